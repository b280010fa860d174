// The whole state as the fragment of the page's address, so that a view can be kept and sent.

const ADDRESS_DELAY = 300;
const joinSet = values => [...values].map(encodeURIComponent).join('+');
const splitSet = text => new Set(text.split('+').filter(Boolean).map(decodeURIComponent));

// How each part of the state is written; `read` gives undefined for what cannot be meant.
function addressParts(model) {
  const byId = new Map(model.actors.map(actor => [actor.id, actor.index]));
  const actorsRead = text => [...splitSet(text)].map(id => byId.get(id)).filter(index => index !== undefined);
  const actorsWritten = indices => joinSet(indices.map(index => model.actors[index].id));
  const text = {write: encodeURIComponent, read: decodeURIComponent};
  const oneOf = (...values) => ({write: text.write, read: word => (values.includes(word) ? word : undefined)});
  const whole = {write: String, read: word => (/^[1-9]\d{0,8}$/.test(word) ? Number(word) : undefined)};
  const day = {write: text.write, read: word => (isDate(word) ? word : undefined)};
  // A name may be empty: that of what has none.
  const some = values => (values.length ? new Set(values) : undefined);
  const names = {write: joinSet, read: word => new Set(word.split('+').map(decodeURIComponent))};
  return {
    lang: oneOf(...Object.keys(WORDS)),
    theme: oneOf('light', 'dark'),
    view: oneOf('graph', 'table'),
    kinds: {write: joinSet, read: word => new Set([...splitSet(word)].filter(kind => KINDS.includes(kind)))},
    press: {write: () => '1', read: () => true},
    communities: {write: joinSet, read: word => some([...splitSet(word)].map(Number).filter(Number.isInteger))},
    outlets: names,
    languages: names,
    from: day,
    to: day,
    by: oneOf(...STRENGTHS),
    least: whole,
    stories: whole,
    keep: oneOf('sure', 'top'),
    ego: {
      write: ({actor, steps}) => joinSet([model.actors[actor].id, steps]),
      read: word => {
        const [id, steps] = word.split('+').map(decodeURIComponent);
        return byId.has(id) && /^[123]$/.test(steps) ? {actor: byId.get(id), steps: Number(steps)} : undefined;
      },
    },
    budget: whole,
    order: oneOf(...Object.keys(ORDERS)),
    around: {write: () => '1', read: () => true},
    extra: {write: indices => actorsWritten([...indices]), read: word => new Set(actorsRead(word))},
    chosen: {
      write: ({actor, pair, passage}) => (passage === undefined ? actorsWritten(pair ?? [actor]) : passageWritten(model.passages[passage])),
      read: word => {
        if (word.startsWith(PASSAGE_MARK)) return passageRead(model, word);
        const [actor, other] = actorsRead(word);
        if (other !== undefined) return {pair: [actor, other]};
        return actor === undefined ? undefined : {actor};
      },
    },
    corrections: correctionsPart(model),
    places: placesPart(model),
    camera: {
      write: ({x, y, scale}) => [Math.round(x), Math.round(y), scale.toPrecision(3)].join('+'),
      read: word => {
        const [x, y, scale] = word.split('+').map(Number);
        return isSight(x, y, scale) ? {x, y, scale} : undefined;
      },
    },
  };
}

// A passage by its document and where in it it stands: its number is another one when the graph is built anew.
const PASSAGE_MARK = 'passage+';
const passageWritten = ({document, start, text}) => PASSAGE_MARK + [document.id, start, text?.length ?? 0].map(encodeURIComponent).join('+');

function passageRead(model, word) {
  const passage = model.passages.find(each => passageWritten(each) === word);
  return passage && {passage: passage.index};
}

// What an address says of the state.
function readAddress(parts, hash) {
  const found = {};
  for (const [, name, word] of hash.matchAll(/(\w+)=([^&#]*)/g)) {
    try {
      const value = Object.hasOwn(parts, name) ? parts[name].read(word) : undefined;
      if (value !== undefined) found[name] = value;
    } catch {
      // Something that was mistyped or cut off says nothing.
    }
  }
  return found;
}

// The address of a state: what differs from the one that the page opens with. Null is too long to be told.
function writeAddress(parts, state, first) {
  const told = Object.keys(parts).filter(name => !alike(state[name], first[name]) && state[name] !== null && state[name] !== false);
  const words = told.map(name => [name, parts[name].write(state[name])]).filter(([, word]) => word !== null);
  return words.map(([name, word]) => `${name}=${word}`).join('&');
}

function alike(one, other) {
  if (one instanceof Set && other instanceof Set) return one.size === other.size && [...one].every(value => other.has(value));
  if (Array.isArray(one) && Array.isArray(other)) return one.length === other.length && one.every((value, i) => value === other[i]);
  return one === other;
}

// Keep the address at what the state says, and the state at what the address says.
function createAddress(page, parts, first) {
  let waiting = 0;
  const write = () => {
    waiting = 0;
    const told = writeAddress(parts, page.store.state, first);
    const address = `${location.pathname}${location.search}${told ? `#${told}` : ''}`;
    try {
      history.replaceState(null, '', address);
    } catch {
      // Some frames have no address of their own.
    }
  };
  page.store.listen(() => {
    // Browsers refuse a page that writes its address at every frame.
    waiting ||= setTimeout(write, ADDRESS_DELAY);
  });
  // The page may have written its own address since: what the reader asked for is in the event.
  addEventListener('hashchange', ({newURL}) => {
    const {drawable} = page.store.state;
    const asked = readAddress(parts, new URL(newURL).hash);
    // No address makes a browser draw that cannot.
    page.store.set({...first, ...asked, drawable, ...(!drawable && {view: 'table'})});
  });
}

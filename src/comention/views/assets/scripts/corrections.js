// What a reader has corrected: plain objects {what, actors, name, kind, why, who, when}. `actors` are the numbers
// of actors as Python found them; a later correction of a name or a kind goes before an earlier one.

const CORRECTIONS = {same: 2, different: 2, rename: 1, kind: 1, drop: 1};
// More than what Python folds away, which leaves no name.
const IS_NAME = /[^\s\-'.’‘ʼʹ´`′‐‑‒−\u00ad\u200b-\u200f\u2060\ufeff\0]/u;

// What some corrections come to. Actors that are the same have one root, the first of them in the file; names,
// kinds and what is no actor are told by it, each with the correction that decides.
function rulingOf(corrections) {
  const parents = new Map();
  const rootOf = index => (parents.has(index) ? rootOf(parents.get(index)) : index);
  for (const {what, actors} of corrections) {
    const [one, other] = actors.map(rootOf).sort((a, b) => a - b);
    if (what === 'same' && one !== other) parents.set(other, one);
  }
  const members = new Map();
  for (const index of new Set(corrections.flatMap(({actors}) => actors))) {
    members.set(rootOf(index), [...(members.get(rootOf(index)) ?? []), index].sort((a, b) => a - b));
  }
  const last = decides => new Map(corrections.filter(decides).map(each => [rootOf(each.actors[0]), each]));
  return {
    rootOf,
    members,
    names: last(({name}) => name),
    kinds: last(({kind}) => kind),
    dropped: last(({what}) => what === 'drop'),
    apart: corrections.filter(({what}) => what === 'different'),
  };
}

// Bring corrections to bear on actors as Python found them: who each is by now, what it is called, and is.
function obey(model, corrections) {
  const {members, names, kinds, dropped} = rulingOf(corrections);
  for (const [root, indices] of members) {
    const [owner, all] = [model.actors[root], indices.map(index => model.actors[index])];
    Object.assign(owner, {
      name: names.get(root)?.name ?? owner.name,
      kind: kinds.get(root)?.kind ?? owner.kind,
      aliases: all.length > 1 ? countsTogether(all.flatMap(actor => actor.given.aliases)) : owner.aliases,
      wikidata: all.map(actor => actor.given.wikidata).find(Boolean) ?? null,
    });
    for (const actor of all) actor.owner = dropped.has(root) ? null : owner;
  }
}

// Forms with counts, those of each form together, the most frequent first.
function countsTogether(aliases) {
  const counts = new Map();
  for (const [form, n] of aliases) counts.set(form, (counts.get(form) ?? 0) + n);
  return [...counts].sort(([form, n], [other, m]) => m - n || (form < other ? -1 : 1));
}

// Why a correction cannot stand beside others, in words; null if it can.
function objectionTo(model, corrections, next) {
  const ruling = rulingOf(corrections);
  const {what, actors, name} = next;
  const [one, other] = actors.map(ruling.rootOf);
  const members = [one, other].flatMap(root => ruling.members.get(root) ?? root ?? []);
  const [first, second] = actors.map(index => quoted(model.actors[index].name));
  const uncalled = members.filter(index => !callOf(model.actors[index], what));
  if (what === 'kind' ? uncalled.length === members.length : uncalled.length) {
    return say('correct_uncalled', {name: quoted(model.actors[uncalled[0]].name)});
  }
  if (name !== undefined && !IS_NAME.test(name)) return say('correct_no_name');
  if (CORRECTIONS[what] < 2) return null;
  if (one === other) return say('correct_is_same', {first, second});
  const between = ({actors: apart}) => apart.map(ruling.rootOf).every(root => root === one || root === other);
  if (ruling.apart.some(between)) return say('correct_is_different', {first, second});
  const judged = [one, other].map(root => ruling.kinds.get(root)?.kind);
  if (what === 'same' && judged[0] && judged[1] && judged[0] !== judged[1]) {
    return say('correct_two_kinds', {first, second, kind: say(judged[0]), other: say(judged[1])});
  }
  return null;
}

// What the next build is to call an actor by: in general, where its kind is judged, and where it is none.
function callOf(actor, what) {
  if (!actor.called) return actor.given.name;
  return actor.called[{kind: 1, drop: 2}[what] ?? 0];
}

// The corrections with one more, which goes in the place of an earlier one of the same name or kind.
function withCorrection(corrections, next) {
  const {rootOf} = rulingOf(corrections);
  const [root] = next.actors.map(rootOf);
  const replaced = ({what, actors}) => CORRECTIONS[what] < 2 && what === next.what && rootOf(actors[0]) === root;
  return [...corrections.filter(each => !replaced(each)), next];
}

// Corrections as one short text for the address, and back: what is not sound, or contradicts others, is left out.
function correctionsPart(model) {
  const byId = new Map(model.actors.map(actor => [actor.id, actor.index]));
  const compact = ({what, actors, name, kind, why, who, when}) => {
    return [what, actors.map(index => model.actors[index].id), name ?? '', kind ?? '', why, who, when];
  };
  const readOne = ([what, ids, ...rest]) => {
    const [name, kind, why, who, when] = rest.map(text => wellFormed(String(text ?? '')));
    const actors = [ids].flat().map(id => byId.get(id));
    return {what, actors, ...(name && {name}), ...(kind && {kind}), why, who, when};
  };
  return {
    write: corrections => encodeURIComponent(JSON.stringify(corrections.map(compact))),
    read: text => JSON.parse(decodeURIComponent(text)).filter(Array.isArray).map(readOne).reduce((found, next) => {
      return isSound(next) && !objectionTo(model, found, next) ? withCorrection(found, next) : found;
    }, []),
  };
}

function isSound({what, actors, name, kind, when}) {
  return Object.hasOwn(CORRECTIONS, what)
    && actors.length === CORRECTIONS[what] && actors.every(index => index !== undefined)
    && Boolean(name) === ['same', 'rename'].includes(what)
    && (kind ? KINDS.includes(kind) && ['same', 'kind'].includes(what) : what !== 'kind')
    && /^\d{4}-\d\d-\d\d$/.test(when) && date(when) !== when;
}

// A text without halves of characters, which no file can hold.
const wellFormed = text => text.replace(/\p{Cs}/gu, '\ufffd');

// A name as it stands in a sentence of ours, whatever its direction.
const quoted = name => `\u2068${shortened(name, 60)}\u2069`;

const today = () => new Date(Date.now() - new Date().getTimezoneOffset() * 60_000).toISOString().slice(0, 10);

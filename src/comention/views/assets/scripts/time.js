// The strip of time below the picture: how often actors are mentioned when, and from when to when one looks.

const AGES_AT_MOST = 5;

function createTime(page) {
  const {model, store} = page;
  const scale = chooseScale(model.documents);
  const useful = scale?.bars > 1;
  $('time-strip').hidden = !useful;
  $('time-none').hidden = useful || !model.documents.length;
  if (useful) createStrip(page, scale);
  const excuse = () => ($('time-none').textContent = scale ? say('time_one', {date: rangeOfBars(scale, 0, 0)}) : say('time_none'));
  store.listen((state, before) => changed(state, before, 'lang') && excuse());
  excuse();
}

function createStrip(page, scale) {
  const {store} = page;
  const places = barsOf(page.model.documents, scale);
  const undated = page.model.documents.filter(document => !document.days).length;
  const vague = places.filter(bar => bar === null).length - undated;
  // `pointed` is the bar under the mouse.
  const strip = {scale, places, undated, vague, pointed: null};
  const draw = state => {
    Object.assign(strip, heightsOf(page, strip, state));
    drawBars(strip);
    showAges(scale);
  };
  const show = state => {
    showWindow(scale, state);
    showWords(page, strip, state);
  };
  strip.point = bar => {
    strip.pointed = bar;
    showWords(page, strip, store.state);
  };
  createSliding(page, strip);
  createPlayer(page, scale);
  $('time-reset').addEventListener('click', () => {
    store.set({from: null, to: null});
    $('time-from').focus();
  });
  $('time-fold').setAttribute('aria-expanded', 'true');
  $('time-fold').addEventListener('click', () => {
    const open = $('time-fold').getAttribute('aria-expanded') === 'true';
    $('time-fold').setAttribute('aria-expanded', String(!open));
  });
  store.listen((state, before) => {
    if (changed(state, before, 'chosen', 'outlets', 'languages', 'corrections', 'lang')) draw(state);
    if (changed(state, before, 'lang', ...SCENE_BY)) show(state);
  });
  draw(store.state);
  show(store.state);
}

// Of every bar the mentions of anybody, and those of what is chosen, at whatever time one looks.
function heightsOf({model}, {scale, places}, state) {
  const bars = places.map((bar, index) => (isOfChoice(model.documents[index], state) ? bar : null));
  const own = spreadOfChosen(model, chosenActors(model, state.chosen));
  return {
    whole: countBars(scale, bars, model.actors.map(actor => actor.whole.spread)),
    own: own && countBars(scale, bars, [own]),
  };
}

// The mentions of one actor by document, or the passages of two; of others nothing is counted.
function spreadOfChosen(model, [first, second, ...others]) {
  if (!first || others.length) return null;
  if (!second) return first.whole.spread;
  const link = model.between.get(pairKey(first.index, second.index));
  return (link?.numbers ?? []).flatMap(number => [model.places[number], 1]);
}

// Two shapes, each as high as the strip: what is chosen would be too small to be seen beside the whole.
function drawBars({scale, whole, own}) {
  $('time-bars').setAttribute('viewBox', `0 0 ${scale.bars} 1`);
  $('time-bars').classList.toggle('behind', Boolean(own));
  $('time-whole').setAttribute('d', outlineOf(whole));
  $('time-own').setAttribute('d', outlineOf(own ?? []));
}

function outlineOf(heights) {
  const most = Math.max(...heights);
  const bar = (height, at) => (height ? `M${at + 0.1} 1V${(1 - Math.max(0.05, height / most)).toFixed(3)}H${at + 0.9}V1Z` : '');
  return heights.map(bar).join('');
}

// The years, or for short bars the months, below the bars with which they begin.
function showAges(scale) {
  const length = {10: 7, 7: 4, 4: 3}[scale.precision];
  const age = bar => isoDay(scale.first(bar), length);
  const begun = Array.from({length: scale.bars}, (_, bar) => bar).filter(bar => bar && age(bar) !== age(bar - 1));
  const kept = begun.filter((_, i) => i % Math.ceil(begun.length / AGES_AT_MOST) === 0);
  if (!kept.length || kept[0] > scale.bars / 6) kept.unshift(0);
  empty($('time-ages'), kept.filter(bar => bar < 0.92 * scale.bars).map(bar => {
    const label = el('span', {}, date(isoDay(scale.first(bar), Math.max(4, length))));
    label.style.setProperty('--at', bar / scale.bars);
    return label;
  }));
}

// Where the window is, on the screen and for those who do not see it.
function showWindow(scale, state) {
  const [first, last] = barsChosen(scale, state);
  $('time-line').style.setProperty('--from', first / scale.bars);
  $('time-line').style.setProperty('--to', (last + 1) / scale.bars);
  $('time-line').classList.toggle('whole', !state.from && !state.to);
  tellHandle($('time-from'), {least: 0, value: first, most: last, day: scale.first(first)}, scale);
  tellHandle($('time-to'), {least: first, value: last, most: scale.bars - 1, day: scale.last(last)}, scale);
  $('time-reset').disabled = !state.from && !state.to;
}

function tellHandle(handle, {least, value, most, day}, scale) {
  handle.setAttribute('aria-valuemin', least);
  handle.setAttribute('aria-valuenow', value);
  handle.setAttribute('aria-valuemax', most);
  handle.setAttribute('aria-valuetext', date(isoDay(day, scale.precision)));
}

// The time that is chosen, and below it what is at the bar under the mouse, or what has no place in the strip.
function showWords({model}, strip, state) {
  const {scale, pointed} = strip;
  const [first, last] = barsChosen(scale, state);
  const narrow = state.from || state.to;
  $('time-chosen').textContent = narrow ? rangeOfBars(scale, first, last) : say('time_all');
  const lines = pointed === null ? notesOf(model, strip, state) : pointedOf(model, strip, state);
  empty($('time-notes'), lines.map(line => el('span', {}, line)));
}

function notesOf({documents}, {undated, vague}, {from, to}) {
  const read = documents.filter(document => document.inView).length;
  const narrow = from || to;
  return [
    narrow && count('documents', read),
    undated && count(narrow ? 'time_undated_out' : 'time_undated', undated),
    !narrow && vague && count('time_vague', vague),
  ].filter(Boolean);
}

function pointedOf(model, {scale, pointed, whole, own}, {chosen}) {
  const words = count('mentions', whole[pointed]);
  return [
    rangeOfBars(scale, pointed, pointed),
    own ? say('time_own', {own: count(chosenActors(model, chosen).length > 1 ? 'passages' : 'mentions', own[pointed]), whole: words}) : words,
  ];
}

// Every filter that is on, in words, with what takes it off.

const wordsOfKinds = kinds => KINDS.filter(kind => !kinds.has(kind)).map(kind => say(`${kind}_many`)).join(', ');

function wordsOfPeriod({from, to}) {
  if (from && to) return range(from, to);
  return from ? say('since', {date: date(from)}) : say('until', {date: date(to)});
}

// The actors that are drawn only because somebody asked for them.
function actorsAdded({model, store: {state}, scene}) {
  const drawn = new Set(scene.eligible.slice(0, state.budget));
  return [...state.extra].map(index => model.actors[index]).filter(actor => actor.mentions && !drawn.has(actor));
}

// For each filter the parts of the state that are it, and its words, null where there is nothing to say.
const FILTERS = [
  {names: ['ego'], words: ({model}, {ego}) => say('chip_ego', {name: shortened(model.actors[ego.actor].name, 40), steps: count('steps', ego.steps)})},
  {
    names: ['communities'],
    words(page, {communities: {size}}) {
      return size > 1 ? count('chip_communities', size) : say('chip_community', {names: FACETS.communities(page)[0].name});
    },
  },
  {names: ['kinds'], words: (_, {kinds}) => say('chip_kinds', {names: wordsOfKinds(kinds)})},
  {names: ['press'], words: () => say('chip_press')},
  {
    names: ['outlets'],
    words(_, {outlets}) {
      return outlets.size > 1 ? count('chip_outlets', outlets.size) : say('chip_outlet', {name: outletName([...outlets][0])});
    },
  },
  {names: ['languages'], words: (_, {languages}) => say('chip_languages', {names: [...languages].map(languageName).join(', ')})},
  {names: ['from', 'to'], words: (_, state) => wordsOfPeriod(state)},
  {names: ['keep'], words: (_, {keep}) => say(`keep_${keep}`)},
  {names: ['least'], words: (_, {least}) => count('least', least)},
  {names: ['stories'], words: (_, {stories}) => count('stories', stories)},
  {names: ['by'], words: (_, {by}) => say('chip_by', {strength: say(by === 'npmi' ? 'by_npmi' : 'by_weight')})},
  {
    names: ['extra'],
    words(page) {
      const {length} = actorsAdded(page);
      return length ? count('chip_extra', length) : null;
    },
  },
];

// The filters that are on, each with its words.
function filtersOn(page) {
  const {state} = page.store;
  const on = FILTERS.filter(({names}) => names.some(name => !alike(state[name], page.first[name])));
  return on.map(({names, words}) => ({names, words: words(page, state)})).filter(filter => filter.words);
}

// The parts of the state as they are while a filter is off.
const withoutFilter = (page, names) => Object.fromEntries(names.map(name => [name, page.first[name]]));

// Take all filters off; what one has chosen and how one looks at it stays.
const resetFilters = page => page.store.set(withoutFilter(page, [...FILTERS.flatMap(({names}) => names), 'budget']));

function createChips(page) {
  const place = $('chips');

  function takeOff(names, at) {
    page.store.set(withoutFilter(page, names));
    // The chip has gone: the next one has the focus, or what opens the filters.
    (place.querySelectorAll('.chip')[at] ?? place.querySelector('.chip') ?? $('filter')).focus();
  }

  const chip = ({names, words}, at) => el('li', {}, el(
    'button',
    {type: 'button', class: 'chip', 'data-key': names[0], 'aria-label': say('take_off', {words}), title: say('take_off', {words}), onclick: () => takeOff(names, at)},
    bdi(words, {class: 'name'}), el('span', {'aria-hidden': 'true'}, '×'),
  ));

  function reset() {
    resetFilters(page);
    $('filter').focus();
  }

  const show = () => {
    const on = filtersOn(page);
    const all = el('li', {}, el('button', {type: 'button', class: 'reset', 'data-key': 'reset', onclick: reset}, say('reset')));
    refill(place, on.map(chip), on.length > 0 && all);
    place.hidden = !on.length;
  };
  page.store.listen((state, before) => changed(state, before, 'lang', ...SCENE_BY) && show());
  show();
}

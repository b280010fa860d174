// The same in tables: for screen readers, for keyboards, and for whoever would rather read than look.

const TABLE_ROWS = 200;

const ACTOR_COLUMNS = [
  {head: 'name', value: actor => actor.name, actor: actor => actor},
  {head: 'kind', value: actor => actor.kind, cell: actor => say(actor.kind)},
  {head: 'mentions_head', value: actor => actor.mentions, number: true},
  {head: 'documents_head', value: actor => actor.documents, number: true},
  {head: 'links_head', value: (actor, scene) => linksOf(scene, actor).length, number: true},
  {head: 'first_head', value: actor => actor.first ?? '', cell: actor => (actor.first ? date(actor.first, 'short') : '')},
  {head: 'last_head', value: actor => actor.last ?? '', cell: actor => (actor.last ? date(actor.last, 'short') : '')},
];

const LINK_COLUMNS = [
  {head: 'first_actor', value: link => link.ends[0].name, actor: link => link.ends[0]},
  {head: 'second_actor', value: link => link.ends[1].name, actor: link => link.ends[1]},
  {head: 'passages_head', value: link => link.weight, number: true},
  {head: 'documents_head', value: link => link.documents, number: true},
  {head: 'first_head', value: link => link.first ?? '', cell: link => (link.first ? date(link.first, 'short') : '')},
  {head: 'last_head', value: link => link.last ?? '', cell: link => (link.last ? date(link.last, 'short') : '')},
];

function createTables(page) {
  const {store} = page;
  const place = $('tables');
  // By which column each table is sorted, and whether downwards.
  const order = {actors: {column: 2, down: true}, links: {column: 2, down: true}};

  function show(state) {
    place.hidden = state.view !== 'table';
    if (place.hidden) return;
    const {eligible: actors, eligibleLinks: links} = page.scene;
    const excuse = !state.drawable && el('p', {class: 'quiet'}, say('no_drawing'));
    empty(place, excuse, table('actors', ACTOR_COLUMNS, actors, state), table('links', LINK_COLUMNS, links, state));
  }

  function table(name, columns, items, state) {
    const ranked = sorted(page.scene, items, columns, order[name]);
    const body = el('tbody');
    const show = some => body.append(...some.map(item => rowOf(name, columns, item, state)));
    show(ranked.slice(0, TABLE_ROWS));
    return el('div', {},
      el('table', {id: `table-${name}`},
        el('caption', {}, say(`${name}_caption`), ' ', el('span', {class: 'tally'}, number(items.length))),
        el('thead', {}, el('tr', {}, columns.map((column, index) => headOf(name, column, index)))),
        body),
      rest(ranked.slice(TABLE_ROWS), show));
  }

  function headOf(name, column, index) {
    const {column: by, down} = order[name];
    const direction = index === by ? (down ? 'descending' : 'ascending') : 'none';
    const sort = () => {
      order[name] = {column: index, down: index === by ? !down : Boolean(column.number)};
      show(store.state);
      place.querySelectorAll(`#table-${name} th button`)[index].focus();
    };
    return el('th', {scope: 'col', class: column.number && 'number', 'aria-sort': direction},
      el('button', {type: 'button', onclick: sort}, say(column.head)));
  }

  function contentOf({number: isNumber, actor, value, cell}, item) {
    if (isNumber) return number(value(item, page.scene));
    return actor ? named(actor(item).name, page.hint(actor(item))) : bdi(cell(item));
  }

  function rowOf(name, columns, item, state) {
    const chosen = name === 'actors' ? {actor: item.index} : {pair: item.ends.map(actor => actor.index)};
    const choose = () => store.set({chosen});
    return el('tr', {'data-key': keyOf(chosen), 'aria-current': keyOf(state.chosen) === keyOf(chosen) && 'true'}, columns.map((column, index) => {
      const content = contentOf(column, item);
      if (index > 0) return el('td', {class: column.number && 'number'}, content);
      return el('th', {scope: 'row'}, el('button', {type: 'button', onclick: choose}, content));
    }));
  }

  // Choosing something only moves the mark: the table keeps its place and the focus.
  function markChosen() {
    for (const row of place.querySelectorAll('tr[aria-current]')) row.removeAttribute('aria-current');
    const row = place.querySelector(`tr[data-key="${keyOf(store.state.chosen)}"]`);
    row?.setAttribute('aria-current', 'true');
  }

  store.listen((state, before) => {
    if (changed(state, before, 'view', 'lang', ...SCENE_BY.filter(name => !ON_TOP.includes(name)))) show(state);
    else if (changed(state, before, 'chosen')) markChosen();
  });
  show(store.state);
}

function keyOf(chosen) {
  if (!chosen || chosen.passage !== undefined) return 'none';
  return chosen.pair ? `pair-${pairKey(...chosen.pair)}` : `actor-${chosen.actor}`;
}

// Items by a column, equal ones in the order in which they came.
function sorted(scene, items, columns, {column, down}) {
  const value = item => columns[column].value(item, scene);
  const compare = (a, b) => (typeof a === 'number' ? a - b : a.localeCompare(b, lang));
  return [...items].sort((a, b) => (down ? compare(value(b), value(a)) : compare(value(a), value(b))));
}

// Finding an actor by any of its names, in the manner of a combobox.

const FOUND_AT_MOST = 12;

// The actors that bear the words, and under which name: whole names before beginnings before the rest.
function createFinder({model, store}) {
  let names;
  let from;
  const folded = actor => [actor.name, ...actor.aliases.map(([form]) => form)].map(name => [fold(name), name]);
  return words => {
    // A correction may have given new names.
    if (from !== store.state.corrections) {
      from = store.state.corrections;
      names = model.actors.filter(actor => actor.owner === actor).map(actor => [actor, folded(actor)]);
    }
    const wanted = fold(words);
    if (!wanted) return [];
    return names
      .map(([actor, forms]) => ({actor, ...best(forms, wanted)}))
      .filter(hit => hit.rank < 9)
      .sort((a, b) => a.rank - b.rank || a.actor.index - b.actor.index);
  };
}

function best(forms, wanted) {
  let hit = {rank: 9, name: ''};
  for (const [form, name] of forms) {
    const rank = fitOf(form, wanted);
    if (rank < hit.rank) hit = {rank, name};
  }
  return hit;
}

function fitOf(form, wanted) {
  if (form === wanted) return 0;
  if (form.startsWith(wanted)) return 1;
  if (form.includes(` ${wanted}`)) return 2;
  const parts = form.split(' ');
  if (wanted.split(' ').every(word => parts.some(part => part.startsWith(word)))) return 3;
  return form.includes(wanted) ? 4 : 9;
}

function createSearch(page) {
  const {store} = page;
  const [input, list] = [$('find'), $('found')];
  let hits = [];
  let current = -1;

  function update() {
    hits = page.findActors(input.value);
    const shown = hits.slice(0, FOUND_AT_MOST);
    empty(list, shown.length ? shown.map(option) : input.value.trim() && el('li', {class: 'quiet', role: 'option', 'aria-disabled': 'true'}, say('found_none')));
    open(Boolean(input.value.trim()));
    move(shown.length ? 0 : -1);
    if (input.value.trim()) speak(count('found', hits.length));
  }

  function option({actor, name}, index) {
    const alias = name !== actor.name && el('span', {class: 'quiet'}, say('also', {alias: shortened(name, 60)}));
    return el(
      'li',
      {role: 'option', id: `found-${index}`, 'aria-selected': 'false', onpointerdown: event => event.preventDefault(), onclick: () => take(index)},
      sign(actor.kind), bdi(actor.name, {class: 'name'}), alias, el('span', {class: 'tally'}, number(actor.mentions)),
    );
  }

  function open(wanted) {
    list.hidden = !wanted;
    input.setAttribute('aria-expanded', String(wanted));
  }

  function move(to) {
    list.children[current]?.setAttribute('aria-selected', 'false');
    current = to;
    list.children[to]?.setAttribute('aria-selected', 'true');
    list.children[to]?.scrollIntoView({block: 'nearest'});
    if (to >= 0) input.setAttribute('aria-activedescendant', `found-${to}`);
    else input.removeAttribute('aria-activedescendant');
  }

  function take(index) {
    const hit = hits[index];
    if (!hit) return;
    close();
    store.set({chosen: {actor: hit.actor.index}, extra: new Set([...store.state.extra, hit.actor.index])});
  }

  function close() {
    input.value = '';
    hits = [];
    open(false);
    move(-1);
  }

  function key(event) {
    const last = Math.min(hits.length, FOUND_AT_MOST) - 1;
    if (event.key === 'ArrowDown') move(current >= last ? 0 : current + 1);
    else if (event.key === 'ArrowUp') move(current <= 0 ? last : current - 1);
    else if (event.key === 'Enter') take(current);
    else if (event.key === 'Escape' && input.value) close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  input.addEventListener('input', update);
  input.addEventListener('focus', () => input.value.trim() && update());
  input.addEventListener('blur', () => open(false));
  input.addEventListener('keydown', key);
}

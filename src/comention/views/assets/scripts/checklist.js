// The checkboxes of a filter of a set: while none is ticked, everything passes.

const CHOICES_AT_ONCE = 8;
const CHOICES_TO_TYPE = 10;

// Fill the fieldset of a filter, with `every` as the word for everything; gives what brings it up to date.
function createChecklist(page, name, every) {
  const {store} = page;
  const input = el('input', {type: 'search', autocomplete: 'off', spellcheck: 'false', oninput: () => fill()});
  const list = el('ul', {class: 'choices'});
  const more = el('div');
  const ticks = new Map();
  let choices = [];
  $(name).append(input, list, more);

  function toggle(value) {
    const chosen = new Set(store.state[name]);
    if (!chosen.delete(value)) chosen.add(value);
    store.set({[name]: value !== null && chosen.size ? chosen : null});
    mark();
  }

  // Which are ticked. The list and its numbers do not depend on that.
  function mark() {
    const chosen = store.state[name];
    for (const [value, tick] of ticks) tick.checked = value === null ? !chosen : Boolean(chosen?.has(value));
  }

  function row({value, name: label, tally}) {
    const tick = el('input', {type: 'checkbox', 'data-key': value ?? 'every', onchange: () => toggle(value)});
    ticks.set(value, tick);
    return el('li', {}, el('label', {title: label}, tick, bdi(label, {class: 'name'}), tally !== undefined && el('span', {class: 'tally'}, number(tally))));
  }

  function add(some) {
    list.append(...some.map(row));
    mark();
  }

  function fill() {
    const words = fold(input.value);
    const found = choices.filter(choice => fold(choice.name).includes(words));
    ticks.clear();
    refill(list, !words && row({value: null, name: say(every)}), found.slice(0, CHOICES_AT_ONCE).map(row));
    if (!found.length) list.append(el('li', {class: 'quiet'}, say('choices_none')));
    empty(more, rest(found.slice(CHOICES_AT_ONCE), add, 50));
    mark();
  }

  return (state, before) => {
    const others = SCENE_BY.filter(each => each !== name && each !== 'budget' && !ON_TOP.includes(each));
    if (before && !changed(state, before, 'lang', ...others)) return mark();
    choices = FACETS[name](page);
    $(name).hidden = choices.length < 2 && !store.state[name];
    input.hidden = choices.length <= CHOICES_TO_TYPE;
    input.setAttribute('aria-label', say('choices_find'));
    input.placeholder = say('choices_find');
    fill();
  };
}

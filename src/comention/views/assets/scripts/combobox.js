// A field with a list of what fits the words in it, in the manner of a combobox.

// `search` gives for some words `groups` of {name, items}, what is said of them, and what stands there if there
// are none; an item has `content` and `take`, which chooses it. What takes time comes as `later`, the same anew.
function createCombobox(input, list, search) {
  let items = [];
  let current = -1;

  function update() {
    const words = input.value.trim();
    const answer = words ? search(words) : {groups: []};
    show(words, answer, 0);
    answer.later?.then(whole => input.value.trim() === words && show(words, whole, Math.max(0, current)));
  }

  function show(words, {groups, spoken, none}, wanted) {
    const present = groups.filter(group => group.items.length);
    items = present.flatMap(group => group.items);
    const groupOf = ({name, items: own}) => el('ul', {role: 'group', 'aria-label': name}, own.map(option));
    empty(list, items.length ? present.map(groupOf) : none && emptyOption(none));
    open(Boolean(words));
    move(items.length ? wanted : -1);
    if (words) speak(spoken);
  }

  // The list must not take the focus from the field.
  function option(item) {
    const stay = event => event.preventDefault();
    return el('li', {role: 'option', id: idOf(items.indexOf(item)), class: item.class, 'aria-selected': 'false', onpointerdown: stay, onclick: () => take(item)}, item.content);
  }

  const emptyOption = words => el('div', {class: 'quiet', role: 'option', 'aria-disabled': 'true', 'aria-selected': 'false'}, words);
  const idOf = index => `${list.id}-${index}`;

  function open(wanted) {
    list.hidden = !wanted;
    input.setAttribute('aria-expanded', String(wanted));
  }

  function move(to) {
    const options = list.querySelectorAll('li');
    options[current]?.setAttribute('aria-selected', 'false');
    current = to;
    options[to]?.setAttribute('aria-selected', 'true');
    options[to]?.scrollIntoView({block: 'nearest'});
    if (to >= 0) input.setAttribute('aria-activedescendant', idOf(to));
    else input.removeAttribute('aria-activedescendant');
  }

  function take(item) {
    if (!item) return;
    close();
    item.take();
  }

  function close() {
    input.value = '';
    items = [];
    open(false);
    move(-1);
  }

  function key(event) {
    const last = items.length - 1;
    if (event.key === 'ArrowDown') move(current >= last ? 0 : current + 1);
    else if (event.key === 'ArrowUp') move(current <= 0 ? last : current - 1);
    else if (event.key === 'Enter') take(items[current]);
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

// The field of a combobox that is made by script.
function comboboxInput(id, list, words) {
  return el('input', {
    id, type: 'search', role: 'combobox', autocomplete: 'off', spellcheck: 'false', placeholder: words,
    'aria-label': words, 'aria-autocomplete': 'list', 'aria-expanded': 'false', 'aria-controls': list,
  });
}

// Choosing another actor by any of its names; those that share a word with the first one are offered at once.

const PARTNERS_AT_MOST = 6;
const PARTNERS_MORE = 20;

function partnerPicker({model, findActors: find, hint}, actor, take) {
  const list = el('div', {class: 'partners'});
  const input = el('input', {type: 'search', autocomplete: 'off', spellcheck: 'false', placeholder: say('find_actor'), dir: 'auto'});

  function show() {
    const words = input.value.trim();
    const found = (words ? find(words).map(hit => hit.actor) : namesakesOf(find, actor)).filter(other => other !== actor);
    take(null);
    if (!found.length) return empty(list, words && quiet(say('found_none')));
    const radios = some => radiosOf('correcting-other', say('correct_other'), some.map(choice), null, index => take(model.actors[index]));
    const shown = radios(found.slice(0, PARTNERS_AT_MOST));
    const more = some => shown.append(...radios(some).querySelectorAll('label'));
    empty(list, shown, rest(found.slice(PARTNERS_AT_MOST), more, PARTNERS_MORE));
  }

  const choice = other => [String(other.index), [
    sign(other.kind), named(shortened(other.name, 60), hint(other) ?? hintOf(other)), el('span', {class: 'tally'}, count('mentions', other.mentions)),
  ]];

  // Enter looks for somebody here, and corrects nothing yet.
  const stay = event => {
    if (event.key === 'Enter') event.preventDefault();
  };
  input.addEventListener('input', show);
  input.addEventListener('keydown', stay);
  show();
  return [el('label', {class: 'field'}, el('span', {}, say('correct_other')), input), list];
}

// Those who share a word of a name, who may be the same one.
function namesakesOf(find, {name}) {
  const words = fold(name).split(' ').filter(word => word.length > 2).reverse();
  return [...new Set(words.flatMap(word => find(word).map(hit => hit.actor)))];
}

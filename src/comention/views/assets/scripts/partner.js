// Choosing another actor by any of its names; those that share a word with the first one are offered at once.

const PARTNERS_AT_MOST = 6;

function partnerPicker({model, findActors: find}, actor, take) {
  const list = el('div', {class: 'partners'});
  const input = el('input', {type: 'search', autocomplete: 'off', spellcheck: 'false', placeholder: say('find'), dir: 'auto'});

  function show() {
    const words = input.value.trim();
    const found = (words ? find(words).map(hit => hit.actor) : namesakesOf(find, actor)).filter(other => other !== actor);
    const choices = found.slice(0, PARTNERS_AT_MOST).map(other => [String(other.index), [
      sign(other.kind), bdi(shortened(other.name, 60), {class: 'name'}), el('span', {class: 'tally'}, count('mentions', other.mentions)),
    ]]);
    take(null);
    if (choices.length) empty(list, radiosOf('correcting-other', say('correct_other'), choices, null, index => take(model.actors[index])));
    else empty(list, words && quiet(say('found_none')));
  }

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

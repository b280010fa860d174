// The dialog in which a reader corrects who an actor is, or whether two are one.

const NAME_LENGTH = 200;
const ABOUT_ONE = {same: 'correct_same', different: 'correct_different', rename: 'correct_rename', kind: 'correct_kind', drop: 'correct_drop'};
const ABOUT_TWO = {same: 'correct_same_two', different: 'correct_different_two'};
// Who corrects, told once and put down again the next time.
let corrector = '';

function createCorrecting(page) {
  const offer = (...actors) => el('button', {type: 'button', class: 'plain correct', onclick: () => openCorrecting(page, actors)}, say('correct'));
  page.actions.actor.push((_, actor) => offer(actor));
  page.actions.pair.push((_, ...actors) => offer(...actors));
}

// The same by keyboard, wherever one is.
function correctChosen(page) {
  const actors = chosenActors(page.model, page.store.state.chosen);
  if (actors.length) openCorrecting(page, actors);
}

function openCorrecting(page, actors) {
  const dialog = $('correcting');
  const draft = {what: actors.length > 1 ? 'same' : null, other: actors[1] ?? null};
  const details = el('div', {class: 'details'});
  const error = el('p', {class: 'error', role: 'alert'});
  const why = textField('correct_why', '', 500);
  const who = textField('correct_who', corrector, 100);

  function submit(event) {
    event.preventDefault();
    const wanted = draft.what && asked(draft, actors);
    const refused = !draft.what ? say('correct_choose') : refusalOf(page, wanted);
    error.textContent = refused ?? '';
    if (refused) return;
    corrector = who.input.value.trim();
    dialog.close();
    correct(page, {...wanted, why: lineOf(why.input.value), who: lineOf(corrector), when: today()});
  }

  const choose = what => {
    draft.what = what;
    error.textContent = '';
    empty(details, ...detailsOf(page, draft, actors));
  };
  const offered = Object.entries(actors.length > 1 ? ABOUT_TWO : ABOUT_ONE).map(([what, word]) => [what, say(word)]);
  empty(dialog, el('form', {method: 'dialog', onsubmit: submit, novalidate: true},
    el('h2', {id: 'correcting-title'}, say('correct_title'), ' ', actors.map((actor, i) => [i > 0 && ' — ', bdi(shortened(actor.name, 120))]).flat()),
    radiosOf('correcting-what', say('correct_what'), offered, draft.what, choose),
    details, why.label, who.label, error,
    el('div', {class: 'buttons'},
      el('button', {type: 'button', class: 'plain', onclick: () => dialog.close()}, say('cancel')),
      el('button', {class: 'plain main'}, say('correct_do'))),
  ));
  if (draft.what) choose(draft.what);
  dialog.showModal();
}

// A field with its label above.
function textField(word, value, longest) {
  const input = el('input', {type: 'text', value, maxlength: longest, autocomplete: 'off', dir: 'auto'});
  return {input, label: el('label', {class: 'field'}, el('span', {}, say(word)), input)};
}

// Radio buttons, a line each; `take` is told what is chosen.
function radiosOf(name, legend, choices, chosen, take) {
  const button = ([value, content]) => el('label', {},
    el('input', {type: 'radio', name, value, checked: value === chosen, onchange: () => take(value)}), el('span', {}, content));
  return el('fieldset', {class: 'choices'}, el('legend', {}, legend), choices.map(button));
}

// What else has to be said for a correction of a sort.
function detailsOf(page, draft, actors) {
  const [actor] = actors;
  if (draft.what === 'drop') return [quiet(say('correct_drop_means'))];
  if (draft.what === 'kind') {
    draft.kind = null;
    const choices = KINDS.filter(kind => kind !== actor.kind).map(kind => [kind, [sign(kind), say(kind)]]);
    return [radiosOf('correcting-kind', say('kind'), choices, null, kind => (draft.kind = kind))];
  }
  if (draft.what === 'rename') {
    const {input, label} = textField('name', actor.name, NAME_LENGTH);
    draft.name = actor.name;
    input.addEventListener('input', () => (draft.name = input.value));
    return [label];
  }
  const names = el('div');
  const take = other => {
    draft.other = other;
    empty(names, draft.what === 'different' ? quiet(say('correct_different_means')) : other && namesOf(draft, actor));
  };
  if (actors.length < 2) return [...partnerPicker(page, actor, take), names];
  take(actors[1]);
  return [names];
}

// Which of two names stays.
function namesOf(draft, actor) {
  const both = [actor, draft.other];
  draft.keeps = actor;
  const choices = both.map((each, i) => [String(i), [sign(each.kind), bdi(shortened(each.name, 120))]]);
  return radiosOf('correcting-name', say('correct_keep'), choices, '0', value => (draft.keeps = both[value]));
}

// The correction that is asked for; null where something is missing.
function asked({what, other, name, kind, keeps}, [actor]) {
  const one = {what, actors: [actor.index]};
  if (what === 'rename') return {...one, name: lineOf(name)};
  if (what === 'kind') return kind && {...one, kind};
  if (what === 'drop') return one;
  const both = other && {what, actors: [actor.index, other.index]};
  if (!both || what === 'different') return both;
  return {...both, name: wellFormed(keeps.name), ...(actor.kind !== other.kind && {kind: keeps.kind})};
}

// Why a correction is refused, in words; null where it is not.
function refusalOf({model, store}, wanted) {
  if (!wanted) return say('correct_missing');
  const [actor] = wanted.actors.map(index => model.actors[index]);
  if (wanted.what === 'rename' && wanted.name === actor.name) return say('correct_as_before');
  return objectionTo(model, store.state.corrections, wanted);
}

// Put a correction in force, and go on with whom it made.
function correct({model, store}, correction) {
  const corrections = withCorrection(store.state.corrections, correction);
  store.set({corrections, ...following(store.state, corrections, correction)});
  speak(say('corrected', {what: sentenceOf(model, correction)}));
  $('panel').querySelector('h2')?.focus({preventScroll: true});
}

// Where else the state speaks of an actor that is another one by now, or nobody.
function following({extra, ego}, corrections, {what, actors}) {
  const {rootOf} = rulingOf(corrections);
  const root = rootOf(actors[0]);
  const centred = ego && rootOf(ego.actor) === root;
  if (what === 'drop') return {chosen: null, ego: centred ? null : ego};
  if (what !== 'same') return {};
  return {chosen: {actor: root}, extra: new Set([...extra].map(rootOf)), ego: centred ? {...ego, actor: root} : ego};
}

// What was typed, on one line.
const lineOf = text => wellFormed(shortened(text, Infinity));

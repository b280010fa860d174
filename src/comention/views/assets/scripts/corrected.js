// What was corrected: a list, each of which can be taken back, and the file for the next build.

const CORRECTED = {
  same: 'corrected_same',
  different: 'corrected_different',
  rename: 'corrected_rename',
  drop: 'corrected_drop',
  PERSON: 'corrected_person',
  GROUP: 'corrected_group',
  STATE: 'corrected_state',
};

function createCorrected(page) {
  const {model, store} = page;
  const button = $('corrections');
  const dialog = $('corrected');
  const note = el('p', {class: 'quiet', role: 'status'});

  function show({corrections}) {
    const title = `${say('corrections')} (${number(corrections.length)})`;
    button.hidden = !corrections.length;
    button.title = title;
    button.setAttribute('aria-label', title);
    $('corrections-count').textContent = number(corrections.length);
    if (dialog.open) fill(corrections);
  }

  function fill(corrections) {
    const text = judgementsFile(model, corrections);
    const field = el('textarea', {readonly: true, rows: 8, spellcheck: 'false', 'aria-label': JUDGEMENTS_FILE, hidden: true});
    const copy = async () => (note.textContent = say((await copyText(text, field)) ? 'corrected_copied' : 'corrected_copy_by_hand'));
    note.textContent = '';
    empty(dialog, el('form', {method: 'dialog'},
      el('h2', {id: 'corrected-title', tabindex: -1}, say('corrections'), ' ', el('span', {class: 'tally'}, number(corrections.length))),
      corrections.length ? el('ol', {class: 'corrected'}, corrections.map(item)) : quiet(say('corrected_none')),
      ...(corrections.length ? [
        quiet(say('corrected_file')),
        el('div', {class: 'buttons'},
          el('button', {type: 'button', class: 'plain main', onclick: () => saveFile(JUDGEMENTS_FILE, text, 'application/toml')}, say('corrected_download')),
          el('button', {type: 'button', class: 'plain', onclick: copy}, say('corrected_copy'))),
        note,
        field,
      ] : []),
      el('button', {class: 'plain'}, say('close')),
    ));
  }

  function item(correction, index) {
    const {why, who, when} = correction;
    const signed = [why, who, date(when)].filter(Boolean).join(' · ');
    const back = () => {
      store.set({corrections: store.state.corrections.filter(each => each !== correction)});
      speak(say('corrected_back_done', {what: sentenceOf(model, correction)}));
      const next = dialog.querySelectorAll('.corrected button');
      (next[Math.min(index, next.length - 1)] ?? dialog.querySelector('h2')).focus();
    };
    const label = say('corrected_back_label', {what: sentenceOf(model, correction)});
    return el('li', {},
      el('div', {}, el('p', {}, sentenceOf(model, correction)), el('p', {class: 'quiet', dir: 'auto'}, signed)),
      el('button', {type: 'button', class: 'plain', 'aria-label': label, onclick: back}, say('corrected_back')));
  }

  button.addEventListener('click', () => {
    fill(store.state.corrections);
    dialog.showModal();
  });
  // The button that opened it is gone with the last correction.
  dialog.addEventListener('close', () => button.hidden && $('panel').focus());
  store.listen((state, before) => changed(state, before, 'corrections', 'lang') && show(state));
  show(store.state);
}

// A correction as a sentence, by the names that the file gives.
function sentenceOf(model, {what, actors, name, kind}) {
  const [first, second] = actors.map(index => quoted(model.actors[index].given.name));
  return say(CORRECTED[what === 'kind' ? kind : what], {first, second, name: quoted(name ?? '')});
}

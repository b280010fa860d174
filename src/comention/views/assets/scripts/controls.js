// Switches, keys, and what is said to those who do not see the picture.

const KINDS = ['PERSON', 'GROUP', 'STATE'];

const speak = words => ($('spoken').textContent = words);

// The line under the title: what the page holds, whatever is in view.
function createSummary({model, store}) {
  const show = () => ($('summary').textContent = summaryOf(model));
  store.listen((state, before) => changed(state, before, 'lang', 'corrections') && show());
  show();
}

function summaryOf(model) {
  const parts = {
    actors: count('actors', model.actors.filter(actor => actor.owner === actor).length),
    links: count('links', model.ties.length),
    documents: count('documents', model.documents.length),
  };
  const dates = datesOf(model.documents);
  const [first, last] = [dates[0], dates.at(-1)];
  const sameMonth = first?.slice(0, 7) === last?.slice(0, 7);
  const period = sameMonth ? range(first, last) : range(first.slice(0, 7), last.slice(0, 7));
  return say('summary', parts) + (period ? ` · ${period}` : '');
}

// Radio buttons of a name that set the part of the state of the same name.
function createChoice(name, {store}) {
  const show = () => (document.querySelector(`input[name=${name}][value=${store.state[name]}]`).checked = true);
  for (const input of document.querySelectorAll(`input[name=${name}]`)) {
    input.addEventListener('change', () => store.set({[name]: input.value}));
  }
  store.listen((state, before) => changed(state, before, name) && show());
  show();
}

function createTheme({store}) {
  const dark = matchMedia('(prefers-color-scheme: dark)');
  $('theme').addEventListener('click', () => store.set({theme: store.state.theme === 'dark' ? 'light' : 'dark'}));
  dark.addEventListener('change', () => store.set({theme: dark.matches ? 'dark' : 'light'}));
}

// The line under the picture: how much of the graph it shows.
function tellDrawn({scene}) {
  $('drawn').textContent = drawnInWords(scene);
}

// What else is drawn does not answer the filters, and was asked for by name.
function drawnInWords(scene) {
  const {eligible, eligibleLinks} = scene;
  const drawn = new Set(scene.actors);
  return say('drawn', {
    actors: count('actors', eligible.filter(actor => drawn.has(actor)).length),
    allActors: eligible.length,
    links: count('links', scene.links.filter(link => answers(scene, link)).length),
    allLinks: eligibleLinks.length,
  });
}

// How much answers the filters.
const answeringInWords = ({eligible, eligibleLinks}) => say('answering', {
  actors: count('actors', eligible.length),
  links: count('links', eligibleLinks.length),
});

// What was chosen, in words.
function tellChosen({model, scene}, {chosen}) {
  const [first, second] = chosenActors(model, chosen);
  if (chosen && chosen.passage !== undefined) return say('chosen_passage', {names: namesInWords(chosenActors(model, chosen))});
  if (!first) return say('chosen_none');
  const link = second && linkBetween(model, chosen.pair);
  if (link) return say('chosen_link', {first: first.name, second: second.name, passages: count('passages', link.weight)});
  if (second) {
    const links = pathOf(model, chosen);
    return say('chosen_apart', {first: first.name, second: second.name, path: links.length ? pathInWords(links, first) : say('no_path')});
  }
  return say('chosen_actor', {
    name: first.name,
    kind: say(first.kind),
    mentions: count('mentions', first.mentions),
    links: count('links', linksOf(scene, first).length),
  });
}

function createHelp({model, store}) {
  const show = () => ($('helping-link').textContent = say(`help_${model.together}`, {n: model.window}));
  $('help').addEventListener('click', openHelp);
  store.listen((state, before) => changed(state, before, 'lang') && show());
  show();
}

const openHelp = () => $('helping').open || $('helping').showModal();

// Keys that work wherever one does not type.
function createKeys(page) {
  const {store} = page;
  const keys = {
    '/': () => $('find').focus(),
    '?': openHelp,
    f: () => page.drawing?.fit(),
    t: () => store.set({view: store.state.view === 'table' && store.state.drawable ? 'graph' : 'table'}),
    Escape: () => store.set({chosen: null}),
    ...Object.fromEntries(EGO_STEPS.map(steps => [steps, () => lookAround(page, steps)])),
    c: () => correctChosen(page),
    'ctrl z': store.undo,
    'ctrl Z': store.redo,
    'ctrl y': store.redo,
  };
  document.addEventListener('keydown', event => {
    const typing = event.target.closest?.('input:not([type=radio], [type=checkbox], [type=range]), textarea, select, dialog');
    if ((typing && event.key !== 'Escape') || event.target.closest?.('dialog')) return;
    // French keyboards have other signs where these digits are.
    const [digit] = /(?<=^Digit)[0-3]$/.exec(event.code) ?? [event.key];
    const key = event.ctrlKey || event.metaKey ? `ctrl ${event.key}` : digit;
    if (event.altKey || !Object.hasOwn(keys, key)) return;
    event.preventDefault();
    keys[key]();
  });
}

// What went wrong before there was a page, in words.
function fail(error) {
  const old = typeof DecompressionStream === 'undefined';
  document.documentElement.dataset.ready = '';
  document.body.append(el('p', {class: 'lonely', role: 'alert'}, say(old ? 'old_browser' : 'damaged')));
  throw error;
}

// The whole page: read what Python wrote, draw it, and let everything follow one state.

const BUDGET = 300;
const BUDGET_NARROW = 80;
const COUNTED_BY = ['from', 'to', 'outlets', 'languages', 'corrections'];

// The state that the page opens with: so much of the graph as can be made out at once.
function firstState(raw) {
  return {
    lang: raw.lang,
    theme: matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light',
    view: 'graph',
    kinds: new Set(KINDS),
    press: false,
    communities: null,
    outlets: null,
    languages: null,
    from: null,
    to: null,
    by: 'llr',
    least: 1,
    stories: 1,
    keep: 'all',
    ego: null,
    budget: matchMedia('(max-width: 800px)').matches ? BUDGET_NARROW : BUDGET,
    extra: new Set(),
    chosen: null,
    order: 'newest',
    around: false,
    corrections: [],
    places: [],
    camera: null,
    drawable: true,
  };
}

// What all parts of the page share: what it knows, its state, and what that state shows.
function createPage(model, first) {
  const derive = (state, before) => {
    if (!before || changed(state, before, ...COUNTED_BY)) recount(model, state);
    if (!before || changed(state, before, ...SCENE_BY)) page.scene = createScene(model, state);
  };
  // Others add to `actions` what one can do with an actor or a pair, before the panel is made.
  const page = {model, first, store: createStore(first, derive), actions: {actor: [], pair: []}};
  page.findActors = createFinder(page);
  page.hint = createHints(page);
  derive(first);
  return page;
}

// The picture, or null where the browser cannot draw: the page then shows the table.
function tryDrawing(page, raw) {
  try {
    if (!document.createElement('canvas').getContext('2d')) throw new Error('There is no canvas to draw on.');
    turnUpright(page.model);
    return createDrawing(page, raw);
  } catch (error) {
    console.warn(error);
    page.store.set({view: 'table', drawable: false}, {step: false});
    document.querySelector('input[name=view][value=graph]').disabled = true;
    return null;
  }
}

// Python lays the graph out across; on an upright screen it is larger when it is turned.
function turnUpright(model) {
  const {clientWidth, clientHeight} = $('canvas');
  if (clientHeight < 1.1 * clientWidth) return;
  model.upright = true;
  for (const actor of model.actors) Object.assign(actor, turned(model, actor));
}

// These come first: whoever listens later finds the new language and colours in force.
function follow(page, raw) {
  const look = (state, before) => {
    if (!before || changed(state, before, 'theme')) document.documentElement.dataset.theme = state.theme;
    if (!before || changed(state, before, 'view')) document.documentElement.dataset.view = state.view;
    if (before && !changed(state, before, 'lang')) return;
    ({lang} = state);
    translatePage();
    document.title = $('title').textContent = raw.title || say('title');
  };
  page.store.listen(look);
  look(page.store.state);
}

// What is said to those who do not see the picture.
function tell(page, state, before) {
  tellDrawn(page, state);
  if (changed(state, before, 'chosen')) speak(tellChosen(page, state));
  else if (changed(state, before, ...SCENE_BY)) speak($('drawn').textContent);
}

async function start() {
  const raw = await readData();
  const model = readModel(raw);
  const parts = addressParts(model);
  const first = firstState(raw);
  const page = createPage(model, first);
  page.askText = raw.served ? createTexts() : null;
  follow(page, raw);
  page.store.set(readAddress(parts, location.hash), {step: false});
  createSummary(page);
  createCorrecting(page);
  createCorrected(page);
  // The filters take their room before the picture looks how much is left.
  createLegend(page);
  createChips(page);
  createFilters(page);
  createNotice(page);
  createHistory(page);
  createTime(page);
  createPanel(page);
  createTables(page);
  createSearch(page);
  createTheme(page);
  createHelp(page);
  page.drawing = tryDrawing(page, raw);
  createChoice('view', page);
  createChoice('lang', page);
  createKeys(page);
  if (page.drawing) createPointing(page);
  createSheet(page);
  createAddress(page, parts, first);
  createTake(page, parts);
  createPrint(page);
  tellDrawn(page, page.store.state);
  page.store.listen((state, before) => tell(page, state, before));
  // For the curious, and for the tests.
  window.comention = page;
  document.documentElement.dataset.ready = '';
}

start().catch(fail);

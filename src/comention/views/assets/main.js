// The whole page: read what Python wrote, draw it, and let everything follow one state.

const LINKS_AT_FIRST = 1500;
const BUDGET = 300;
const BUDGET_NARROW = 80;

// The state that the page opens with: so much of the graph as can be made out at once.
function firstState(model, raw) {
  const state = {
    lang: raw.lang,
    theme: matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light',
    view: 'graph',
    kinds: new Set(KINDS),
    least: 1,
    budget: matchMedia('(max-width: 800px)').matches ? BUDGET_NARROW : BUDGET,
    extra: new Set(),
    chosen: null,
    drawable: true,
  };
  const weights = filtered(model, state).links.map(link => link.weight);
  return {...state, least: weights.length > LINKS_AT_FIRST ? weights[LINKS_AT_FIRST] + 1 : 1};
}

// The picture, or null where the browser cannot draw: the page then shows the table.
function tryDrawing(model, store, raw) {
  try {
    if (!document.createElement('canvas').getContext('2d')) throw new Error('There is no canvas to draw on.');
    turnUpright(model);
    return createDrawing(model, store, raw);
  } catch (error) {
    console.warn(error);
    store.set({view: 'table', drawable: false});
    document.querySelector('input[name=view][value=graph]').disabled = true;
    return null;
  }
}

function setLanguage(model, raw) {
  translatePage();
  const title = raw.title || say('title');
  $('title').textContent = title;
  document.title = title;
  summarise(model);
}

function listenToPicture(model, store, drawing) {
  const {network, container} = drawing;
  network.on('click', ({pointer}) => store.set({chosen: drawing.at(pointer.DOM)}));
  network.on('hoverNode', ({node, pointer}) => {
    drawing.hover(model.actors[node]);
    showTip(actorTip(model.actors[node]), pointer.DOM);
  });
  network.on('hoverEdge', ({edge, pointer}) => showTip(linkTip(model.links[edge]), pointer.DOM));
  for (const event of ['blurNode', 'blurEdge', 'zoom', 'dragStart', 'click']) network.on(event, hideTip);
  network.on('blurNode', () => drawing.hover(null));
  container.addEventListener('keydown', event => walk(event, model, store, drawing));
  $('zoom-in').addEventListener('click', () => drawing.zoom(1.4));
  $('zoom-out').addEventListener('click', () => drawing.zoom(1 / 1.4));
  $('fit').addEventListener('click', () => drawing.fit());
}

const actorTip = actor => [actor.name, counts('mentions', actor.mentions, actor.documents), range(actor.first, actor.last)];
const linkTip = link => [
  say('pair', {first: shortened(link.ends[0].name, 60), second: shortened(link.ends[1].name, 60)}),
  counts('passages', link.weight, link.documents),
  range(link.first, link.last),
];

function showTip(lines, {x, y}) {
  const tip = $('tip');
  empty(tip, lines.filter(Boolean).map(line => el('span', {dir: 'auto'}, shortened(line, 120))));
  tip.hidden = false;
  const {clientWidth, clientHeight} = tip.parentElement;
  tip.style.left = `${Math.max(4, Math.min(x + 14, clientWidth - tip.offsetWidth - 4))}px`;
  tip.style.top = `${y + 18 + tip.offsetHeight > clientHeight ? y - tip.offsetHeight - 12 : y + 18}px`;
}

const hideTip = () => ($('tip').hidden = true);

const STEPS = {ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1]};

// Arrow keys go to the nearest actor in their direction, plus and minus zoom.
function walk(event, model, store, drawing) {
  if (event.key === '+' || event.key === '-') drawing.zoom(event.key === '+' ? 1.4 : 1 / 1.4);
  else if (Object.hasOwn(STEPS, event.key)) {
    const [from] = chosenActors(model, store.state.chosen);
    const next = from ? nextActor(from, STEPS[event.key], drawing.drawn()) : drawing.drawn()[0];
    if (next) store.set({chosen: {actor: next.index}});
  } else return;
  event.preventDefault();
}

function nextActor(from, [right, down], actors) {
  const steps = actors.map(actor => {
    const [x, y] = [actor.x - from.x, actor.y - from.y];
    return {actor, ahead: x * right + y * down, aside: Math.abs(x * down) + Math.abs(y * right)};
  });
  const onward = steps.filter(step => step.ahead > step.aside / 2 && step.ahead > 0);
  return onward.sort((a, b) => a.ahead + 2 * a.aside - b.ahead - 2 * b.aside)[0]?.actor;
}

// What vis-network makes must say what it is.
function nameCanvas(model, drawing) {
  const canvas = drawing.container.firstElementChild;
  canvas.setAttribute('role', 'application');
  canvas.setAttribute('aria-roledescription', say('canvas_role'));
  const [actors, links] = [count('actors', model.actors.length), count('links', model.links.length)];
  canvas.setAttribute('aria-label', say('canvas', {actors, links}));
}

// Python lays the graph out across; on an upright screen it is larger when it is turned.
function turnUpright(model) {
  const {clientWidth, clientHeight} = $('canvas');
  if (clientHeight < 1.1 * clientWidth) return;
  for (const actor of model.actors) [actor.x, actor.y] = [actor.y, actor.x];
}

function start() {
  const raw = JSON.parse($('data').textContent);
  const model = readModel(raw);
  const store = createStore(firstState(model, raw));
  ({lang} = store.state);
  document.documentElement.dataset.theme = store.state.theme;
  // These come first: whoever listens later finds the new language and colours in force.
  const explain = createHelp(model);
  store.listen((state, before) => {
    if (changed(state, before, 'lang')) ({lang} = state);
    if (changed(state, before, 'lang')) setLanguage(model, raw);
    if (changed(state, before, 'theme')) document.documentElement.dataset.theme = state.theme;
    if (changed(state, before, 'view')) document.documentElement.dataset.view = state.view;
  });
  setLanguage(model, raw);
  // The filters take their room before the picture looks how much is left.
  createKinds(model, store);
  createLeast(model, store);
  createBudget(model, store);
  createPanel(model, store);
  createTables(model, store);
  createSearch(model, store, speak);
  createTheme(store);
  const drawing = tryDrawing(model, store, raw);
  createChoice('view', store);
  createChoice('lang', store);
  createKeys(store, drawing);
  if (drawing) listenToPicture(model, store, drawing);
  const tell = (state, before) => {
    if (!before || changed(state, before, 'lang')) {
      explain();
      if (drawing) nameCanvas(model, drawing);
    }
    tellDrawn(model, state);
    if (before && changed(state, before, 'chosen')) speak(tellChosen(model, state));
    else if (before && changed(state, before, 'kinds', 'least', 'budget')) speak($('drawn').textContent);
  };
  store.listen(tell);
  tell(store.state);
  // For the curious, and for the tests.
  window.comention = {model, store, drawing, network: drawing?.network};
}

start();

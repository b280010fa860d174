// Mouse, finger and arrow keys in the picture.

const STEPS = {ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1]};

function createPointing(page) {
  const {model, store, drawing} = page;
  const {network, container} = drawing;
  network.on('click', ({pointer, event}) => store.set({chosen: chosenAt(page, pointer.DOM, event.srcEvent)}));
  network.on('hoverNode', ({node, pointer}) => {
    drawing.hover(model.actors[node]);
    showTip(actorTip(model.actors[node]), pointer.DOM);
  });
  network.on('hoverEdge', ({edge, pointer}) => showTip(linkTip(model.between.get(edge)), pointer.DOM));
  for (const event of ['blurNode', 'blurEdge', 'zoom', 'dragStart', 'click']) network.on(event, hideTip);
  network.on('blurNode', () => drawing.hover(null));
  container.addEventListener('keydown', event => walk(event, page));
  $('zoom-in').addEventListener('click', () => drawing.zoom(1.4));
  $('zoom-out').addEventListener('click', () => drawing.zoom(1 / 1.4));
  $('fit').addEventListener('click', () => drawing.fit());
  const name = () => nameCanvas(page);
  store.listen((state, before) => changed(state, before, 'lang') && name());
  name();
}

// What a click chooses; with shift or control a second actor beside the one that is chosen.
function chosenAt({drawing, store}, point, {shiftKey, ctrlKey, metaKey}) {
  const found = drawing.at(point);
  const {actor} = store.state.chosen ?? {};
  const second = shiftKey || ctrlKey || metaKey;
  const other = second && actor !== undefined && found?.actor !== undefined && found.actor !== actor;
  return other ? {pair: [actor, found.actor]} : found;
}

const actorTip = actor => [actor.name, counts('mentions', actor.mentions, actor.documents), standing(actor)[0], range(actor.first, actor.last)];
const linkTip = link => [
  say('pair', {first: shortened(link.ends[0].name, 60), second: shortened(link.ends[1].name, 60)}),
  counts('passages', link.weight, link.documents),
  standing(link)[0],
  range(link.first, link.last),
];

function showTip(lines, {x, y}) {
  // A finger hides it, and it what is under the finger.
  if (matchMedia('(pointer: coarse)').matches) return;
  const tip = $('tip');
  empty(tip, lines.filter(Boolean).map(line => el('span', {dir: 'auto'}, shortened(line, 120))));
  tip.hidden = false;
  const {clientWidth, clientHeight} = tip.parentElement;
  tip.style.left = `${Math.max(4, Math.min(x + 14, clientWidth - tip.offsetWidth - 4))}px`;
  tip.style.top = `${y + 18 + tip.offsetHeight > clientHeight ? y - tip.offsetHeight - 12 : y + 18}px`;
}

const hideTip = () => ($('tip').hidden = true);

// Arrow keys go to the nearest actor in their direction, plus and minus zoom.
function walk(event, {model, store, drawing, scene}) {
  if (event.key === '+' || event.key === '-') drawing.zoom(event.key === '+' ? 1.4 : 1 / 1.4);
  else if (Object.hasOwn(STEPS, event.key)) {
    const [from] = chosenActors(model, store.state.chosen);
    const next = from ? nextActor(from, STEPS[event.key], scene.actors) : scene.actors[0];
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
function nameCanvas({model, drawing}) {
  const canvas = drawing.container.firstElementChild;
  canvas.setAttribute('role', 'application');
  canvas.setAttribute('aria-roledescription', say('canvas_role'));
  const [actors, links] = [count('actors', model.ranked.length), count('links', model.links.length)];
  canvas.setAttribute('aria-label', say('canvas', {actors, links}));
}

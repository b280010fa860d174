// The picture: vis-network draws signs, lines and names where Python has placed them.

const CLOSEST = 1.5;
const MARGIN = 36;
const READABLE = 0.55;
// The share of signs that may have no room to be as large as the others: were it more, sizes would say little.
const CROWDED = 0.25;
// What adds to the picture, and leaves the rest of it as large as it is.
const ON_TOP = ['extra', 'chosen'];

// The colours that the stylesheet has in force.
function readLook() {
  const values = getComputedStyle(document.documentElement);
  const names = ['page', 'ink', 'edge', 'person', 'group', 'state'];
  const look = Object.fromEntries(names.map(name => [name, values.getPropertyValue(`--${name}`).trim()]));
  return {...look, soft: mixed(look.ink, look.page, 0.25)};
}

const channels = colour => [1, 3, 5].map(at => parseInt(colour.slice(at, at + 2), 16));
const withAlpha = (colour, alpha) => `rgba(${channels(colour).join(',')},${alpha.toFixed(2)})`;

// One colour with a share of another.
function mixed(colour, other, share) {
  const [a, b] = [channels(colour), channels(other)];
  return `rgb(${a.map((value, i) => Math.round(value * (1 - share) + b[i] * share)).join(',')})`;
}

// A number in steps too small to be seen, so that most of a picture stays as it is when numbers change.
const inSteps = (number, step) => Math.round(number / step) * step;

// Who stands out while something is chosen: it, and whom it is linked with. Null while nothing is.
function emphasised({model, scene}, {chosen}) {
  const actors = chosenActors(model, chosen);
  if (!actors.length) return null;
  const near = chosen.actor === undefined ? pathOf(model, chosen).flatMap(link => link.ends) : linksOf(scene, actors[0]).map(link => otherEnd(link, actors[0]));
  return new Set([...actors, ...near]);
}

function createDrawing(page, raw) {
  const {model, store} = page;
  const container = $('canvas');
  const nodes = new vis.DataSet();
  const edges = new vis.DataSet();
  const [showSigns, showLines] = [replacing(nodes), replacing(edges)];
  const family = getComputedStyle(document.body).fontFamily;
  const paint = createPainter(family);
  let look = readLook();
  let shown = page.scene;
  let emphasis = null;
  let labels = {key: '', placed: []};
  let version = 0;
  let factor = 1;
  let hovered = null;
  let moved = false;

  function signOf(actor, state) {
    const colour = look[actor.kind.toLowerCase()];
    const faded = emphasis && !emphasis.has(actor);
    const chosen = emphasis && chosenActors(model, state.chosen).includes(actor);
    return {
      id: actor.index,
      x: actor.x,
      y: actor.y,
      size: actor.extent,
      shape: raw.shapes[actor.kind],
      borderWidth: chosen ? 3 : 1.5,
      color: {background: faded ? mixed(colour, look.page, 0.8) : colour, border: chosen ? look.ink : look.page},
    };
  }

  // How to draw the links of a state: each as thick as it is strong beside the strongest.
  function linesOf(state) {
    const most = strongest(page, shown.links);
    const path = new Set(chosenLinks(model, state.chosen));
    // Many lines make a dark cloud unless each of them is faint.
    const faint = Math.min(0.55, Math.max(0.18, 9 / Math.sqrt(shown.links.length || 1)));
    return shown.links.map(link => {
      const strength = inSteps(Math.sqrt(Math.max(0, link[state.by]) / most), 0.05);
      const touched = path.has(link) || link.ends.some(actor => state.chosen?.actor === actor.index);
      const alpha = !emphasis ? faint + strength / 2 : touched ? 0.4 + strength / 2 : 0.1;
      return {
        id: link.key,
        from: link.ends[0].index,
        to: link.ends[1].index,
        width: 1 + 5 * strength + (path.has(link) ? 2 : 0),
        color: {color: withAlpha(touched ? look.ink : look.edge, alpha), inherit: false},
      };
    });
  }

  // Bring what vis-network holds to what the state says. Weak lines come first, so that strong ones lie
  // upon them.
  function draw(state) {
    shown = page.scene;
    version += 1;
    emphasis = emphasised(page, state);
    showSigns(shown.actors.map(actor => signOf(actor, state)));
    showLines(linesOf(state).reverse());
  }

  // Python leaves room for all actors; where few of them are drawn, their signs may be larger, and must be
  // where the whole is so wide that they would be dots.
  function enlarge() {
    const {actors} = page.scene;
    if (!actors.length) return;
    actors.forEach(actor => (actor.extent = actor.size));
    const wished = READABLE / scaleFor(boxAround(actors), CLOSEST);
    const rooms = roomsOf(actors, wished);
    const free = actors.map(actor => rooms.get(actor) ?? wished).sort((a, b) => a - b)[Math.floor(CROWDED * actors.length)];
    factor = Math.max(1, inSteps(free, 0.1));
  }

  // A sign beside another is no larger than there is room.
  function giveRoom() {
    model.actors.forEach(actor => (actor.extent = actor.size * factor));
    for (const [actor, room] of roomsOf(page.scene.actors, factor)) actor.extent = actor.size * room;
  }

  const place = createPlaces(model);
  const network = startNetwork();

  function startNetwork() {
    place(store.state.places);
    enlarge();
    giveRoom();
    draw(store.state);
    const started = new vis.Network(container, {nodes, edges}, raw.options);
    started.on('afterDrawing', context => drawNames(context, started.getScale()));
    return started;
  }

  function drawNames(context, scale) {
    if (!shown.actors.length) return;
    const placing = labelScale(scale);
    const key = [placing, version, container.clientWidth, container.clientHeight, hovered?.index].join();
    if (labels.key !== key) labels = {key, placed: placeNames(context, placing)};
    // How many pixels of the canvas make one of the page, without the noise of the division.
    const ratio = Math.round((context.getTransform().a / scale) * 1000) / 1000;
    paint(context, labels.placed, {look, ratio, spot: spotOf});
  }

  function placeNames(context, scale) {
    const named = emphasis ? shown.actors.filter(actor => emphasis.has(actor) || actor === hovered) : shown.actors;
    const always = new Set([...chosenActors(model, store.state.chosen), ...(hovered ? [hovered] : [])]);
    return placeLabels(context, named, {scale, frame: frameAt(scale), always, family});
  }

  // Where on the canvas the middle of a name is.
  function spotOf({actor, offset: [dx, dy]}) {
    const {x, y} = network.canvasToDOM(actor);
    return {x: x + dx, y: y + dy};
  }

  // Where names may stand: around the picture, and wherever there is room when all of it is in view.
  function frameAt(scale) {
    const [left, top, right, bottom] = boxAround(shown.actors).map(value => value * scale);
    const [x, y] = [(left + right) / 2, (top + bottom) / 2];
    const across = Math.max((right - left) / 2 + MARGIN, container.clientWidth / 2) - 6;
    const down = Math.max((bottom - top) / 2 + MARGIN, container.clientHeight / 2) - 6;
    return [x - across, y - down, x + across, y + down];
  }

  // The actor or link at a point of the canvas; signs and names before lines.
  function at(point) {
    const index = network.getNodeAt(point) ?? namedAt(point) ?? nearestTo(point);
    if (index !== undefined) return {actor: index};
    const link = model.between.get(network.getEdgeAt(point));
    return link ? {pair: link.ends.map(actor => actor.index)} : null;
  }

  function namedAt(point) {
    const inside = label => {
      const {x, y} = spotOf(label);
      return Math.abs(point.x - x) <= label.width / 2 && Math.abs(point.y - y) <= label.height / 2 + 1;
    };
    return labels.placed.find(inside)?.actor.index;
  }

  // A finger needs a larger target than a small sign.
  function nearestTo(point) {
    const reach = matchMedia('(pointer: coarse)').matches ? 16 : 4;
    const {x, y} = network.DOMtoCanvas(point);
    const away = actor => Math.hypot(actor.x - x, actor.y - y) * network.getScale();
    const close = shown.actors.filter(actor => away(actor) < reach + actor.extent * network.getScale());
    return close.sort((a, b) => away(a) - away(b))[0]?.index;
  }

  function fit(animated = true) {
    moved = false;
    if (shown.actors.length) lookAt(boxAround(shown.actors), CLOSEST, animated);
  }

  function scaleFor([left, top, right, bottom], closest) {
    const [width, height] = [container.clientWidth - 2 * MARGIN, container.clientHeight - coveredBySheet(page) - 2 * MARGIN];
    return Math.max(0.01, Math.min(width / (right - left), height / (bottom - top), closest));
  }

  // Move the camera so that a box fills the view, no closer than a scale.
  function lookAt(box, closest, animated) {
    network.moveTo({
      position: {x: (box[0] + box[2]) / 2, y: (box[1] + box[3]) / 2},
      scale: scaleFor(box, closest),
      offset: {x: 0, y: -coveredBySheet(page) / 2},
      animation: animated && !calm() ? {duration: 350, easingFunction: 'easeInOutQuad'} : false,
    });
  }

  // Bring actors into view if they are not.
  function reveal(actors) {
    const inside = actor => {
      const {x, y} = network.canvasToDOM(actor);
      return x > MARGIN && y > MARGIN && x < container.clientWidth - MARGIN && y < container.clientHeight - coveredBySheet(page) - MARGIN;
    };
    if (!actors.every(inside)) lookAt(boxAround(actors), Math.max(network.getScale(), 0.8), true);
  }

  function zoom(factor) {
    moved = true;
    const scale = Math.min(SIGHT.most, Math.max(SIGHT.least, network.getScale() * factor));
    network.moveTo({scale, animation: calm() ? false : {duration: 150}});
  }

  function hover(actor) {
    hovered = actor;
    network.redraw();
  }

  function remember({nodes: [index]}) {
    if (index === undefined) return;
    Object.assign(model.actors[index], network.getPosition(index));
    version += 1;
  }

  // An actor that was dragged has a place of its own; whoever dragged the picture has moved the camera.
  function letGo({nodes: [index]}) {
    if (index === undefined) return tellCamera();
    const own = {actor: index, ...turned(model, network.getPosition(index))};
    return store.set({places: withPlace(store.state.places, own)});
  }

  function showCamera({x, y, scale}) {
    moved = true;
    network.moveTo({position: {x, y}, scale});
  }

  // Where the camera is now, once it has come to rest.
  function tellCamera() {
    store.set({camera: moved ? {...network.getViewPosition(), scale: network.getScale()} : null});
  }

  const moves = ({nodes = []}) => (moved ||= !nodes.length);
  network.on('zoom', moves);
  network.on('dragStart', moves);
  network.on('dragging', remember);
  network.on('dragEnd', letGo);
  for (const event of ['zoom', 'animationFinished']) network.on(event, tellCamera);
  network.on('resize', () => moved || fit(false));
  store.listen((state, before) => {
    if (changed(state, before, 'theme')) look = readLook();
    if (changed(state, before, ...SCENE_BY.filter(name => !ON_TOP.includes(name)))) enlarge();
    if (changed(state, before, 'places')) place(state.places);
    if (changed(state, before, 'places', ...SCENE_BY)) giveRoom();
    if (changed(state, before, 'theme', 'places', ...SCENE_BY)) draw(state);
    if (changed(state, before, 'ego')) fit();
    else if (changed(state, before, 'chosen') && state.chosen) reveal(chosenActors(model, state.chosen));
  });
  if (store.state.camera) showCamera(store.state.camera);
  else fit(false);
  if (coveredBySheet(page)) reveal(chosenActors(model, store.state.chosen));
  return {network, nodes, edges, shapes: raw.shapes, at, fit, reveal, zoom, hover, container, names: () => labels.placed, spotOf};
}

const joined = (a, b) => [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[2], b[2]), Math.max(a[3], b[3])];

// The box that holds the signs of these actors.
const boxAround = actors => actors
  .map(({x, y, extent}) => [x - extent, y - extent, x + extent, y + extent])
  .reduce(joined);

// A function that makes a set hold some items and no others. What stays as it was is not touched: the
// library takes longer over an item than it takes to find out.
function replacing(set) {
  let held = new Map();
  return items => {
    const wanted = new Map(items.map(item => [item.id, JSON.stringify(item)]));
    set.remove([...held.keys()].filter(id => !wanted.has(id)));
    set.update(items.filter(({id}) => held.get(id) !== wanted.get(id)));
    held = wanted;
  };
}

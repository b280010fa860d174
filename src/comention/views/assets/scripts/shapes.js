// What vis-network has drawn, as the elements of an SVG: lines, signs and names, each where it is on the canvas.

const svgElement = elementsOf('http://www.w3.org/2000/svg');

function pictureParts({model, drawing}, {look}) {
  const {network, nodes, edges} = drawing;
  // The names are those of the last picture, which may still be due.
  network.redraw();
  const scale = network.getScale();
  const spotOf = index => network.canvasToDOM(model.actors[index]);
  return [
    svgElement('g', {id: 'links', 'stroke-linecap': 'round'}, edges.get().map(edge => figureLine(edge, spotOf, scale, model.between.get(edge.id)))),
    svgElement('g', {id: 'actors'}, nodes.get().map(node => figureSign(node, spotOf(node.id), scale, model.actors[node.id]))),
    svgElement('g', {id: 'names', 'text-anchor': 'middle'}, drawing.names().map(label => figureName(label, drawing.spotOf(label), look))),
  ];
}

function figureLine({from, to, width, color}, spotOf, scale, link) {
  const [one, other] = [spotOf(from), spotOf(to)];
  const [, red, green, blue, opacity] = color.color.match(/^rgba\((\d+),(\d+),(\d+),([\d.]+)\)$/);
  return svgElement('line', {
    x1: tidy(one.x), y1: tidy(one.y), x2: tidy(other.x), y2: tidy(other.y),
    stroke: `rgb(${red},${green},${blue})`, 'stroke-opacity': opacity, 'stroke-width': tidy(Math.max(0.3, width * scale)),
  }, figureTip(linkTip(link)));
}

function figureSign({shape, size, borderWidth, color}, {x, y}, scale, actor) {
  const look = {fill: color.background, stroke: color.border, 'stroke-width': tidy(Math.min(borderWidth, 2 * size * scale))};
  return signShape(shape, x, y, size * scale, look, figureTip(actorTip(actor)));
}

// A sign as vis-network draws it: a dot by its radius, a square by half its side, a diamond by half its
// diagonal.
function signShape(shape, x, y, size, look, ...children) {
  if (shape === 'dot') return svgElement('circle', {cx: tidy(x), cy: tidy(y), r: tidy(size), ...look}, ...children);
  const corners = shape === 'square' ? [[-1, -1], [1, -1], [1, 1], [-1, 1]] : [[0, -1], [1, 0], [0, 1], [-1, 0]];
  const points = corners.map(([across, down]) => `${tidy(x + across * size)},${tidy(y + down * size)}`).join(' ');
  return svgElement('polygon', {points, ...look}, ...children);
}

function figureName({text, height, weight, colour}, {x, y}, look) {
  const outline = {stroke: look.page, 'stroke-width': LABEL_HALO, 'stroke-linejoin': 'round', 'paint-order': 'stroke'};
  const place = {x: tidy(x), y: tidy(y + 0.35 * height)};
  return svgElement('text', {...place, 'font-size': height, 'font-weight': weight, fill: look[colour], ...outline}, xmlShown(text));
}

const figureTip = lines => svgElement('title', {}, xmlShown(lines.filter(Boolean).map(line => shortened(line, 200)).join('\n')));
const tidy = value => Math.round(value * 100) / 100;

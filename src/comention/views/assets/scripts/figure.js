// The picture as SVG: what is on the canvas, drawn again as shapes and text, with what one must know to read
// it. The PNG is made from it.

const FIGURE_EDGE = 20;
const FIGURE_DENSITY = 2;
// What makes the three signs look equally large.
const LEGEND_SIZES = {dot: 5, square: 4.5, diamond: 6};
const LINE_MEANING = {llr: 'line_llr', weight: 'line_weight', npmi: 'line_npmi'};

// The picture with its legend; as a file also with title and filters, and the colour of the page behind it.
function createFigure(page, {alone}) {
  const {clientWidth: width, clientHeight: height} = page.drawing.container;
  const pen = createPen(width);
  const head = alone ? headOfFigure(page, pen) : {parts: [], height: 0};
  const legend = legendOfFigure(page, pen, head.height + height + 8);
  const whole = Math.ceil(legend.bottom + FIGURE_EDGE);
  const frame = {x: 0, y: 0, width, height};
  const place = {width, height: whole, viewBox: `0 0 ${width} ${whole}`, preserveAspectRatio: 'xMinYMin'};
  return svgElement('svg', {...place, 'font-family': pen.sans, role: 'img'},
    svgElement('title', {}, xmlShown(document.title)),
    svgElement('desc', {}, xmlShown(viewInWords(page, page.scene).join(' · '))),
    svgElement('defs', {}, svgElement('clipPath', {id: 'frame'}, svgElement('rect', frame))),
    alone ? svgElement('rect', {width, height: whole, fill: pen.look.page}) : null,
    head.parts,
    svgElement('g', {transform: `translate(0 ${head.height})`}, svgElement('g', {'clip-path': 'url(#frame)'}, pictureParts(page, pen))),
    legend.parts);
}

// How to write and draw on a figure of a width.
function createPen(width) {
  const context = document.createElement('canvas').getContext('2d');
  const style = getComputedStyle(document.documentElement);
  const measure = (text, font) => Object.assign(context, {font}).measureText(text).width;
  const look = {...readLook(), muted: style.getPropertyValue('--muted').trim()};
  return {width, look, measure, sans: getComputedStyle(document.body).fontFamily, serif: style.getPropertyValue('--serif').trim()};
}

function headOfFigure(page, pen) {
  const title = writeLines(pen, shortened(document.title, 160), {y: 20, size: 20, weight: 600, family: pen.serif, fill: pen.look.ink});
  const words = shortened(viewInWords(page, page.scene).join(' · '), 600);
  const filters = writeLines(pen, words, {y: title.bottom + 6, size: 12.5, weight: 400, family: pen.sans, fill: pen.look.muted});
  return {parts: [...title.parts, ...filters.parts], height: filters.bottom + 12};
}

// A text in as many lines as it needs, and where the last of them ends.
function writeLines(pen, text, {y, size, weight, family, fill}) {
  const lines = brokenInto(text, line => pen.measure(line, `${weight} ${size}px ${family}`) <= pen.width - 2 * FIGURE_EDGE);
  const place = row => ({x: FIGURE_EDGE, y: tidy(y + size * (1 + 1.3 * row))});
  const parts = lines.map((line, row) => svgElement('text', {...place(row), 'font-size': size, 'font-weight': weight, 'font-family': family, fill}, xmlShown(line)));
  return {parts, bottom: y + size * 1.3 * lines.length};
}

// Lines that fit, broken at blanks, or anywhere in a word that is too long for one.
function brokenInto(text, fits) {
  const lines = [''];
  for (const word of text.split(/(?<= )/)) {
    for (const piece of fits(word) ? [word] : Array.from(word)) {
      if (fits((lines.at(-1) + piece).trimEnd())) lines[lines.length - 1] += piece;
      else lines.push(piece);
    }
  }
  return lines;
}

// The signs of the kinds that are drawn, and what a line means.
function legendOfFigure({scene, drawing, store}, pen, top) {
  const kinds = KINDS.filter(kind => scene.actors.some(actor => actor.kind === kind));
  const entries = [
    ...kinds.map(kind => [say(`${kind}_many`), (x, y) => legendSign(drawing.shapes[kind], x, y, pen.look[kind.toLowerCase()])]),
    scene.links.length ? [say(LINE_MEANING[store.state.by]), (x, y) => svgElement('line', {x1: x, y1: y, x2: x + 10, y2: y, stroke: pen.look.edge, 'stroke-width': 2})] : null,
  ].filter(Boolean);
  let [x, y] = [FIGURE_EDGE, top + 10];
  const parts = entries.flatMap(([words, mark]) => {
    const room = 16 + pen.measure(words, `400 12.5px ${pen.sans}`) + 20;
    if (x > FIGURE_EDGE && x + room > pen.width) [x, y] = [FIGURE_EDGE, y + 20];
    x += room;
    return [mark(x - room, y), svgElement('text', {x: tidy(x - room + 16), y: y + 4.5, 'font-size': 12.5, fill: pen.look.ink}, words)];
  });
  return {parts: [svgElement('g', {id: 'legend'}, parts)], bottom: y + 6};
}

const legendSign = (shape, x, y, fill) => signShape(shape, x + 5, y, LEGEND_SIZES[shape], {fill});

// A figure as the bytes of a PNG, with pixels enough for print.
async function pngOf(svg) {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(xmlFile(svg))}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = image.width * FIGURE_DENSITY;
  canvas.height = image.height * FIGURE_DENSITY;
  canvas.getContext('2d').drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => canvas.toBlob(blob => (blob ? resolve(blob) : reject(new Error('The picture is too large.')))));
}

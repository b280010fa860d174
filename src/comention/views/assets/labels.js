// Names on the canvas: as large as they can be read at every zoom, the important ones first, and none
// upon another. Boxes are in pixels of the screen with the origin of the graph's own plane, so that
// moving the camera changes nothing.

const LABEL_FONTS = [
  {least: 0.8, height: 15, weight: 600, colour: 'ink'},
  {least: 0.55, height: 13, weight: 500, colour: 'ink'},
  {least: 0, height: 12, weight: 400, colour: 'soft'},
];
const LABEL_LENGTH = 26;
const LABEL_LENGTH_CHOSEN = 60;
// So many of the strongest may cover a small sign rather than go without a name.
const LABEL_BOLD = 30;
const LABEL_CELL = 64;

// Boxes that can be asked whether another one would touch them.
function createBoxes() {
  const cells = new Map();
  const around = function* ([left, top, right, bottom]) {
    for (let x = Math.floor(left / LABEL_CELL); x <= Math.floor(right / LABEL_CELL); x++) {
      for (let y = Math.floor(top / LABEL_CELL); y <= Math.floor(bottom / LABEL_CELL); y++) yield `${x},${y}`;
    }
  };
  return {
    add(box) {
      for (const cell of around(box)) {
        if (!cells.has(cell)) cells.set(cell, []);
        cells.get(cell).push(box);
      }
    },
    touch(box) {
      for (const cell of around(box)) {
        if (cells.get(cell)?.some(other => overlap(box, other))) return true;
      }
      return false;
    },
  };
}

const overlap = (a, b) => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];

// Where a label of this width and height may stand beside a sign: below, right, left, above, askew.
function placesAround(x, y, reach, width, height) {
  const [across, down] = [reach + 3 + width / 2, reach + 2 + height / 2];
  const [aside, lower] = [reach * 0.6 + width / 2, reach * 0.6 + 2 + height / 2];
  return [
    [x, y + down], [x + across, y], [x - across, y], [x, y - down],
    [x + aside, y + lower], [x - aside, y + lower], [x + aside, y - lower], [x - aside, y - lower],
  ];
}

const within = (box, frame) => box[0] >= frame[0] && box[1] >= frame[1] && box[2] <= frame[2] && box[3] <= frame[3];
const boxAt = ([x, y], width, height) => [x - width / 2, y - height / 2, x + width / 2, y + height / 2];

// The labels that fit at a scale and into a frame, the first actors before the last; `always` have one
// in any case.
function placeLabels(context, actors, {scale, frame, always, family}) {
  const [signs, strongSigns, labels] = [createBoxes(), createBoxes(), createBoxes()];
  for (const actor of actors) {
    const reach = actor.size * scale;
    const box = boxAt([actor.x * scale, actor.y * scale], 2 * reach, 2 * reach);
    signs.add(box);
    if (actor.index < LABEL_BOLD) strongSigns.add(box);
  }
  const placed = [];
  for (const actor of [...actors.filter(a => always.has(a)), ...actors.filter(a => !always.has(a))]) {
    const label = measured(context, actor, always.has(actor), family);
    const spots = placesAround(actor.x * scale, actor.y * scale, actor.size * scale, label.width, label.height);
    const inside = spot => within(boxAt(spot, label.width, label.height), frame);
    const free = spot => inside(spot) && !labels.touch(boxAt(spot, label.width + 8, label.height + 2));
    const clear = (spot, of) => free(spot) && !of.touch(boxAt(spot, label.width, label.height - 2));
    const bold = actor.index < LABEL_BOLD;
    const spot = spots.find(at => clear(at, signs)) ?? (bold ? spots.find(at => clear(at, strongSigns)) : null);
    if (!spot && !always.has(actor)) continue;
    const box = boxAt(spot ?? spots[0], label.width, label.height);
    labels.add(box);
    placed.push({...label, actor, box});
  }
  return placed;
}

function measured(context, actor, whole, family) {
  const font = LABEL_FONTS.find(({least}) => actor.strength >= least);
  const text = shortened(actor.name, whole ? LABEL_LENGTH_CHOSEN : LABEL_LENGTH);
  return {...font, text, width: widthOf(context, text, `${font.weight} ${font.height}px ${family}`)};
}

const WIDTHS = new Map();

function widthOf(context, text, font) {
  const key = `${font} ${text}`;
  if (!WIDTHS.has(key)) {
    context.font = font;
    WIDTHS.set(key, context.measureText(text).width);
  }
  return WIDTHS.get(key);
}

// Names with an outline in the colour of the page, so that they can be read across lines.
function drawLabels(context, labels, {scale, look, family}) {
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.lineJoin = 'round';
  context.strokeStyle = look.page;
  context.lineWidth = 4 / scale;
  for (const {text, weight, height, colour, box} of labels) {
    const [x, y] = [(box[0] + box[2]) / 2 / scale, (box[1] + box[3]) / 2 / scale];
    context.font = `${weight} ${height / scale}px ${family}`;
    context.fillStyle = look[colour];
    context.strokeText(text, x, y);
    context.fillText(text, x, y);
  }
}

// Names on the canvas: as large as they can be read at every zoom, the important ones first, and none
// upon another. A name is placed by its middle, in pixels of the screen from the middle of its sign.

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
const LABEL_HALO = 4;
// Names are placed anew when the scale has changed by this much; in between they move with their signs.
const LABEL_STEP = 1.06;

// The scale for which names are placed: a little less than the one in force, so that they have room.
const labelScale = scale => LABEL_STEP ** Math.floor(Math.log(scale) / Math.log(LABEL_STEP) + 1e-6);

// Boxes that can be asked whether another one would touch them.
function createBoxes() {
  const cells = new Map();
  const visit = ([left, top, right, bottom], look) => {
    const lastRow = Math.floor(bottom / LABEL_CELL);
    for (let x = Math.floor(left / LABEL_CELL); x <= Math.floor(right / LABEL_CELL); x++) {
      for (let y = Math.floor(top / LABEL_CELL); y <= lastRow; y++) {
        if (look(x * 65536 + y)) return true;
      }
    }
    return false;
  };
  return {
    add(box) {
      visit(box, cell => {
        if (!cells.has(cell)) cells.set(cell, []);
        cells.get(cell).push(box);
      });
    },
    touch: box => visit(box, cell => cells.get(cell)?.some(other => overlap(box, other))),
  };
}

const overlap = (a, b) => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
const within = (box, frame) => box[0] >= frame[0] && box[1] >= frame[1] && box[2] <= frame[2] && box[3] <= frame[3];
const boxAt = (x, y, width, height) => [x - width / 2, y - height / 2, x + width / 2, y + height / 2];

// Where a name of this width and height may stand from its sign: below, right, left, above, askew.
function placesAround(reach, width, height) {
  const [across, down] = [reach + 3 + width / 2, reach + 2 + height / 2];
  const [aside, lower] = [reach * 0.6 + width / 2, reach * 0.6 + 2 + height / 2];
  return [
    [0, down], [across, 0], [-across, 0], [0, -down],
    [aside, lower], [-aside, lower], [aside, -lower], [-aside, -lower],
  ];
}

// The names that fit at a scale and into a frame, the first actors before the last; `always` have one
// in any case.
function placeLabels(context, actors, {scale, frame, always, family}) {
  const [signs, strongSigns, names] = [createBoxes(), createBoxes(), createBoxes()];
  for (const actor of actors) {
    const box = boxAt(actor.x * scale, actor.y * scale, 2 * actor.extent * scale, 2 * actor.extent * scale);
    signs.add(box);
    if (actor.index < LABEL_BOLD) strongSigns.add(box);
  }
  const placed = [];
  for (const actor of [...actors.filter(a => always.has(a)), ...actors.filter(a => !always.has(a))]) {
    const label = measured(context, actor, always.has(actor), family);
    const spots = placesAround(actor.extent * scale, label.width, label.height);
    const boxOf = ([dx, dy], wider, higher) => {
      return boxAt(actor.x * scale + dx, actor.y * scale + dy, label.width + wider, label.height + higher);
    };
    const fits = signsToSpare => spot => {
      return within(boxOf(spot, 0, 0), frame) && !names.touch(boxOf(spot, 8, 2)) && !signsToSpare.touch(boxOf(spot, 0, -2));
    };
    const spared = always.has(actor) ? createBoxes() : strongSigns;
    const covering = always.has(actor) || actor.index < LABEL_BOLD;
    const spot = spots.find(fits(signs)) ?? (covering ? spots.find(fits(spared)) : null);
    if (!spot && !always.has(actor)) continue;
    names.add(boxOf(spot ?? spots[0], 0, 0));
    placed.push({...label, actor, offset: spot ?? spots[0]});
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

// Draws names, each from a picture that is made once: an outline takes long to draw.
function createPainter(family) {
  let pictures = new Map();
  let made = {};

  function picture({text, weight, height, colour, width}, look, ratio) {
    const key = `${weight} ${colour} ${text}`;
    if (!pictures.has(key)) pictures.set(key, paintName(text, {
      font: `${weight} ${height}px ${family}`, width, height, colour: look[colour], ground: look.page, ratio,
    }));
    return pictures.get(key);
  }

  // `spot` tells where on the canvas the middle of a label is; whole pixels keep letters sharp.
  return (context, labels, {look, ratio, spot}) => {
    if (made.look !== look || made.ratio !== ratio) pictures = new Map();
    made = {look, ratio};
    context.save();
    context.setTransform(1, 0, 0, 1, 0, 0);
    for (const label of labels) {
      const image = picture(label, look, ratio);
      const {x, y} = spot(label);
      context.drawImage(image, Math.round(x * ratio - image.width / 2), Math.round(y * ratio - image.height / 2));
    }
    context.restore();
  };
}

// A name with an outline in the colour of the page, so that it can be read across lines.
function paintName(text, {font, width, height, colour, ground, ratio}) {
  const canvas = document.createElement('canvas');
  canvas.width = Math.ceil((width + 2 * LABEL_HALO) * ratio);
  canvas.height = Math.ceil((1.5 * height + 2 * LABEL_HALO) * ratio);
  const context = canvas.getContext('2d');
  context.scale(ratio, ratio);
  const [x, y] = [canvas.width / 2 / ratio, canvas.height / 2 / ratio];
  Object.assign(context, {font, textAlign: 'center', textBaseline: 'middle', lineJoin: 'round', lineWidth: LABEL_HALO});
  context.strokeStyle = ground;
  context.fillStyle = colour;
  context.strokeText(text, x, y);
  context.fillText(text, x, y);
  return canvas;
}

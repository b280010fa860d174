// Keys under which words are equal that differ in case, accents and punctuation only. A table says what becomes
// of each letter: to ask the browser for every one of them takes ten times as long.

const [FOLD_UNKNOWN, FOLD_SEVERAL, FOLD_NOTHING, FOLD_SPACE] = [0, 1, 2, 32];
// At most so many letters come of one.
const FOLD_WIDEST = 3;
const FOLD_TABLE = new Uint16Array(65536);
const FOLD_SEVERAL_OF = new Map();
let foldSpace = new Uint16Array(1000);
// Letters that no decomposition takes apart.
const FOLD_LETTERS = {œ: 'oe', æ: 'ae', ø: 'o', ł: 'l', đ: 'd'};

// What becomes of a letter, noted in the table.
function foldLetter(unit) {
  const letter = String.fromCharCode(unit);
  // Twice, for some letters have several small forms: ς and σ.
  const small = letter.normalize('NFD').replace(/\p{M}/gu, '').toUpperCase().toLowerCase();
  const key = FOLD_LETTERS[small] ?? small;
  if (/[\s\p{P}\p{Cc}ʼ]/u.test(letter)) FOLD_TABLE[unit] = FOLD_SPACE;
  else if (key.length < 2) FOLD_TABLE[unit] = key.charCodeAt(0) || FOLD_NOTHING;
  else {
    FOLD_TABLE[unit] = FOLD_SEVERAL;
    FOLD_SEVERAL_OF.set(unit, Array.from(key, each => each.charCodeAt(0)));
  }
  return FOLD_TABLE[unit];
}

// Write the key of a text into `units` from a place on, and say where it ends. `origins` is told from which
// letter of the text each of the key is.
function foldInto(text, units, begin, origins = null) {
  let at = begin;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    const key = FOLD_TABLE[unit];
    if (key > FOLD_SPACE || (key === FOLD_SPACE && at > begin && units[at - 1] !== FOLD_SPACE)) {
      if (origins) origins[at - begin] = i;
      units[at++] = key;
    } else if (key === FOLD_SEVERAL) {
      for (const each of FOLD_SEVERAL_OF.get(unit)) {
        if (origins) origins[at - begin] = i;
        units[at++] = each;
      }
    } else if (key === FOLD_UNKNOWN) {
      foldLetter(unit);
      i -= 1;
    }
  }
  return at > begin && units[at - 1] === FOLD_SPACE ? at - 1 : at;
}

// Short texts come faster from their letters, long ones from a decoder.
function textOf(units) {
  return units.length < 1000 ? String.fromCharCode.apply(null, units) : new TextDecoder('utf-16le', {ignoreBOM: true}).decode(units);
}

// The key of a text; of one that is nothing but punctuation, it itself.
function fold(text, origins = null) {
  if (FOLD_WIDEST * text.length > foldSpace.length) foldSpace = new Uint16Array(FOLD_WIDEST * text.length);
  return textOf(foldSpace.subarray(0, foldInto(text, foldSpace, 0, origins))) || text.trim();
}

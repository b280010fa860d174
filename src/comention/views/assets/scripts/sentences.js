// Finding sentences by their words: all of them in one long text, which a browser searches faster than a list.

const SENTENCE_START = '\n';

// A function that gives the wanted passages with all of some folded words, newest first, those first that hold
// them in a row. Words are looked for where words begin and, if there are none, anywhere.
function createSentenceFinder(passages) {
  const ordered = newestFirst(passages);
  const {text, starts} = joinedKeys(ordered);

  function holding(words, before, isWanted) {
    const sought = words.map(word => before + word);
    const rarest = sought.reduce((one, other) => (other.length > one.length ? other : one));
    const [row, found, others] = [before + words.join(' '), [], []];
    let number = 0;
    for (let at = text.indexOf(rarest); at >= 0; at = text.indexOf(rarest, starts[number + 1])) {
      number = numberAt(starts, at, number);
      if (!isWanted(ordered[number])) continue;
      if (words.length < 2) {
        found.push(ordered[number]);
        continue;
      }
      const sentence = text.slice(starts[number], starts[number + 1]);
      if (sought.every(word => sentence.includes(word))) (sentence.includes(row) ? found : others).push(ordered[number]);
    }
    return [...found, ...others];
  }

  return (words, isWanted = () => true) => {
    const beginning = holding(words, ' ', isWanted);
    return beginning.length ? beginning : holding(words, '', isWanted);
  };
}

// Documents are sorted, not passages: there are fewer of them.
function newestFirst(passages) {
  return inGroups(passages, passage => passage.document).sort(([a], [b]) => laterFirst(a, b)).flatMap(([, group]) => group);
}

// Items by a key, in the order in which the keys first come.
function inGroups(items, keyOf) {
  const groups = new Map();
  for (const item of items) {
    const key = keyOf(item);
    if (!groups.has(key)) groups.set(key, []);
    groups.get(key).push(item);
  }
  return [...groups];
}

// Undated documents come last.
const laterFirst = ({date: one}, {date: other}) => ((one ?? '') < (other ?? '') ? 1 : (one ?? '') > (other ?? '') ? -1 : 0);

// The keys of all passages one after the other, and where each starts.
function joinedKeys(passages) {
  const total = passages.reduce((sum, {text}) => sum + text.length + 2, 0);
  const starts = new Uint32Array(passages.length + 1);
  let units = new Uint16Array(total + FOLD_WIDEST * 1000);
  let at = 0;
  passages.forEach(({text}, number) => {
    if (at + 2 + FOLD_WIDEST * text.length > units.length) units = roomier(units, FOLD_WIDEST * text.length);
    starts[number] = at;
    units[at++] = SENTENCE_START.charCodeAt(0);
    units[at++] = FOLD_SPACE;
    at = foldInto(text, units, at);
  });
  starts[passages.length] = at;
  return {text: textOf(units.subarray(0, at)), starts};
}

function roomier(units, more) {
  const larger = new Uint16Array(Math.ceil(units.length * 1.2) + more);
  larger.set(units);
  return larger;
}

// The last number from `low` on whose start is not beyond a place.
function numberAt(starts, at, low) {
  let high = starts.length - 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (starts[middle] <= at) low = middle;
    else high = middle;
  }
  return low;
}

const SNIPPET_BEFORE = 50;
const SNIPPET_AFTER = 110;

// The part of a text around the first of some folded words, the words marked.
function snippet(text, words) {
  const origins = [];
  const key = ` ${fold(text, origins)}`;
  const whole = words.every(word => key.includes(` ${word}`));
  const spans = words.map(word => {
    // The key has a space before it that the text has not.
    const at = whole ? key.indexOf(` ${word}`) : key.indexOf(word) - 1;
    return {start: origins[at] ?? 0, end: (origins[at + word.length - 1] ?? -1) + 1};
  });
  const first = Math.min(...spans.map(span => span.start));
  const [from, to] = [wordBorder(text, first - SNIPPET_BEFORE), wordBorder(text, first + SNIPPET_AFTER)];
  return [from > 0 && '…', ...markedPieces(text, spans, () => 'hit', from, to), to < text.length && '…'];
}

// Where the word ends that stands at a place of a text.
function wordBorder(text, at) {
  if (at <= 0) return 0;
  const end = text.slice(at, at + 30).search(/\s/);
  return end < 0 ? Math.min(at + 30, text.length) : at + end;
}

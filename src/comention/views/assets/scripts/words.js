// The interface's words, numbers and dates, in the language that the reader has chosen.

const WORDS = JSON.parse($('words').textContent);
let lang = document.documentElement.lang;

// Formats by language and wish: to make one takes a browser longer than to use it a hundred times.
const FORMATS = new Map();

function format(kind, options = {}) {
  const key = lang + kind.name + JSON.stringify(options);
  if (!FORMATS.has(key)) FORMATS.set(key, new kind(lang, options));
  return FORMATS.get(key);
}

// A phrase with its places filled in; one that has plural forms goes by the value of n.
function say(key, values = {}) {
  let phrase = WORDS[lang][key];
  if (typeof phrase === 'object') {
    phrase = phrase[format(Intl.PluralRules).select(values.n)] ?? phrase.other;
  }
  return phrase.replace(/\{(\w+)\}/g, (_, name) => (typeof values[name] === 'number' ? number(values[name]) : values[name]));
}

const count = (key, n) => say(key, {n});

const number = value => format(Intl.NumberFormat).format(value);

// "12 passages in 5 documents".
const counts = (key, n, documents) => say('counts', {first: count(key, n), second: count('documents', documents)});

// An ISO date as precise as it is given; what is no date is shown as it is.
function date(iso, length = 'long') {
  if (!iso) return say('undated');
  const match = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?$/.exec(iso);
  if (!match) return iso;
  const [, year, month, day] = match;
  const options = {year: 'numeric', timeZone: 'UTC'};
  if (month) options.month = length;
  if (day) options.day = 'numeric';
  const moment = new Date(Date.UTC(year, (month ?? 1) - 1, day ?? 1));
  // There is no thirteenth month: a browser would go on counting.
  if (!moment.toISOString().startsWith(iso)) return iso;
  const words = format(Intl.DateTimeFormat, options).format(moment);
  // The first of a month is an ordinal in French.
  return lang === 'fr' ? words.replace(/^1 /, '1er ') : words;
}

// Two dates as a range, empty where there are none.
function range(first, last) {
  if (!first) return '';
  return first === last ? date(first) : say('range', {first: date(first), last: date(last)});
}

// The words that stand in the page from the start.
function translatePage() {
  document.documentElement.lang = lang;
  for (const element of document.querySelectorAll('[data-word]')) {
    element.textContent = say(element.dataset.word);
  }
  for (const element of document.querySelectorAll('[data-word-label]')) {
    const words = say(element.dataset.wordLabel);
    element.setAttribute('aria-label', words);
    if (element.title) element.title = words;
    if (element.placeholder) element.placeholder = words;
  }
}

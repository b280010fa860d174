// Texts of passages that the page does not hold: one that is served asks its server for them, as they are read.

const TEXTS_AT_ONCE = 1000;

// A function that promises that the text of a passage is there; what is asked for at once comes at once.
function createTexts() {
  let wanted = [];
  let coming = null;
  async function load() {
    const asked = [...new Set(wanted)];
    [wanted, coming] = [[], null];
    for (let from = 0; from < asked.length; from += TEXTS_AT_ONCE) await fill(asked.slice(from, from + TEXTS_AT_ONCE));
  }
  async function fill(passages) {
    const {texts} = await askServer('passages', {numbers: passages.map(passage => passage.index).join()});
    passages.forEach((passage, i) => (passage.text = texts[i]));
  }
  return passage => {
    wanted.push(passage);
    coming ??= Promise.resolve().then(load);
    return coming;
  };
}

// Promises that of some passages all texts are there that can be had.
function textsOf({askText}, passages) {
  return Promise.all(askText ? passages.filter(passage => passage.text === null).map(askText) : []);
}

async function askServer(path, query) {
  const answer = await fetch(`${path}?${new URLSearchParams(query)}`);
  if (!answer.ok) throw new Error(`The server answered ${answer.status}.`);
  return answer.json();
}

// Where a passage will stand once its text has come, or words that it is missed.
function missingPassage(page, passage, actors) {
  const place = quiet(say(page.askText ? 'text_coming' : 'text_left_out'));
  const fill = () => place.replaceWith(passageItem(page, passage, actors));
  page.askText?.(passage).then(fill, () => (place.textContent = say('text_left_out')));
  return place;
}

// The passages in view in which the server finds some words, in the order in which the page would find them, the
// first of them with their texts.
async function passagesServed(page, words) {
  if (fold(words).length < SENTENCE_WORDS_LEAST) return {shown: [], total: 0};
  const {row, others} = await askServer('search', {words});
  const kept = numbers => newestFirst(numbers.map(number => page.model.passages[number]).filter(isInView));
  const found = [...kept(row), ...kept(others)];
  const shown = found.slice(0, SENTENCES_FOUND_AT_MOST);
  await textsOf(page, shown);
  return {shown, total: found.length};
}

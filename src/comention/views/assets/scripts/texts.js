// Texts of passages that the page does not hold: one that is served asks its server for them, as they are read.

// A function that promises that the text of a passage is there; what is asked for at once comes at once.
function createTexts() {
  let wanted = [];
  let coming = null;
  async function load() {
    const asked = wanted;
    [wanted, coming] = [[], null];
    const {texts} = await askServer('passages', {numbers: asked.map(passage => passage.index).join()});
    asked.forEach((passage, i) => (passage.text = texts[i]));
  }
  return passage => {
    wanted.push(passage);
    coming ??= Promise.resolve().then(load);
    return coming;
  };
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

// The passages in view in which the server finds some words, the first of them with their texts.
async function passagesServed(page, words) {
  const {passages, count: total} = await askServer('search', {words});
  const inView = new Set(page.model.inView);
  const found = passages.map(number => page.model.passages[number]).filter(passage => inView.has(passage));
  const shown = found.slice(0, SENTENCES_FOUND_AT_MOST);
  await Promise.all(shown.filter(passage => passage.text === null).map(page.askText));
  return {shown, total: found.length < passages.length ? found.length : total};
}

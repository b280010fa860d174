// One passage: its text with actors marked, what stands around it, and its citation.

const COPIED_FOR = 2500;

function passageItem(page, passage, actors) {
  const {document, text} = passage;
  if (text === null) return missingPassage(page, passage, actors);
  const language = {lang: document.lang, dir: 'auto'};
  const quotation = el('blockquote', language, ...markedPieces(text, spansOf(page.model, passage, actors), classesOf(actors)));
  return el('div', {class: 'passage'}, quotation, el('p', {class: 'handles'}, contextButton(page, passage, quotation), citationButton(passage)));
}

const spansOf = (model, passage, actors) => mentionsOf(model, passage).filter(mention => actors.includes(mention.actor));

// Of two actors the first and the second are told apart, of more nobody.
const classesOf = actors => covering => {
  if (actors.length > 2) return 'other';
  const numbers = new Set(covering.map(span => actors.indexOf(span.actor)));
  return [...numbers].sort().map(n => ['first', 'second'][n]).join(' ');
};

// A text in pieces, or a part of it, those within spans marked; one span may lie within another ("armée
// israélienne").
function markedPieces(text, spans, classOf, from = 0, to = text.length) {
  const inside = spans.filter(span => span.start < to && span.end > from);
  const cuts = new Set([from, to, ...inside.flatMap(span => [Math.max(from, span.start), Math.min(to, span.end)])]);
  const edges = [...cuts].sort((a, b) => a - b);
  return edges.slice(1).map((end, i) => {
    const start = edges[i];
    const covering = inside.filter(span => span.start <= start && end <= span.end);
    const piece = text.slice(start, end);
    return covering.length ? el('mark', {class: classOf(covering)}, piece) : piece;
  });
}

// A button that shows the sentences before and after. It goes along with the one that does so for all.
function contextButton({model, store}, passage, quotation) {
  const [before, after] = neighboursOf(model, passage);
  if (!before?.text && !after?.text) return null;
  const aside = piece => piece?.text && el('p', {class: 'around', lang: passage.document.lang, dir: 'auto'}, piece.text);
  const texts = [aside(before), aside(after)];
  const show = wanted => {
    texts.forEach(text => text?.remove());
    if (wanted && texts[0]) quotation.before(texts[0]);
    if (wanted && texts[1]) quotation.after(texts[1]);
    button.setAttribute('aria-expanded', String(wanted));
  };
  const button = el('button', {
    type: 'button',
    class: 'context',
    'aria-expanded': 'false',
    onclick: () => show(button.getAttribute('aria-expanded') === 'false'),
    onaround: () => show(store.state.around),
  }, say('context'));
  if (store.state.around) queueMicrotask(() => show(true));
  return button;
}

// "« sentence » — title, outlet, date, address", as is the custom of the interface's language.
function citationOf({text, document}) {
  const origin = [document.title, document.outlet, document.date && date(document.date), document.url];
  return say(origin.some(Boolean) ? 'citation' : 'quotation', {text: text.replace(/\s+/g, ' ').trim(), origin: origin.filter(Boolean).join(', ')});
}

function citationButton(passage) {
  const button = el('button', {type: 'button', class: 'cite', onclick: async () => {
    const citation = citationOf(passage);
    try {
      await navigator.clipboard.writeText(citation);
      answer(button, 'copied');
    } catch {
      // Old browsers, and frames that may not: the reader copies what is selected.
      const shown = button.parentElement.nextElementSibling ?? el('p', {class: 'citation', dir: 'auto'}, citation);
      button.parentElement.after(shown);
      getSelection().selectAllChildren(shown);
      answer(button, 'copy_selected');
    }
  }}, say('cite'));
  return button;
}

// Say on a button and aloud what it did.
function answer(button, word) {
  button.textContent = say(word);
  speak(say(word));
  setTimeout(() => (button.textContent = say('cite')), COPIED_FOR);
}

// Title, outlet, date, the language where it is another one and, where it is no link, the address.
function origin(document) {
  const title = document.title || document.id;
  const named = document.url ? source(document.url, bdi(title)) : bdi(title);
  const stray = document.url && named.nodeName !== 'A';
  const tongue = document.lang !== lang && languageName(document.lang);
  const known = [document.outlet && bdi(document.outlet), date(document.date), tongue && el('span', {class: 'tongue'}, tongue)];
  return [
    el('span', {class: 'headline', lang: document.lang}, named),
    el('span', {class: 'imprint'}, known.filter(Boolean).flatMap((part, i) => (i ? [' · ', part] : [part]))),
    stray && el('span', {class: 'address'}, bdi(shortened(document.url, 300))),
  ];
}

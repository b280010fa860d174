// The sentences behind an actor or a link, with the actors marked in them.

const PASSAGES_AT_ONCE = 30;

// Passages by document, the newest document first, undated ones last, each in reading order.
function byDocument(passages) {
  const groups = new Map();
  for (const passage of passages) {
    if (!groups.has(passage.document)) groups.set(passage.document, []);
    groups.get(passage.document).push(passage);
  }
  return [...groups].sort(([a], [b]) => (b.date ?? '').localeCompare(a.date ?? ''));
}

// A list of passages; so many at once, the rest on demand.
function passageList({model}, passages, actors) {
  if (!passages.length) return [el('p', {class: 'quiet'}, say('no_evidence'))];
  const list = el('ol', {class: 'documents'});
  const ordered = byDocument(passages).flatMap(([, group]) => group);
  const show = some => list.append(...byDocument(some).map(([document, group]) => documentItem(model, document, group, actors)));
  show(ordered.slice(0, PASSAGES_AT_ONCE));
  return [list, rest(ordered.slice(PASSAGES_AT_ONCE), show, PASSAGES_AT_ONCE)];
}

function documentItem(model, document, passages, actors) {
  return el(
    'li',
    {},
    el('p', {class: 'origin'}, ...origin(document)),
    passages.map(passage => {
      return el('blockquote', {lang: document.lang, dir: 'auto'}, ...marked(model, passage, actors));
    }),
  );
}

// Title, outlet, date and, where it is no link, the address.
function origin(document) {
  const title = document.title || document.id;
  const named = document.url ? source(document.url, bdi(title)) : bdi(title);
  const stray = document.url && named.nodeName !== 'A';
  return [
    el('span', {class: 'headline', lang: document.lang}, named),
    el('span', {class: 'imprint'}, [document.outlet && bdi(document.outlet), document.outlet && ' · ', date(document.date)]),
    stray && el('span', {class: 'address'}, bdi(shortened(document.url, 300))),
  ];
}

// The text of a passage in pieces, those that name one of the actors marked; one may lie within another
// ("armée israélienne").
function marked(model, passage, actors) {
  const {text} = passage;
  const spans = mentionsOf(model, passage).filter(mention => actors.includes(mention.actor));
  const cuts = new Set([0, text.length, ...spans.flatMap(span => [span.start, span.end])]);
  const edges = [...cuts].sort((a, b) => a - b);
  return edges.slice(1).map((end, i) => {
    const start = edges[i];
    const covering = spans.filter(span => span.start <= start && end <= span.end);
    const piece = text.slice(start, end);
    if (!covering.length) return piece;
    const numbers = new Set(covering.map(span => actors.indexOf(span.actor)));
    return el('mark', {class: [...numbers].sort().map(n => ['first', 'second'][n]).join(' ')}, piece);
  });
}

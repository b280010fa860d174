// What the page knows, as objects that refer to each other. What depends on the documents in view is filled
// in by `recount`.

function readModel(raw) {
  const documents = rows(raw.documents).map((document, index) => ({index, days: daysOf(document.date), ...document}));
  const passages = rows(raw.passages).map((passage, index) => {
    return {index, start: passage.start, text: passage.text, spans: passage.mentions, document: documents[passage.document]};
  });
  const actors = rows(raw.nodes).map((node, index) => new Actor(index, node, rowOf(raw.actors, index), documents));
  const bonds = raw.edges.from.map((from, index) => {
    const shipped = {llr: raw.links.llr[index], npmi: raw.links.npmi[index], q: raw.links.q[index]};
    return {from, to: raw.edges.to[index], passages: raw.links.passages[index].map(i => passages[i]), shipped};
  });
  const context = rows(raw.context).map(piece => ({...piece, document: documents[piece.document]}));
  const model = {documents, passages, context, actors, bonds, ties: [], links: [], between: new Map(), trials: raw.trials};
  return Object.assign(model, {together: raw.together, window: raw.window});
}

const rowOf = (columns, row) => Object.fromEntries(Object.entries(columns).map(([name, values]) => [name, values[row]]));

const otherEnd = (link, actor) => (link.ends[0] === actor ? link.ends[1] : link.ends[0]);

// Somebody or something that can act. `whole` is what all documents say of it, everything else what those in
// view do.
class Actor {
  constructor(index, node, known, documents) {
    Object.assign(this, {index, id: known.id, name: node.label, kind: node.group, x: node.x, y: node.y, size: node.size});
    Object.assign(this, {press: Boolean(known.press), community: known.community, wikidata: known.wikidata, aliases: known.aliases});
    // As Python found it, whatever is corrected; and what a judgement calls it, where that is not its name.
    Object.assign(this, {given: {name: this.name, kind: this.kind, wikidata: this.wikidata, aliases: this.aliases}, called: known.called, owner: this});
    this.spread = pairs(known.spread).map(([document, count]) => [documents[document], count]);
    // As large as it is drawn at present.
    this.extent = node.size;
    this.strength = 0;
    Object.assign(this, {owner: this, mentions: 0, trials: 0, strongest: null, whole: null});
  }

  get passages() {
    return this.whole.passages.filter(isInView);
  }

  // The strongest first.
  get links() {
    return (this.strongest ??= descending(this.whole.links.filter(link => link.weight), link => link.llr));
  }

  get read() {
    return this.whole.spread.map(([document]) => document).filter(document => document.inView);
  }

  get documents() {
    return this.read.length;
  }

  get stories() {
    return new Set(this.read.map(document => document.story)).size;
  }

  get outlets() {
    return new Set(this.read.map(document => document.outlet).filter(Boolean)).size;
  }

  get first() {
    return datesOf(this.read)[0];
  }

  get last() {
    return datesOf(this.read).at(-1);
  }
}

// Two actors and the passages in view that mention both, of which there are as many as `weight` says.
class Link {
  constructor(index, ends, passages, shipped) {
    Object.assign(this, {index, ends, shipped, weight: 0, llr: 0, npmi: 0, q: null});
    // What all documents say of it.
    this.whole = {passages};
    this.key = pairKey(ends[0].index, ends[1].index);
  }

  get passages() {
    return this.whole.passages.filter(isInView);
  }

  get read() {
    return [...new Set(this.passages.map(passage => passage.document))];
  }

  get documents() {
    return this.read.length;
  }

  get stories() {
    return new Set(this.passages.map(passage => passage.document.story)).size;
  }

  get outlets() {
    return new Set(this.read.map(document => document.outlet).filter(Boolean)).size;
  }

  get first() {
    return datesOf(this.read)[0];
  }

  get last() {
    return datesOf(this.read).at(-1);
  }
}

const datesOf = documents => documents.map(document => document.date).filter(Boolean).sort();

function pairs(flat) {
  return Array.from({length: flat.length / 2}, (_, at) => [flat[2 * at], flat[2 * at + 1]]);
}

// The mentions of a passage: where in its text, and of whom.
function mentionsOf(model, {spans}) {
  return Array.from({length: spans.length / 3}, (_, at) => {
    return {start: spans[3 * at], end: spans[3 * at + 1], actor: model.actors[spans[3 * at + 2]].owner};
  }).filter(mention => mention.actor);
}

// The chosen actor, the two that were chosen as a pair, those whom a chosen passage mentions, or nobody.
function chosenActors(model, chosen) {
  if (!chosen) return [];
  if (chosen.passage !== undefined) return actorsOf(model, model.passages[chosen.passage]);
  return (chosen.pair ?? [chosen.actor]).map(index => model.actors[index]).filter(Boolean);
}

// The link between two actors, if the documents in view make one.
function linkBetween(model, [one, other]) {
  const link = model.between.get(pairKey(one, other));
  return link?.weight ? link : undefined;
}

const pairKey = (one, other) => (one < other ? `${one}-${other}` : `${other}-${one}`);

// What the page knows, as objects that refer to each other. What depends on the documents in view is filled
// in by `recount`.

function readModel(raw) {
  const documents = rows(raw.documents);
  documents.forEach((document, index) => Object.assign(document, {index, days: daysOf(document.date), inView: true}));
  const {document: places, start, text, mentions} = raw.passages;
  const passages = places.map((place, index) => {
    return {index, start: start[index], text: text[index], spans: mentions[index], document: documents[place]};
  });
  const context = rows(raw.context).map(piece => ({...piece, document: documents[piece.document]}));
  const {edges: {from, to}, links: {passages: numbers, llr, npmi, q}} = raw;
  const bonds = from.map((one, index) => {
    return {from: one, to: to[index], passages: numbers[index], llr: llr[index], npmi: npmi[index], q: q[index]};
  });
  const model = {documents, passages, places, context, bonds, ties: [], links: [], between: new Map()};
  const known = rows(raw.actors);
  model.actors = rows(raw.nodes).map((node, index) => new Actor(model, index, node, known[index]));
  return Object.assign(model, {trials: raw.trials, together: raw.together, window: raw.window});
}

const otherEnd = (link, actor) => (link.ends[0] === actor ? link.ends[1] : link.ends[0]);

// What documents in view tell of: `read` gives these documents.
class Told {
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

// Somebody or something that can act. `whole` is what all documents say of it, everything else what those in
// view do.
class Actor extends Told {
  constructor(model, index, {label: name, group: kind, x, y, size}, {id, press, community, wikidata, aliases, called, spread}) {
    super();
    this.model = model;
    this.index = index;
    this.id = id;
    this.name = name;
    this.kind = kind;
    this.wikidata = wikidata;
    this.aliases = aliases;
    // As Python found it, whatever is corrected; and what a judgement calls it, where that is not its name.
    this.given = {name, kind, wikidata, aliases};
    this.called = called;
    this.press = Boolean(press);
    this.community = community;
    this.x = x;
    this.y = y;
    this.size = size;
    // As large as it is drawn at present.
    this.extent = size;
    // What all documents of the file say of it: the number of a document, how often that mentions it, and so on.
    this.spread = spread;
    this.owner = this;
    this.whole = null;
    this.strongest = null;
    this.mentions = 0;
    this.trials = 0;
    this.strength = 0;
  }

  get passages() {
    return passagesOf(this.model, this).filter(isInView);
  }

  // The strongest first.
  get links() {
    return (this.strongest ??= descending(this.whole.links.filter(link => link.weight), link => link.llr));
  }

  // The documents that mention it, and how often each does.
  get tally() {
    return pairs(this.whole.spread).map(([number, count]) => [this.model.documents[number], count]).filter(([document]) => document.inView);
  }

  get read() {
    return this.tally.map(([document]) => document);
  }
}

// Two actors and the passages in view that mention both, of which there are as many as `weight` says.
class Link extends Told {
  constructor(model, index, ends, bond) {
    super();
    this.model = model;
    this.index = index;
    this.key = pairKey(ends[0].index, ends[1].index);
    this.ends = ends;
    this.bond = bond;
    // The numbers of all passages, whatever is in view.
    this.numbers = bond.passages;
    this.weight = 0;
    this.together = 0;
    this.llr = bond.llr;
    this.npmi = bond.npmi;
    this.q = bond.q;
  }

  get passages() {
    return this.numbers.map(number => this.model.passages[number]).filter(isInView);
  }

  get read() {
    return [...new Set(this.passages.map(passage => passage.document))];
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
  const actors = (chosen.pair ?? [chosen.actor]).map(index => model.actors[index]);
  return actors.filter(actor => actor?.owner);
}

// The link between two actors, if the documents in view make one.
function linkBetween(model, [one, other]) {
  const link = model.between.get(pairKey(one, other));
  return link?.weight ? link : undefined;
}

// A number for every pair of numbers, whichever comes first: a browser finds things by numbers faster than by texts.
const pairKey = (one, other) => (one < other ? one * PAIR_BASE + other : other * PAIR_BASE + one);
const PAIR_BASE = 2 ** 26;

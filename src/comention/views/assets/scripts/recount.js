// Everything that is counted, from the documents in view: those of a time, of some outlets and languages.

// Fill in what the documents in view say of actors and links. What can be told of an actor or a link by itself
// is looked up when it is asked for: a slider that moves must not wait for it.
function recount(model, state) {
  if (model.settled !== state.corrections) {
    settle(model, state.corrections);
    gather(model);
    model.settled = state.corrections;
  }
  const wanted = documentsInView(model, state);
  for (const document of model.documents) document.inView = !wanted || Boolean(wanted[document.index]);
  model.inView = wanted ? model.passages.filter(isInView) : model.passages;
  model.actors.forEach(countMentions);
  model.ranked = descending(model.actors.filter(actor => actor.mentions), actor => actor.mentions);
  const most = model.ranked[0]?.mentions ?? 1;
  for (const actor of model.actors) actor.strength = Math.sqrt(actor.mentions / most);
  for (const link of model.ties) link.weight = countInView(link.whole.passages);
  weigh(model, !wanted && !isCorrected(model));
  model.links = descending(model.ties.filter(link => link.weight), link => link.llr);
}

// For each document whether it is in view; null where all are.
function documentsInView(model, state) {
  const {from, to, outlets, languages} = state;
  if (!from && !to && !outlets && !languages) return null;
  const [first, last] = [from && daysOf(from)[0], to && daysOf(to)[1]];
  return Uint8Array.from(model.documents, document => isOfChoice(document, state) && isWithin(document.days, first, last));
}

// Whether a document is of an outlet and in a language that are wanted.
function isOfChoice({outlet, lang}, {outlets, languages}) {
  return (!outlets || outlets.has(outlet ?? '')) && (!languages || languages.has(lang));
}

// Whether every day that a date may mean lies between two others; what has no date is of no time.
function isWithin(days, first, last) {
  if (first === null && last === null) return true;
  return days !== null && (first === null || first <= days[0]) && (last === null || days[1] <= last);
}

const isInView = ({document}) => document.inView;

function countInView(things) {
  let found = 0;
  for (const {document} of things) if (document.inView) found += 1;
  return found;
}

// Who every actor that Python found is by now: itself, another one, or nobody.
function settle(model, corrections) {
  for (const actor of model.actors) Object.assign(actor, actor.given, {owner: actor});
  obey(model, corrections);
}

// Whether a correction has made other actors than Python found.
const isCorrected = model => model.actors.some(actor => actor.owner !== actor);

// What all documents say of the actors that there are by now, and of the links between them: of these the
// documents in view are a part.
function gather(model) {
  for (const actor of model.actors) actor.whole = {spread: [], passages: [], links: []};
  for (const {owner, spread} of model.actors) {
    if (owner) owner.whole.spread = owner.whole.spread.length ? summed([...owner.whole.spread, ...spread]) : spread;
  }
  for (const passage of model.passages) {
    passage.actors = actorsOf(model, passage);
    for (const actor of passage.actors) actor.whole.passages.push(passage);
  }
  model.between = tiesOf(model);
  model.ties = [...model.between.values()];
  for (const link of model.ties) for (const actor of link.ends) actor.whole.links.push(link);
  model.counted = model.trials ? stretchesOf(model) : model.passages;
}

// Counts of documents, those of each together.
function summed(spread) {
  const found = new Map();
  for (const [document, count] of spread) found.set(document, (found.get(document) ?? 0) + count);
  return [...found];
}

// Who some actors of the file are by now, each once.
const ownersOf = (model, numbers) => [...new Set(numbers.map(number => model.actors[number].owner))].filter(Boolean);

// The actors that a passage mentions, each once.
const actorsOf = (model, {spans}) => ownersOf(model, spans.filter((_, at) => at % 3 === 2));

function tiesOf(model) {
  const ties = new Map();
  for (const {from, to, passages, shipped} of model.bonds) {
    const ends = [model.actors[from].owner, model.actors[to].owner];
    if (!ends[0] || !ends[1] || ends[0] === ends[1]) continue;
    const link = new Link(ties.size, ends, passages, shipped);
    const known = ties.get(link.key);
    if (!known) ties.set(link.key, link);
    else known.whole.passages = [...new Set([...known.whole.passages, ...passages])].sort((a, b) => a.index - b.index);
  }
  return ties;
}

// Windows overlap, and are no trials of which one could ask how many hold an actor: stretches of as many
// sentences stand in for them. Each link is told in which of them its actors are together.
function stretchesOf({trials, ...model}) {
  for (const link of model.ties) link.whole.stretches = [];
  return trials.actors.map((numbers, trial) => {
    const stretch = {document: model.documents[trials.document[trial]], actors: ownersOf(model, numbers)};
    const nested = new Set(pairs(trials.nested[trial]).map(pair => pairKey(...pair)));
    for (const key of companyOf(model, numbers, nested)) model.between.get(key)?.whole.stretches.push(stretch);
    return stretch;
  });
}

// The pairs of actors that some of the file make by now, but for those that are within each other's names.
function companyOf(model, numbers, nested) {
  const found = new Set();
  numbers.forEach((one, i) => {
    for (const other of numbers.slice(i + 1)) {
      const [a, b] = [model.actors[one].owner, model.actors[other].owner];
      if (a && b && !nested.has(pairKey(one, other))) found.add(pairKey(a.index, b.index));
    }
  });
  return found;
}

function countMentions(actor) {
  let mentions = 0;
  for (const [document, count] of actor.whole.spread) if (document.inView) mentions += count;
  Object.assign(actor, {mentions, strongest: null});
}

// The weights of every link: those that Python found while everything is as Python saw it.
function weigh(model, asShipped) {
  if (asShipped) {
    for (const link of model.ties) ({llr: link.llr, npmi: link.npmi, q: link.q} = link.shipped);
    return;
  }
  const total = countTrials(model);
  for (const link of model.ties) {
    if (!link.weight) continue;
    const [k, a, b] = countsOf(link);
    link.llr = logLikelihoodRatio(k, a, b, total);
    link.npmi = normalisedMutualInformation(k, a, b, total);
    link.q = null;
  }
}

// How many passages or stretches in view mention anybody; each actor is told how many mention it.
function countTrials(model) {
  for (const actor of model.actors) actor.trials = 0;
  model.total = 0;
  for (const {document, actors} of model.counted) {
    if (!document.inView || !actors.length) continue;
    model.total += 1;
    for (const actor of actors) actor.trials += 1;
  }
  return model.total;
}

// How many mention both actors of a link, the one, and the other.
const countsOf = ({weight, whole, ends: [a, b]}) => [whole.stretches ? countInView(whole.stretches) : weight, a.trials, b.trials];

// How many links of chance there would be among those that are as sure as a link: looked up when it is first
// asked for.
function rateDiscoveries(model) {
  if (!model.links.length || model.links[0].q !== null) return;
  const among = model.ranked.length;
  const p = model.links.map(link => significance(...countsOf(link), model.total));
  const rates = falseDiscoveryRates(p, (among * (among - 1)) / 2);
  model.links.forEach((link, i) => (link.q = rates[i]));
}

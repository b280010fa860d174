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
  for (const actor of model.actors) {
    actor.mentions = mentionsIn(actor.whole.spread, wanted);
    actor.strongest = null;
  }
  model.ranked = descending(model.actors.filter(actor => actor.mentions), actor => actor.mentions);
  const most = model.ranked[0]?.mentions ?? 1;
  for (const actor of model.actors) actor.strength = Math.sqrt(actor.mentions / most);
  for (const link of model.ties) link.weight = passagesIn(link.numbers, model.places, wanted);
  weigh(model, wanted);
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

const passagesInView = model => model.passages.filter(isInView);

// How many mentions of a spread are in wanted documents; where none are told, all are wanted.
function mentionsIn(spread, wanted) {
  let found = 0;
  for (let at = 0; at < spread.length; at += 2) if (!wanted || wanted[spread[at]]) found += spread[at + 1];
  return found;
}

// How many passages, or whatever else has its place in a document, are in wanted ones.
function passagesIn(numbers, places, wanted) {
  if (!wanted) return numbers.length;
  let found = 0;
  for (const number of numbers) if (wanted[places[number]]) found += 1;
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
// documents in view are a part. What is asked for one actor at a time is made when it is first asked for.
function gather(model) {
  for (const actor of model.actors) actor.whole = {spread: [], links: []};
  for (const {owner, spread} of model.actors) {
    if (owner) owner.whole.spread = owner.whole.spread.length ? summed([...owner.whole.spread, ...spread]) : spread;
  }
  model.between = tiesOf(model);
  model.ties = [...model.between.values()];
  for (const link of model.ties) for (const actor of link.ends) actor.whole.links.push(link);
  Object.assign(model, {mentioning: null, company: null});
}

// The passages that mention an actor, whatever is in view.
function passagesOf(model, actor) {
  model.mentioning ??= mentioningOf(model);
  return model.mentioning[actor.index];
}

function mentioningOf(model) {
  const found = model.actors.map(() => []);
  for (const passage of model.passages) for (const actor of actorsOf(model, passage)) found[actor.index].push(passage);
  return found;
}

// Counts of documents, those of each together.
function summed(spread) {
  const found = new Map();
  for (const [document, count] of pairs(spread)) found.set(document, (found.get(document) ?? 0) + count);
  return [...found].flat();
}

// Who some actors of the file are by now, each once.
const ownersOf = (model, numbers) => [...new Set(numbers.map(number => model.actors[number].owner))].filter(Boolean);

// The actors that a passage mentions, each once.
const actorsOf = (model, {spans}) => ownersOf(model, spans.filter((_, at) => at % 3 === 2));

function tiesOf(model) {
  const ties = new Map();
  for (const bond of model.bonds) {
    const one = model.actors[bond.from].owner;
    const other = model.actors[bond.to].owner;
    if (!one || !other || one === other) continue;
    const link = new Link(model, ties.size, [one, other], bond);
    const known = ties.get(link.key);
    if (!known) ties.set(link.key, link);
    else known.numbers = [...new Set([...known.numbers, ...bond.passages])].sort((a, b) => a - b);
  }
  return ties;
}

// The weights of every link: those that Python found while everything is as Python saw it.
function weigh(model, wanted) {
  if (!wanted && !isCorrected(model)) {
    for (const link of model.ties) {
      link.llr = link.bond.llr;
      link.npmi = link.bond.npmi;
      link.q = link.bond.q;
    }
    return;
  }
  countTrials(model, wanted);
  for (const link of model.ties) {
    if (!link.weight) continue;
    const [k, a, b] = countsOf(link);
    link.llr = logLikelihoodRatio(k, a, b, model.total);
    link.npmi = normalisedMutualInformation(k, a, b, model.total);
    link.q = null;
  }
}

// How many links of chance there would be among those that are as sure as a link: looked up when it is first
// asked for.
function rateDiscoveries(model) {
  if (!model.links.length || model.links[0].q !== null) return;
  const among = model.ranked.length;
  const p = model.links.map(link => significance(...countsOf(link), model.total));
  const rates = falseDiscoveryRates(p, (among * (among - 1)) / 2);
  model.links.forEach((link, i) => (link.q = rates[i]));
}

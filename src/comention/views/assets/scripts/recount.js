// Everything that is counted, from the documents in view: those of a time, of some outlets and languages.

// Fill in what the documents in view say of actors and links. A link that none of their passages makes is gone.
function recount(model, state) {
  const inView = documentsInView(model, state);
  settle(model, state.corrections);
  for (const actor of model.actors) Object.assign(actor, {mentions: 0, read: [], passages: [], links: []});
  for (const actor of model.actors) countMentions(actor, inView);
  model.inView = inView ? model.passages.filter(passage => inView[passage.document.index]) : model.passages;
  for (const passage of model.inView) for (const actor of actorsOf(model, passage)) actor.passages.push(passage);
  model.links = linksOf(model, inView);
  model.between = new Map(model.links.map(link => [link.key, link]));
  weigh(model, inView);
  model.links.sort((one, other) => other.llr - one.llr || other.weight - one.weight || one.index - other.index);
  for (const link of model.links) link.ends.forEach(actor => actor.links.push(link));
  model.ranked = model.actors.filter(actor => actor.mentions).sort((a, b) => b.mentions - a.mentions || a.index - b.index);
  const most = model.ranked[0]?.mentions ?? 1;
  model.actors.forEach(actor => (actor.strength = Math.sqrt(actor.mentions / most)));
}

// For each document whether it is in view; null where all are.
function documentsInView(model, {from, to, outlets, languages}) {
  if (!from && !to && !outlets && !languages) return null;
  const isWanted = ({date, outlet, lang}) => {
    return (!outlets || outlets.has(outlet ?? '')) && (!languages || languages.has(lang)) && isWithin(date, from, to);
  };
  return Uint8Array.from(model.documents, isWanted);
}

// Whether every day that a date may mean lies between two others; what has no date is of no time.
function isWithin(date, from, to) {
  if (!from && !to) return true;
  return isDate(date) && (!from || firstDay(from) <= firstDay(date)) && (!to || lastDay(date) <= lastDay(to));
}

const isDate = text => /^\d{4}(-\d\d){0,2}$/.test(text ?? '');
const firstDay = date => date + '-01-01'.slice(date.length - 4);
const lastDay = date => date + '-12-31'.slice(date.length - 4);

// Who every actor that Python found is by now: itself, another one, or nobody.
function settle(model) {
  for (const actor of model.actors) actor.owner = actor;
}

// Whether a correction has made other actors than Python found.
const isCorrected = model => model.actors.some(actor => actor.owner !== actor);

function countMentions(actor, inView) {
  const {owner} = actor;
  if (!owner) return;
  for (const [document, count] of actor.spread) {
    if (inView && !inView[document.index]) continue;
    owner.mentions += count;
    owner.read.push(document);
  }
  if (owner !== actor) owner.read = [...new Set(owner.read)];
}

// The actors that a passage mentions, each once.
function actorsOf(model, {spans}) {
  const found = [];
  for (let at = 2; at < spans.length; at += 3) {
    const {owner} = model.actors[spans[at]];
    if (owner && !found.includes(owner)) found.push(owner);
  }
  return found;
}

function linksOf(model, inView) {
  const links = new Map();
  for (const {from, to, passages, shipped} of model.bonds) {
    const ends = [model.actors[from].owner, model.actors[to].owner];
    if (!ends[0] || !ends[1] || ends[0] === ends[1]) continue;
    const kept = inView ? passages.filter(passage => inView[passage.document.index]) : passages;
    if (!kept.length) continue;
    const link = new Link(links.size, ends, kept, shipped);
    const known = links.get(link.key);
    if (known) known.passages = [...new Set([...known.passages, ...kept])].sort((a, b) => a.index - b.index);
    else links.set(link.key, link);
  }
  return [...links.values()];
}

// The weights of every link: those that Python found while everything is as Python saw it.
function weigh(model, inView) {
  if (!inView && !isCorrected(model)) {
    for (const link of model.links) Object.assign(link, link.shipped);
    return;
  }
  const {total, countsOf} = model.trials ? tallyTrials(model, inView) : tallyPassages(model);
  for (const link of model.links) {
    const [k, a, b] = countsOf(link);
    Object.assign(link, {counts: [k, a, b, total], q: null});
    link.llr = logLikelihoodRatio(k, a, b, total);
    link.npmi = normalisedMutualInformation(k, a, b, total);
  }
}

function tallyPassages(model) {
  const total = model.inView.filter(passage => actorsOf(model, passage).length).length;
  return {total, countsOf: ({weight, ends: [a, b]}) => [weight, a.passages.length, b.passages.length]};
}

// Windows overlap, and are no trials of which one could ask how many hold an actor: stretches of as many
// sentences stand in for them.
function tallyTrials(model, inView) {
  const [alone, both] = [new Map(), new Map()];
  const add = (counts, key) => counts.set(key, (counts.get(key) ?? 0) + 1);
  let total = 0;
  model.trials.actors.forEach((numbers, trial) => {
    if (inView && !inView[model.trials.document[trial]]) return;
    const present = [...new Set(numbers.map(number => model.actors[number].owner).filter(Boolean))];
    total += Boolean(present.length);
    present.forEach((one, i) => {
      add(alone, one);
      for (const other of present.slice(i + 1)) add(both, pairKey(one.index, other.index));
    });
  });
  return {total, countsOf: ({key, ends: [a, b]}) => [both.get(key) ?? 0, alone.get(a) ?? 0, alone.get(b) ?? 0]};
}

// How many links of chance there would be among those that are as sure as a link: looked up when it is first
// asked for.
function rateDiscoveries(model) {
  if (!model.links.length || model.links[0].q !== null) return;
  const among = model.ranked.length;
  const p = model.links.map(link => significance(...link.counts));
  const rates = falseDiscoveryRates(p, (among * (among - 1)) / 2);
  model.links.forEach((link, i) => (link.q = rates[i]));
}

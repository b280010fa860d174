// What weights are counted in: passages, or stretches where passages are windows, for windows overlap and are no
// trials of which one could ask how many hold an actor.

// The trials one after the other, in plain numbers that are counted in no time: the document of each, and from
// where on in `actors` those of the file stand that it mentions.
function trialsOf({trials, passages, places}) {
  const mentioned = trials ? trials.actors : passages.map(({spans}) => spans.filter((_, at) => at % 3 === 2));
  const starts = new Uint32Array(mentioned.length + 1);
  mentioned.forEach((numbers, trial) => (starts[trial + 1] = starts[trial] + numbers.length));
  const actors = new Uint32Array(starts[mentioned.length]);
  mentioned.forEach((numbers, trial) => actors.set(numbers, starts[trial]));
  return {documents: trials ? trials.document : places, starts, actors};
}

// Tell every actor in how many trials in view it is, every link in how many its two are together, and the model
// how many there are that mention anybody.
function countTrials(model, wanted) {
  model.counted ??= trialsOf(model);
  const {documents, starts, actors} = model.counted;
  const owners = Int32Array.from(model.actors, ({owner}) => (owner ? owner.index : -1));
  const [found, latest] = [new Uint32Array(owners.length), new Int32Array(owners.length).fill(-1)];
  model.total = 0;
  for (let trial = 0; trial < documents.length; trial++) {
    if (wanted && !wanted[documents[trial]]) continue;
    let anybody = 0;
    for (let at = starts[trial]; at < starts[trial + 1]; at++) {
      const owner = owners[actors[at]];
      if (owner < 0) continue;
      anybody = 1;
      // Two of the file may be one by now.
      if (latest[owner] !== trial) found[owner] += 1;
      latest[owner] = trial;
    }
    model.total += anybody;
  }
  for (const actor of model.actors) actor.trials = found[actor.index];
  countTogether(model, wanted);
}

function countTogether(model, wanted) {
  if (model.trials) model.company ??= stretchesOf(model);
  for (const link of model.ties) {
    link.together = model.trials ? passagesIn(model.company.get(link.key), model.trials.document, wanted) : link.weight;
  }
}

// In which stretches the actors of each link are together, by the link's key.
function stretchesOf(model) {
  const found = new Map(model.ties.map(link => [link.key, []]));
  model.trials.actors.forEach((numbers, stretch) => {
    const nested = new Set(pairs(model.trials.nested[stretch]).map(pair => pairKey(...pair)));
    for (const key of companyOf(model, numbers, nested)) found.get(key)?.push(stretch);
  });
  return found;
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

// How many trials in view mention both actors of a link, the one, and the other.
const countsOf = ({together, ends: [a, b]}) => [together, a.trials, b.trials];

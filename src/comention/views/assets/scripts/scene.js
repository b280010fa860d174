// Which actors and links the filters leave, and which of them are drawn.

// What the scene depends on.
const SCENE_BY = [
  'kinds', 'press', 'communities', 'outlets', 'languages', 'from', 'to', 'by', 'least', 'stories', 'keep', 'ego',
  'budget', 'extra', 'chosen', 'corrections',
];
const STRENGTHS = ['llr', 'weight', 'npmi'];
// A link for each of the strongest so many may be drawn for every actor that may be.
const LINES_PER_ACTOR = 5;
// A link is hardly chance when fewer than this share of those that are as sure would be.
const SURE = 0.05;
const TOP_LINKS = 3;

// What the state shows: `actors` and `links` are drawn, `eligible` and `eligibleLinks` answer the filters.
function createScene(model, state) {
  // Every actor is asked once, not whenever one of its links is.
  const wanted = model.actors.map(wishes(model, state));
  const isWanted = actor => wanted[actor.index];
  const links = answering(model, state, isWanted);
  const near = state.ego && reachedFrom(model.actors[state.ego.actor], state.ego.steps, links);
  const eligible = passing(model, isWanted, near);
  const eligibleLinks = near ? links.filter(link => link.ends.every(actor => near.has(actor))) : links;
  const actors = drawnActors(model, state, near ? byDistance(eligible, near) : eligible);
  return {actors, links: drawnLinks(model, state, actors, eligibleLinks), eligible, eligibleLinks, by: state.by};
}

// The actors alone that answer the filters: links matter only around one of them.
function eligibleActors(model, state) {
  const isWanted = wishes(model, state);
  const {ego} = state;
  return passing(model, isWanted, ego && reachedFrom(model.actors[ego.actor], ego.steps, answering(model, state, isWanted)));
}

const passing = (model, isWanted, near) => model.ranked.filter(actor => isWanted(actor) && (!near || near.has(actor)));

// Whether an actor answers the filters of actors. Whoever is asked for by name, is.
function wishes(model, {kinds, press, communities, ego}) {
  return actor => {
    if (ego?.actor === actor.index) return true;
    return kinds.has(actor.kind) && (press || !actor.press) && (!communities || communities.has(actor.community));
  };
}

// The links of wanted actors that answer the filters of links, the strongest first.
function answering(model, state, isWanted) {
  // So many stories take as many passages at least: few links have their stories counted.
  const passages = Math.max(state.least, state.stories);
  const strong = model.links.filter(link => {
    return link.weight >= passages && (state.stories < 2 || link.stories >= state.stories) && isWanted(link.ends[0]) && isWanted(link.ends[1]);
  });
  if (state.keep === 'all') return ordered(strong, state.by);
  rateDiscoveries(model);
  const sure = strong.filter(link => link.q <= SURE);
  return ordered(state.keep === 'sure' ? sure : strongestOfEach(sure), state.by);
}

// `model.links` are in the order of their log-likelihood ratios.
const ordered = (links, by) => (by === 'llr' ? links : [...links].sort((a, b) => b[by] - a[by] || a.index - b.index));

// Of links in their order those that are among the first few of one of their ends.
function strongestOfEach(links) {
  const counts = new Map();
  return links.filter(({ends}) => {
    const ranks = ends.map(actor => counts.get(actor) ?? 0);
    ends.forEach((actor, i) => counts.set(actor, ranks[i] + 1));
    return ranks.some(rank => rank < TOP_LINKS);
  });
}

// The links of an actor that answer the filters, the strongest first.
const linksOf = (scene, actor) => ordered(actor.links.filter(link => answers(scene, link)), scene.by);

// Whether a link answers the filters: they are looked up when one is first asked for.
const answers = (scene, link) => (scene.answering ??= new Set(scene.eligibleLinks)).has(link);

// The actors that so many links lead to, each with the number of steps that it takes.
function reachedFrom(centre, steps, links) {
  const reached = new Map([[centre, 0]]);
  for (let step = 1; step <= steps; step++) {
    for (const {ends: [one, other]} of links) {
      if (reached.get(one) === step - 1 && !reached.has(other)) reached.set(other, step);
      else if (reached.get(other) === step - 1 && !reached.has(one)) reached.set(one, step);
    }
  }
  return reached;
}

const byDistance = (actors, near) => [...actors].sort((a, b) => near.get(a) - near.get(b));

// The first so many, those that were asked for, and what is chosen.
function drawnActors(model, state, eligible) {
  const asked = [...state.extra].map(index => model.actors[index]);
  const chosen = [...chosenActors(model, state.chosen), ...chosenLinks(model, state.chosen).flatMap(link => link.ends)];
  const present = [...asked, ...chosen].filter(actor => actor.mentions);
  return [...new Set([...eligible.slice(0, Math.min(state.budget, DRAWN_AT_MOST)), ...present])];
}

function drawnLinks(model, state, actors, links) {
  const drawn = new Uint8Array(model.actors.length);
  for (const actor of actors) drawn[actor.index] = 1;
  const inside = ({ends: [one, other]}) => drawn[one.index] && drawn[other.index];
  const possible = links.filter(inside);
  const first = possible.slice(0, LINES_PER_ACTOR * Math.max(state.budget, actors.length));
  const chosen = chosenActors(model, state.chosen);
  const own = chosen.length ? possible.filter(link => link.ends.some(actor => chosen.includes(actor))) : [];
  return [...new Set([...first, ...own, ...chosenLinks(model, state.chosen).filter(inside)])];
}

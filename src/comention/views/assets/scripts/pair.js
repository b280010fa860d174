// Two actors: the passages of their link, or how they are linked by way of others.

const HOP_PASSAGES = 2;

function pairContent(page, first, second) {
  const link = linkBetween(page.model, [first.index, second.index]);
  return [
    heading(page, [endButton(page, first, 'first'), dash(), endButton(page, second, 'second')]),
    ...(link ? linkFacts(page, link) : []),
    actionsOf(page, first, second),
    ...(link ? passageSection(page, link.passages, [first, second]) : pathContent(page, first, second)),
    ...sharedContent(page, first, second),
  ];
}

const dash = () => el('span', {class: 'dash', 'aria-hidden': 'true'}, ' — ');

const endButton = ({store}, actor, order) => el(
  'button',
  {type: 'button', class: 'end', onclick: () => store.set({chosen: {actor: actor.index}})},
  sign(actor.kind), el('mark', {class: order}, bdi(actor.name)),
);

// The strongest path between two that no passage mentions together, with the first passages of each step.
function pathContent(page, first, second) {
  const links = pathOf(page.model, {pair: [first.index, second.index]});
  if (!links.length) return [quiet(say('no_link')), quiet(say('no_path'))];
  const stations = stationsOf(links, first);
  const ends = i => [stations[i], stations[i + 1]];
  return [quiet(say('no_link')), el('p', {class: 'surprise'}, pathInWords(links, first)), ...links.flatMap((link, i) => hopContent(page, link, ends(i)))];
}

// The actors that a path leads to, from its first one.
const stationsOf = (links, first) => links.reduce((found, link) => [...found, otherEnd(link, found.at(-1))], [first]);

const pathInWords = (links, first) => say('path', {names: namesInWords(stationsOf(links, first).slice(1, -1))});

function hopContent(page, link, ends) {
  const choose = () => page.store.set({chosen: {pair: ends.map(actor => actor.index)}});
  const names = [bdi(ends[0].name), dash(), bdi(ends[1].name)];
  return [
    el('h3', {class: 'hop'}, el('button', {type: 'button', onclick: choose}, ...names), ' ', el('span', {class: 'tally'}, count('passages', link.weight))),
    passageList(page, link.passages, ends, HOP_PASSAGES),
  ];
}

// Names as a list in words, each kept from turning the direction of the others.
function namesInWords(actors) {
  return format(Intl.ListFormat).format(actors.map(actor => isolated(shortened(actor.name, 80))));
}

// Whom both are mentioned with, those first that the weaker of the two links ties most.
function sharedContent(page, first, second) {
  const {by} = page.store.state;
  const others = new Map(linksOf(page.scene, first).map(link => [otherEnd(link, first), link]));
  const shared = linksOf(page.scene, second)
    .map(link => ({actor: otherEnd(link, second), links: [others.get(otherEnd(link, second)), link]}))
    .filter(({links}) => links[0])
    .map(each => ({...each, strength: Math.min(...each.links.map(link => link[by]))}))
    .sort((a, b) => b.strength - a.strength);
  if (!shared.length) return [];
  const most = Math.max(1e-9, shared[0].strength);
  const rowOf = ({actor, links, strength}) => row(page, {
    actors: [actor],
    share: Math.max(0, strength / most),
    tally: links[0].weight + links[1].weight,
    words: say('shared_words', {first: count('passages', links[0].weight), second: count('passages', links[1].weight)}),
    chosen: {actor: actor.index},
  });
  return [section('shared', shared.length), ...linkList(shared, rowOf)];
}

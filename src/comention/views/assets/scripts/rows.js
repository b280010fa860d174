// Actors and links as rows that one can choose, each with a bar that says how strong it is.

const ROWS_AT_ONCE = 10;

// A list of rows, the first few of it.
function rowList(items, rowOf) {
  const list = el('ul', {class: 'rows'}, items.slice(0, ROWS_AT_ONCE).map(rowOf));
  return [list, rest(items.slice(ROWS_AT_ONCE), left => list.append(...left.map(rowOf)))];
}

// The same of links, headed by what their bars and numbers are.
function linkList(items, rowOf) {
  return [el('p', {class: 'captions', 'aria-hidden': 'true'}, el('span', {}, say('bar_caption')), el('span', {}, say('tally_caption'))), ...rowList(items, rowOf)];
}

const actorRow = page => actor => {
  const words = counts('mentions', actor.mentions, actor.documents);
  return row(page, {actors: [actor], share: actor.mentions / page.model.ranked[0].mentions, tally: actor.mentions, words, chosen: {actor: actor.index}});
};

function linkRow(page) {
  // They are in their order.
  const most = strongest(page, page.scene.eligibleLinks.slice(0, 1));
  return link => rowOfLink(page, link, link.ends, most);
}

function neighbourRow(page, actor) {
  const most = strongest(page, linksOf(page.scene, actor));
  return link => rowOfLink(page, link, [otherEnd(link, actor)], most);
}

// The bar goes by the strength that the reader has chosen, beside the strongest of some links.
const strongest = (page, links) => links.reduce((most, link) => Math.max(most, link[page.store.state.by]), 1e-9);

function rowOfLink(page, link, actors, most) {
  const {by} = page.store.state;
  const words = counts('passages', link.weight, link.documents);
  const chosen = {pair: link.ends.map(actor => actor.index)};
  return row(page, {actors, share: Math.max(0, link[by] / most), tally: link.weight, words, chosen});
}

function row(page, {actors, share, tally, words, chosen}) {
  const bar = el('span', {class: 'bar', 'aria-hidden': 'true'});
  bar.style.setProperty('--share', share);
  const names = el('span', {class: 'pair'}, actors.map(actor => [sign(actor.kind), shrinking(actor.name)]).flat());
  const title = `${actors.map(actor => visible(actor.name)).join(' – ')}: ${words}`;
  return el('li', {}, el(
    'button',
    {type: 'button', onclick: () => page.store.set({chosen}), title},
    names, bar, el('span', {class: 'tally', 'aria-hidden': 'true'}, number(tally)), el('span', {class: 'unseen'}, `, ${words}`),
  ));
}

// Of two names the longer one gives way.
function shrinking(name) {
  const element = bdi(name, {class: 'name'});
  element.style.flexShrink = name.length > 12 ? name.length ** 2 : 0;
  return element;
}

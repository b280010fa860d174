// Two actors: the passages of their link, or how they are linked by way of others.

function pairContent(page, first, second) {
  const link = linkBetween(page.model, [first.index, second.index]);
  return [
    heading(page, [endButton(page, first, 'first'), el('span', {class: 'dash', 'aria-hidden': 'true'}, ' — '), endButton(page, second, 'second')]),
    actionsOf(page, first, second),
    ...(link ? linkContent(page, link, [first, second]) : [quiet(say('no_link'))]),
  ];
}

function linkContent(page, link, ends) {
  const known = [counts('passages', link.weight, link.documents), range(link.first, link.last)];
  return [
    el('p', {class: 'facts'}, known.filter(Boolean).join(' · ')),
    section('read', link.passages.length),
    ...passageList(page, link.passages, ends),
  ];
}

const endButton = ({store}, actor, order) => el(
  'button',
  {type: 'button', class: 'end', onclick: () => store.set({chosen: {actor: actor.index}})},
  sign(actor.kind), el('mark', {class: order}, bdi(actor.name)),
);

// One actor: who it is, whom it is mentioned with, and where.

const ALIASES_AT_MOST = 30;

function actorContent(page, actor) {
  const {links} = actor;
  const forms = actor.aliases.slice(0, ALIASES_AT_MOST);
  return [
    heading(page, [sign(actor.kind), bdi(actor.name)]),
    el('p', {class: 'facts'}, factsOf(actor)),
    actionsOf(page, actor),
    section('aliases'),
    el('ul', {class: 'aliases'}, forms.map(([form, n]) => el('li', {}, bdi(form), ' ', el('span', {}, number(n))))),
    section('linked_with', links.length),
    ...(links.length ? rowList(links, neighbourRow(page, actor)) : [quiet(say('linked_none'))]),
    expansion(page, actor),
    section('read', actor.passages.length),
    ...passageList(page, actor.passages, [actor]),
  ];
}

function factsOf(actor) {
  const known = [say(actor.kind), counts('mentions', actor.mentions, actor.documents), range(actor.first, actor.last)];
  const text = known.filter(Boolean).join(' · ');
  if (!/^Q\d+$/.test(actor.wikidata ?? '')) return text;
  return [text, ' · ', source(`https://www.wikidata.org/wiki/${actor.wikidata}`, 'Wikidata')];
}

// A button that draws the neighbours which the filters leave out.
function expansion({store, scene}, actor) {
  const drawn = new Set(scene.actors);
  const missing = actor.links.map(link => otherEnd(link, actor)).filter(other => !drawn.has(other));
  if (!missing.length) return null;
  const extra = [...store.state.extra, actor.index, ...missing.map(other => other.index)];
  return el('button', {type: 'button', class: 'plain', onclick: () => store.set({extra: new Set(extra)})}, count('expand', missing.length));
}

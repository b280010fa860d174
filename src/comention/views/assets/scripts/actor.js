// One actor: who it is, whom it is mentioned with, when, and where.

const ALIASES_AT_MOST = 30;

function actorContent(page, actor) {
  const links = linksOf(page.scene, actor);
  const left = actor.links.length - links.length;
  const forms = actor.aliases.slice(0, ALIASES_AT_MOST);
  return [
    heading(page, [sign(actor.kind), bdi(actor.name)]),
    el('p', {class: 'facts'}, ...identityOf(actor)),
    el('p', {class: 'facts'}, [counts('mentions', actor.mentions, actor.documents), ...standing(actor), range(actor.first, actor.last)].filter(Boolean).join(' · ')),
    links.length > 0 && egoControl(page, actor),
    actionsOf(page, actor),
    chronology(actor),
    section('aliases'),
    el('ul', {class: 'aliases'}, forms.map(([form, n]) => el('li', {}, bdi(form), ' ', el('span', {}, number(n))))),
    section('linked_with', links.length),
    ...(links.length ? linkList(links, neighbourRow(page, actor)) : [quiet(say(left ? 'no_links_left' : 'linked_none'))]),
    left > 0 && el('p', {class: 'quiet left-out'}, count(links.length ? 'left_out_more' : 'left_out', left)),
    expansion(page, actor),
    secondChooser(page, actor),
    ...passageSection(page, actor.passages, [actor]),
  ];
}

// What an actor is, and where one can read more of it.
function identityOf(actor) {
  const known = [say(actor.kind), actor.press && say('press_cited')].filter(Boolean).join(' · ');
  if (!/^Q\d+$/.test(actor.wikidata ?? '')) return [known];
  return [known, ' · ', source(`https://www.wikidata.org/wiki/${actor.wikidata}`, 'Wikidata')];
}

// A button that draws the neighbours for which the picture had no room.
function expansion({store, scene}, actor) {
  const drawn = new Set(scene.actors);
  const missing = linksOf(scene, actor).map(link => otherEnd(link, actor)).filter(other => !drawn.has(other));
  if (!missing.length) return null;
  const extra = [...store.state.extra, actor.index, ...missing.map(other => other.index)];
  return el('button', {type: 'button', class: 'plain', onclick: () => store.set({extra: new Set(extra)})}, count('expand', missing.length));
}

// A field that chooses a second actor: how is it linked with this one?
function secondChooser(page, actor) {
  if (page.model.ranked.length < 2) return null;
  const list = el('div', {id: 'seconds', class: 'found', role: 'listbox', 'aria-label': say('link_to'), hidden: true});
  const input = comboboxInput('second', list.id, say('link_to'));
  createCombobox(input, list, words => {
    const hits = page.findActors(words).filter(hit => hit.actor !== actor && hit.actor.mentions);
    const take = hit => page.store.set({chosen: {pair: [actor.index, hit.actor.index]}});
    return {groups: [actorGroup(page, hits, take)], spoken: count('found', hits.length), none: say('found_none')};
  });
  return el('div', {class: 'chooser'}, input, list);
}

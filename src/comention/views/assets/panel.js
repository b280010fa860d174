// What is chosen, and why: beside the graph, or below it on a phone.

const ROWS_AT_ONCE = 10;

function createPanel(model, store) {
  const panel = $('panel');
  const choose = chosen => store.set({chosen});

  function show(state) {
    const inside = panel.contains(document.activeElement);
    const actors = chosenActors(model, state.chosen);
    empty(panel, ...content(state.chosen, actors));
    panel.scrollTop = 0;
    // Whoever went on from here by keyboard stays here.
    if (inside) panel.querySelector('h2')?.focus({preventScroll: true});
  }

  function content(chosen, actors) {
    if (chosen?.link !== undefined) return linkContent(model.links[chosen.link]);
    return actors.length ? actorContent(actors[0]) : overview();
  }

  function overview() {
    const {actors, links} = model;
    if (!actors.length) return [el('p', {class: 'quiet'}, say('no_actors', {documents: count('documents', model.documents.length)}))];
    return [
      el('p', {class: 'quiet'}, say('invite')),
      el('h2', {tabindex: -1}, say('strongest_actors')),
      ...rowList(actors, actorRow),
      el('h2', {}, say('strongest_links')),
      ...(links.length ? rowList(links, linkRow) : [el('p', {class: 'quiet'}, say('no_links'))]),
    ];
  }

  function actorContent(actor) {
    const links = [...actor.links].sort((a, b) => b.weight - a.weight);
    return [
      heading([sign(actor.kind), bdi(actor.name)]),
      el('p', {class: 'facts'}, facts(actor)),
      el('h3', {}, say('aliases')),
      el('ul', {class: 'aliases'}, actor.aliases.slice(0, 30).map(([form, n]) => el('li', {}, bdi(form), ' ', el('span', {}, number(n))))),
      el('h3', {}, say('linked_with'), ' ', el('span', {class: 'tally'}, number(links.length))),
      ...(links.length ? rowList(links, link => neighbourRow(link, actor)) : [el('p', {class: 'quiet'}, say('linked_none'))]),
      expansion(actor),
      el('h3', {}, say('read'), ' ', el('span', {class: 'tally'}, number(actor.passages.length))),
      ...passageList(actor.passages, [actor]),
    ];
  }

  function facts(actor) {
    const known = [say(actor.kind), counts('mentions', actor.mentions, actor.documents), range(actor.first, actor.last)];
    const text = known.filter(Boolean).join(' · ');
    if (!/^Q\d+$/.test(actor.wikidata ?? '')) return text;
    return [text, ' · ', source(`https://www.wikidata.org/wiki/${actor.wikidata}`, 'Wikidata')];
  }

  function linkContent(link) {
    const [first, second] = link.ends;
    const known = [counts('passages', link.weight, link.documents), range(link.first, link.last)];
    return [
      heading([endButton(first, 'first'), el('span', {class: 'dash', 'aria-hidden': 'true'}, ' — '), endButton(second, 'second')]),
      el('p', {class: 'facts'}, known.filter(Boolean).join(' · ')),
      el('h3', {}, say('read'), ' ', el('span', {class: 'tally'}, number(link.passages.length))),
      ...passageList(link.passages, link.ends),
    ];
  }

  const endButton = (actor, order) => el(
    'button',
    {type: 'button', class: 'end', onclick: () => choose({actor: actor.index})},
    sign(actor.kind), el('mark', {class: order}, bdi(actor.name)),
  );

  function heading(children) {
    const close = el('button', {type: 'button', class: 'close', 'aria-label': say('close'), title: say('close'), onclick: () => choose(null)}, '×');
    return el('div', {class: 'head'}, el('h2', {tabindex: -1}, ...children), close);
  }

  // A list of buttons with a bar each, the first few of it.
  function rowList(items, rowOf) {
    const list = el('ul', {class: 'rows'}, items.slice(0, ROWS_AT_ONCE).map(rowOf));
    return [list, rest(items.slice(ROWS_AT_ONCE), left => list.append(...left.map(rowOf)))];
  }

  function row(actors, value, most, words, chosen) {
    const bar = el('span', {class: 'bar', 'aria-hidden': 'true'});
    bar.style.setProperty('--share', value / most);
    const spoken = el('span', {class: 'unseen'}, `, ${words}`);
    const tally = el('span', {class: 'tally', 'aria-hidden': 'true'}, number(value));
    const names = el('span', {class: 'pair'}, actors.map(actor => [sign(actor.kind), shrinking(actor.name)]).flat());
    const title = `${actors.map(actor => actor.name).join(' – ')}: ${words}`;
    return el('li', {}, el('button', {type: 'button', onclick: () => choose(chosen), title}, names, bar, tally, spoken));
  }

  // Of two names the longer one gives way.
  function shrinking(name) {
    const element = bdi(name, {class: 'name'});
    element.style.flexShrink = name.length > 12 ? name.length ** 2 : 0;
    return element;
  }

  const actorRow = actor => row(
    [actor],
    actor.mentions, model.actors[0].mentions, counts('mentions', actor.mentions, actor.documents), {actor: actor.index},
  );

  const linkRow = link => row(
    link.ends,
    link.weight, model.links[0].weight, counts('passages', link.weight, link.documents), {link: link.index},
  );

  const neighbourRow = (link, actor) => row(
    [otherEnd(link, actor)],
    link.weight, Math.max(...actor.links.map(each => each.weight)), counts('passages', link.weight, link.documents), {link: link.index},
  );

  // A button that draws the neighbours which the filters leave out.
  function expansion(actor) {
    const drawn = new Set(filtered(model, store.state).actors);
    const missing = actor.links.map(link => otherEnd(link, actor)).filter(other => !drawn.has(other));
    if (!missing.length) return null;
    const extra = [...store.state.extra, actor.index, ...missing.map(other => other.index)];
    return el('button', {type: 'button', class: 'plain', onclick: () => store.set({extra: new Set(extra)})}, count('expand', missing.length));
  }

  store.listen((state, before) => {
    if (changed(state, before, 'chosen', 'lang', 'extra', 'budget', 'kinds')) show(state);
  });
  show(store.state);
}

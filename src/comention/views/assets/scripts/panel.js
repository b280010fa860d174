// What is chosen, and why: beside the graph, or below it on a phone.

function createPanel(page) {
  const {store} = page;
  const panel = $('panel');

  function show(state) {
    const inside = panel.contains(document.activeElement);
    const {key} = document.activeElement.dataset;
    empty(panel, ...content(page, state.chosen));
    panel.scrollTop = 0;
    // Whoever went on from here by keyboard stays here.
    if (inside && !(key && focusKey(panel, key))) panel.querySelector('h2')?.focus({preventScroll: true});
  }

  store.listen((state, before) => {
    if (changed(state, before, 'lang', ...SCENE_BY)) show(state);
    else if (changed(state, before, 'order', 'around')) followReading(panel, state, changed(state, before, 'order'));
  });
  show(store.state);
}

function content(page, chosen) {
  const [first, second] = chosenActors(page.model, chosen);
  if (chosen && chosen.passage !== undefined) return passageContent(page, page.model.passages[chosen.passage]);
  if (second) return pairContent(page, first, second);
  return first ? actorContent(page, first) : overview(page);
}

// A heading with a button that closes what it heads.
function heading(page, children) {
  const close = () => page.store.set({chosen: null});
  const button = el('button', {type: 'button', class: 'close', 'aria-label': say('close'), title: say('close'), onclick: close}, '×');
  return el('div', {class: 'head'}, el('h2', {tabindex: -1}, ...children), button);
}

// What one can do with the actors that are chosen: each function gives an element, or null where it has none.
function actionsOf(page, ...actors) {
  const offered = page.actions[actors.length > 1 ? 'pair' : 'actor'].map(make => make(page, ...actors)).filter(Boolean);
  return offered.length ? el('div', {class: 'actions'}, offered) : null;
}

const section = (word, tally) => el('h3', {}, say(word), tally !== undefined && ' ', tally !== undefined && el('span', {class: 'tally'}, number(tally)));
const quiet = words => el('p', {class: 'quiet'}, words);

// A passage that was found by its words, and whom it mentions.
function passageContent(page, passage) {
  const actors = actorsOf(page.model, passage);
  return [
    heading(page, [say('passage')]),
    ...(actors.length ? rowList(actors, actorRow(page)) : []),
    el('ol', {class: 'documents found-passage'}, el('li', {}, documentHead(passage.document), passageItem(page, passage, actors))),
  ];
}

// While nothing is chosen: who and what is strongest.
function overview(page) {
  const {eligible, eligibleLinks} = page.scene;
  if (!page.model.actors.length) return [quiet(say('no_actors', {documents: count('documents', page.model.documents.length)}))];
  if (!eligible.length) return [quiet(say('nothing_drawn'))];
  return [
    quiet(say('invite')),
    el('h2', {tabindex: -1}, say('strongest_actors')),
    ...rowList(eligible, actorRow(page)),
    el('h2', {}, say('strongest_links')),
    ...(eligibleLinks.length ? linkList(eligibleLinks, linkRow(page)) : [quiet(say(page.model.bonds.length ? 'no_links_left' : 'no_links'))]),
  ];
}

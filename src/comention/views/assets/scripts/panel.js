// What is chosen, and why: beside the graph, or below it on a phone.

function createPanel(page) {
  const {model, store} = page;
  const panel = $('panel');

  function show(state) {
    const inside = panel.contains(document.activeElement);
    empty(panel, ...content(page, chosenActors(model, state.chosen)));
    panel.scrollTop = 0;
    // Whoever went on from here by keyboard stays here.
    if (inside) panel.querySelector('h2')?.focus({preventScroll: true});
  }

  store.listen((state, before) => changed(state, before, 'lang', ...SCENE_BY) && show(state));
  show(store.state);
}

function content(page, [first, second]) {
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

// While nothing is chosen: who and what is strongest.
function overview(page) {
  const {eligible, eligibleLinks} = page.scene;
  if (!page.model.actors.length) return [quiet(say('no_actors', {documents: count('documents', page.model.documents.length)}))];
  return [
    quiet(say('invite')),
    el('h2', {tabindex: -1}, say('strongest_actors')),
    ...rowList(eligible, actorRow(page)),
    el('h2', {}, say('strongest_links')),
    ...(eligibleLinks.length ? rowList(eligibleLinks, linkRow(page)) : [quiet(say('no_links'))]),
  ];
}

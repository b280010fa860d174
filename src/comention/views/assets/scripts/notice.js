// What is said where the picture would be empty, and which filter to loosen.

function createNotice(page) {
  const place = $('notice');
  const show = () => {
    place.hidden = page.scene.actors.length > 0;
    if (!place.hidden) empty(place, noticeContent(page));
  };
  page.store.listen((state, before) => changed(state, before, 'lang', ...SCENE_BY) && show());
  show();
}

function noticeContent(page) {
  const {model, store} = page;
  if (!model.actors.length) return el('p', {}, say('no_actors', {documents: count('documents', model.documents.length)}));
  const button = (words, onclick) => el('button', {type: 'button', class: 'plain', onclick}, words);
  const offers = loosenings(page).map(({words, found, change}) => button(say('loosen', {words, found}), () => store.set(change)));
  return [el('p', {}, say('nothing_drawn')), el('div', {}, offers, button(say('reset'), () => resetFilters(page)))];
}

// The filters without which there would be something, and how much.
function loosenings(page) {
  const changes = filtersOn(page).map(({names, words}) => ({words: say('without', {words}), change: withoutFilter(page, names)}));
  if (!page.store.state.press) changes.push({words: say('press_shown'), change: {press: true}});
  // While no document is in view, only filters of documents can be at fault.
  const [find, unit] = page.model.ranked.length ? [eligibleWith, 'actors'] : [documentsWith, 'documents'];
  const found = changes.map(({words, change}) => ({words, change, n: find(page, change).length}));
  return found.filter(({n}) => n).map(({words, change, n}) => ({words, change, found: count(unit, n)}));
}

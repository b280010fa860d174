// The passages behind an actor or a link, story by story: what others have reprinted is read once.

const PASSAGES_AT_ONCE = 30;
// The orders of passages, and what each is called.
const ORDERS = {newest: 'order_newest', telling: 'order_telling'};
// Two names so many letters apart are half as telling as two that touch.
const TELLING_GAP = 40;

// A heading, what orders the passages, and their list, which is filled anew when the order changes.
function passageSection(page, passages, actors) {
  const list = passageList(page, passages, actors);
  return [section('read', passages.length), passages.length > 1 && passageControls(page, actors), list];
}

// A list of passages; so many at once, the rest on demand.
function passageList(page, passages, actors, atOnce = PASSAGES_AT_ONCE) {
  if (!passages.length) return quiet(say('no_evidence'));
  const fill = () => {
    const list = el('ol', {class: 'documents'});
    const tops = storiesOf(page, passages, actors).flatMap(tellStory);
    const show = some => list.append(...inGroups(some, entry => entry.document).map(([, group]) => storyItem(page, group, actors)));
    show(tops.slice(0, atOnce));
    empty(place, list, rest(tops.slice(atOnce), show, PASSAGES_AT_ONCE));
  };
  // How telling a passage is, its words say.
  const arrange = () => (page.store.state.order === 'telling' ? textsOf(page, passages).then(fill, fill) : fill());
  const place = el('div', {class: 'reading', onreorder: arrange});
  fill();
  if (page.askText) arrange();
  return place;
}

// Stories in the order that the reader wants: of each the passages of its first document, and those of the
// documents that took it up.
function storiesOf({model, store}, passages, actors) {
  const telling = store.state.order === 'telling' && new Map(passages.map(passage => [passage, tellingOf(model, passage, actors)]));
  const stories = inGroups(passages, passage => passage.document.story).map(([number, group]) => {
    const documents = inGroups(group, passage => passage.document).map(([document, own]) => ({document, own}));
    documents.sort((a, b) => earlierFirst(number, a.document, b.document));
    const [{document, own}, ...reprints] = documents;
    if (telling) own.sort((a, b) => telling.get(b) - telling.get(a));
    return {document, own, reprints, worth: telling ? telling.get(own[0]) : 0};
  });
  return stories.sort((a, b) => b.worth - a.worth || laterFirst(a.document, b.document));
}

// The story is named after its first document.
function earlierFirst(number, one, other) {
  if (one.index === number || other.index === number) return one.index === number ? -1 : 1;
  return (one.date ?? '9999').localeCompare(other.date ?? '9999') || one.index - other.index;
}

// A story's passages, one by one; the last one brings the reprints.
function tellStory({document, own, reprints}) {
  return own.map((passage, i) => ({document, passage, reprints: i === own.length - 1 ? reprints : []}));
}

function storyItem(page, entries, actors) {
  const {document, reprints} = entries.at(-1);
  return el('li', {}, documentHead(document), entries.map(({passage}) => passageItem(page, passage, actors)), reprints.length > 0 && reprintsOf(page, reprints, actors));
}

const documentHead = document => el('p', {class: 'origin'}, ...origin(document));

// The documents that took a story up, folded until they are asked for.
function reprintsOf(page, reprints, actors) {
  const items = () => reprints.map(({document, own}) => el('li', {}, documentHead(document), own.map(passage => passageItem(page, passage, actors))));
  const list = el('ol', {class: 'documents'});
  const unfold = () => list.childElementCount || list.append(...items());
  return el('details', {class: 'reprints', ontoggle: unfold}, el('summary', {}, count('reprints', reprints.length)), list);
}

// How telling a passage is of one or two actors: it calls them by their full names, close to each other, and
// few others with them.
function tellingOf(model, passage, actors) {
  if (passage.text === null) return 0;
  const mentions = mentionsOf(model, passage);
  const own = actors.map(actor => mentions.filter(mention => mention.actor === actor));
  const isFull = ({start, end, actor}) => fold(passage.text.slice(start, end)) === fold(actor.name);
  const full = own.filter(some => some.some(isFull)).length / actors.length;
  const others = new Set(mentions.map(mention => mention.actor)).size - actors.length;
  return full + nearness(...own) + 1 / (1 + others);
}

// 1 for two names that touch, 0 for one within another, which says little.
function nearness(first, second = []) {
  const gaps = first.flatMap(one => second.map(other => Math.max(one.start, other.start) - Math.min(one.end, other.end)));
  const outside = gaps.filter(gap => gap >= 0);
  return outside.length ? TELLING_GAP / (TELLING_GAP + Math.min(...outside)) : 0;
}

// The order of passages, and whether all are shown with what stands around them.
function passageControls({store}, actors) {
  const choice = ([order, word]) => {
    const input = el('input', {type: 'radio', name: 'order', value: order, onchange: () => store.set({order})});
    input.checked = store.state.order === order;
    return el('label', {}, input, el('span', {}, say(word)));
  };
  const around = el('button', {
    type: 'button',
    class: 'plain all-context',
    'aria-label': say('context_all'),
    'aria-pressed': String(store.state.around),
    onclick: () => store.set({around: !store.state.around}),
  }, say('context'));
  const why = say(actors.length > 1 ? 'telling_pair' : 'telling_actor');
  return el('div', {class: 'controls'},
    el('fieldset', {class: 'segments', title: why}, el('legend', {}, say('order')), Object.entries(ORDERS).map(choice)),
    around,
    el('p', {class: 'quiet', hidden: store.state.order !== 'telling'}, why));
}

// Bring the passages in a panel to what the state says of their order and surroundings.
function followReading(panel, {order, around}, anew) {
  for (const input of panel.querySelectorAll('input[name=order]')) input.checked = input.value === order;
  for (const words of panel.querySelectorAll('.controls .quiet')) words.hidden = order !== 'telling';
  for (const button of panel.querySelectorAll('.all-context')) button.setAttribute('aria-pressed', String(around));
  for (const each of panel.querySelectorAll(anew ? '.reading' : '.context')) each.dispatchEvent(new Event(anew ? 'reorder' : 'around'));
}

// Finding an actor by any of its names, and passages by their words.

const ACTORS_FOUND_AT_MOST = 8;
const SENTENCES_FOUND_AT_MOST = 6;
// One letter stands in every sentence.
const SENTENCE_WORDS_LEAST = 2;

// The actors that bear the words, and under which name: whole names before beginnings before the rest.
function createFinder({model, store}) {
  let names;
  let from;
  const folded = actor => [actor.name, ...actor.aliases.map(([form]) => form)].map(name => [fold(name), name]);
  return words => {
    // A correction may have given new names.
    if (from !== store.state.corrections) names = model.actors.map(actor => [actor, folded(actor)]);
    from = store.state.corrections;
    const wanted = fold(words);
    if (!wanted) return [];
    const found = new Map();
    for (const [{owner}, forms] of names) {
      const hit = best(forms, wanted);
      if (owner && hit.rank < (found.get(owner)?.rank ?? 9)) found.set(owner, {actor: owner, ...hit});
    }
    return [...found.values()].sort((a, b) => a.rank - b.rank || b.actor.mentions - a.actor.mentions || a.actor.index - b.actor.index);
  };
}

function best(forms, wanted) {
  let hit = {rank: 9, name: ''};
  const words = wanted.split(' ');
  for (const [form, name] of forms) {
    const rank = fitOf(form, wanted, words);
    if (rank < hit.rank) hit = {rank, name};
  }
  return hit;
}

function fitOf(form, wanted, words) {
  if (!words.every(word => form.includes(word))) return 9;
  if (form === wanted) return 0;
  if (form.startsWith(wanted)) return 1;
  if (form.includes(` ${wanted}`)) return 2;
  const parts = form.split(' ');
  if (words.every(word => parts.some(part => part.startsWith(word)))) return 3;
  return form.includes(wanted) ? 4 : 9;
}

// The passages in view that hold the words; what is needed to find them is made when it is first asked for.
function createReader({model}) {
  let find;
  return words => {
    const wanted = fold(words);
    if (wanted.length < SENTENCE_WORDS_LEAST) return [];
    find ??= createSentenceFinder(model.passages.filter(passage => passage.text !== null));
    return find(wanted.split(' '), isInView);
  };
}

function createSearch(page) {
  const {store} = page;
  const findPassages = createReader(page);
  createCombobox($('find'), $('found'), words => {
    const [actors, passages] = [page.findActors(words), findPassages(words)];
    const choose = ({actor}) => store.set({chosen: {actor: actor.index}, extra: new Set([...store.state.extra, actor.index])});
    const answer = (shown, total) => ({
      groups: [actorGroup(page, actors, choose), sentenceGroup(page, shown, total, words)],
      spoken: say('found_both', {actors: count('found', actors.length), passages: count('passages', total)}),
      none: say('found_nothing'),
    });
    const nothing = {shown: [], total: 0};
    const later = page.askText && passagesServed(page, words).catch(() => nothing).then(({shown, total}) => answer(shown, total));
    return {...answer(passages.slice(0, SENTENCES_FOUND_AT_MOST), passages.length), later};
  });
}

function actorGroup(page, hits, take) {
  return {name: say('actors_caption'), items: hits.slice(0, ACTORS_FOUND_AT_MOST).map(hit => ({content: actorOption(page, hit), take: () => take(hit)}))};
}

function actorOption(page, {actor, name}) {
  const alias = name !== actor.name && el('span', {class: 'quiet'}, say('also', {alias: isolated(shortened(name, 60))}));
  return [sign(actor.kind), named(actor.name, page.hint(actor)), alias, el('span', {class: 'tally'}, number(actor.mentions))];
}

function sentenceGroup({store}, shown, total, words) {
  const wanted = fold(words).split(' ');
  const item = passage => ({class: 'sentence', content: sentenceOption(passage, wanted), take: () => store.set({chosen: {passage: passage.index}})});
  return {name: say('sentences', {n: total}), items: shown.map(item)};
}

function sentenceOption({text, document}, words) {
  const known = [document.outlet || document.title || document.id, document.date && date(document.date)];
  return [
    el('span', {class: 'snippet', lang: document.lang, dir: 'auto'}, snippet(text, words)),
    el('span', {class: 'quiet', dir: 'auto'}, shortened(known.filter(Boolean).join(' · '), 120)),
  ];
}

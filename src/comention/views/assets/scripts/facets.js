// What one can choose from in a filter, and how much of it is in view while that filter lets everything pass.

// The actors that answer the filters if some of them are set otherwise.
function eligibleWith({model, store: {state}, scene}, change) {
  const same = Object.keys(change).every(name => alike(change[name], state[name]));
  return same ? scene.eligible : eligibleActors(model, {...state, ...change});
}

// The documents in view if some of the filters are set otherwise.
function documentsWith({model, store: {state}}, change) {
  const inView = documentsInView(model, {...state, ...change});
  return inView ? model.documents.filter(document => inView[document.index]) : model.documents;
}

function grouped(items, keyOf) {
  const groups = new Map();
  for (const item of items) {
    const key = keyOf(item);
    if (groups.has(key)) groups.get(key).push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

// A name is cut where it would crowd out what stands beside it.
const listed = names => names.map(name => shortened(name, 40)).join(', ');

// A community by its strongest actors. Where none of them is in view, by those of the whole graph.
function communityName({model}, community, members = []) {
  if (community === -1) return say('community_none');
  const known = members.length ? members : model.actors.filter(actor => actor.community === community);
  return known.length ? listed(known.slice(0, 3).map(actor => actor.name)) : say('community_unknown');
}

const outletName = outlet => (outlet ? shortened(outlet, 60) : say('outlet_none'));

function languageName(code) {
  try {
    return format(Intl.DisplayNames, {type: 'language'}).of(code);
  } catch {
    // What is no code of a language is shown as it is.
    return shortened(code, 20);
  }
}

// The choices of each filter of a set: value, name, and how many actors or documents in view have it, the most
// frequent first. What was chosen stays, even where none is left.
const FACETS = {
  communities(page) {
    const members = grouped(eligibleWith(page, {communities: null}), actor => actor.community);
    return choicesOf(members, page.store.state.communities, value => communityName(page, value, members.get(value)));
  },
  outlets(page) {
    const documents = grouped(documentsWith(page, {outlets: null}), document => document.outlet ?? '');
    return choicesOf(documents, page.store.state.outlets, outletName);
  },
  languages(page) {
    const documents = grouped(documentsWith(page, {languages: null}), document => document.lang);
    return choicesOf(documents, page.store.state.languages, languageName);
  },
};

function choicesOf(groups, chosen, nameOf) {
  const values = new Set([...groups.keys(), ...(chosen ?? [])]);
  const choices = [...values].map(value => ({value, name: nameOf(value), tally: groups.get(value)?.length ?? 0}));
  // What is chosen comes first, what belongs nowhere last.
  const stray = ({value}) => value === -1 || value === '';
  const place = choice => (chosen?.has(choice.value) ? 0 : 1 + stray(choice));
  return choices.sort((a, b) => place(a) - place(b) || b.tally - a.tally || a.name.localeCompare(b.name, lang));
}

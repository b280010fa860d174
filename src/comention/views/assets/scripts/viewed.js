// What is in view and what is left out, in words: under a picture, on paper, in the head of a file.

const NAME_IN_WORDS = 60;
const nameInWords = actor => shortened(actor.name, NAME_IN_WORDS);

// What the reader has before the eyes: the picture, or the tables, which hold more.
function inView({scene, store}) {
  return store.state.view === 'table' ? {actors: scene.eligible, links: scene.eligibleLinks} : scene;
}

// The phrases that say what these actors and links are, the most general first.
function viewInWords({model, scene, store: {state}}, shown) {
  return [
    shown === scene ? drawnInWords(scene) : answeringInWords(scene),
    datesInView(shown, state),
    ...actorsInWords(model, state),
    ...documentsInWords(state),
    ...linksInWords(state),
    state.corrections.length && count('view_corrections', state.corrections.length),
    state.chosen && labelled('view_chosen', chosenActors(model, state.chosen).map(nameInWords)),
  ].filter(Boolean);
}

function datesInView({actors}, {from, to}) {
  const dates = datesOf([...new Set(actors.flatMap(actor => actor.read))]);
  return range(from ?? dates[0], to ?? dates.at(-1));
}

function actorsInWords(model, {kinds, press, communities, ego}) {
  return [
    kinds.size < KINDS.length && labelled('kinds', KINDS.filter(kind => kinds.has(kind)).map(kind => say(`${kind}_many`))),
    !press && model.actors.some(actor => actor.press) && say('view_no_press'),
    communities && labelled('view_communities', [...communities].map(number => leaderOf(model, number))),
    ego && say('view_ego', {n: ego.steps, name: nameInWords(model.actors[ego.actor])}),
  ];
}

// A community is called by whoever is mentioned most in it.
function leaderOf(model, community) {
  const leader = model.actors.find(actor => actor.community === community && community >= 0);
  return leader ? nameInWords(leader) : say('view_other');
}

function documentsInWords({outlets, languages}) {
  return [
    outlets && labelled('view_outlets', [...outlets].map(name => shortened(name, NAME_IN_WORDS) || say('view_other'))),
    languages && labelled('view_languages', [...languages].map(languageName)),
  ];
}

function linksInWords({least, stories, keep}) {
  return [
    least > 1 && count('least', least),
    stories > 1 && count('view_stories', stories),
    keep === 'sure' && say('view_sure'),
    keep === 'top' && say('view_top', {n: TOP_LINKS}),
  ];
}

const labelled = (word, values) => say('view_labelled', {label: say(word), values: values.join(', ') || say('view_none')});

// Actors of one name are told apart by a quiet second line: what each is, and what none of the others shares.

// A function that gives for an actor whose name others bear what tells it apart, for any other nothing.
function createHints(page) {
  let bearers;
  let from;
  return actor => {
    const {corrections} = page.store.state;
    // A correction may have given new names.
    if (from !== corrections) bearers = grouped(page.model.actors.filter(each => each.owner === each), nameKey);
    from = corrections;
    const others = (bearers.get(nameKey(actor)) ?? []).filter(other => other !== actor);
    return others.length ? hintOf(actor, others) : null;
  };
}

const nameKey = actor => fold(actor.name);

// Its kind, and the first of what may tell it apart that holds of none of the others; else the first.
function hintOf(actor, others = []) {
  const told = traitsOf(actor);
  const shared = new Set(others.flatMap(traitsOf));
  return [say(actor.kind), told.find(trait => !shared.has(trait)) ?? told[0]].filter(Boolean).join(' · ');
}

// What it is called besides, whom it is mentioned with most, and where.
function traitsOf(actor) {
  const own = nameKey(actor);
  const [alias] = actor.aliases.map(([form]) => form).filter(form => fold(form) !== own).sort((a, b) => b.length - a.length);
  const [link] = actor.links;
  const [document] = actor.read;
  return [
    alias && say('hint_alias', {alias: isolated(shortened(alias, 60))}),
    link && say('hint_with', {name: isolated(shortened(otherEnd(link, actor).name, 60))}),
    document?.title && say('hint_title', {title: isolated(shortened(document.title, 80))}),
  ].filter(Boolean);
}

// A name, with what tells it apart below where there is anything.
function named(name, hint) {
  const element = bdi(name, {class: 'name'});
  return hint ? el('span', {class: 'who'}, element, el('span', {class: 'quiet'}, hint)) : element;
}

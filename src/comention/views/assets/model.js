// What the page knows, as objects that refer to each other.

function readModel(raw) {
  const documents = raw.documents.map(readDocument);
  const passages = raw.passages.map(([document, text, flat], index) => {
    return {index, text, document: documents[document], mentions: readMentions(flat)};
  });
  const actors = rows(raw.nodes).map((node, index) => readActor(node, raw.actors[index], index));
  const links = rows(raw.edges).map((edge, index) => {
    return readLink(index, actors[edge.from], actors[edge.to], edge.value, raw.links[index].map(i => passages[i]));
  });
  passages.forEach(passage => {
    new Set(passage.mentions.map(mention => mention.actor)).forEach(actor => actors[actor].passages.push(passage));
  });
  const most = actors[0]?.mentions ?? 1;
  actors.forEach(actor => (actor.strength = Math.sqrt(actor.mentions / most)));
  links.forEach(link => link.ends.forEach(actor => actor.links.push(link)));
  return {documents, passages, actors, links, together: raw.together, window: raw.window};
}

// Objects from an object of columns.
function rows(columns) {
  const names = Object.keys(columns);
  return columns[names[0]].map((_, row) => Object.fromEntries(names.map(name => [name, columns[name][row]])));
}

function readDocument([id, lang, title, date, outlet, url]) {
  return {id, lang, title, date, outlet, url};
}

function readMentions(flat) {
  const mentions = [];
  for (let at = 0; at < flat.length; at += 3) {
    mentions.push({start: flat[at], end: flat[at + 1], actor: flat[at + 2]});
  }
  return mentions;
}

function readActor(node, [id, documents, first, last, wikidata, aliases], index) {
  return {
    index, id, first, last, wikidata, aliases, documents,
    name: node.label,
    kind: node.group,
    mentions: node.value,
    x: node.x,
    y: node.y,
    size: node.size,
    // As large as it is drawn at present.
    extent: node.size,
    links: [],
    passages: [],
  };
}

function readLink(index, first, second, weight, passages) {
  const documents = new Set(passages.map(passage => passage.document));
  const dates = [...documents].map(document => document.date).filter(Boolean).sort();
  return {
    index, weight, passages,
    ends: [first, second],
    documents: documents.size,
    first: dates[0],
    last: dates[dates.length - 1],
  };
}

const otherEnd = (link, actor) => (link.ends[0] === actor ? link.ends[1] : link.ends[0]);

// The actors and links that the filters leave: of the kinds switched on the strongest so many, those
// that were asked for, and what is chosen. Actors stand in the model by strength.
function filtered(model, state) {
  const asked = new Set([...state.extra, ...chosenActors(model, state.chosen).map(actor => actor.index)]);
  let left = state.budget;
  const actors = model.actors.filter(actor => {
    const strong = state.kinds.has(actor.kind) && left-- > 0;
    return strong || asked.has(actor.index);
  });
  const drawn = new Set(actors);
  const links = model.links.filter(link => {
    return (link.weight >= state.least || isChosen(link, state.chosen)) && link.ends.every(actor => drawn.has(actor));
  });
  return {actors, links};
}

const isChosen = (link, chosen) => chosen?.link === link.index;

// The chosen actor, the two ends of the chosen link, or nobody.
function chosenActors(model, chosen) {
  if (chosen?.actor !== undefined) return [model.actors[chosen.actor]];
  return chosen?.link !== undefined ? model.links[chosen.link].ends : [];
}

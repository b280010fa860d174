// GEXF 1.3, for Gephi: actors and links with places, colours, evidence and the days of the documents.

const GEXF = 'http://gexf.net/1.3';
const VIZ = `${GEXF}/viz`;
const DAY = 86_400_000;
const gexfElement = elementsOf(GEXF);
const vizElement = elementsOf(VIZ);

function gexfOf({actors, links}, description) {
  const spells = [...actors, ...links].some(item => spellsOf(item.read).length);
  const look = readLook();
  const root = gexfElement('gexf', {version: '1.3'},
    gexfElement('meta', {}, gexfElement('creator', {}, 'comention'), gexfElement('description', {}, xmlText(description))),
    gexfElement('graph', {defaultedgetype: 'undirected', mode: spells ? 'dynamic' : 'static', timeformat: 'date'},
      gexfDeclaration('node', ACTOR_FIELDS.slice(2)),
      gexfDeclaration('edge', [...LINK_FIELDS.slice(5), {name: 'evidence', type: 'string'}]),
      gexfElement('nodes', {}, actors.map(actor => gexfNode(actor, look))),
      gexfElement('edges', {}, links.map(gexfEdge))));
  root.setAttribute('xmlns:viz', VIZ);
  return xmlFile(root);
}

function gexfDeclaration(scope, fields) {
  const declared = fields.map(({name, type}) => gexfElement('attribute', {id: name, title: name, type}));
  return gexfElement('attributes', {class: scope, mode: 'static'}, declared);
}

function gexfNode(actor, look) {
  const [r, g, b] = channels(look[actor.kind.toLowerCase()]);
  // In Gephi y goes upwards.
  return gexfElement('node', {id: xmlToken(actor.id), label: xmlText(actor.name)},
    gexfSpells(actor.read),
    gexfValues(ACTOR_FIELDS.slice(2), actor),
    vizElement('viz:color', {r, g, b}),
    vizElement('viz:position', {x: actor.x, y: -actor.y, z: 0}),
    vizElement('viz:size', {value: actor.extent}));
}

function gexfEdge(link, index) {
  const [source, target] = link.ends.map(actor => xmlToken(actor.id));
  const evidence = JSON.stringify(link.passages.map(passage => [passage.document.id, passage.start, endOf(passage), passage.text]));
  return gexfElement('edge', {id: index, source, target, weight: link.weight},
    gexfSpells(link.read),
    gexfValues([...LINK_FIELDS.slice(5), {name: 'evidence', value: () => evidence}], link));
}

function gexfValues(fields, item) {
  const known = fields.map(({name, value}) => [name, value(item)]).filter(([, value]) => value != null);
  return gexfElement('attvalues', {}, known.map(([name, value]) => gexfElement('attvalue', {for: name, value: xmlText(String(value))})));
}

function gexfSpells(documents) {
  const spells = spellsOf(documents);
  const dayOf = number => new Date(number * DAY).toISOString().slice(0, 10);
  return spells.length ? gexfElement('spells', {}, spells.map(([start, end]) => gexfElement('spell', {start: dayOf(start), end: dayOf(end)}))) : null;
}

// Stretches of days, as numbers, on which there are documents; those that touch or overlap are one.
function spellsOf(documents) {
  const stretches = documents.map(document => spellOf(document.date)).filter(Boolean).sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const merged = [];
  for (const [first, last] of stretches) {
    const latest = merged.at(-1);
    if (latest && first <= latest[1] + 1) latest[1] = Math.max(latest[1], last);
    else merged.push([first, last]);
  }
  return merged;
}

// The first and last day of a year, a month or a day; null for a date that does not exist.
function spellOf(date) {
  const [, year, month, day] = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?$/.exec(date ?? '') ?? [];
  const first = Date.UTC(year, (month ?? 1) - 1, day ?? 1);
  // There is no thirtieth of February: a browser would go on counting.
  if (Number.isNaN(first) || !new Date(first).toISOString().startsWith(date)) return null;
  return [first / DAY, (day ? first : Date.UTC(year, month ?? 12, 0)) / DAY];
}

// Corrections as the judgements.toml that the next build obeys.

const JUDGEMENTS_FILE = 'judgements.toml';

// The judgements that corrections come to. What decides nothing any more is left out, as no name may be judged
// both to be somebody's and nobody's.
function judgementsOf(model, corrections) {
  const ruling = rulingOf(corrections);
  const call = (index, what) => callOf(model.actors[index], what);
  const called = (indices, what) => indices.map(index => call(index, what));
  return corrections.flatMap(correction => {
    const {what, actors} = correction;
    const root = ruling.rootOf(actors[0]);
    const members = ruling.members.get(root);
    if (what === 'different') return [{table: what, names: called(actors, what), correction}];
    if (ruling.dropped.has(root)) {
      return ruling.dropped.get(root) === correction ? called(members, what).map(name => ({table: 'not_an_actor', name, correction})) : [];
    }
    return [
      what === 'same' && {table: what, names: called(actors, what), correction},
      ruling.names.get(root) === correction && {table: 'rename', name: call(root, 'rename'), to: correction.name, correction},
      decidesKind(model, ruling, correction) && {table: 'kind', name: called(members, 'kind').find(Boolean) ?? call(root, what), kind: model.actors[root].kind, correction},
    ].filter(Boolean);
  });
}

// Whether a correction says of what kind its actor is: as the last one that does, or where actors of several
// kinds are the same and nothing else says it.
function decidesKind(model, {rootOf, members, kinds, names}, correction) {
  const root = rootOf(correction.actors[0]);
  if (kinds.has(root)) return kinds.get(root) === correction;
  const found = new Set(members.get(root).map(index => model.actors[index].given.kind));
  return found.size > 1 && names.get(root) === correction;
}

// The text of the file.
function judgementsFile(model, corrections) {
  const tables = judgementsOf(model, corrections).map(({table, correction: {why, who, when}, ...fields}) => {
    const signed = {...fields, why, who};
    const lines = Object.entries(signed).filter(([, value]) => value).map(([name, value]) => `${name} = ${tomlValue(value)}`);
    return [`[[${table}]]`, ...lines, `when = ${when}`, ''].join('\n');
  });
  return ['# What was corrected in a page of comention. It outranks what is worked out from the documents.\n', ...tables].join('\n');
}

const tomlValue = value => (Array.isArray(value) ? `[${value.map(tomlString).join(', ')}]` : tomlString(value));

// A basic string of TOML; what an editor would not show, or would obey, is escaped.
function tomlString(text) {
  const escaped = letter => `\\U${letter.codePointAt(0).toString(16).padStart(8, '0')}`;
  return `"${wellFormed(text).replace(/["\\]/g, '\\$&').replace(/[\p{C}\p{Zl}\p{Zp}]/gu, escaped)}"`;
}

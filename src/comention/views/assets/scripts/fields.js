// What tables and graph files say of actors, links and passages, under the names that the exports of Python
// use. A value of null is not known.

const ACTOR_FIELDS = [
  {name: 'id', type: 'string', value: actor => actor.id},
  {name: 'name', type: 'string', value: actor => actor.name},
  {name: 'kind', type: 'string', value: actor => actor.kind},
  {name: 'press', type: 'boolean', value: actor => actor.press},
  {name: 'mentions', type: 'long', value: actor => actor.mentions},
  {name: 'documents', type: 'long', value: actor => actor.documents},
  {name: 'stories', type: 'long', value: actor => actor.stories},
  {name: 'outlets', type: 'long', value: actor => actor.outlets},
  {name: 'first', type: 'string', value: actor => actor.first},
  {name: 'last', type: 'string', value: actor => actor.last},
  {name: 'wikidata', type: 'string', value: actor => actor.wikidata},
  {name: 'community', type: 'long', value: actor => (actor.community < 0 ? null : actor.community)},
  {name: 'aliases', type: 'string', value: actor => actor.aliases.map(([form]) => form).join(' | ')},
];

const LINK_FIELDS = [
  {name: 'source', type: 'string', value: ({ends}) => ends[0].id},
  {name: 'target', type: 'string', value: ({ends}) => ends[1].id},
  {name: 'source_name', type: 'string', value: ({ends}) => ends[0].name},
  {name: 'target_name', type: 'string', value: ({ends}) => ends[1].name},
  {name: 'weight', type: 'long', value: link => link.weight},
  {name: 'documents', type: 'long', value: link => link.documents},
  {name: 'stories', type: 'long', value: link => link.stories},
  {name: 'outlets', type: 'long', value: link => link.outlets},
  {name: 'first', type: 'string', value: link => link.first},
  {name: 'last', type: 'string', value: link => link.last},
  {name: 'npmi', type: 'double', value: link => inFourDigits(link.npmi)},
  {name: 'llr', type: 'double', value: link => inFourDigits(link.llr)},
  {name: 'q', type: 'double', value: link => inFourDigits(link.q)},
];

// Of a passage of a link.
const EVIDENCE_FIELDS = [
  ...LINK_FIELDS.slice(0, 4).map(field => ({...field, value: ({link}) => field.value(link)})),
  {name: 'document', value: ({passage}) => passage.document.id},
  {name: 'date', value: ({passage}) => passage.document.date},
  {name: 'outlet', value: ({passage}) => passage.document.outlet},
  {name: 'title', value: ({passage}) => passage.document.title},
  {name: 'url', value: ({passage}) => passage.document.url},
  {name: 'lang', value: ({passage}) => passage.document.lang},
  {name: 'start', value: ({passage}) => passage.start},
  {name: 'end', value: ({passage}) => endOf(passage)},
  {name: 'text', value: ({passage}) => passage.text},
];

const evidenceOf = links => links.flatMap(link => link.passages.map(passage => ({link, passage})));

// Python counts characters, of which JavaScript takes some for two. A large page has not all texts.
const endOf = ({start, text}) => (text == null ? null : start + Array.from(text).length);

const inFourDigits = value => (Number.isFinite(value) ? Number(value.toPrecision(4)) : null);

// Text with its escape for each half of a character, which no UTF-8 file can hold.
const whole = text => text.replace(/\p{Cs}/gu, half => `\\u${half.charCodeAt(0).toString(16)}`);

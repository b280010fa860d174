// How many passages, stories and outlets stand behind a link, and how surprising it is, in words.

// Beyond this, chance gives a log-likelihood ratio once in twenty times (chi squared, one degree).
const SURPRISING = 3.84;
// Fewer passages than this are none.
const HARDLY = 0.1;

function linkFacts(page, link) {
  const known = [counts('passages', link.weight, link.documents), ...standing(link), range(link.first, link.last)];
  return [el('p', {class: 'facts'}, known.filter(Boolean).join(' · ')), el('p', {class: 'surprise'}, ...surpriseOf(page.model, link)), numbersOf(link)];
}

// How independent the documents behind something are; of one document there is nothing to say.
function standing({documents, stories, outlets}) {
  return documents > 1 ? [count('independent', stories), outlets && count('outlets', outlets)] : [];
}

function surpriseOf(model, link) {
  rateDiscoveries(model);
  const {llr, q} = link;
  const often = q <= SURE ? 'surprise_sure' : llr > SURPRISING ? 'surprise_likely' : llr < -SURPRISING ? 'surprise_less' : 'surprise_none';
  return [say(often), ' ', expectation(link, expectedOf(model, link))];
}

function expectation({weight}, expected) {
  if (expected === null) return '';
  return expected < HARDLY ? count('expected_none', weight) : say('expected', {n: weight, expected: digits(expected)});
}

// So many passages would mention both if each mentioned them by chance. Windows overlap, and cannot be counted so.
function expectedOf(model, {ends: [first, second]}) {
  return model.trials ? null : (first.passages.length * second.passages.length) / passagesInView(model).length;
}

const digits = value => format(Intl.NumberFormat, {maximumSignificantDigits: 2}).format(value);

// The numbers for those who know them, and what they mean for those who ask.
function numbersOf({llr, npmi, q}) {
  const known = [
    ['LLR', number(Math.round(llr * 10) / 10), say('explain_llr')],
    ['NPMI', digits(npmi), say('explain_npmi')],
    ['q', q < 0.001 ? `< ${number(0.001)}` : digits(q), say('explain_q')],
  ];
  const line = known.map(([name, value]) => `${name} ${value}`).join(' · ');
  return el('details', {class: 'numbers'},
    el('summary', {}, line),
    el('dl', {}, known.map(([name, , meaning]) => [el('dt', {}, name), el('dd', {}, meaning)]).flat()));
}

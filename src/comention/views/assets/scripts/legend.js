// The bar over the picture: the legend, which is the filter of kinds too; sources; how many are drawn.

const BUDGETS = [50, 100, 300, 1000, 3000];
// So many a browser draws in some two seconds, and is slow to move them.
const DRAWN_AT_MOST = 5000;

function createLegend(page) {
  createKinds(page);
  createPress(page);
  createBudget(page);
}

function createKinds(page) {
  const {store} = page;
  const toggle = kind => {
    const kinds = new Set(store.state.kinds);
    if (!kinds.delete(kind)) kinds.add(kind);
    store.set({kinds});
  };
  const button = (kind, actors) => el(
    'button',
    {type: 'button', 'data-kind': kind, 'data-key': kind, 'aria-pressed': String(store.state.kinds.has(kind)), onclick: () => toggle(kind)},
    sign(kind), el('span', {}, say(`${kind}_many`)), ' ', el('span', {class: 'tally'}, number(actors.length)),
  );
  const show = () => {
    const found = grouped(eligibleWith(page, {kinds: new Set(KINDS)}), actor => actor.kind);
    refill($('kinds'), KINDS.map(kind => button(kind, found.get(kind) ?? [])));
  };
  store.listen((state, before) => changed(state, before, 'lang', ...SCENE_BY) && show());
  show();
}

// Agencies and papers that are mentioned as sources; a graph without any needs no switch.
function createPress(page) {
  const {model, store} = page;
  const button = $('press');
  const show = () => {
    button.setAttribute('aria-checked', String(store.state.press));
    $('press-tally').textContent = number(eligibleWith(page, {press: true}).filter(actor => actor.press).length);
  };
  button.addEventListener('click', () => store.set({press: !store.state.press}));
  button.hidden = !model.actors.some(actor => actor.press);
  if (button.hidden) return;
  store.listen((state, before) => changed(state, before, 'lang', ...SCENE_BY) && show());
  show();
}

function createBudget({model, store}) {
  const select = $('budget');
  const show = () => {
    const total = model.actors.filter(actor => actor.owner === actor).length;
    const most = Math.min(total, DRAWN_AT_MOST);
    const choices = [...new Set([...BUDGETS.filter(budget => budget < most), Math.min(store.state.budget, most), most])];
    const words = budget => say(budget === total ? 'all' : 'at_most', {n: budget});
    const more = most < total && el('option', {disabled: true}, say('budget_more'));
    empty(select, choices.sort((a, b) => a - b).map(budget => el('option', {value: budget}, words(budget))), more);
    select.value = Math.min(store.state.budget, most);
    select.hidden = choices.length < 2;
  };
  select.addEventListener('change', () => store.set({budget: Number(select.value)}));
  store.listen((state, before) => changed(state, before, 'budget', 'lang', 'corrections') && show());
  show();
}

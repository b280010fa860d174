// Looking around one actor: what is so many steps away from it, and nothing else.

// None of them is the whole graph.
const EGO_STEPS = [1, 2, 3, 0];

// Show so many steps around the chosen actor.
function lookAround({store}, steps) {
  const {chosen, ego} = store.state;
  if (!steps) store.set({ego: null});
  else if (chosen?.actor !== undefined && stepsAround(ego, chosen.actor) !== steps) store.set({ego: {actor: chosen.actor, steps}});
}

const stepsAround = (ego, index) => (ego?.actor === index ? ego.steps : 0);

function egoControl(page, actor) {
  const current = stepsAround(page.store.state.ego, actor.index);
  const choice = steps => el('label', {},
    el('input', {type: 'radio', name: 'ego', value: steps, 'data-key': `ego-${steps}`, checked: steps === current, onchange: () => lookAround(page, steps)}),
    el('span', {}, steps ? count('steps', steps) : say('around_off')));
  return el('div', {class: 'ego'},
    el('span', {'aria-hidden': 'true'}, say('around')),
    el('fieldset', {class: 'segments'}, el('legend', {}, say('around_of', {name: shortened(actor.name, 60)})), EGO_STEPS.map(choice)));
}

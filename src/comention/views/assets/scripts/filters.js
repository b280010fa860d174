// The panel of filters: below the bar on a wide screen, from the bottom edge on a phone. It stands beside what
// it filters and stops nothing: a click elsewhere or Escape closes it.

function createFilters(page) {
  const {store} = page;
  const [button, panel] = [$('filter'), $('filtering')];
  let parts = null;
  createChoice('keep', page);
  createChoice('by', page);

  // What the panel holds is looked up when it is first opened, and is up to date while it is open.
  function show(state, before) {
    parts ??= [
      createChecklist(page, 'communities', 'communities_all'),
      createChecklist(page, 'outlets', 'outlets_all'),
      createChecklist(page, 'languages', 'languages_all'),
      createSteps(page, 'least', bond => bond.passages.length),
      createSteps(page, 'stories', bond => new Set(bond.passages.map(number => page.model.passages[number].document.story)).size),
    ];
    for (const part of parts) part(state, before);
    $('filtering-left').textContent = answeringInWords(page.scene);
  }

  function open() {
    panel.hidden = false;
    button.setAttribute('aria-expanded', 'true');
    show(store.state);
    panel.focus();
  }

  function close() {
    panel.hidden = true;
    button.setAttribute('aria-expanded', 'false');
  }

  function closeAndReturn() {
    close();
    button.focus();
  }

  const outside = element => !panel.hidden && element && !element.closest('.filters, #filtering, dialog');
  button.addEventListener('click', () => (panel.hidden ? open() : close()));
  $('filtering-close').addEventListener('click', closeAndReturn);
  document.addEventListener('pointerdown', event => outside(event.target) && close());
  panel.addEventListener('focusout', event => outside(event.relatedTarget) && close());
  addEventListener('keydown', event => {
    if (event.key !== 'Escape' || panel.hidden || event.target.closest?.('dialog, .search')) return;
    event.stopPropagation();
    closeAndReturn();
  }, true);
  store.listen((state, before) => panel.hidden || show(state, before));
}

// A slider through the numbers that links have of something; gives what brings it up to date.
function createSteps({model, store}, name, numberOf) {
  const slider = $(name);
  const steps = [...new Set(model.bonds.map(numberOf))].sort((a, b) => a - b);
  slider.max = Math.max(0, steps.length - 1);
  slider.addEventListener('input', () => store.set({[name]: steps[slider.value]}, {slides: true}));
  $(`${name}-label`).hidden = steps.length < 2;
  return ({[name]: least}) => {
    const at = steps.findIndex(step => step >= least);
    slider.value = at < 0 ? slider.max : at;
    slider.setAttribute('aria-valuetext', count(name, least));
    $(`${name}-value`).textContent = count(name, least);
  };
}

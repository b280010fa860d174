// On paper: the picture as shapes, by day, with what it shows in words.

function createPrint(page) {
  const place = $('printed');
  const {store} = page;
  let theme = null;

  function prepare() {
    if (theme) return;
    ({theme} = store.state);
    store.set({theme: 'light'});
    const words = el('figcaption', {dir: 'auto'}, viewInWords(page, inView(page)).join(' · '));
    const pictured = page.drawing && store.state.view === 'graph' && page.scene.actors.length;
    empty(place, pictured && createFigure(page, {alone: false}), words);
  }

  function restore() {
    if (!theme) return;
    store.set({theme});
    theme = null;
    empty(place);
  }

  addEventListener('beforeprint', prepare);
  addEventListener('afterprint', restore);
  // A preview of paper on the screen is no printing.
  matchMedia('print').addEventListener('change', ({matches}) => (matches ? prepare() : restore()));
}

// On a phone what is chosen lies over the lower part of the picture, as a sheet that one can draw up, or off.

const ON_PHONE = matchMedia('(max-width: 800px)');
const SHEET_SHARE = 0.55;
// Drawn below this share of the window the sheet goes, above that one it takes the whole height.
const SHEET_GONE = 0.3;
const SHEET_WHOLE = 0.72;
const TAP = 6;
const RISING = 400;

const isSheet = ({store}) => ON_PHONE.matches && store.state.chosen !== null;

// How much of the picture lies under the sheet, when its top is at that of the window.
function coveredBySheet(page) {
  return isSheet(page) && page.store.state.view === 'graph' ? Math.max(0, $('canvas').clientHeight - (1 - SHEET_SHARE) * innerHeight) : 0;
}

function createSheet(page) {
  const {store} = page;
  const root = document.documentElement;
  const panel = $('panel');
  const grip = $('sheet-grip');

  function resize(wanted) {
    root.dataset.sheet = wanted;
    root.style.removeProperty('--sheet');
    grip.setAttribute('aria-expanded', String(wanted === 'whole'));
  }

  function show() {
    grip.hidden = !isSheet(page);
    if (grip.hidden) delete root.dataset.sheet;
    else if (!root.dataset.sheet) {
      resize('half');
      rise();
    }
  }

  // What is chosen comes into view above the sheet, and who reads by ear or keyboard goes on in the sheet,
  // but for those who walk through the picture or the table.
  function opened(behavior = calm() ? 'instant' : 'smooth') {
    const stage = document.querySelector('.stage');
    scrollTo({top: scrollY + stage.getBoundingClientRect().top, behavior});
    document.querySelector('#tables tr[aria-current] th')?.scrollIntoView({block: 'nearest'});
    if (!stage.contains(document.activeElement)) panel.querySelector('h2')?.focus({preventScroll: true});
  }

  // What a finger does to the picture must not reach the sheet that comes up under it.
  function rise() {
    panel.classList.add('rising');
    setTimeout(() => panel.classList.remove('rising'), RISING);
  }

  function closed() {
    const place = store.state.view === 'graph' ? $('canvas').firstElementChild : $('tables');
    if (panel.contains(document.activeElement) || document.activeElement === grip) place?.focus({preventScroll: true});
  }

  function drag(event) {
    const [start, height] = [event.clientY, panel.offsetHeight];
    let moved = false;
    const move = ({clientY}) => {
      moved ||= Math.abs(clientY - start) > TAP;
      if (moved) root.style.setProperty('--sheet', `${Math.round(Math.min(innerHeight, height + start - clientY))}px`);
    };
    const stop = ({type}) => {
      const share = panel.offsetHeight / innerHeight;
      grip.removeEventListener('pointermove', move);
      if (type === 'pointerup' && moved && share < SHEET_GONE) store.set({chosen: null});
      else if (moved) resize(share > SHEET_WHOLE ? 'whole' : 'half');
      // A click follows, which is none.
      grip.dragged = moved;
    };
    grip.dragged = false;
    grip.setPointerCapture(event.pointerId);
    grip.addEventListener('pointermove', move);
    for (const end of ['pointerup', 'pointercancel']) grip.addEventListener(end, stop, {once: true});
  }

  grip.addEventListener('pointerdown', drag);
  grip.addEventListener('click', () => grip.dragged || resize(root.dataset.sheet === 'whole' ? 'half' : 'whole'));
  ON_PHONE.addEventListener('change', show);
  store.listen((state, before) => {
    if (!changed(state, before, 'chosen')) return;
    root.style.removeProperty('--sheet');
    show();
    if (!isSheet(page)) before.chosen && ON_PHONE.matches && closed();
    else opened();
  });
  show();
  if (!isSheet(page)) return;
  // A shared address opens with what is chosen in sight, wherever one had read to before.
  history.scrollRestoration = 'manual';
  opened('instant');
}

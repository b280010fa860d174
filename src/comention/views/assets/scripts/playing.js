// Time goes by of itself: the window moves on, or grows from the start where none is chosen.

// Milliseconds for all of time, and for a step of it.
const PLAY_ALL = 12_000;
const [PLAY_FASTEST, PLAY_SLOWEST] = [150, 800];
const PLAY_SIGNS = {time_play: 'M5 3l8 5-8 5z', time_stop: 'M5 3.500v9M11 3.500v9'};

function createPlayer({store}, scale) {
  const button = $('time-play');
  const end = scale.bars - 1;
  const pace = calm() ? PLAY_SLOWEST : Math.max(PLAY_FASTEST, Math.min(PLAY_SLOWEST, PLAY_ALL / scale.bars));
  let timer = 0;
  let grows = false;
  let began = 0;
  const choose = bars => chooseBars(store, scale, bars, began);

  function show(word) {
    button.dataset.wordLabel = word;
    button.title = say(word);
    button.setAttribute('aria-label', say(word));
    button.querySelector('path').setAttribute('d', PLAY_SIGNS[word]);
  }

  function start() {
    const [first, last] = barsChosen(scale, store.state);
    grows = first === 0;
    began = performance.now();
    if (last === end) choose(grows ? [0, 0] : [0, end - first]);
    timer = setTimeout(step, pace);
    show('time_stop');
  }

  function step() {
    const [first, last] = barsChosen(scale, store.state);
    choose(grows ? [0, last + 1] : [first + 1, last + 1]);
    if (last + 1 < end) timer = setTimeout(step, pace);
    else stop();
  }

  function stop() {
    clearTimeout(timer);
    timer = 0;
    show('time_play');
  }

  // Whatever else one does stops it. The keys that are made for it do nothing else then.
  function interrupt(event) {
    const [own, made] = [button.contains(event.target), event.key === 'Escape' || event.key === ' '];
    if (!timer || (own && event.key !== 'Escape')) return;
    stop();
    if (!made) return;
    event.preventDefault();
    event.stopPropagation();
  }

  button.addEventListener('click', () => (timer ? stop() : start()));
  for (const name of ['pointerdown', 'keydown', 'wheel']) document.addEventListener(name, interrupt, {capture: true, passive: false});
}

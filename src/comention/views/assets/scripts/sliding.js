// Mouse, finger and keys on the strip of time.

// A hand that moves less than so many pixels has clicked.
const CLICK = 3;
const SLIDES = {ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1};

function createSliding({store}, strip) {
  const {scale} = strip;
  const line = $('time-line');
  const placeOf = event => {
    const {left, width} = line.getBoundingClientRect();
    return ((event.clientX - left) / width) * scale.bars;
  };
  const barAt = event => Math.max(0, Math.min(scale.bars - 1, Math.floor(placeOf(event))));

  // What a hand drags: one end, the window, or a new window where there was none.
  function grasped(event) {
    const handle = event.target.closest('[role=slider]');
    if (handle) return handle.id === 'time-from' ? 'from' : 'to';
    const [first, last] = barsChosen(scale, store.state);
    const within = first <= barAt(event) && barAt(event) <= last;
    return within && (store.state.from || store.state.to) ? 'window' : 'bars';
  }

  function press(event) {
    if (event.button) return;
    const [part, bars, start] = [grasped(event), barsChosen(scale, store.state), event];
    let moving = false;
    const choose = bars => chooseBars(store, scale, bars, start.timeStamp);
    const move = event => {
      moving ||= Math.abs(event.clientX - start.clientX) > CLICK;
      strip.point(null);
      const by = Math.round(placeOf(event) - placeOf(start));
      if (moving) choose(part === 'bars' ? [barAt(start), barAt(event)].sort((a, b) => a - b) : dragged(scale, part, bars, by));
    };
    const release = () => {
      listening.abort();
      if (!moving && (part === 'bars' || part === 'window')) choose([barAt(start), barAt(start)]);
    };
    const listening = new AbortController();
    const {signal} = listening;
    line.setPointerCapture(event.pointerId);
    line.addEventListener('pointermove', move, {signal});
    line.addEventListener('pointerup', release, {signal});
    line.addEventListener('pointercancel', () => listening.abort(), {signal});
  }

  line.addEventListener('pointerdown', press);
  line.addEventListener('pointermove', event => event.buttons || strip.point(barAt(event)));
  line.addEventListener('pointerleave', () => strip.point(null));
  for (const [id, part] of [['time-from', 'from'], ['time-to', 'to']]) {
    $(id).addEventListener('keydown', event => slide(event, store, scale, part));
  }
}

// The window when one of its parts has been moved by some bars.
function dragged(scale, part, [first, last], by) {
  if (part === 'window') return movedBars(scale, [first, last], by);
  if (part === 'from') return [Math.max(0, Math.min(last, first + by)), last];
  return [first, Math.max(first, Math.min(scale.bars - 1, last + by))];
}

// Arrow keys move a handle by a bar, page keys by more; with shift the whole window.
function slide(event, store, scale, part) {
  const far = scale.bars;
  const steps = {...SLIDES, PageDown: -scale.stride, PageUp: scale.stride, Home: -far, End: far};
  if (!Object.hasOwn(steps, event.key) || event.ctrlKey || event.altKey || event.metaKey) return;
  event.preventDefault();
  chooseBars(store, scale, dragged(scale, event.shiftKey ? 'window' : part, barsChosen(scale, store.state), steps[event.key]));
}

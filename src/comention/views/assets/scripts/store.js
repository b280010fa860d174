// One state for the whole page. Everything that is shown follows from it.

// What is no step that one would want to take back.
const UNDO_IGNORES = ['lang', 'theme', 'camera', 'drawable'];
const UNDO_STEPS = 200;

// `derive` brings to a new state what others read beside it, before they are told.
function createStore(state, derive) {
  const listeners = [];
  let past = [];
  let future = [];
  let sliding = '';

  function become(next) {
    const before = state;
    state = next;
    derive(state, before);
    listeners.forEach(listener => listener(state, before));
  }

  // Go to another state of the past or the future, but for what is no step.
  function leap(from, onto) {
    if (!from.length) return false;
    onto.push(state);
    sliding = '';
    become({...from.pop(), ...Object.fromEntries(UNDO_IGNORES.map(name => [name, state[name]]))});
    return true;
  }

  return {
    get state() {
      return state;
    },
    // Change some of the state. Changes of the same parts that come as one goes on sliding are one step;
    // `slides` may be a number that tells one movement of the hand from the next. What the page opens with is no
    // step.
    set(change, {slides = false, step = true} = {}) {
      const names = Object.keys(change).filter(name => change[name] !== state[name]);
      if (!names.length) return;
      if (step && names.some(name => !UNDO_IGNORES.includes(name))) {
        const slide = slides ? [slides, ...Object.keys(change)].join() : '';
        if (!slide || slide !== sliding) past = [...past.slice(1 - UNDO_STEPS), state];
        future = [];
        sliding = slide;
      }
      become({...state, ...change});
    },
    undo: () => leap(past, future),
    redo: () => leap(future, past),
    get undoable() {
      return past.length > 0;
    },
    get redoable() {
      return future.length > 0;
    },
    listen(listener) {
      listeners.push(listener);
    },
  };
}

// Whether any of these parts of the state is new.
const changed = (state, before, ...names) => names.some(name => state[name] !== before[name]);

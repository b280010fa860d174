// One state for the whole page. Everything that is shown follows from it.

function createStore(state) {
  const listeners = [];
  return {
    get state() {
      return state;
    },
    // Change some of the state, and let everybody know what it was before.
    set(change) {
      const before = state;
      state = {...state, ...change};
      listeners.forEach(listener => listener(state, before));
    },
    listen(listener) {
      listeners.push(listener);
    },
  };
}

// Whether any of these parts of the state is new.
const changed = (state, before, ...names) => names.some(name => state[name] !== before[name]);

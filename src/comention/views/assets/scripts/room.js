// How large signs may be drawn: as large as is wished, but never upon each other.

// How far a sign reaches beside its size, and what share of the way to another one signs may take.
const REACHES = {PERSON: 1, GROUP: Math.SQRT2, STATE: 1};
const TAKEN_AT_MOST = 0.92;

// By how much two signs could be larger until they touch: none leaves the circle around it, nor the square.
function roomBetween(one, other) {
  const [across, down] = [Math.abs(one.x - other.x), Math.abs(one.y - other.y)];
  return Math.max(Math.hypot(across, down) / (one.reach + other.reach), Math.max(across, down) / (one.actor.size + other.actor.size));
}

// Actors whose signs cannot be larger by a factor, each with the factor that it has room for; at least 1,
// for which Python has placed them.
function roomsOf(actors, factor) {
  const signs = actors.map(actor => ({actor, x: actor.x, y: actor.y, reach: actor.size * REACHES[actor.kind]}));
  signs.sort((a, b) => a.x - b.x);
  const widest = signs.reduce((most, {reach}) => Math.max(most, reach), 0);
  const rooms = new Map();
  const limit = (actor, room) => rooms.set(actor, Math.max(1, Math.min(room, rooms.get(actor) ?? factor)));
  signs.forEach((one, i) => {
    const far = one.x + (factor * (one.reach + widest)) / TAKEN_AT_MOST;
    for (let j = i + 1; j < signs.length && signs[j].x < far; j++) {
      const other = signs[j];
      const room = TAKEN_AT_MOST * roomBetween(one, other);
      if (room < factor) [one.actor, other.actor].forEach(actor => limit(actor, room));
    }
  });
  return rooms;
}

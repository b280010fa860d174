// Where the reader has put actors: as Python lays them out, whichever way the screen stands.

// An address holds so many; a picture that was arranged by hand is no link.
const PLACES_IN_ADDRESS = 20;
// No graph reaches farther, and no one looks closer or from farther away: names would have no end of room.
const SIGHT = {far: 1e7, least: 1e-4, most: 10};

const isSight = (x, y, scale) => Math.abs(x) <= SIGHT.far && Math.abs(y) <= SIGHT.far && scale >= SIGHT.least && scale <= SIGHT.most;

// A place on the screen from one of Python's, and back.
const turned = ({upright}, {x, y}) => (upright ? {x: y, y: x} : {x, y});

function placesPart(model) {
  const byId = new Map(model.actors.map(actor => [actor.id, actor.index]));
  const readOne = word => {
    const [id, x, y] = word.split('+');
    const place = {actor: byId.get(decodeURIComponent(id)), x: Number(x), y: Number(y)};
    return place.actor !== undefined && isSight(place.x, place.y, 1) ? [place] : [];
  };
  return {
    write: places => (places.length > PLACES_IN_ADDRESS ? null : places.map(({actor, x, y}) => {
      return [encodeURIComponent(model.actors[actor].id), Math.round(x), Math.round(y)].join('+');
    }).join(',')),
    read: word => word.split(',').flatMap(readOne),
  };
}

// Bring the actors to where the reader has put them, and all others to where they were.
function createPlaces(model) {
  const homes = model.actors.map(({x, y}) => ({x, y}));
  let moved = [];
  return places => {
    for (const {actor} of moved) Object.assign(model.actors[actor], homes[actor]);
    for (const {actor, ...place} of places) Object.assign(model.actors[actor], turned(model, place));
    moved = places;
  };
}

// The places with one more.
const withPlace = (places, place) => [...places.filter(({actor}) => actor !== place.actor), place];

// How two actors that were chosen are linked: by a link of their own, or by way of others.

// The log-likelihood ratio that a link counts as at least, as in Python.
const CHANCE = 0.1;
let path = {};

// The links from one of two chosen actors to the other: one link, the strongest path, or none.
function pathOf(model, chosen) {
  if (!chosen?.pair) return [];
  const own = linkBetween(model, chosen.pair);
  if (own) return [own];
  // A path is looked for once, not whenever it is drawn.
  const pair = chosen.pair.join();
  if (path.pair !== pair || path.from !== model.links) {
    path = {pair, from: model.links, links: strongestPath(...chosenActors(model, chosen))};
  }
  return path.links;
}

// The links that a choice stands for: those of a path, or those that a chosen passage makes.
function chosenLinks(model, chosen) {
  const actors = chosen?.passage === undefined ? [] : chosenActors(model, chosen).map(actor => actor.index);
  const made = actors.flatMap((one, i) => actors.slice(i + 1).map(other => linkBetween(model, [one, other]))).filter(Boolean);
  return [...made, ...pathOf(model, chosen)];
}

// Dijkstra's algorithm; a link is the longer the smaller its log-likelihood ratio, and no way leads through the
// press, as in Python.
function strongestPath(start, end) {
  const length = link => 1 + 1 / Math.max(link.llr, CHANCE);
  const reached = new Map([[start, {distance: 0, by: null}]]);
  const queue = createQueue([[0, start]]);
  const done = new Set();
  for (let next = queue.pop(); next; next = queue.pop()) {
    const [distance, actor] = next;
    if (actor === end) return retraced(reached, end);
    if (done.has(actor)) continue;
    done.add(actor);
    for (const link of actor.links) {
      const other = otherEnd(link, actor);
      if (other.press && other !== end) continue;
      const farther = distance + length(link);
      if (farther >= (reached.get(other)?.distance ?? Infinity)) continue;
      reached.set(other, {distance: farther, by: link});
      queue.push([farther, other]);
    }
  }
  return [];
}

function retraced(reached, end) {
  const links = [];
  for (let actor = end; reached.get(actor).by; actor = otherEnd(links.at(-1), actor)) links.push(reached.get(actor).by);
  return links.reverse();
}

// A heap of [number, value], the least number first.
function createQueue(items) {
  const swap = (i, j) => ([items[i], items[j]] = [items[j], items[i]]);
  return {
    push(item) {
      items.push(item);
      for (let at = items.length - 1; at > 0; ) {
        const above = (at - 1) >> 1;
        if (items[above][0] <= items[at][0]) return;
        swap(at, above);
        at = above;
      }
    },
    pop() {
      const [first] = items;
      const last = items.pop();
      if (!items.length) return first;
      items[0] = last;
      for (let at = 0; ; ) {
        const below = [2 * at + 1, 2 * at + 2].filter(child => items[child]?.[0] < items[at][0]);
        if (!below.length) return first;
        const least = below.length > 1 && items[below[1]][0] < items[below[0]][0] ? below[1] : below[0];
        swap(at, least);
        at = least;
      }
    },
  };
}

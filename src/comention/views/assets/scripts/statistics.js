// How strong a link is, by the formulas of `comention.graph.weights`, whose documentation says where they are
// from. Of `n` passages `a` mention the one actor, `b` the other, and `k` both.

function logLikelihoodRatio(k, a, b, n) {
  const cell = (seen, expected) => (seen > 0 ? seen * Math.log(seen / expected) : 0);
  const surprise =
    cell(k, (a * b) / n) +
    cell(a - k, (a * (n - b)) / n) +
    cell(b - k, ((n - a) * b) / n) +
    cell(n - a - b + k, ((n - a) * (n - b)) / n);
  return (k < (a * b) / n ? -1 : 1) * Math.max(0, 2 * surprise);
}

function normalisedMutualInformation(k, a, b, n) {
  if (!k) return -1;
  const itself = Math.log2(n / k);
  return itself > 0 ? Math.log2((k * n) / (a * b)) / itself : 0;
}

// ln(n!), remembered.
const LOG_FACTORIALS = [0];

function logFactorial(n) {
  for (let i = LOG_FACTORIALS.length; i <= n; i++) LOG_FACTORIALS.push(LOG_FACTORIALS[i - 1] + Math.log(i));
  return LOG_FACTORIALS[n];
}

// How likely chance puts two together so often or more: the upper tail of the hypergeometric distribution.
function significance(k, a, b, n) {
  const log = logFactorial;
  const most = Math.min(a, b);
  if (k <= Math.max(0, a + b - n)) return 1;
  let term = Math.exp(
    log(a) - log(k) - log(a - k) + log(n - a) - log(b - k) - log(n - a - b + k) - (log(n) - log(b) - log(n - b)),
  );
  let sum = 0;
  for (let i = k; i <= most; i++) {
    sum += term;
    const next = ((a - i) * (b - i)) / ((i + 1) * (n - a - b + i + 1));
    term *= next;
    // What is left is smaller than the last digit once the terms fall.
    if (next < 0.5 && term < sum * 1e-12) break;
  }
  return Math.min(1, sum);
}

// For each p the share of false discoveries among all that are as significant (Benjamini and Hochberg).
function falseDiscoveryRates(p, tests) {
  const order = p.map((_, i) => i).sort((i, j) => p[i] - p[j]);
  const rates = new Array(p.length);
  let least = 1;
  for (let rank = order.length; rank > 0; rank--) {
    least = Math.min(least, (p[order[rank - 1]] * tests) / rank);
    rates[order[rank - 1]] = least;
  }
  return rates;
}

// Things by a number, the largest first, equal ones in the order in which they came. Numbers alone a browser
// sorts in a fraction of the time that it takes to compare things.
function descending(things, numberOf) {
  const places = new Map();
  Float64Array.from(things, thing => -numberOf(thing)).sort().forEach((number, place) => {
    if (!places.has(number)) places.set(number, place);
  });
  const sorted = new Array(things.length);
  for (const thing of things) {
    const number = -numberOf(thing);
    const place = places.get(number);
    sorted[place] = thing;
    places.set(number, place + 1);
  }
  return sorted;
}

// Time in bars of one length each, in days or in months: the shortest of which there are not too many.

const BARS_AT_MOST = 80;
const BAR_LENGTHS = [{days: 1}, {days: 7}, {months: 1}, {months: 3}, {months: 12}, {months: 120}, {months: 1200}, {months: 12000}];
// So many documents must be dated well enough to stand in one bar each.
const FITTING = 0.5;
// 5 January 1970 was a Monday.
const MONDAY = 4;

function monthOf(day) {
  const moment = new Date(day * DAY_LENGTH);
  return moment.getUTCFullYear() * 12 + moment.getUTCMonth();
}

const dayOfMonth = month => new Date(0).setUTCFullYear(Math.floor(month / 12), month % 12, 1) / DAY_LENGTH;

// The scale that suits the dates of some documents; null where none has a date.
function chooseScale(documents) {
  const dates = documents.map(document => document.days).filter(Boolean);
  if (!dates.length) return null;
  const span = dates.reduce(([first, last], [from, to]) => [Math.min(first, from), Math.max(last, to)]);
  return BAR_LENGTHS.map(length => createScale(span, length)).find(scale => {
    return scale.bars <= BARS_AT_MOST && dates.filter(days => scale.barOf(days) !== null).length >= FITTING * dates.length;
  });
}

// Bars from the first day to the last, by number from 0; each begins where the calendar does.
function createScale([first, last], {days, months}) {
  const place = days ? day => Math.floor((day - MONDAY) / days) : day => Math.floor(monthOf(day) / months);
  const opening = days ? n => n * days + MONDAY : n => dayOfMonth(n * months);
  const origin = place(first);
  const at = day => place(day) - origin;
  return {
    bars: at(last) + 1,
    at,
    // The bar that holds every day that a date may mean; null where it could be of several.
    barOf: ([from, to]) => (at(from) === at(to) ? at(from) : null),
    first: bar => opening(origin + bar),
    last: bar => opening(origin + bar + 1) - 1,
    precision: days ? 10 : months < 12 ? 7 : 4,
    // How many bars make the next larger step: a week, a month or two, a year, ten years.
    stride: {1: 7, 7: 4}[days] ?? {1: 12, 3: 4}[months] ?? 10,
  };
}

// A first and a last bar in words.
const rangeOfBars = (scale, first, last) => range(isoDay(scale.first(first), scale.precision), isoDay(scale.last(last), scale.precision));

// The first and the last bar of the time that is chosen, or of all.
function barsChosen(scale, {from, to}) {
  const inside = bar => Math.max(0, Math.min(scale.bars - 1, bar));
  const ends = [from ? inside(scale.at(daysOf(from)[0])) : 0, to ? inside(scale.at(daysOf(to)[1])) : scale.bars - 1];
  return [Math.min(...ends), Math.max(...ends)];
}

// Choose the time of some bars. What reaches to an end of time is not bounded there.
function chooseBars(store, scale, [first, last], slides = true) {
  const from = first > 0 ? isoDay(scale.first(first), scale.precision) : null;
  const to = last < scale.bars - 1 ? isoDay(scale.last(last), scale.precision) : null;
  store.set({from, to}, {slides});
}

// Bars of a width moved by some, as far as there is time.
function movedBars(scale, [first, last], by) {
  const step = Math.max(-first, Math.min(scale.bars - 1 - last, by));
  return [first + step, last + step];
}

// The bar of every document, null where it has none.
const barsOf = (documents, scale) => documents.map(document => document.days && scale.barOf(document.days));

// How much of some spreads over documents, each in its bar, is in each bar.
function countBars(scale, places, spreads) {
  const heights = new Array(scale.bars).fill(0);
  for (const spread of spreads) {
    for (let at = 0; at < spread.length; at += 2) {
      const bar = places[spread[at]];
      if (bar !== null) heights[bar] += spread[at + 1];
    }
  }
  return heights;
}

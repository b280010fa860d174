// Dates of year, month or day precision as the days that they may mean, each counted from 1970.

const DAY_LENGTH = 86_400_000;

const firstDay = date => date + '-01-01'.slice(date.length - 4);

// Of every date that was asked for: many documents are of one day, and to read it takes a browser long.
const DAYS = new Map();

// The first and the last day of an ISO date of any precision; null where it is none.
function daysOf(text) {
  if (!DAYS.has(text)) DAYS.set(text, readDays(text));
  return DAYS.get(text);
}

function readDays(text) {
  if (!/^\d{4}(-\d\d){0,2}$/.test(text ?? '') || text.startsWith('0000')) return null;
  const first = new Date(firstDay(text));
  // There is no 30 February: some browsers would go on counting.
  if (Number.isNaN(first.valueOf()) || !first.toISOString().startsWith(text)) return null;
  const last = new Date(first);
  if (text.length === 4) last.setUTCFullYear(first.getUTCFullYear() + 1);
  if (text.length === 7) last.setUTCMonth(first.getUTCMonth() + 1);
  return [first / DAY_LENGTH, last / DAY_LENGTH - (text.length < 10 ? 1 : 0)];
}

const isDate = text => daysOf(text) !== null;

// A day as an ISO date of a precision: 4 letters for its year, 7 for its month, 10 for itself.
const isoDay = (day, precision = 10) => new Date(day * DAY_LENGTH).toISOString().slice(0, precision);

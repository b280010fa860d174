// When an actor is mentioned, as a small picture of bars that says in words what it shows.

// With more months than this, bars are years.
const MONTHS_AT_MOST = 36;

// Mentions [document, count] by month where all dates tell one and they are few, else by year, without gaps: [period, count].
function periodsOf(spread) {
  const dated = spread.filter(([document]) => isDate(document.date)).map(([{date}, n]) => [date, n]);
  if (!dated.length) return [];
  const months = dated.every(([date]) => date.length > 4) && periodsBetween(dated.map(([date]) => date.slice(0, 7)));
  const wanted = months && months.length <= MONTHS_AT_MOST ? months : periodsBetween(dated.map(([date]) => date.slice(0, 4)));
  const tally = new Map(wanted.map(period => [period, 0]));
  for (const [date, n] of dated) tally.set(date.slice(0, wanted[0].length), tally.get(date.slice(0, wanted[0].length)) + n);
  return [...tally];
}

// All years, or all months, from the first to the last of some.
function periodsBetween(periods) {
  const ordinal = period => (period.length > 4 ? 12 * period.slice(0, 4) + Number(period.slice(5)) - 1 : Number(period));
  const places = periods.map(ordinal);
  const [first, last] = [Math.min(...places), Math.max(...places)];
  const monthly = periods[0].length > 4;
  const written = n => (monthly ? `${String(Math.floor(n / 12)).padStart(4, '0')}-${String((n % 12) + 1).padStart(2, '0')}` : String(n).padStart(4, '0'));
  return Array.from({length: last - first + 1}, (_, i) => written(first + i));
}

function chronology(actor) {
  const periods = periodsOf(actor.tally);
  if (periods.length < 2) return null;
  const most = Math.max(...periods.map(([, n]) => n));
  const told = ([period, n]) => say('period', {period: date(period), mentions: count('mentions', n)});
  const bars = periods.map(each => {
    const bar = el('span', {title: told(each)});
    bar.style.setProperty('--share', each[1] / most);
    return bar;
  });
  const words = periods.filter(([, n]) => n).map(told).join(', ');
  return el('figure', {class: 'chronology'},
    el('div', {role: 'img', 'aria-label': say(periods[0][0].length > 4 ? 'by_month' : 'by_year', {list: words})}, bars),
    el('figcaption', {'aria-hidden': 'true'}, el('span', {}, date(periods[0][0])), el('span', {}, date(periods.at(-1)[0]))));
}

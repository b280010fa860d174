// CSV (RFC 4180), with the mark by which Excel knows UTF-8.

// What a spreadsheet takes for a formula, where it begins a cell; the mark against it is one more.
const FORMULA = /^[=+\-@\t\r\n＝＋－＠']/;

function csvOf(fields, items) {
  const rows = items.map(item => fields.map(field => csvCell(field.value(item))).join(','));
  return `\ufeff${[fields.map(field => field.name).join(','), ...rows].join('\r\n')}\r\n`;
}

function csvCell(value) {
  const text = typeof value === 'string' ? disarmed(whole(value)) : String(value ?? '');
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

// Taking one apostrophe away from each text that begins with one gives every text back.
const disarmed = text => (FORMULA.test(text) ? `'${text}` : text);

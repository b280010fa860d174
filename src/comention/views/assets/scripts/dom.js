// Elements, made from text only: nothing that was read in the news is ever parsed as HTML.

const $ = id => document.getElementById(id);

// An element with attributes, listeners (names beginning with "on") and children (text or elements).
function el(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith('on')) element.addEventListener(key.slice(2), value);
    else if (value === true) element.setAttribute(key, '');
    else if (value !== false && value != null) element.setAttribute(key, value);
  }
  element.append(...children.flat().filter(child => child != null && child !== false));
  return element;
}

const empty = (element, ...children) => element.replaceChildren(...children.flat().filter(Boolean));

// The same, but what has the focus there keeps it: its likeness bears the same key.
function refill(element, ...children) {
  const key = element.contains(document.activeElement) ? document.activeElement.dataset.key : undefined;
  empty(element, ...children);
  if (key !== undefined) focusKey(element, key);
}

// Give the focus to what bears a key in an element, if anything does.
function focusKey(element, key) {
  const found = element.querySelector(`[data-key="${CSS.escape(key)}"]`);
  found?.focus({preventScroll: true});
  return Boolean(found);
}

// A name from a text, kept from turning the direction of what stands around it.
const bdi = (name, attributes = {}) => el('bdi', attributes, visible(name));

// The sign of a kind, as in the graph.
const sign = kind => el('span', {class: `sign ${kind}`, 'aria-hidden': 'true'});

// A link to a source where its address is one of the web, else the address as text.
function source(address, ...children) {
  let protocol = '';
  try {
    protocol = new URL(address).protocol;
  } catch {
    // Not an address: it is shown as it is.
  }
  if (protocol === 'http:' || protocol === 'https:') {
    return el('a', {href: address, target: '_blank', rel: 'noopener noreferrer'}, ...children);
  }
  return el('span', {}, ...children);
}

// Text without line breaks, control characters or those that turn the direction of what follows; spaces that
// do not break stay.
const visible = text => text.replace(/(?:(?![\u00a0\u202f])[\p{Cc}\s\u202a-\u202e\u2066-\u2069])+/gu, ' ').trim();

// The same, of at most so many characters.
function shortened(text, longest) {
  const line = visible(text);
  const letters = Array.from(line.slice(0, 2 * longest + 2));
  return letters.length > longest ? `${letters.slice(0, longest - 1).join('').trimEnd()}…` : line;
}

// A name to stand within words, kept from turning their direction.
const isolated = name => (/[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/.test(name) ? `\u2068${name}\u2069` : name);

// A button that shows the rest of a list, some at a time, and goes when nothing is left; null where
// there is no rest.
function rest(items, show, atOnce = 200) {
  if (!items.length) return null;
  // On paper there is no button: what is left is said.
  const button = el('button', {type: 'button', class: 'plain', 'data-left': count('left', items.length), onclick: () => {
    show(items.slice(0, atOnce));
    const next = rest(items.slice(atOnce), show, atOnce);
    if (next) button.replaceWith(next);
    else button.remove();
    next?.focus();
  }}, count('more', items.length));
  return button;
}

const calm = () => matchMedia('(prefers-reduced-motion: reduce)').matches;

// XML from elements, so that the browser does the escaping, and what XML cannot hold.

const NOT_XML = '[^\\t\\n\\x20-\\ud7ff\\ue000-\\ufffd\\u{10000}-\\u{10ffff}]';
const NOT_XML_TEXT = new RegExp(`${NOT_XML}|_(?=x[0-9A-F]{4,6}(?:_|${NOT_XML}))`, 'gu');
const NOT_XML_TOKEN = new RegExp('[^-.:0-9A-Z_a-z]|_(?=x[0-9A-F]{4,6}(?:_|[^-.:0-9A-Z_a-z]))', 'gu');

const xmlEscape = letter => `_x${letter.codePointAt(0).toString(16).toUpperCase().padStart(4, '0')}_`;

// Text with an escape of the form _xHHHH_ for each character that XML forbids, as Python writes it.
const xmlText = text => text.replace(NOT_XML_TEXT, xmlEscape);
// The same for each character that may not stand in an identifier.
const xmlToken = text => text.replace(NOT_XML_TOKEN, xmlEscape);
// Text for the eye: what XML forbids is shown as missing.
const xmlShown = text => text.replace(new RegExp(NOT_XML, 'gu'), '\ufffd');

// A function that makes elements of a namespace, from attributes and children, as `el` does for HTML.
function elementsOf(namespace) {
  return (name, attributes = {}, ...children) => {
    const element = document.createElementNS(namespace, name);
    for (const [key, value] of Object.entries(attributes)) if (value != null) element.setAttribute(key, value);
    element.append(...children.flat().filter(child => child != null));
    return element;
  };
}

const xmlFile = root => `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(root)}\n`;

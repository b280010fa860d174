// What Python wrote into the page; large pages carry it compressed.

async function readData() {
  const element = $('data');
  if (element.type === 'application/json') return JSON.parse(element.textContent);
  const bytes = Uint8Array.from(atob(element.textContent.trim()), letter => letter.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Response(stream).json();
}

// Objects from an object of columns.
function rows(columns) {
  const names = Object.keys(columns);
  return columns[names[0]].map((_, row) => Object.fromEntries(names.map(name => [name, columns[name][row]])));
}

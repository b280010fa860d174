// Files and texts that leave the page: nothing is sent anywhere, the browser saves what it already holds.

// A name for a file: what it is of, what it holds, the day, and the suffix.
function fileName(suffix, ...about) {
  const words = [document.title, ...about].map(text => fold(text).replace(/[^\p{L}\p{N}]+/gu, '-').slice(0, 60));
  const parts = [...words, new Date().toISOString().slice(0, 10)].map(word => word.replace(/^-+|-+$/g, '')).filter(Boolean);
  return `${parts.join('-')}.${suffix}`;
}

function saveFile(name, content, type) {
  const address = URL.createObjectURL(new Blob([content], {type}));
  el('a', {href: address, download: name}).click();
  // A browser may still be reading when the click is over.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

// Whether a text could be put on the clipboard; where it could not, it stands selected in a field.
async function copyText(text, field) {
  field.hidden = true;
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    field.hidden = false;
    field.value = text;
    field.select();
    field.hidden = document.execCommand('copy');
    return field.hidden;
  }
}

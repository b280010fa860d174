// What stands directly before and after a passage in its document.

// The passages and what lies between them, by document.
function piecesOf(model, document) {
  if (!model.pieces) {
    model.pieces = model.documents.map(() => []);
    for (const piece of [...model.passages, ...model.context]) model.pieces[piece.document.index].push(piece);
  }
  return model.pieces[document.index];
}

// The pieces before and after a passage, undefined where its document ends. Where windows overlap they are the
// shortest that lie wholly outside, as in Python.
function neighboursOf(model, passage) {
  // A text that the page does not hold has no length.
  const ends = piece => endOf(piece) ?? piece.start;
  const pieces = piecesOf(model, passage.document).map(piece => ({text: piece.text, start: piece.start, end: ends(piece)}));
  const before = pieces.filter(piece => piece.end <= passage.start);
  const after = pieces.filter(piece => piece.start >= ends(passage));
  const last = (one, other) => (other.end - one.end || other.start - one.start) > 0;
  const first = (one, other) => (other.start - one.start || other.end - one.end) < 0;
  const best = (some, better) => some.reduce((one, other) => (!one || better(one, other) ? other : one), undefined);
  return [best(before, last), best(after, first)];
}

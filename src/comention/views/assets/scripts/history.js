// Taking back what one has done, and doing it again.

function createHistory({store}) {
  const [undo, redo] = [$('undo'), $('redo')];
  undo.addEventListener('click', store.undo);
  redo.addEventListener('click', store.redo);
  const show = () => {
    const {activeElement} = document;
    undo.disabled = !store.undoable;
    redo.disabled = !store.redoable;
    // A button that can do no more would let go of the focus.
    if (activeElement === undo && undo.disabled) redo.focus();
    if (activeElement === redo && redo.disabled) undo.focus();
  };
  store.listen(show);
  show();
}

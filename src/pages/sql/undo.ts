import {Annotation, StateField, type ChangeSet, type Extension} from "@codemirror/state";
import {keymap, type EditorView} from "@codemirror/view";
import {afterStep, noSteps, turnStep, type UndoSteps} from "../../elements/undo-steps.js";

const turned = Annotation.define<UndoSteps<ChangeSet>>();

const steps = StateField.define<UndoSteps<ChangeSet>>({
  create: () => noSteps,
  update(now, transaction) {
    const told = transaction.annotation(turned);
    if (told) return told;
    if (!transaction.docChanged) return now;
    return afterStep(now, transaction.changes.invert(transaction.startState.doc), {
      gesture: "typing",
      at: Date.now(),
      join: (earlier, later) => later.compose(earlier)
    });
  }
});

/** Undo and redo by Ctrl or Command and Z, Y, or Shift and Z. */
export function undoable(): Extension {
  const undo = (view: EditorView) => turn(view, "undo");
  const redo = (view: EditorView) => turn(view, "redo");
  return [
    steps,
    keymap.of([
      {key: "Mod-z", run: undo, preventDefault: true},
      {key: "Mod-y", mac: "Mod-Shift-z", run: redo, preventDefault: true},
      {key: "Mod-Shift-z", run: redo, preventDefault: true}
    ])
  ];
}

function turn(view: EditorView, direction: "undo" | "redo"): boolean {
  const found = turnStep(view.state.field(steps), direction, (changes) => changes.invert(view.state.doc));
  if (!found) return false;
  view.dispatch({
    changes: found.step,
    annotations: turned.of(found.steps),
    scrollIntoView: true,
    userEvent: direction
  });
  return true;
}

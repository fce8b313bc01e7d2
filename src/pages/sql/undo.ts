import {Annotation, StateField, type ChangeSet, type Extension} from "@codemirror/state";
import {keymap, type EditorView} from "@codemirror/view";

/** Typing within this many milliseconds is one step. */
const together = 600;
const mostSteps = 200;

interface Steps {
  readonly past: readonly ChangeSet[];
  readonly future: readonly ChangeSet[];
  readonly at: number;
}

const turned = Annotation.define<Steps>();

const steps = StateField.define<Steps>({
  create: () => ({past: [], future: [], at: 0}),
  update(now, transaction) {
    const told = transaction.annotation(turned);
    if (told) return told;
    if (!transaction.docChanged) return now;
    const inverse = transaction.changes.invert(transaction.startState.doc);
    const at = Date.now();
    const last = now.past.at(-1);
    const past =
      last && at - now.at < together
        ? [...now.past.slice(0, -1), inverse.compose(last)]
        : [...now.past.slice(-mostSteps), inverse];
    return {past, future: [], at};
  }
});

/** Undo and redo by Ctrl or Command and Z, Y, or Shift and Z. */
export function undoable(): Extension {
  const back = (view: EditorView) => turn(view, "past", "future");
  const forth = (view: EditorView) => turn(view, "future", "past");
  return [
    steps,
    keymap.of([
      {key: "Mod-z", run: back, preventDefault: true},
      {key: "Mod-y", mac: "Mod-Shift-z", run: forth, preventDefault: true},
      {key: "Mod-Shift-z", run: forth, preventDefault: true}
    ])
  ];
}

function turn(view: EditorView, take: "past" | "future", give: "past" | "future"): boolean {
  const now = view.state.field(steps);
  const changes = now[take].at(-1);
  if (!changes) return false;
  const inverse = changes.invert(view.state.doc);
  const next = {...now, [take]: now[take].slice(0, -1), [give]: [...now[give], inverse], at: 0};
  view.dispatch({
    changes,
    annotations: turned.of(next),
    scrollIntoView: true,
    userEvent: take === "past" ? "undo" : "redo"
  });
  return true;
}

import {autocompletion, closeBrackets} from "@codemirror/autocomplete";
import {bracketMatching, syntaxHighlighting} from "@codemirror/language";
import {PostgreSQL, sql} from "@codemirror/lang-sql";
import {EditorState, StateEffect, StateField, type Text} from "@codemirror/state";
import {Decoration, EditorView, keymap, lineNumbers, type DecorationSet} from "@codemirror/view";
import {classHighlighter} from "@lezer/highlight";
import type {SqlTable} from "../../model/sql/schema.js";
import {undoable} from "./undo.js";

export interface SqlEditorOptions {
  readonly label: string;
  readonly text: string;
  /** Offered while typing. */
  readonly tables: readonly SqlTable[];
  readonly run: () => void;
}

export interface SqlEditor {
  readonly element: HTMLElement;
  text(): string;
  setText(text: string): void;
  /** Puts a text where the cursor is. */
  insert(text: string): void;
  /** Marks the place of a fault; null takes the mark away. Lines and columns count from 1. */
  mark(place: {readonly line: number; readonly column: number | null} | null): void;
}

/**
 * An editor for SQL. Tab leaves it, as everywhere on the page; Ctrl or Command and Enter runs. Its
 * colours are classes in the style sheet.
 */
export function sqlEditor({label, text, tables, run}: SqlEditorOptions): SqlEditor {
  const schema = Object.fromEntries(tables.map(({name, columns}) => [name, columns.map((column) => column.name)]));
  const view = new EditorView({
    state: EditorState.create({
      doc: text,
      extensions: [
        lineNumbers(),
        undoable(),
        marked,
        bracketMatching(),
        closeBrackets(),
        autocompletion({icons: false}),
        sql({dialect: PostgreSQL, schema, upperCaseKeywords: true}),
        syntaxHighlighting(classHighlighter),
        EditorView.lineWrapping,
        EditorView.contentAttributes.of({
          "aria-label": label,
          spellcheck: "false",
          autocapitalize: "off",
          autocorrect: "off"
        }),
        keymap.of([
          {key: "Mod-Enter", run: () => (run(), true)},
          {key: "Enter", run: breakLine}
        ])
      ]
    })
  });
  return {
    element: view.dom,
    text: () => view.state.doc.toString(),
    setText: (next) =>
      view.dispatch({changes: {from: 0, to: view.state.doc.length, insert: next}, effects: markAt.of(null)}),
    insert(piece) {
      view.dispatch(view.state.replaceSelection(piece));
      view.focus();
    },
    mark: (place) => view.dispatch({effects: markAt.of(place && rangeAt(view.state.doc, place))})
  };
}

/** A new line that begins as far in as the one before. */
function breakLine({state, dispatch}: EditorView): boolean {
  const [indent] = /^\s*/.exec(state.doc.lineAt(state.selection.main.from).text) ?? [""];
  dispatch(state.update(state.replaceSelection(state.lineBreak + indent), {scrollIntoView: true, userEvent: "input"}));
  return true;
}

interface Marked {
  readonly line: number;
  readonly from: number;
  readonly to: number;
}

function rangeAt(document: Text, {line, column}: {readonly line: number; readonly column: number | null}): Marked {
  const at = document.line(Math.max(1, Math.min(document.lines, line)));
  const from = Math.min(at.to, at.from + (column ?? 1) - 1);
  const [word] = /^(?:[\p{L}\p{N}_]+|.)/u.exec(document.sliceString(from, at.to)) ?? [""];
  return {line: at.from, from, to: column === null ? at.to : from + word.length};
}

const markAt = StateEffect.define<Marked | null>();

/** The marked line and the marked word in it; whatever is typed takes the mark away. */
const marked = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(decorations, transaction) {
    for (const effect of transaction.effects) {
      if (!effect.is(markAt)) continue;
      if (effect.value === null) return Decoration.none;
      const {line, from, to} = effect.value;
      const word = to > from ? [Decoration.mark({class: "sql-fault-word"}).range(from, to)] : [];
      return Decoration.set([Decoration.line({class: "sql-fault-line"}).range(line), ...word]);
    }
    return transaction.docChanged ? Decoration.none : decorations;
  },
  provide: (field) => EditorView.decorations.from(field)
});

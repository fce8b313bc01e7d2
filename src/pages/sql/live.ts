import {queryFromSearch, searchWithQuery} from "../../model/sql/address.js";
import type {SqlExample, SqlPage} from "../../model/sql/schema.js";
import {common} from "../../language/common.js";
import {sqlWords, type SqlWords} from "./words.js";
import type {Language} from "../../language/format.js";
import {maker} from "../../elements/elements.js";
import {showAddressNote, tooLongInWords} from "../../elements/address-note.js";
import type {SqlEditor} from "./editor.js";
import {QueryFault, startEngine, Stopped, type Engine, type EngineFiles} from "./engine.js";
import {showAnswer} from "./result-live.js";

export interface SqlFiles {
  readonly page: Promise<SqlPage>;
  readonly worker: string;
  readonly wasm: string;
  /** NaN where it isn't known. */
  readonly wasmBytes: number;
  readonly tables: Readonly<Record<string, string>>;
}

/** What the wasm weighs about, where the server doesn't tell. */
const about = 34_000_000;

/**
 * Brings the page of SQL to life: the editor, running, sharing by address. The database itself is
 * loaded when the first query is run, which an address with a query in it does by itself.
 *
 * @param invalidation settles when the page's code is run anew, in preview
 */
export async function sqlLive(
  page: HTMLElement,
  language: Language,
  files: SqlFiles,
  invalidation: Promise<void>
): Promise<void> {
  const words = sqlWords[language];
  const parts = partsOf(page);
  const wasmBytes = files.wasmBytes > 0 ? files.wasmBytes : about;
  const {tables, examples, editor} = await openEditor(parts, {files, language, run: () => void desk.run()});
  const addresses: EngineFiles = {
    worker: files.worker,
    wasm: files.wasm,
    wasmBytes,
    tables: new Map(Object.entries(files.tables))
  };
  const desk = queryDesk(page, {
    parts,
    editor,
    language,
    start: () =>
      startEngine(addresses, tables, ({loaded, total, starting}) => {
        parts.progress.max = total;
        parts.progress.value = loaded;
        parts.state.textContent = starting ? words.states.starting : words.states.loading(loaded, total);
      })
  });
  parts.run.addEventListener("click", () => void desk.run());
  // On click, not on focus: WebKit takes the selection back when the button is let go.
  parts.shareInput.addEventListener("click", () => parts.shareInput.select());
  parts.stop.addEventListener("click", desk.stop);
  wakeButtons(page, examples, {
    take: (sql) => {
      editor.setText(sql);
      void desk.run();
    },
    insert: (text) => editor.insert(text)
  });
  parts.run.disabled = false;
  page.dataset.state = "ready";
  void invalidation.then(desk.stop);
  if (queryFromSearch(location.search) === null) parts.state.textContent = words.states.onDemand(wasmBytes);
  else void desk.run();
}

type Parts = ReturnType<typeof partsOf>;

/** The editor in its place, with the query of the address or the first example. Where it can't be had the page says so. */
async function openEditor(
  parts: Parts,
  {files, language, run}: {readonly files: SqlFiles; readonly language: Language; readonly run: () => void}
) {
  try {
    const [{tables, examples: all}, {sqlEditor}] = await Promise.all([files.page, import("./editor.js")]);
    const examples = all[language];
    const editor = sqlEditor({
      label: sqlWords[language].editor.label,
      text: queryFromSearch(location.search) ?? examples[0].sql,
      tables,
      run
    });
    parts.editor.replaceChildren(editor.element);
    return {tables, examples, editor};
  } catch (error) {
    parts.fault.hidden = false;
    parts.fault.textContent = common[language].failed;
    throw error;
  }
}

/** Examples replace the query, names of tables and columns go into it. */
function wakeButtons(
  page: HTMLElement,
  examples: readonly SqlExample[],
  {take, insert}: {readonly take: (sql: string) => void; readonly insert: (text: string) => void}
): void {
  for (const button of page.querySelectorAll<HTMLButtonElement>("[data-example]")) {
    button.disabled = false;
    button.addEventListener("click", () => {
      const example = examples.find(({id}) => id === button.dataset.example);
      if (example) take(example.sql);
    });
  }
  for (const button of page.querySelectorAll<HTMLButtonElement>("[data-insert]")) {
    button.hidden = false;
    button.addEventListener("click", () => insert(button.dataset.insert ?? ""));
  }
}

interface DeskOptions {
  readonly parts: Parts;
  readonly editor: SqlEditor;
  readonly language: Language;
  readonly start: () => Promise<Engine>;
}

/** Runs what stands in the editor, one query at a time, and stops the database. It is started for the first query, and after it was stopped. */
function queryDesk(
  page: HTMLElement,
  {parts, editor, language, start}: DeskOptions
): {readonly run: () => Promise<void>; readonly stop: () => void} {
  const words = sqlWords[language];
  const say = (text: string) => (parts.state.textContent = text);
  let engine: Promise<Engine> | null = null;
  let busy = false;
  const stop = () => {
    const running = engine;
    engine = null;
    void running?.then((ready) => ready.stop()).catch(() => {});
  };
  const run = async (): Promise<void> => {
    if (busy) return;
    busy = true;
    const query = editor.text();
    noteQuery(page, parts, {query, language});
    editor.mark(null);
    showRunning(parts, true);
    page.dataset.state = "running";
    let isWhole = true;
    try {
      if (engine === null) {
        parts.progress.hidden = false;
        engine = start();
      }
      const ready = await engine;
      parts.progress.hidden = true;
      say(words.states.running);
      try {
        showAnswer(parts.result, await ready.run(query), {language, words});
        say("");
      } finally {
        isWhole = await ready.isWhole();
      }
      page.dataset.state = "answered";
    } catch (error) {
      page.dataset.state = "failed";
      markEarlier(parts.count, words);
      if (error instanceof Stopped) say(words.states.stopped);
      else {
        say("");
        // What isn't the query's fault is the database's: it is started anew for the next one.
        if (!(error instanceof QueryFault)) engine = null;
        tellFault(error, {parts, editor, words});
      }
    } finally {
      if (!isWhole && engine !== null) {
        stop();
        say(words.states.restored);
      }
      busy = false;
      parts.progress.hidden = true;
      showRunning(parts, false);
    }
  };
  return {run, stop};
}

/** Puts the query into the address, to be shared. */
function noteQuery(
  page: HTMLElement,
  parts: Parts,
  {query, language}: {readonly query: string; readonly language: Language}
): void {
  history.replaceState(history.state, "", searchWithQuery(location.search, query) + location.hash);
  shareAddress(parts);
  showAddressNote(page, tooLongInWords(location.href, language));
}

/** While a query runs it can be stopped, and no other one started; what was wrong with the last one goes. */
function showRunning({fault, run, stop}: Parts, isRunning: boolean): void {
  if (isRunning) fault.hidden = true;
  run.disabled = isRunning;
  stop.hidden = !isRunning;
}

/** Says what is wrong with the query and where, or that the database failed. */
function tellFault(
  error: unknown,
  {parts, editor, words}: {readonly parts: Parts; readonly editor: SqlEditor; readonly words: SqlWords}
): void {
  if (error instanceof QueryFault) {
    showFault(parts.fault, error, words);
    editor.mark(error.fault.line === null ? null : {line: error.fault.line, column: error.fault.column});
    return;
  }
  parts.fault.hidden = false;
  parts.fault.textContent = words.states.failed(error instanceof Error ? error.message : String(error));
}

function partsOf(page: HTMLElement) {
  const find = <T extends Element>(selector: string, kind: new () => T): T => {
    const found = page.querySelector(selector);
    if (!(found instanceof kind)) throw new Error(`page of SQL: expected ${selector}`);
    return found;
  };
  return {
    editor: find(".sql-editor", HTMLElement),
    run: find("button.run", HTMLButtonElement),
    stop: find("button.stop", HTMLButtonElement),
    state: find(".sql-state", HTMLElement),
    progress: find("progress", HTMLProgressElement),
    fault: find(".sql-fault", HTMLElement),
    share: find(".sql-share", HTMLElement),
    shareNote: find(".sql-share-note", HTMLElement),
    shareInput: find(".sql-share input", HTMLInputElement),
    result: find(".sql-result", HTMLElement),
    count: find(".sql-count", HTMLElement)
  };
}

/** The address stands in a field to be copied by hand: a page served without encryption has no clipboard. */
function shareAddress({share, shareNote, shareInput}: Parts): void {
  share.hidden = false;
  shareNote.hidden = false;
  shareInput.value = location.href;
}

/** What stands below isn't the answer to the query above. */
function markEarlier(count: HTMLElement, {result}: SqlWords): void {
  const said = count.textContent ?? "";
  if (!said.startsWith(result.earlier)) count.textContent = result.earlier + said;
}

function showFault(element: HTMLElement, {fault}: QueryFault, words: SqlWords): void {
  const h = maker(element.ownerDocument);
  element.hidden = false;
  const where = words.fault(fault.line, fault.column);
  element.replaceChildren(
    h("strong", {}, fault.message === "" ? words.states.nothingAsked : words.states.wontRun, where && ` · ${where}`),
    h("pre", {}, fault.message)
  );
  if (fault.message === "") element.querySelector("pre")?.remove();
}

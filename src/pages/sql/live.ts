import {queryFromSearch, searchWithQuery} from "../../model/sql/address.js";
import type {SqlExample, SqlPage, SqlTable} from "../../model/sql/schema.js";
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
  const say = (text: string) => (parts.state.textContent = text);
  let tables: readonly SqlTable[];
  let examples: readonly SqlExample[];
  let editor: SqlEditor;
  try {
    const [{tables: published, examples: all}, {sqlEditor}] = await Promise.all([files.page, import("./editor.js")]);
    tables = published;
    examples = all[language];
    editor = sqlEditor({
      label: words.editor.label,
      text: queryFromSearch(location.search) ?? examples[0].sql,
      tables,
      run: () => void run()
    });
  } catch (error) {
    parts.fault.hidden = false;
    parts.fault.textContent = common[language].failed;
    throw error;
  }
  parts.editor.replaceChildren(editor.element);

  let engine: Promise<Engine> | null = null;
  let busy = false;
  const addresses: EngineFiles = {
    worker: files.worker,
    wasm: files.wasm,
    wasmBytes,
    tables: new Map(Object.entries(files.tables))
  };
  const start = () =>
    startEngine(addresses, tables, ({loaded, total, starting}) => {
      parts.progress.max = total;
      parts.progress.value = loaded;
      say(starting ? words.states.starting : words.states.loading(loaded, total));
    });

  async function run(): Promise<void> {
    if (busy) return;
    busy = true;
    const query = editor.text();
    history.replaceState(history.state, "", searchWithQuery(location.search, query) + location.hash);
    shareAddress(parts);
    showAddressNote(page, tooLongInWords(location.href, language));
    editor.mark(null);
    parts.fault.hidden = true;
    parts.run.disabled = true;
    parts.stop.hidden = false;
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
      if (error instanceof QueryFault) {
        showFault(parts.fault, error, words);
        editor.mark(error.fault.line === null ? null : {line: error.fault.line, column: error.fault.column});
        say("");
      } else if (error instanceof Stopped) say(words.states.stopped);
      else {
        engine = null;
        say("");
        parts.fault.hidden = false;
        parts.fault.textContent = words.states.failed(error instanceof Error ? error.message : String(error));
      }
    } finally {
      if (!isWhole && engine !== null) {
        stop();
        say(words.states.restored);
      }
      busy = false;
      parts.progress.hidden = true;
      parts.run.disabled = false;
      parts.stop.hidden = true;
    }
  }

  const stop = () => {
    const running = engine;
    engine = null;
    void running?.then((ready) => ready.stop()).catch(() => {});
  };
  parts.run.addEventListener("click", () => void run());
  // On click, not on focus: WebKit takes the selection back when the button is let go.
  parts.shareInput.addEventListener("click", () => parts.shareInput.select());
  parts.stop.addEventListener("click", stop);
  for (const button of page.querySelectorAll<HTMLButtonElement>("[data-example]")) {
    button.disabled = false;
    button.addEventListener("click", () => {
      const example = examples.find(({id}) => id === button.dataset.example);
      if (!example) return;
      editor.setText(example.sql);
      void run();
    });
  }
  for (const button of page.querySelectorAll<HTMLButtonElement>("[data-insert]")) {
    button.hidden = false;
    button.addEventListener("click", () => editor.insert(button.dataset.insert ?? ""));
  }
  parts.run.disabled = false;
  page.dataset.state = "ready";
  void invalidation.then(stop);
  if (queryFromSearch(location.search) === null) say(words.states.onDemand(wasmBytes));
  else void run();
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
function shareAddress({share, shareNote, shareInput}: ReturnType<typeof partsOf>): void {
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

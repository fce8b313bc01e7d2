import type {AsyncDuckDB} from "@duckdb/duckdb-wasm";
import {tableFromIPC, type Table} from "apache-arrow";
import {loadStatement, sqlFile, type SqlTable} from "../../model/sql/schema.js";
import {faultOf, statementsOf, type SqlFault} from "../../model/sql/statements.js";

/** Where the engine's files stand. */
export interface EngineFiles {
  readonly worker: string;
  readonly wasm: string;
  /** Bytes of the wasm as it arrives, after the server's compression is undone. */
  readonly wasmBytes: number;
  /** The address of each table's rows. */
  readonly tables: ReadonlyMap<string, string>;
}

/** Bytes that have arrived of all that is needed; `starting` once all are there. */
export interface LoadingProgress {
  readonly loaded: number;
  readonly total: number;
  readonly starting: boolean;
}

export interface Answer {
  readonly table: Table;
  /** The result as an Arrow IPC stream. */
  readonly arrow: Uint8Array;
  readonly milliseconds: number;
}

/** A query that the engine refused, with the place. */
export class QueryFault extends Error {
  constructor(readonly fault: SqlFault) {
    super(fault.message);
  }
}

/** The engine was stopped while it worked. */
export class Stopped extends Error {}

export interface Engine {
  /**
   * Runs all statements of a text; the last one's result is the answer.
   *
   * @throws {QueryFault} what DuckDB refused, and where
   * @throws {Stopped} when it is stopped meanwhile
   */
  run(text: string): Promise<Answer>;
  /** Whether every published table still holds what was loaded: a query may drop or change one. */
  isWhole(): Promise<boolean>;
  /** Ends the engine with whatever it is doing. */
  stop(): void;
}

/** So that nothing is ever asked of another host: neither extensions nor files, and no query can allow it again. */
const closed = [
  "SET autoinstall_known_extensions = false",
  "SET autoload_known_extensions = false",
  "SET enable_external_access = false",
  "SET lock_configuration = true"
];

/** Loads DuckDB into a worker, and the published tables into it. */
export async function startEngine(
  files: EngineFiles,
  tables: readonly SqlTable[],
  onProgress: (progress: LoadingProgress) => void
): Promise<Engine> {
  const {AsyncDuckDB: Database, VoidLogger} = await import("@duckdb/duckdb-wasm");
  const worker = new Worker(files.worker);
  const database = new Database(new VoidLogger(), worker);
  // A worker that was ended never answers; who waits for it is told.
  let tellStopped: (reason: Stopped) => void = () => {};
  const stopped = new Promise<never>((_, reject) => (tellStopped = reject));
  stopped.catch(() => {});
  const stop = () => {
    worker.terminate();
    tellStopped(new Stopped());
  };
  const broken = new Promise<never>((_, reject) =>
    worker.addEventListener("error", (event) => reject(new Error(event.message || "the worker could not be started")))
  );
  broken.catch(() => {});
  try {
    const connection = await Promise.race([load(database, files, tables, onProgress), broken]);
    let before: string | null = null;
    let mayHaveChanged = false;
    return {
      async run(text) {
        const started = performance.now();
        if (changing.test(text)) {
          before ??= await Promise.race([printOf(database, connection, tables), stopped]);
          mayHaveChanged = true;
        }
        const arrow = await Promise.race([runAll(database, connection, text), stopped]);
        return {table: tableFromIPC(arrow), arrow, milliseconds: performance.now() - started};
      },
      async isWhole() {
        if (!mayHaveChanged) return true;
        mayHaveChanged = false;
        try {
          return (await Promise.race([printOf(database, connection, tables), stopped])) === before;
        } catch {
          return false;
        }
      },
      stop
    };
  } catch (error) {
    stop();
    throw error;
  }
}

async function load(
  database: AsyncDuckDB,
  files: EngineFiles,
  tables: readonly SqlTable[],
  onProgress: (progress: LoadingProgress) => void
): Promise<number> {
  onProgress({loaded: 0, total: files.wasmBytes, starting: false});
  const rows = Promise.all(
    tables.map(async (table) => [table, await textOf(files.tables.get(table.name) ?? "")] as const)
  );
  // Told again below; it mustn't count as unheard meanwhile.
  rows.catch(() => {});
  await database.instantiate(files.wasm, null, ({bytesLoaded}) =>
    onProgress({
      loaded: Math.min(bytesLoaded, files.wasmBytes),
      total: files.wasmBytes,
      starting: bytesLoaded >= files.wasmBytes
    })
  );
  onProgress({loaded: files.wasmBytes, total: files.wasmBytes, starting: true});
  await database.open({query: {castBigIntToDouble: false, castDecimalToDouble: false, castTimestampToDate: true}});
  const connection = await database.connectInternal();
  for (const [table, text] of await rows) {
    const file = sqlFile(table.name);
    await database.registerFileText(file, text);
    await database.runQuery(connection, loadStatement(table, file));
    await database.dropFile(file);
  }
  for (const statement of closed) await database.runQuery(connection, statement);
  return connection;
}

/** Words without which no statement changes a table. */
const changing = /\b(?:alter|begin|copy|create|delete|drop|insert|merge|rollback|truncate|update|use)\b/i;

/** A print of all that the published tables hold; it fails where one isn't there. */
async function printOf(database: AsyncDuckDB, connection: number, tables: readonly SqlTable[]): Promise<string> {
  const prints: string[] = [];
  for (const {name} of tables) {
    const answer = await database.runQuery(
      connection,
      `SELECT count(*)::VARCHAR || ' ' || coalesce(bit_xor(hash(t))::VARCHAR, '') AS print FROM "${name}" AS t`
    );
    prints.push(String(tableFromIPC(answer).getChildAt(0)?.get(0)));
  }
  return prints.join("\n");
}

async function textOf(address: string): Promise<string> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return response.text();
}

async function runAll(database: AsyncDuckDB, connection: number, text: string): Promise<Uint8Array> {
  let answer: Uint8Array | null = null;
  for (const statement of statementsOf(text)) {
    try {
      answer = await database.runQuery(connection, statement.text);
    } catch (error) {
      throw new QueryFault(faultOf(error instanceof Error ? error.message : String(error), statement));
    }
  }
  if (!answer) throw new QueryFault({message: "", line: null, column: null});
  return answer;
}

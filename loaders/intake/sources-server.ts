import {isUtf8} from "node:buffer";
import type {Connection, FieldPacket, TypeCastField} from "mysql2";
import {SourceFault} from "../ground/faults.js";
import {quoted, type Database} from "../ground/database.js";
import type {ServerSource} from "../definitions/sources.js";

/** Rows fetched at a time: enough to be quick, few enough to be held. */
const batchRows = 8192;
const secondsToConnect = 15;

type Batches = AsyncGenerator<readonly (readonly (string | null)[])[]>;

/**
 * Copies the rows of a server's table or query into a table of texts, batch by batch, all of one moment.
 * Nothing is written there: the transaction reads only.
 *
 * @param label names the source in faults; the address, which holds the password, is never told
 * @throws where the variable isn't set, the server refuses or is gone; then the table isn't there
 */
export async function fetchRows(database: Database, source: ServerSource, label: string, table: string): Promise<void> {
  const address = process.env[source.url_from];
  if (!address)
    throw new SourceFault(
      `${label}: expected the environment variable ${source.url_from} to hold the address of a database, such as postgresql://user:password@host/database; found nothing`
    );
  const url = URL.canParse(address) ? new URL(address) : null;
  const fetch =
    url && /^postgres(ql)?:$/.test(url.protocol)
      ? fromPostgres
      : url && /^(mysql|mariadb):$/.test(url.protocol)
        ? fromMysql
        : null;
  if (!fetch || !url)
    throw new SourceFault(
      `${label}: expected ${source.url_from} to begin with postgresql://, mysql:// or mariadb://; found another address`
    );
  const filled = fetch(url, source, (names, batches) => database.fillTexts(table, names, batches));
  // The driver's own error may hold the address: it isn't passed on, not even as a cause.
  const fault = await filled.then(
    () => null,
    (error: unknown) => wordsFor(error, url)
  );
  if (fault !== null) throw new SourceFault(`${label}: ${fault}`);
}

type Fill = (names: readonly string[], batches: Batches) => Promise<void>;

// The drivers are loaded where a source asks for them: every command would begin later otherwise.
async function fromPostgres(url: URL, source: ServerSource, fill: Fill): Promise<void> {
  const {default: pg} = await import("pg");
  const client = new pg.Client({
    connectionString: url.href,
    connectionTimeoutMillis: secondsToConnect * 1000,
    // Every value as the server writes it; what it means is judged in one place, by intake.
    types: {getTypeParser: (type: number) => (type === pg.types.builtins.BPCHAR ? withoutPadding : asWritten)}
  });
  // A connection that ends while nothing is asked is told here, and again by the next question.
  let lost: Error | null = null;
  client.on("error", (error) => (lost = error));
  try {
    await client.connect();
    await client.query("SET datestyle = 'ISO'");
    // Whatever zone the role or the server has: instants come with their zone, and intake turns them.
    await client.query("SET TIME ZONE 'UTC'");
    await client.query("BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY");
    await client.query(`DECLARE lab_rows NO SCROLL CURSOR FOR ${rowsQuery(source, quoted)}`);
    const next = () => client.query<(string | null)[]>({text: `FETCH ${batchRows} FROM lab_rows`, rowMode: "array"});
    const first = await next();
    await fill(
      first.fields.map(({name}) => name),
      (async function* () {
        for (let batch = first; batch.rows.length; batch = await next()) yield batch.rows;
        if (lost) throw lost;
      })()
    );
    await client.query("ROLLBACK");
  } finally {
    await client.end().catch(() => {});
  }
}

/** Fixed-width text loses its padding. */
const withoutPadding = (value: string): string => value.trimEnd();
const asWritten = (value: string): string => value;

async function fromMysql(url: URL, source: ServerSource, fill: Fill): Promise<void> {
  const {createConnection} = await import("mysql2");
  const connection = createConnection({
    host: url.hostname,
    port: url.port ? Number(url.port) : 3306,
    user: decodeURIComponent(url.username),
    password: decodeURIComponent(url.password),
    database: decodeURIComponent(url.pathname.slice(1)),
    connectTimeout: secondsToConnect * 1000,
    rowsAsArray: true,
    dateStrings: true,
    supportBigNumbers: true,
    bigNumberStrings: true,
    typeCast: mysqlText
  });
  try {
    await fill(
      ...(await rowsOfMysql(
        connection,
        rowsQuery(source, (name) => `\`${name.replaceAll("`", "``")}\``)
      ))
    );
  } finally {
    connection.destroy();
  }
}

/** Names and rows of a query as they come in. The driver's own stream never ends where the line is cut. */
async function rowsOfMysql(connection: Connection, query: string): Promise<[string[], Batches]> {
  const state: {
    rows: (string | null)[][];
    names: string[] | null;
    failure: Error | null;
    ended: boolean;
    wake: () => void;
  } = {rows: [], names: null, failure: null, ended: false, wake: () => {}};
  const failed = (error: Error) => {
    state.failure ??= error;
    state.wake();
  };
  /** Waits for something to happen, unless it has. */
  const until = async (happened: () => boolean) => {
    while (!happened() && !state.failure && !state.ended) await new Promise<void>((resolve) => (state.wake = resolve));
    if (state.failure) throw state.failure;
  };
  connection.on("error", failed);
  await new Promise<void>((resolve, reject) =>
    connection.query("SET time_zone = '+00:00'", (error) => (error ? reject(error) : resolve()))
  );
  await new Promise<void>((resolve, reject) =>
    connection.query("START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY", (error) =>
      error ? reject(error) : resolve()
    )
  );
  const asked = connection.query(query);
  asked.on("error", failed);
  asked.on("fields", (fields: FieldPacket[]) => {
    state.names = fields.map(({name}) => name);
    state.wake();
  });
  asked.on("result", (row: unknown) => {
    if (Array.isArray(row)) state.rows.push(row);
    if (state.rows.length < batchRows) return;
    connection.pause();
    state.wake();
  });
  asked.on("end", () => {
    state.ended = true;
    state.wake();
  });
  await until(() => state.names !== null);
  const batches = async function* (): Batches {
    for (;;) {
      await until(() => state.rows.length >= batchRows);
      const batch = state.rows;
      if (!batch.length) return;
      state.rows = [];
      connection.resume();
      yield batch;
    }
  };
  return [state.names ?? [], batches()];
}

/** Every value as text; bits as numbers, instants with their zone, bytes that aren't text in hexadecimal digits. */
function mysqlText(field: TypeCastField): string | null {
  if (/STRING|VARCHAR|BLOB/.test(field.type)) {
    const bytes = field.buffer();
    if (bytes === null) return null;
    return isUtf8(bytes) && !bytes.includes(0) ? bytes.toString("utf8") : bytes.toString("hex");
  }
  if (field.type !== "BIT") {
    const text = field.string("utf8");
    if (text === null) return null;
    if (field.type === "TIMESTAMP") return `${text}+00:00`;
    // With its sign a power of ten can't be taken for a name such as 1e17.
    return field.type === "DOUBLE" || field.type === "FLOAT" ? text.replace(/e(?=\d)/, "e+") : text;
  }
  const bits = field.buffer();
  return bits ? BigInt(`0x${bits.toString("hex") || "0"}`).toString() : null;
}

function rowsQuery({table, query}: ServerSource, quote: (name: string) => string): string {
  return query ?? `SELECT * FROM ${(table ?? "").split(".").map(quote).join(".")}`;
}

/** What went wrong, in words of ours where we know it; never the address nor a part of it. */
function wordsFor(error: unknown, url: URL): string {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (
    [
      "28P01",
      "28000",
      "ER_ACCESS_DENIED_ERROR",
      "ER_ACCESS_DENIED_NO_PASSWORD_ERROR",
      "ER_DBACCESS_DENIED_ERROR"
    ].includes(code)
  ) {
    return "expected a user and password that the server accepts; found them refused";
  }
  if (
    ["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "EHOSTUNREACH", "ENETUNREACH", "ETIMEDOUT", "ENOENT"].includes(code) ||
    (error instanceof Error && /timeout expired/.test(error.message))
  ) {
    return "expected a server that answers; found none at the address";
  }
  if (["3D000", "ER_BAD_DB_ERROR"].includes(code)) return "expected a database that is there; found none of that name";
  if (
    ["57P01", "57P02", "57P03", "08006", "ECONNRESET", "EPIPE", "PROTOCOL_CONNECTION_LOST"].includes(code) ||
    (error instanceof Error && /connection terminated|connection.*(closed|lost)/i.test(error.message))
  ) {
    return "expected the server to send all rows; found the connection dropped midway. Nothing of it was kept.";
  }
  const message = error instanceof Error ? (error.message.split("\n")[0] ?? "") : String(error);
  return `expected rows; found: ${withoutAddress(message, url)}`;
}

function withoutAddress(message: string, url: URL): string {
  const parts = [
    url.href,
    url.host,
    url.hostname,
    url.password,
    decodeURIComponent(url.password),
    url.username,
    decodeURIComponent(url.username)
  ].filter((part) => part.length > 0);
  return parts.sort((a, b) => b.length - a.length).reduce((text, part) => text.replaceAll(part, "…"), message);
}

import {existsSync, readFileSync, readdirSync, writeFileSync} from "node:fs";
import {createConnection as connectTo, createServer} from "node:net";
import {join} from "node:path";
import {createConnection} from "mysql2/promise";
import pg from "pg";
import {afterAll, afterEach, beforeAll, describe, expect, it} from "vitest";
import {runPipeline} from "../../../loaders/run/pipeline.js";
import {folderOf, settingsOf, takeSettings, type Taken} from "./mapped.js";
import {startMariadb, startPostgres, untilItWorks, type Server} from "./servers.js";

const after: (() => void)[] = [];
afterEach(() => {
  after.splice(0).forEach((undo) => undo());
  delete process.env.LAB_TEST_URL;
});

const rowsThere = 20_000;

async function fillPostgres(server: Server): Promise<void> {
  const client = await untilItWorks(async () => {
    const attempt = new pg.Client(server.address());
    await attempt.connect();
    return attempt;
  });
  await client.query(
    `CREATE SCHEMA crm; CREATE TABLE crm.people (id char(8), since date, seen timestamptz, vip boolean, fee numeric(8, 2), note text)`
  );
  await client.query(
    `INSERT INTO crm.people SELECT lpad(i::text, 6, '0'), DATE '2024-01-01', TIMESTAMPTZ '2026-01-01 00:30:00+08', i % 2 = 0, 39.90, E'甲,"\\n' FROM generate_series(1, ${rowsThere}) AS t(i)`
  );
  await client.end();
}

async function fillMariadb(server: Server): Promise<void> {
  const connection = await untilItWorks(() =>
    createConnection({
      host: "127.0.0.1",
      port: server.port,
      user: server.user,
      password: server.password,
      database: "lab"
    })
  );
  await connection.query(
    "CREATE TABLE people (id char(8), bytes binary(4), since date, seen timestamp, vip bit(1), fee decimal(8, 2), note text)"
  );
  await connection.query("SET time_zone = '+00:00'");
  await connection.query(
    `INSERT INTO people SELECT lpad(seq, 6, '0'), unhex(concat('ff00', lpad(hex(seq % 2), 4, '0'))), '2024-01-01', '2025-12-31 16:30:00', seq % 2 = 0, 39.90, '甲,"\\n' FROM seq_1_to_${rowsThere}`
  );
  await connection.end();
}

const kinds = [
  {name: "PostgreSQL", start: startPostgres, fill: fillPostgres, table: "crm.people"},
  {name: "MariaDB", start: startMariadb, fill: fillMariadb, table: "people"}
] as const;

const mapping = (rows: string) => `
sources: {crm: {url_from: LAB_TEST_URL, ${rows}}}
tables:
  customers:
    from: crm
    columns: {customer_id: id, kind: {value: public}, joined_on: since, star_level: {sql: "CASE vip WHEN 't' THEN 1 WHEN '1' THEN 1 ELSE 0 END"}}
  contacts:
    from: crm
    columns: {contact_id: {sql: id || '-1'}, customer_id: id, started_at: seen, channel: {value: chat}, need: note}
  bills:
    from: crm
    columns: {subscription_id: id, month: {value: 2026-01}, revenue_fen: {column: fee, times: 100}}
`;

/** Reads what the mapping takes of the rows at an address. */
async function take(address: string, rows: string): Promise<Taken> {
  const {folder, remove} = folderOf({});
  after.push(remove);
  process.env.LAB_TEST_URL = address;
  const taken = await takeSettings(folder, mapping(rows), "time_zone: Asia/Shanghai\n");
  after.push(() => taken.close());
  return taken;
}

/** What is said where they can't be had. */
function faultOf(address: string, rows: string): Promise<string> {
  return take(address, rows).then(
    () => "none",
    (error: unknown) =>
      error instanceof Error ? error.message.replace(/^.*lab\.config\.yaml/, "lab.config.yaml") : String(error)
  );
}

/** A line to a server that lets so many bytes through and then cuts it, as a firewall or a restart does. */
async function relayTo(server: number, allowed: number): Promise<{readonly port: number; readonly close: () => void}> {
  const relay = createServer((client) => {
    const target = connectTo(server, "127.0.0.1");
    let passed = 0;
    target.on("data", (data) => {
      passed += data.length;
      if (passed > allowed) {
        client.destroy();
        target.destroy();
      } else client.write(data);
    });
    client.on("data", (data) => target.write(data));
    for (const [one, other] of [
      [client, target],
      [target, client]
    ] as const) {
      one.on("error", () => other.destroy());
      one.on("close", () => other.destroy());
    }
  });
  await new Promise<void>((resolve) => relay.listen(0, "127.0.0.1", resolve));
  const listening = relay.address();
  return {
    port: listening !== null && typeof listening === "object" ? listening.port : 0,
    close: () => relay.close()
  };
}

/** A folder with settings that take rows of the server, and the pipeline over it. */
function lab(source: string) {
  const {folder, remove} = folderOf({});
  after.push(remove);
  const settingsFile = join(folder, "lab.config.yaml");
  writeFileSync(settingsFile, settingsOf(source));
  const store = join(folder, "store");
  return {
    store,
    run: (progress: (text: string) => void = () => {}) => runPipeline({settingsFile, store, threads: 1, progress})
  };
}

/** All that the files of a folder hold. */
function textsIn(folder: string): string {
  return readdirSync(folder)
    .map((file) => readFileSync(join(folder, file), "latin1"))
    .join("\n");
}

/** Where the address stands in the settings. */
const place = "lab.config.yaml:3: source.sources.crm.url_from";

/** Addresses at which nothing can be had, and what is said of them. */
const refusals: readonly {readonly from: (server: Server) => string; readonly said: string}[] = [
  {
    from: () => "",
    said: "expected the environment variable LAB_TEST_URL to hold the address of a database, such as postgresql://user:password@host/database; found nothing"
  },
  {
    from: () => "oracle://lab:secret@host/db",
    said: "expected LAB_TEST_URL to begin with postgresql://, mysql:// or mariadb://; found another address"
  },
  {
    from: ({address}) => address("wrong-password"),
    said: "expected a user and password that the server accepts; found them refused"
  },
  {
    from: ({address}) => address(undefined, undefined, 1),
    said: "expected a server that answers; found none at the address"
  },
  {
    from: ({address}) => address(undefined, "nowhere"),
    said: "expected a database that is there; found none of that name"
  }
];

describe.each(kinds)("rows of $name", ({name, start, fill, table}) => {
  let server: Server | null = null;
  beforeAll(async () => {
    server = await start();
    if (server) await fill(server);
  });
  afterAll(() => server?.stop());

  /** The server, or the test is skipped. */
  const here = (context: {skip: (note: string) => never}): Server => server ?? context.skip(`no ${name} here`);

  const ofTable = `table: ${table}`;

  it("come in whole, as the server writes them", async (context) => {
    const {rows, intake} = await take(here(context).address(), ofTable);
    expect([intake.get("customers")?.accepted, intake.get("contacts")?.accepted]).toEqual([rowsThere, rowsThere]);
    expect(
      await rows(
        "SELECT customer_id, CAST(joined_on AS VARCHAR) AS joined_on, star_level FROM customers ORDER BY 1 LIMIT 2"
      )
    ).toEqual([
      {customer_id: "000001", joined_on: "2024-01-01", star_level: 0},
      {customer_id: "000002", joined_on: "2024-01-01", star_level: 1}
    ]);
    // The time of day where the operator is, whatever the zone it is kept in.
    expect(
      await rows("SELECT CAST(started_at AS VARCHAR) AS started_at, need FROM contacts ORDER BY contact_id LIMIT 1")
    ).toEqual([{started_at: "2026-01-01 00:30:00", need: '甲,"\n'}]);
    expect(await rows("SELECT min(revenue_fen) AS low, max(revenue_fen) AS high FROM bills")).toEqual([
      {low: 3990, high: 3990}
    ]);
  });

  it("come in by a query too, which can't write", async (context) => {
    const {intake} = await take(here(context).address(), `query: "SELECT * FROM ${table} WHERE id <= '000010'"`);
    expect(intake.get("customers")?.accepted).toBe(10);
    expect(await faultOf(here(context).address(), `query: "DELETE FROM ${table}"`)).toMatch(
      /^lab\.config\.yaml:3: source\.sources\.crm\.url_from: expected rows; found: /
    );
    expect((await take(here(context).address(), ofTable)).intake.get("customers")?.accepted).toBe(rowsThere);
  });

  it("that can't be had are said to be so, without a word of the address", async (context) => {
    const {address, port} = here(context);
    for (const {from, said} of refusals) expect(await faultOf(from(here(context)), ofTable)).toBe(`${place}: ${said}`);
    const unknown = await faultOf(address(), "table: nothing");
    expect(unknown).toMatch(
      /^lab\.config\.yaml:3: source\.sources\.crm\.url_from: expected rows; found: .*nothing.*(exist)/
    );
    for (const part of [String(port), "127.0.0.1", "sesame"]) expect(unknown).not.toContain(part);
  });

  it("that stop midway leave nothing behind, and the last good results stand", async (context) => {
    const {address, port} = here(context);
    const relay = await relayTo(port, 200_000);
    try {
      process.env.LAB_TEST_URL = address(undefined, undefined, relay.port);
      const {store, run} = lab(
        `sources: {crm: {url_from: LAB_TEST_URL, table: ${table}}}\ntables:\n  contacts: {from: crm, columns: {contact_id: id, customer_id: id, started_at: seen, channel: {value: chat}, answered: {value: true}, asked_for_person: {value: true}}}`
      );
      await expect(run()).rejects.toThrow(
        /expected the server to send all rows; found the connection dropped midway\. Nothing of it was kept\.$/
      );
      expect(existsSync(join(store, "measured")) ? readdirSync(join(store, "measured")) : []).toEqual([]);
    } finally {
      relay.close();
    }
  });

  // The rest of the way is the same for both.
  it.runIf(name === "PostgreSQL")("leave no trace of user, password or address in what is kept", async (context) => {
    const {address, password} = here(context);
    process.env.LAB_TEST_URL = address();
    const said: string[] = [];
    const kept = await lab(mapping(ofTable)).run((text) => said.push(text));
    const texts = [...said, textsIn(join(kept, "published"))].join("\n");
    for (const secret of [password, encodeURIComponent(password), "127.0.0.1", "LAB_TEST_URL"])
      expect(texts).not.toContain(secret);
  });
});

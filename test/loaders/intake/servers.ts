import {spawn, spawnSync, type ChildProcess} from "node:child_process";
import {chownSync, existsSync, mkdtempSync, readdirSync, rmSync} from "node:fs";
import {createServer} from "node:net";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {setTimeout as sleep} from "node:timers/promises";

/** A database server of a test's own. */
export interface Server {
  readonly port: number;
  readonly user: string;
  readonly password: string;
  /** The address as an environment variable holds it. */
  address(password?: string, database?: string, port?: number): string;
  stop(): void;
}

const password = "open/sesame@1";
const asRoot = process.getuid?.() === 0;

/**
 * Debian's PostgreSQL, started for the tests alone; installed where it is missing and that can be done.
 *
 * @returns null, having said why, where there is none
 */
export async function startPostgres(): Promise<Server | null> {
  const find = () => {
    const versions = "/usr/lib/postgresql";
    const [newest] = existsSync(versions) ? readdirSync(versions).sort((a, b) => Number(b) - Number(a)) : [];
    return newest && existsSync(join(versions, newest, "bin/initdb")) ? join(versions, newest, "bin") : null;
  };
  const bin = find() ?? (installed("postgresql") ? find() : null);
  const account = accountOf("postgres");
  if (!bin || !account) return skipped("PostgreSQL", "postgresql");
  const folder = ownFolder(account.uid, account.gid);
  const data = join(folder, "data");
  const passwordFile = join(folder, "password");
  const port = await freePort();
  const run = (command: string, options: readonly string[]) =>
    spawnSync(command, options, {uid: account.uid, gid: account.gid, input: password, encoding: "utf8"});
  const made = run("/bin/sh", [
    "-c",
    `cat > ${passwordFile} && ${join(bin, "initdb")} -D ${data} -U lab --pwfile=${passwordFile} -A scram-sha-256 -E UTF8 --no-sync --locale=C`
  ]);
  if (made.status !== 0) return skipped("PostgreSQL", "postgresql", made.stderr);
  const child = spawn(
    join(bin, "postgres"),
    [
      "-D",
      data,
      "-p",
      String(port),
      "-k",
      folder,
      "-F",
      "-c",
      "listen_addresses=127.0.0.1",
      "-c",
      "timezone=Asia/Shanghai",
      "-c",
      "shared_buffers=16MB"
    ],
    {uid: account.uid, gid: account.gid, stdio: "ignore"}
  );
  return server(child, folder, port, "postgresql", "postgres");
}

/** Debian's MariaDB, as `startPostgres`. */
export async function startMariadb(): Promise<Server | null> {
  const find = () =>
    existsSync("/usr/sbin/mariadbd") && existsSync("/usr/bin/mariadb-install-db") ? "/usr/sbin/mariadbd" : null;
  const daemon = find() ?? (installed("mariadb-server") ? find() : null);
  const account = accountOf("mysql");
  if (!daemon || !account) return skipped("MariaDB", "mariadb-server");
  const folder = ownFolder(account.uid, account.gid);
  const data = join(folder, "data");
  const port = await freePort();
  const made = spawnSync(
    "/usr/bin/mariadb-install-db",
    ["--no-defaults", `--datadir=${data}`, "--auth-root-authentication-method=normal", "--skip-test-db"],
    {uid: account.uid, gid: account.gid, encoding: "utf8"}
  );
  if (made.status !== 0) return skipped("MariaDB", "mariadb-server", made.stderr);
  const init = `CREATE USER lab@'127.0.0.1' IDENTIFIED BY '${password}';\nGRANT ALL ON *.* TO lab@'127.0.0.1';\nCREATE DATABASE lab CHARACTER SET utf8mb4;\n`;
  const script = join(folder, "init.sql");
  spawnSync("/bin/sh", ["-c", `cat > ${script}`], {input: init, uid: account.uid, gid: account.gid});
  const child = spawn(
    daemon,
    [
      "--no-defaults",
      `--datadir=${data}`,
      `--port=${port}`,
      "--bind-address=127.0.0.1",
      `--socket=${join(folder, "socket")}`,
      `--pid-file=${join(folder, "pid")}`,
      `--init-file=${script}`,
      "--innodb-flush-log-at-trx-commit=0",
      "--innodb-buffer-pool-size=16M",
      "--skip-name-resolve"
    ],
    {uid: account.uid, gid: account.gid, stdio: "ignore"}
  );
  return server(child, folder, port, "mysql", "lab");
}

async function server(child: ChildProcess, folder: string, port: number, scheme: string, own: string): Promise<Server> {
  const stop = () => {
    child.kill("SIGKILL");
    rmSync(folder, {recursive: true, force: true});
  };
  process.once("exit", stop);
  return {
    port,
    user: "lab",
    password,
    address: (given = password, database = own, at = port) =>
      `${scheme}://lab:${encodeURIComponent(given)}@127.0.0.1:${at}/${database}`,
    stop: () => {
      process.off("exit", stop);
      stop();
    }
  };
}

/** Tries until it works: a server takes a moment to listen. */
export async function untilItWorks<T>(attempt: () => Promise<T>): Promise<T> {
  for (let left = 100; ; left--) {
    try {
      return await attempt();
    } catch (error) {
      if (left === 0) throw error;
      await sleep(150);
    }
  }
}

function installed(name: string): boolean {
  if (!asRoot || spawnSync("apt-get", ["--version"]).status !== 0) return false;
  process.stderr.write(`No ${name} here: installing Debian's.\n`);
  const run = (...options: readonly string[]) =>
    spawnSync("apt-get", options, {stdio: "ignore", env: {...process.env, DEBIAN_FRONTEND: "noninteractive"}})
      .status === 0;
  const install = () => run("install", "-y", "-qq", "--no-install-recommends", name);
  return install() || (run("update", "-qq") && install());
}

/** Servers refuse to run as root: their packages bring an account. */
function accountOf(name: string): {readonly uid: number; readonly gid: number} | null {
  const number = (option: string) =>
    spawnSync("id", [option, asRoot ? name : (process.env.USER ?? name)], {encoding: "utf8"}).stdout?.trim();
  const [uid, gid] = [Number(number("-u") || NaN), Number(number("-g") || NaN)];
  return Number.isInteger(uid) && Number.isInteger(gid) ? {uid, gid} : null;
}

function ownFolder(uid: number, gid: number): string {
  const folder = mkdtempSync(join(tmpdir(), "lab-server-"));
  chownSync(folder, uid, gid);
  return folder;
}

function skipped(what: string, name: string, why = ""): null {
  process.stderr.write(
    `Skipped: tests against ${what}; none could be started here (Debian: apt-get install ${name}). ${why.split("\n")[0]}\n`
  );
  return null;
}

async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() =>
        address !== null && typeof address === "object" ? resolve(address.port) : reject(new Error("expected a port"))
      );
    });
  });
}

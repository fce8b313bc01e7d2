import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  utimesSync,
  writeFileSync
} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {setTimeout as sleep} from "node:timers/promises";
import {afterAll, beforeEach, describe, expect, it} from "vitest";
import {withLock, isAlive, processName} from "../../../loaders/ground/lock.js";
import {projectFolder} from "../../../loaders/ground/project.js";
import {hashOf, ownFolder, stateOf, stored} from "../../../loaders/ground/store.js";
import {startIn, type Run} from "../site/project.js";

const folders: string[] = [];
let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "lab-store-"));
  folders.push(folder);
});
afterAll(() => folders.forEach((path) => rmSync(path, {recursive: true, force: true})));

/** A process that takes the lock `turn`, notes that it is in, does something and notes that it is out. */
function holder(name: string, during: string): Run {
  const script = join(folder, `${name}.mts`);
  writeFileSync(
    script,
    `import {appendFileSync} from "node:fs";
import {setTimeout as sleep} from "node:timers/promises";
import {withLock} from ${JSON.stringify(join(projectFolder, "loaders/ground/lock.ts"))};
await withLock(${JSON.stringify(join(folder, "turn.lock"))}, async () => {
  appendFileSync(${JSON.stringify(join(folder, "turns"))}, "in ${name}\\n");
  ${during}
  appendFileSync(${JSON.stringify(join(folder, "turns"))}, "out ${name}\\n");
});`
  );
  return startIn(folder, script);
}

const turns = () =>
  existsSync(join(folder, "turns")) ? readFileSync(join(folder, "turns"), "utf8").trim().split("\n") : [];

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await sleep(20);
}

describe("a lock", () => {
  it("lets the callers of one process in, one at a time, in the order they came", async () => {
    const seen: string[] = [];
    await Promise.all(
      Array.from({length: 20}, (_, i) =>
        withLock(join(folder, "turn.lock"), async () => {
          seen.push(`in ${i}`);
          await sleep(1);
          seen.push(`out ${i}`);
        })
      )
    );
    expect(seen).toEqual(Array.from({length: 20}, (_, i) => [`in ${i}`, `out ${i}`]).flat());
  });

  it("lets processes in, one at a time, and is gone when nobody is in line", async () => {
    const names = ["a", "b", "c", "d"];
    const codes = await Promise.all(names.map((name) => holder(name, "await sleep(30);").code));
    expect(codes).toEqual([0, 0, 0, 0]);
    const seen = turns();
    expect(seen).toHaveLength(8);
    for (let i = 0; i < 8; i += 2) expect(seen[i + 1]).toBe(seen[i].replace("in", "out"));
    expect(existsSync(join(folder, "turn.lock"))).toBe(false);
  });

  it("passes from a holder that was killed to whoever waits, and not from one that only works long", async () => {
    const first = holder("first", "await sleep(600_000);");
    await until(() => turns().length === 1);
    let entered = false;
    const second = withLock(join(folder, "turn.lock"), async () => {
      entered = true;
    });
    await sleep(300);
    expect(entered).toBe(false);
    first.kill();
    await second;
    expect(turns()).toEqual(["in first"]);
    expect(existsSync(join(folder, "turn.lock"))).toBe(false);
  });

  it("is free again after work that failed", async () => {
    await expect(withLock(join(folder, "turn.lock"), async () => Promise.reject(new Error("failed")))).rejects.toThrow(
      "failed"
    );
    expect(await withLock(join(folder, "turn.lock"), async () => "in")).toBe("in");
  });

  it("of two names in one folder, each goes with its own release", async () => {
    const seen: string[] = [];
    let free = () => {};
    const long = withLock(join(folder, "one.lock"), () => new Promise<void>((resolve) => (free = resolve)));
    await withLock(join(folder, "other.lock"), async () => void seen.push("other"));
    const waiting = withLock(join(folder, "one.lock"), async () => void seen.push("one"));
    await sleep(100);
    expect(seen).toEqual(["other"]);
    free();
    await Promise.all([long, waiting]);
    expect(seen).toEqual(["other", "one"]);
  });
});

describe("the name of a process", () => {
  const [place, pid, start, chance] = processName.split("-");
  const now = Date.now();

  it("is alive while it runs, whenever it gave its last sign", () => {
    expect(isAlive(processName, process.platform === "linux" ? 0 : now)).toBe(true);
  });

  it("is dead when its number runs another process", () => {
    if (process.platform === "linux")
      expect(isAlive(`${place}-${pid}-${Number(start) + 1}-${chance}`, now)).toBe(false);
  });

  it("of another machine is judged by its last sign", () => {
    expect(isAlive(`elsewher-${pid}-${start}-${chance}`, now)).toBe(true);
    expect(isAlive(`elsewher-${pid}-${start}-${chance}`, now - 120_000)).toBe(false);
  });
});

describe("a stored result", () => {
  it("is made once, though twenty ask for it at once", async () => {
    let made = 0;
    const ask = () =>
      stored(folder, "kind", "key", async (target) => {
        made++;
        await sleep(20);
        writeFileSync(join(target, "result"), "whole");
      });
    const asked = await Promise.all(Array.from({length: 20}, ask));
    expect(made).toBe(1);
    expect([...new Set(asked)]).toEqual([join(folder, "kind/key")]);
    expect(readFileSync(join(folder, "kind/key/result"), "utf8")).toBe("whole");
  });

  it("that failed leaves nothing, and is made by the next who asks", async () => {
    await expect(
      stored(folder, "kind", "key", async (target) => {
        writeFileSync(join(target, "half"), "");
        throw new Error("failed");
      })
    ).rejects.toThrow("failed");
    expect(readdirSync(join(folder, "kind"))).toEqual([]);
    await stored(folder, "kind", "key", async (target) => writeFileSync(join(target, "result"), ""));
    expect(readdirSync(join(folder, "kind/key"))).toEqual(["result"]);
  });

  it("is made anew where one was left unfinished", async () => {
    mkdirSync(join(folder, "kind/key.unfinished"), {recursive: true});
    writeFileSync(join(folder, "kind/key.unfinished/half"), "");
    await stored(folder, "kind", "key", async (target) => writeFileSync(join(target, "result"), ""));
    expect(readdirSync(join(folder, "kind"))).toEqual(["key"]);
    expect(readdirSync(join(folder, "kind/key"))).toEqual(["result"]);
  });

  it("stays while it is among the four last used", async () => {
    const make = async () => {};
    for (const key of ["a", "b", "c", "d"]) {
      const path = await stored(folder, "kind", key, make);
      const time = 1_000_000 + key.charCodeAt(0);
      utimesSync(path, time, time);
    }
    await stored(folder, "kind", "a", make);
    await stored(folder, "kind", "e", make);
    expect(readdirSync(join(folder, "kind")).sort()).toEqual(["a", "c", "d", "e"]);
  });
});

describe("a folder of a process's own", () => {
  it("is kept while the process runs, and removed by the next who asks once it was killed", () => {
    const mine = ownFolder(folder, "check");
    mkdirSync(mine);
    const [place, , start, chance] = processName.split("-");
    const killed = join(folder, `check-${place}-4194305-${start}-${chance}.1`);
    const another = join(folder, "site-of-another-kind");
    for (const path of [killed, another]) mkdirSync(path);
    expect(ownFolder(folder, "check")).not.toBe(mine);
    expect([mine, killed, another].map((path) => existsSync(path))).toEqual([true, false, true]);
  });
});

describe("the state of a source", () => {
  it("differs when the content does, though size and time of change are as before", async () => {
    const file = join(folder, "source.csv");
    const write = (text: string) => {
      writeFileSync(file, text);
      utimesSync(file, 1_000_000, 1_000_000);
    };
    write("1");
    const before = stateOf([folder]);
    expect(stateOf([folder])).toEqual(before);
    // The clock of files ticks in milliseconds.
    await sleep(20);
    write("2");
    expect(stateOf([folder])).not.toEqual(before);
  });

  it("differs when a file comes or goes", () => {
    const before = stateOf([folder]);
    writeFileSync(join(folder, "new.csv"), "");
    expect(stateOf([folder])).not.toEqual(before);
  });
});

describe("a hash", () => {
  it("differs by text, by content and by name, and keeps texts apart", () => {
    writeFileSync(join(folder, "a"), "1");
    const hashes = [
      hashOf([], [folder]),
      hashOf(["x"], [folder]),
      hashOf(["x", "y"], []),
      hashOf(["xy"], []),
      hashOf(["y", "x"], [])
    ];
    writeFileSync(join(folder, "a"), "2");
    hashes.push(hashOf([], [folder]));
    renameSync(join(folder, "a"), join(folder, "b"));
    hashes.push(hashOf([], [folder]));
    expect(new Set(hashes).size).toBe(hashes.length);
    expect(hashOf([], [folder])).toBe(hashes.at(-1));
  });
});

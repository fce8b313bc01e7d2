import {spawn, type ChildProcess} from "node:child_process";
import {existsSync, readdirSync} from "node:fs";
import {join} from "node:path";
import {setTimeout as sleep} from "node:timers/promises";
import {z} from "zod";
import {ended, freePort} from "./processes.js";
import type {Engine} from "./engine.js";

/** As Debian's webkit2gtk-driver, xvfb and libwebkit2gtk bring them. */
const driver = "/usr/bin/WebKitWebDriver";
const screen = "/usr/bin/Xvfb";
const libraries = "/usr/lib";

/** The browser that WebKit's packages bring for automation. */
function miniBrowser(): string | undefined {
  if (!existsSync(libraries)) return undefined;
  return readdirSync(libraries)
    .flatMap((name) =>
      ["4.1", "4.0", "6.0"].map((version) => join(libraries, name, `webkit2gtk-${version}`, "MiniBrowser"))
    )
    .find((path) => existsSync(path));
}

const answerSchema = z.object({value: z.unknown()});
const sessionSchema = z.object({
  sessionId: z.string(),
  capabilities: z.object({browserVersion: z.string()})
});
const elementSchema = z.record(z.string(), z.string());

/** WebKit by W3C WebDriver on a screen of its own; null where one of its packages isn't there. */
export async function startWebKit(): Promise<Engine | null> {
  const binary = miniBrowser();
  if (binary === undefined || !existsSync(driver) || !existsSync(screen)) return null;
  const display = await startScreen();
  const port = await freePort();
  const server = spawn(driver, [`--port=${port}`, "--host=127.0.0.1"], {
    stdio: "ignore",
    env: {...process.env, DISPLAY: display.name, WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: "1"}
  });
  const stop = async () => {
    await Promise.all([ended(server), ended(display.process)]);
  };
  try {
    const ask = askerOf(`http://127.0.0.1:${port}`);
    const options = {binary, args: ["--automation"]};
    const capabilities = {alwaysMatch: {browserName: "MiniBrowser", "webkitgtk:browserOptions": options}};
    const {sessionId, capabilities: found} = sessionSchema.parse(await ask("POST", "/session", {capabilities}, 50));
    const session = `/session/${sessionId}`;
    await ask("POST", `${session}/timeouts`, {script: 600_000, pageLoad: 300_000});
    await ask("POST", `${session}/window/rect`, {width: 1440, height: 900});
    return {
      version: found.browserVersion,
      async open(address) {
        await ask("POST", `${session}/url`, {url: address});
        const run = (script: string) =>
          ask("POST", `${session}/execute/async`, {
            script: `const done = arguments[0]; (async () => {${script}})().then(done, (fault) => done("failed: " + fault));`,
            args: []
          });
        return {
          faults: async () => [],
          run,
          async click(selector) {
            const found = await ask("POST", `${session}/element`, {using: "css selector", value: selector});
            await ask("POST", `${session}/element/${Object.values(elementSchema.parse(found))[0]}/click`, {});
          },
          close: async () => {}
        };
      },
      async close() {
        await ask("DELETE", session);
        await stop();
      }
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Asks the driver, and again for as long as it isn't there yet. */
function askerOf(address: string) {
  return async (method: string, path: string, body?: unknown, tries = 1): Promise<unknown> => {
    for (let left = tries; ; left--) {
      try {
        const response = await fetch(address + path, {
          method,
          ...(body === undefined ? {} : {body: JSON.stringify(body), headers: {"content-type": "application/json"}})
        });
        const {value} = answerSchema.parse(await response.json());
        if (!response.ok) throw new Error(`WebKit: ${method} ${path}: ${JSON.stringify(value)}`);
        return value;
      } catch (error) {
        if (!(error instanceof TypeError) || left <= 1) throw error;
        await sleep(200);
      }
    }
  };
}

/** A screen that nobody sees, under a name that is free. */
async function startScreen(): Promise<{readonly name: string; readonly process: ChildProcess}> {
  const child = spawn(screen, ["-displayfd", "3", "-screen", "0", "1600x1200x24", "-nolisten", "tcp"], {
    stdio: ["ignore", "ignore", "ignore", "pipe"]
  });
  const told = child.stdio[3];
  const name = await new Promise<string>((resolve, reject) => {
    child.once("exit", (code) => reject(new Error(`Xvfb: expected a screen; it ended with ${code}`)));
    told?.once("data", (chunk: Buffer) => resolve(`:${chunk.toString().trim()}`));
  });
  return {name, process: child};
}

import {spawn} from "node:child_process";
import {existsSync, mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {connect, type Socket} from "node:net";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {setTimeout as sleep} from "node:timers/promises";
import {z} from "zod";
import {ended, freePort} from "./processes.js";
import type {Engine} from "./engine.js";

const programs = ["/usr/bin/firefox-esr", "/usr/bin/firefox"];

/** Nothing is asked of the outside, and no window greets a new profile. */
const preferences = {
  "app.normandy.enabled": false,
  "app.update.enabled": false,
  "browser.aboutwelcome.enabled": false,
  "browser.safebrowsing.downloads.remote.enabled": false,
  "browser.safebrowsing.malware.enabled": false,
  "browser.safebrowsing.phishing.enabled": false,
  "browser.shell.checkDefaultBrowser": false,
  "datareporting.policy.dataSubmissionEnabled": false,
  "extensions.update.enabled": false,
  "network.captive-portal-service.enabled": false,
  "network.connectivity-service.enabled": false,
  "services.settings.server": "data:,",
  "toolkit.telemetry.enabled": false
};

const sessionSchema = z.object({capabilities: z.object({browserVersion: z.string()})});
const valueSchema = z.object({value: z.unknown()});
const elementSchema = z.object({value: z.record(z.string(), z.string())});

/** What the browser's own console keeps of errors since it was last emptied. */
const takeErrors = `const {interfaces} = Components;
const kept = Services.console.getMessageArray().flatMap((message) => {
  if (!(message instanceof interfaces.nsIScriptError)) return [];
  const isWarning = (message.flags & interfaces.nsIScriptError.warningFlag) !== 0;
  return isWarning || !message.sourceName.startsWith("http://localhost") ? [] : [message.errorMessage];
});
Services.console.reset();
return kept;`;

/** Debian's Firefox without a window, by the protocol that it speaks itself (Marionette); null where there is none. */
export async function startFirefox(): Promise<Engine | null> {
  const program = programs.find((path) => existsSync(path));
  if (program === undefined) return null;
  const profile = mkdtempSync(join(tmpdir(), "lab-firefox-"));
  const port = await freePort();
  const lines = Object.entries({...preferences, "marionette.port": port}).map(
    ([name, value]) => `user_pref("${name}", ${JSON.stringify(value)});`
  );
  writeFileSync(join(profile, "user.js"), lines.join("\n"));
  const child = spawn(
    program,
    ["--headless", "--marionette", "--remote-allow-system-access", "--no-remote", "--profile", profile],
    {stdio: "ignore"}
  );
  const stop = async () => {
    await ended(child);
    rmSync(profile, {recursive: true, force: true, maxRetries: 10, retryDelay: 100});
  };
  try {
    const {ask, leave} = await marionette(port);
    const {capabilities} = sessionSchema.parse(
      await ask("WebDriver:NewSession", {timeouts: {script: 600_000, pageLoad: 300_000}})
    );
    await ask("WebDriver:SetWindowRect", {width: 1440, height: 985});
    const errors = async () => {
      await ask("Marionette:SetContext", {value: "chrome"});
      const {value} = valueSchema.parse(await ask("WebDriver:ExecuteScript", {script: takeErrors, args: []}));
      await ask("Marionette:SetContext", {value: "content"});
      return z.array(z.string()).parse(value);
    };
    return {
      version: capabilities.browserVersion,
      async open(address) {
        await ask("WebDriver:Navigate", {url: address});
        return {
          faults: errors,
          async run(script) {
            const wrapped = `const done = arguments[0]; (async () => {${script}})().then(done, (fault) => done("failed: " + fault));`;
            return valueSchema.parse(await ask("WebDriver:ExecuteAsyncScript", {script: wrapped, args: []})).value;
          },
          async click(selector) {
            const {value} = elementSchema.parse(
              await ask("WebDriver:FindElement", {using: "css selector", value: selector})
            );
            await ask("WebDriver:ElementClick", {id: Object.values(value)[0]});
          },
          close: async () => {}
        };
      },
      async close() {
        leave();
        await stop();
      }
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

const replySchema = z.tuple([z.literal(1), z.number(), z.unknown(), z.unknown()]);

/** Speaks Marionette: each message is JSON behind its length and a colon, answers bear the number of their question. */
async function marionette(port: number) {
  const socket = await connected(port);
  const waiting = new Map<number, (error: unknown, result: unknown) => void>();
  let rest = Buffer.alloc(0);
  socket.on("data", (chunk) => {
    rest = Buffer.concat([rest, chunk]);
    for (let colon = rest.indexOf(":"); colon > 0; colon = rest.indexOf(":")) {
      const end = colon + 1 + Number(rest.subarray(0, colon).toString());
      if (rest.length < end) return;
      const message = replySchema.safeParse(JSON.parse(rest.subarray(colon + 1, end).toString()));
      rest = rest.subarray(end);
      // The first message only says who speaks.
      if (message.success) waiting.get(message.data[1])?.(message.data[2], message.data[3]);
    }
  });
  let last = 0;
  const ask = (command: string, parameters: unknown) =>
    new Promise<unknown>((resolve, reject) => {
      const id = ++last;
      const lost = () => reject(new Error(`Firefox: ${command}: expected an answer; the connection ended`));
      socket.once("close", lost);
      waiting.set(id, (error, result) => {
        waiting.delete(id);
        socket.off("close", lost);
        if (error === null) resolve(result);
        else reject(new Error(`Firefox: ${command}: ${JSON.stringify(error).slice(0, 500)}`));
      });
      const message = JSON.stringify([0, id, command, parameters]);
      socket.write(`${Buffer.byteLength(message)}:${message}`);
    });
  return {ask, leave: () => socket.destroy()};
}

/** Connects as soon as the browser listens. */
async function connected(port: number): Promise<Socket> {
  for (let tries = 0; ; tries++) {
    const socket = connect(port, "127.0.0.1");
    const isThere = await new Promise<boolean>((resolve) => {
      socket.once("connect", () => resolve(true));
      socket.once("error", () => resolve(false));
    });
    if (isThere) return socket;
    if (tries > 600) throw new Error("Firefox: expected it to listen; found nobody there");
    await sleep(200);
  }
}

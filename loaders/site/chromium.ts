import {execFileSync, spawnSync} from "node:child_process";
import {existsSync} from "node:fs";
import {CallFault, Fault} from "../ground/faults.js";

const places = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"
];

const advice =
  "Chromium is needed: install it (Debian: apt-get install chromium fonts-noto-cjk), or name one with CHROME_PATH.";

/**
 * The Chromium that the tests drive and that prints the report: `CHROME_PATH`, one of the usual places, or, on Debian as root,
 * the one that this installs.
 *
 * @throws in one line how to get one
 */
export function findChromium(): string {
  const named = process.env.CHROME_PATH;
  if (named) {
    if (existsSync(named)) return named;
    throw new CallFault(`CHROME_PATH: expected a browser; found nothing at ${named}. ${advice}`);
  }
  const found = places.find((path) => existsSync(path));
  if (found) return found;
  const canInstall = process.getuid?.() === 0 && spawnSync("apt-get", ["--version"]).status === 0;
  if (!canInstall) throw new Fault(advice);
  process.stderr.write("No Chromium here: installing Debian's.\n");
  try {
    execFileSync("apt-get", ["update", "-qq"], {stdio: "inherit"});
    execFileSync("apt-get", ["install", "-y", "-qq", "--no-install-recommends", "chromium", "fonts-noto-cjk"], {
      stdio: "inherit",
      env: {...process.env, DEBIAN_FRONTEND: "noninteractive"}
    });
  } catch {
    throw new Fault(advice);
  }
  const installed = places.find((path) => existsSync(path));
  if (!installed) throw new Fault(advice);
  return installed;
}

/** Flags under which Chromium asks nothing of the outside by itself. */
export const quietFlags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync"
];

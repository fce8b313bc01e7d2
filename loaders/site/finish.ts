import {createHash} from "node:crypto";
import {readFileSync, writeFileSync} from "node:fs";
import {relative} from "node:path";
import {filesBelow} from "../ground/store.js";

/** Sources a page may load from. No other host, no eval; styles may stand in the page, since charts set them. */
const policy = (scripts: readonly string[]) =>
  [
    "default-src 'none'",
    `script-src 'self' ${scripts.map((hash) => `'sha256-${hash}'`).join(" ")}`.trim(),
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "base-uri 'self'",
    "form-action 'none'"
  ].join("; ");

/**
 * Finishes the pages of a built site: each gets a content security policy that names its own inline
 * scripts by hash, its language, and file times that don't differ from build to build.
 *
 * @param folder the built site
 * @param time stands for all file times, in milliseconds
 */
export function finishPages(folder: string, time: number): void {
  for (const file of filesBelow(folder).filter((path) => path.endsWith(".html"))) {
    const chinese = relative(folder, file).startsWith("zh/");
    const page = readFileSync(file, "utf8")
      .replace("<html>", `<html lang="${chinese ? "zh-CN" : "en"}">`)
      .replace(/"lastModified":\d+/g, `"lastModified":${time}`)
      // Whoever needs larger type must be able to zoom.
      .replace(", maximum-scale=1", "");
    const hashes = inlineScripts(page).map((script) => createHash("sha256").update(script).digest("base64"));
    const meta = `<meta charset="utf-8">\n<meta http-equiv="Content-Security-Policy" content="${policy(hashes)}">`;
    writeFileSync(
      file,
      page.replace('<meta charset="utf-8">', () => meta)
    );
  }
}

function inlineScripts(page: string): string[] {
  return [...page.matchAll(/<script(?![^>]*\bsrc=)[^>]*>([\s\S]*?)<\/script>/g)].map(([, script]) => script);
}

import {existsSync, mkdirSync, readFileSync, writeFileSync} from "node:fs";
import {dirname, join} from "node:path";

/** What a fenced block of CONTRIBUTING.md says to do. */
export type Step =
  /** Write a file, or at the end of one that is there. */
  | {readonly kind: "write"; readonly file: string; readonly text: string}
  /** Put lines after one that is there. */
  | {readonly kind: "insert"; readonly file: string; readonly after: string; readonly lines: readonly string[]}
  | {readonly kind: "run"; readonly command: string};

/** The steps of a document, in its order. */
export function stepsOf(markdown: string): Step[] {
  return [...markdown.matchAll(/^( *)```(\w+)\n(.*?)\n\1```$/gms)].map(([, indent, language, text]) =>
    stepOf(
      language,
      text.split("\n").map((line) => line.slice(indent.length))
    )
  );
}

function stepOf(language: string, lines: readonly string[]): Step {
  const [first, ...rest] = lines;
  if (language === "sh") return {kind: "run", command: lines.join("\n")};
  if (language === "diff") {
    const added = rest.filter((line) => line.startsWith("+")).map((line) => line.slice(1));
    const shown = rest.filter((line) => line.startsWith(" ")).map((line) => line.slice(1));
    if (shown.length !== 1 || !rest[0]?.startsWith(" ") || added.length !== rest.length - 1)
      throw new Error(`${first}: expected one line that is there and then lines of +; found\n${rest.join("\n")}`);
    return {kind: "insert", file: first, after: shown[0], lines: added};
  }
  const file = /^(?:\/\/|#|\/\*) (\S+)(?: \*\/)?$/.exec(first)?.[1];
  if (file === undefined)
    throw new Error(`block of ${language}: expected a file's name in its first line; found "${first}"`);
  return {kind: "write", file, text: `${rest.join("\n")}\n`};
}

/**
 * Does what a step says in a copy of the project.
 *
 * @returns the file that it has written, if any
 * @throws where the line that it names isn't there once
 */
export function follow(step: Step, folder: string): string | null {
  if (step.kind === "run") return null;
  const path = join(folder, step.file);
  const before = existsSync(path) ? readFileSync(path, "utf8") : "";
  if (step.kind === "write") {
    mkdirSync(dirname(path), {recursive: true});
    writeFileSync(path, before + step.text);
  } else {
    const lines = before.split("\n");
    const at = lines.indexOf(step.after);
    if (at < 0 || at !== lines.lastIndexOf(step.after))
      throw new Error(
        `${step.file}: expected once the line ${step.after}; found it ${at < 0 ? "nowhere" : "more than once"}`
      );
    writeFileSync(path, [...lines.slice(0, at + 1), ...step.lines, ...lines.slice(at + 1)].join("\n"));
  }
  return step.file;
}

import {statSync} from "node:fs";
import {join} from "node:path";

/** What stands at an address of a site. */
export type Found =
  | {readonly kind: "file"; readonly file: string; readonly address: string}
  /** A folder with a page, asked for without the slash at its end: links of the page would lead astray. */
  | {readonly kind: "folder"; readonly name: string}
  | {readonly kind: "none"};

/**
 * The file that a request means: itself, with `.html`, or the page of a folder.
 *
 * @param folder the site
 * @param target the request's own words for it, in the form of a path with its search part
 * @returns nothing for what isn't well-formed, leads out of the site, or is hidden by a dot
 */
export function findFile(folder: string, target: string): Found {
  const names = namesOf(target);
  if (names === null) return {kind: "none"};
  const path = names.join("/");
  const isFile = (relative: string) => stateOf(join(folder, relative))?.isFile() ?? false;
  const file = (relative: string): Found => ({
    kind: "file",
    file: join(folder, relative),
    // As sirv decodes it: it leaves `%40` as it is, and the packages below `_node` have an @ in their names.
    address: `/${encodeURI(relative)}`
  });
  if (path === "" || path.endsWith("/")) {
    const index = `${path}index.html`;
    return isFile(index) ? file(index) : {kind: "none"};
  }
  for (const candidate of [path, `${path}.html`]) if (isFile(candidate)) return file(candidate);
  return isFile(`${path}/index.html`) ? {kind: "folder", name: names.at(-1) ?? ""} : {kind: "none"};
}

/** The names between the slashes, decoded; the last is empty for a folder. Null where one can't be a name of the site. */
function namesOf(target: string): string[] | null {
  const [path] = target.split(/[?#]/);
  if (!path.startsWith("/")) return null;
  let names: string[];
  try {
    names = path.slice(1).split("/").map(decodeURIComponent);
  } catch {
    return null;
  }
  const isName = (name: string, i: number) =>
    name === "" ? i === names.length - 1 : !name.startsWith(".") && !/[/\\\0]/.test(name);
  return names.every(isName) ? names : null;
}

/** The state of a path; undefined where there is none, or where it can't be one, such as a name of a thousand letters. */
function stateOf(path: string) {
  try {
    return statSync(path, {throwIfNoEntry: false});
  } catch {
    return undefined;
  }
}

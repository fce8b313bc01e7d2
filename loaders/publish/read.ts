import {readFile} from "node:fs/promises";
import {join} from "node:path";

/**
 * The text of one published file.
 *
 * @param name such as `brief.json`
 * @throws when `LAB_PUBLISHED` names no folder or the folder lacks the file
 */
export async function readPublished(name: string): Promise<string> {
  const folder = process.env.LAB_PUBLISHED;
  if (!folder) throw new Error("LAB_PUBLISHED: expected the folder of published files; found nothing");
  return readFile(join(folder, name), "utf8");
}

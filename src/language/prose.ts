/** How sentences are put together from parts, in either language. */
import type {Language} from "./format.js";

/** Names in one sentence: `a, b and c`, `a、b和c`; for none the word that says so. */
export function listed(items: readonly string[], language: Language): string {
  const last = items.at(-1);
  if (last === undefined) return language === "zh" ? "无" : "nothing";
  if (items.length === 1) return last;
  const before = items.slice(0, -1);
  return language === "zh" ? `${before.join("、")}和${last}` : `${before.join(", ")} and ${last}`;
}

/** Between two Chinese characters there is no space, even where one of them came with a figure. */
export function tight(text: string): string {
  return text.replace(/(?<=[\u4e00-\u9fff）]) (?=[\u4e00-\u9fff（])/g, "");
}

import type {Language} from "./format.js";

/** What parts and joins texts: English marks carry their space, Chinese ones are full-width. */
const en = {
  colon: ": ",
  comma: ", ",
  /** Between the members of a list. */
  listComma: ", ",
  semicolon: "; ",
  stop: ".",
  /** Between two sentences. */
  gap: " ",
  bracketed: (text: string): string => ` (${text})`
};

const zh = {
  colon: "：",
  comma: "，",
  listComma: "、",
  semicolon: "；",
  stop: "。",
  gap: "",
  bracketed: (text) => `（${text}）`
} satisfies typeof en;

export type Punctuation = typeof en;

export const punctuation: Readonly<Record<Language, Punctuation>> = {en, zh};

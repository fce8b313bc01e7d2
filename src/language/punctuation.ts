import type {Language} from "./format.js";

/** What parts and joins texts: English marks carry their space, Chinese ones are full-width. */
export interface Punctuation {
  readonly colon: string;
  readonly comma: string;
  /** Between the members of a list. */
  readonly listComma: string;
  readonly semicolon: string;
  readonly stop: string;
  /** Between two sentences. */
  readonly gap: string;
  readonly bracketed: (text: string) => string;
}

export const punctuation: Readonly<Record<Language, Punctuation>> = {
  en: {
    colon: ": ",
    comma: ", ",
    listComma: ", ",
    semicolon: "; ",
    stop: ".",
    gap: " ",
    bracketed: (text) => ` (${text})`
  },
  zh: {
    colon: "：",
    comma: "，",
    listComma: "、",
    semicolon: "；",
    stop: "。",
    gap: "",
    bracketed: (text) => `（${text}）`
  }
};

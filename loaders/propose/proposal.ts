/** What is proposed for files that somebody points at: guesses, each with its reason, and questions. */
import type {LookedSource} from "./look.js";
import type {Likeness} from "./names.js";
import type {Value} from "./day-forms.js";

/** How sure a guess is. */
export type Sure = "sure" | "likely" | "unsure";

/** Why something is proposed. */
export type Reason =
  | {readonly kind: "named"; readonly likeness: Likeness; readonly to: string}
  | {readonly kind: "ids_meet"; readonly with: string; readonly percent: number}
  | {readonly kind: "ids_dont_meet"; readonly with: string; readonly percent: number}
  | {readonly kind: "all_different"}
  | {readonly kind: "key_repeats"; readonly rows: number}
  | {readonly kind: "as_above"}
  | {readonly kind: "one_line"}
  | {readonly kind: "bill_a_month"}
  | {readonly kind: "row_number"}
  | {readonly kind: "same_ids"; readonly source: string}
  | {readonly kind: "each_another"}
  | {readonly kind: "implied"; readonly word: string}
  | {readonly kind: "otherwise"; readonly value: string}
  | {readonly kind: "day_format"; readonly format: string; readonly example: string}
  | {readonly kind: "epoch"}
  | {readonly kind: "zoned"}
  | {readonly kind: "from_last_month"; readonly month: string}
  | {readonly kind: "file_year"; readonly year: string}
  | {readonly kind: "values"; readonly known: number; readonly of: number}
  | {readonly kind: "left_values"; readonly values: readonly Value[]}
  | {readonly kind: "main_unit"; readonly because: "fractions" | "named" | "small"}
  | {readonly kind: "small_unit"; readonly because: "named" | "large"}
  | {readonly kind: "minutes"}
  | {readonly kind: "clock"}
  | {readonly kind: "rounded"}
  | {readonly kind: "weights"}
  | {readonly kind: "beyond_scale"; readonly value: string; readonly rows: number}
  | {readonly kind: "together"; readonly with: string}
  | {readonly kind: "unread_values"; readonly rows: number; readonly of: number; readonly example: string};

/** What a person has to say, since nothing tells it. */
export type Ask =
  | {readonly kind: "no_column"; readonly candidates: readonly string[]}
  | {readonly kind: "units"; readonly candidates: readonly string[]}
  | {readonly kind: "day_or_month_first"; readonly formats: readonly [string, string]; readonly example: string}
  | {readonly kind: "last_month"}
  | {readonly kind: "no_days"; readonly example: string}
  | {readonly kind: "no_values"; readonly values: readonly Value[]}
  | {readonly kind: "which_value"; readonly values: readonly string[]}
  | {readonly kind: "one_of"; readonly columns: readonly string[]};

/** A column of the contract, and how it is filled. */
export interface Guess {
  readonly column: string;
  /** The mapping's value for it, as YAML in one line; null where nothing can be proposed. */
  readonly yaml: string | null;
  readonly sure: Sure;
  readonly reasons: readonly Reason[];
  /** A question that stands in the way: what is proposed stays a comment until it is answered. */
  readonly ask: Ask | null;
}

export interface ProposedPart {
  readonly table: string;
  readonly source: LookedSource;
  /** How many rows of the table each row of the source makes, where it makes several. */
  readonly repeat?: Guess;
  readonly guesses: readonly Guess[];
  /** Columns that the table can't do without and that wait for an answer: the whole part is a comment until then. */
  readonly waitsFor: readonly string[];
}

export interface ProposedScale {
  readonly kind: string;
  readonly yaml: string;
  readonly lowest: number;
  readonly highest: number;
}

export interface Proposal {
  readonly sources: readonly LookedSource[];
  readonly parts: readonly ProposedPart[];
  readonly scales: readonly ProposedScale[];
  /** Whether columns hold instants, for which the settings need a time zone. */
  readonly hasInstants: boolean;
}

/** A column that somebody has to name. */
export function asked(column: string, ask: Ask): Guess {
  return {column, yaml: null, sure: "unsure", reasons: [], ask};
}

/** Of two, the less sure. */
export function lessSure(a: Sure, b: Sure): Sure {
  const order: readonly Sure[] = ["unsure", "likely", "sure"];
  return order.indexOf(a) < order.indexOf(b) ? a : b;
}

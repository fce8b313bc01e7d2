/** What a rule needed and didn't find. */
export type Missing =
  | "value"
  | "rivals"
  | "industry_mean"
  /** The industry's mean isn't on the better side of the floor: no line leads from the one to the other. */
  | "industry_mean_beyond_floor"
  | "peers"
  | "past"
  /** The past value is 0 or less, so no share of it can be told. */
  | "positive_past"
  /** A year's target can't be held against a month's churn. */
  | "own_period";

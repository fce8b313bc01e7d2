/**
 * The parts that indicators play. Code asks for a part, never for an indicator's id, so that an indicator can be renamed,
 * or another one take its part, by a line in its definition.
 */
export const indicatorParts = [
  /** Whether customers stayed: the outcome that scores are held against. */
  "retention",
  "conversion_per_contact",
  "conversion_per_customer",
  /** Recommendation after a contact (service NPS). */
  "service_recommendation",
  /** Recommendation by the whole base (relationship NPS). */
  "relationship_recommendation",
  "contact_satisfaction",
  "effort",
  "connect_rate",
  "handling_time",
  "complaints",
  "escalated_complaints",
  /** Solved, as the agent noted. */
  "noted_resolution",
  /** Came back about the same. */
  "repeat_contact",
  "green_light_leavers"
] as const;
export type IndicatorPart = (typeof indicatorParts)[number];

/** An indicator as far as its part goes. */
export interface WithPart {
  readonly id: string;
  readonly part?: IndicatorPart;
}

/** The id of the indicator that plays a part; null where none does. */
export function indicatorPlaying(indicators: Iterable<WithPart>, part: IndicatorPart): string | null {
  for (const {id, part: own} of indicators) if (own === part) return id;
  return null;
}

/** Behaviours that can be planted in units whose people wouldn't show them by themselves; the replays of history know them by the same names. */
export const plantedBehaviours = [
  "cut_calls_short",
  "transfer_before_limit",
  "split_contacts",
  "dodge_hard_calls",
  "leave_complaints_unrecorded",
  "hide_the_way_to_a_person",
  "solicit_only_happy_customers",
  "activate_without_consent",
  "push_past_need",
  "stuff_the_period_end"
] as const;

export type PlantedBehaviour = (typeof plantedBehaviours)[number];

/** One behaviour, in some units, from a month of the window on. */
export interface Planted {
  /** Null: none is done, but it is noted which could have been. */
  readonly behaviour: PlantedBehaviour | null;
  /** Share of the occasions on which it is done, 0 … 1. */
  readonly dose: number;
  /** Positions among the service units. */
  readonly units: ReadonlySet<number>;
  readonly fromMonth: number;
  /** Seconds after which a call is passed on rather than finished. */
  readonly limitSeconds: number;
  /** Where none is done: of each behaviour the lowest dose at which it would have been. */
  readonly lowest?: Map<PlantedBehaviour, number>;
}

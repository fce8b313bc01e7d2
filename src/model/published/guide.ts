/** What the guide page shows besides its prose. */

/** Public data sets whose mappings ship. */
export const guideExamples = ["bank-marketing", "telco-churn", "airport-survey"] as const;

export interface GuideExample {
  readonly id: (typeof guideExamples)[number];
  /** The mapping file as it ships. */
  readonly mapping: string;
  /** The settings that go with it. */
  readonly settings: string;
}

export interface Guide {
  readonly examples: readonly GuideExample[];
}

/** What a long proof gives: whether what it claims held, and the figures that show it. */
export interface ProofResult {
  readonly holds: boolean;
  /** Rates, counts and sizes by name: small, rounded, without times or machine names. */
  readonly figures: Readonly<Record<string, number | string>>;
}

/**
 * A proof too long for the test suite: a simulation at full size, a large world, many versions. Each stands in a file
 * of its own in this folder as the export `proof`; `npm run verify` runs those whose result is stale. A short form of
 * each stands in the test suite.
 */
export interface Proof {
  /** One sentence: what holds where `holds` is true. */
  readonly claims: string;
  /** Files and folders, from the project's root: where one of them changes, the kept result is stale. */
  readonly dependsOn: readonly string[];
  readonly run: (progress: (text: string) => void) => Promise<ProofResult>;
}

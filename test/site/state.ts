/** What is written once the build of the site has ended. */
export interface SiteState {
  /** Null where the site is built. */
  readonly fault: string | null;
}

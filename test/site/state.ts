import {z} from "zod";

/** What is written once the build of the site has ended. */
export const siteState = z.strictObject({
  /** Null where the site is built. */
  fault: z.string().nullable()
});
export type SiteState = z.output<typeof siteState>;

import type {PublicationContext} from "./publication.js";

/** Makes something once for each run, for all the publications that rest on it. */
export function once<T>(
  make: (context: PublicationContext) => Promise<T>
): (context: PublicationContext) => Promise<T> {
  const made = new WeakMap<PublicationContext, Promise<T>>();
  return (context) => {
    const now = made.get(context) ?? make(context);
    made.set(context, now);
    return now;
  };
}

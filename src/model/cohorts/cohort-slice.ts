/**
 * A slice of the base: for each dimension of the brush cube the bins that it keeps. As text it stands
 * in an address and can be handed to another page, say `tenure:lt3m,3-6m;contract:free`.
 */

/** By dimension the bins kept; a dimension that isn't there keeps all. */
export type CohortSlice = Readonly<Record<string, readonly string[]>>;

/** A dimension and its bins, as far as a slice needs them. */
export interface SliceDimension {
  readonly id: string;
  readonly bins: readonly string[];
}

/** The slice as text: dimensions and bins in the cube's order, so that equal slices are equal texts. Empty for everyone. */
export function encodeSlice(slice: CohortSlice, dimensions: readonly SliceDimension[]): string {
  return dimensions
    .flatMap(({id, bins}) => {
      const kept = keptOf(slice, {id, bins});
      return kept.length === bins.length ? [] : [`${id}:${kept.join(",")}`];
    })
    .join(";");
}

/** The slice that a text holds. Dimensions and bins that aren't there are passed over: an old address shows what still is. */
export function decodeSlice(text: string, dimensions: readonly SliceDimension[]): CohortSlice {
  const slice: Record<string, readonly string[]> = {};
  for (const part of text.split(";")) {
    const colon = part.indexOf(":");
    const dimension = dimensions.find(({id}) => id === part.slice(0, Math.max(0, colon)));
    if (!dimension) continue;
    const asked = part.slice(colon + 1).split(",");
    const kept = dimension.bins.filter((bin) => asked.includes(bin));
    if (kept.length && kept.length < dimension.bins.length) slice[dimension.id] = kept;
  }
  return slice;
}

/** The parts of a slice's text that name a dimension or bins that aren't there, as they were written. */
export function unknownInSlice(text: string, dimensions: readonly SliceDimension[]): string[] {
  return text.split(";").flatMap((part) => {
    if (part.trim() === "") return [];
    const colon = part.indexOf(":");
    const dimension = dimensions.find(({id}) => id === part.slice(0, Math.max(0, colon)));
    if (!dimension) return [part];
    const gone = part
      .slice(colon + 1)
      .split(",")
      .filter((bin) => !dimension.bins.includes(bin));
    return gone.length ? [`${dimension.id}:${gone.join(",")}`] : [];
  });
}

/** The bins of a dimension that a slice keeps, in the cube's order; none kept of a dimension means all. */
export function keptOf(slice: CohortSlice, {id, bins}: SliceDimension): readonly string[] {
  const asked = Object.hasOwn(slice, id) ? slice[id] : bins;
  const kept = bins.filter((bin) => asked.includes(bin));
  return kept.length ? kept : bins;
}

/** What the reader of the page of cohorts has chosen, as it stands in the address. */
import type {Cohorts, LifeTables} from "../published/cohort-data.js";
import {decodeSlice, encodeSlice, type CohortSlice, type SliceDimension} from "./cohort-slice.js";

export const heatMeasures = ["customers", "lines", "gross", "net", "contacts", "complaints"] as const;
export type HeatMeasure = (typeof heatMeasures)[number];

/** A slice with a name. */
export interface SavedSlice {
  readonly name: string;
  readonly slice: CohortSlice;
}

export interface CohortState {
  readonly entity: "customers" | "lines";
  readonly split: string;
  readonly heat: HeatMeasure;
  readonly slice: CohortSlice;
  /** What the slice is compared with: `rest`, `all`, or the position of a saved one. */
  readonly versus: string;
  readonly saved: readonly SavedSlice[];
}

const mostSaved = 8;
const longestName = 40;

/** The tables of the chosen entity; customers where lines aren't there. */
export function tablesOf(cohorts: Cohorts, entity: CohortState["entity"]): LifeTables | null {
  return entity === "lines" ? (cohorts.lines ?? cohorts.customers) : cohorts.customers;
}

/** Dimensions of the cube as slices need them. */
export function sliceDimensions({cube}: Cohorts): SliceDimension[] {
  return (cube?.dimensions ?? []).map(({id, bins}) => ({id, bins: bins.map((bin) => bin.id)}));
}

/** The choice that an address holds; what isn't there falls back to customers by contract state, everyone against the rest. */
export function cohortStateFromSearch(search: string, cohorts: Cohorts): CohortState {
  const asked = new URLSearchParams(search);
  const dimensions = sliceDimensions(cohorts);
  const entity = asked.get("entity") === "lines" && cohorts.lines ? "lines" : "customers";
  const splits = tablesOf(cohorts, entity)?.splits ?? [];
  const split = splits.find(({id}) => id === asked.get("split")) ?? splits[1] ?? splits[0];
  const saved = asked
    .getAll("saved")
    .slice(0, mostSaved)
    .flatMap((text): SavedSlice[] => {
      const bar = text.lastIndexOf("|");
      const name = text.slice(0, Math.max(0, bar)).trim().slice(0, longestName);
      return name ? [{name, slice: decodeSlice(text.slice(bar + 1), dimensions)}] : [];
    });
  const versus = asked.get("versus") ?? "";
  return {
    entity,
    split: split?.id ?? "all",
    heat: heatMeasures.find((one) => one === asked.get("heat")) ?? "customers",
    slice: decodeSlice(asked.get("slice") ?? "", dimensions),
    versus: versus === "all" || (/^\d$/.test(versus) && Number(versus) < saved.length) ? versus : "rest",
    saved
  };
}

/** The address's search part for a choice. */
export function searchFromCohortState(
  {entity, split, heat, slice, versus, saved}: CohortState,
  cohorts: Cohorts
): string {
  const dimensions = sliceDimensions(cohorts);
  const search = new URLSearchParams({entity, split, heat});
  const encoded = encodeSlice(slice, dimensions);
  if (encoded) search.set("slice", encoded);
  if (versus !== "rest") search.set("versus", versus);
  for (const one of saved) search.append("saved", `${one.name}|${encodeSlice(one.slice, dimensions)}`);
  return `?${search}`;
}

/** The saved slices with one more; one of the same name takes its place, and the oldest go where there are too many. */
export function withSaved(saved: readonly SavedSlice[], name: string, slice: CohortSlice): SavedSlice[] {
  const clean = name.trim().slice(0, longestName);
  return clean ? [...saved.filter((one) => one.name !== clean), {name: clean, slice}].slice(-mostSaved) : [...saved];
}

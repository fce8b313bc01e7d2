/** The file of each indicator system: what any two need to be compared in the page as a build would. */
import type {Compare} from "../../src/model/published/compare.js";
import type {KindErrors, SystemFile, SystemList} from "../../src/model/published/system-files.js";
import {systemFileName} from "../../src/model/published/system-files.js";
import type {SystemFacts} from "../../src/model/published/systems.js";
import {allScoredIndicators, appraisalOf, scoredIndicators} from "../../src/model/scoring/system-score.js";
import {systemTiers} from "../evaluate/system-readiness.js";
import {errorsOf, type Measured} from "../privacy/measured.js";
import {siteFactsDeclared, type Provenance} from "../privacy/provenance.js";
import type {Publication, PublicationContext} from "../privacy/publication.js";
import {seriesOf} from "./compare.js";

/** What the numbers of a system's file sum. */
const systemDeclared: Provenance = {
  ...siteFactsDeclared,
  system: {of: "nobody", over: "definitions"},
  series: {of: "customers", over: "units × periods of each indicator, behind the floor of its cells"},
  errors: {of: "customers", over: "cells that are shown, of which these are the errors’ correlations"}
};

/** The publications of all systems: their list, and a file for each. */
export function systemPublications({systemFiles}: Pick<PublicationContext, "systemFiles">): Publication[] {
  return [
    {
      name: "systems.json",
      sums: {systems: {of: "shown", over: "how many units a system can score"}},
      make: async (context) => systemListOf(context)
    },
    ...systemFiles.map((file, place): Publication => ({
      name: systemFileName(place),
      sums: systemDeclared,
      make: async () => file
    }))
  ];
}

function systemListOf({systems, legacy, challenger, measured, benchmarks}: PublicationContext): SystemList {
  return {
    settings: {legacy: legacy.id, challenger: challenger.id},
    systems: [...systems.values()].map((system, place) => ({
      id: system.id,
      name: system.name,
      file: systemFileName(place),
      tiers: systemTiers(system, {measured, benchmarks})
    }))
  };
}

/**
 * The files of all systems, in their order.
 *
 * @param compare the comparison of the two that the settings name, whose figures aren't repeated
 */
export function systemFilesOf(systems: readonly SystemFacts[], compare: Compare, measured: Measured): SystemFile[] {
  const known = new Set(compare.series.map(({indicator}) => indicator));
  return systems.map((system, place) => {
    const used = new Set([...allScoredIndicators(system), ...system.observe]);
    const kinds = [...new Set(compare.units.map(({kind}) => kind))];
    return {
      system,
      series: [...measured.indicators.values()]
        .filter(({id, lacks}) => lacks.length === 0 && used.has(id) && !known.has(id))
        .map((indicator) => seriesOf(indicator, compare.units, measured)),
      errors: kinds.flatMap((kind) => kindErrors(kind, system, systems.slice(0, place), {compare, measured}))
    };
  });
}

/** None where the system doesn't appraise such units, or what it needs of them can't be measured. */
function kindErrors(
  kind: string,
  system: SystemFacts,
  earlier: readonly SystemFacts[],
  {compare, measured}: {readonly compare: Compare; readonly measured: Measured}
): KindErrors[] {
  const scoredBy = (one: SystemFacts) => scoredIndicators(appraisalOf(one, kind));
  const isMeasured = (id: string) => measured.indicators.get(id)?.lacks.length === 0;
  const own = scoredBy(system);
  if (own.length === 0 || !own.every(isMeasured)) return [];
  const others = [...new Set(earlier.flatMap(scoredBy))].filter((id) => !own.includes(id) && isMeasured(id));
  const cells = compare.units.flatMap(({id, kind: its}, unit) =>
    its !== kind
      ? []
      : compare.periods.flatMap((_, period) => {
          const of = (indicator: string) => measured.cell(indicator, id, period);
          const shown = own.map(of).filter((cell) => cell !== null);
          if (shown.length !== own.length) return [];
          const beside = others.map(of);
          return [{unit, period, thousandths: thousandthsOf(shown, beside)}];
        })
  );
  return cells.length > 0 ? [{kind, own, others, cells}] : [];
}

type Cell = NonNullable<ReturnType<Measured["cell"]>>;

/** Correlations in the order of `KindErrors`. */
function thousandthsOf(own: readonly Cell[], others: readonly (Cell | null)[]): number[] {
  const shown = others.filter((cell) => cell !== null);
  const all = [...own, ...shown];
  const {correlations} = errorsOf(all);
  const at = (row: number, column: number) =>
    Math.round(correlations[row * all.length - (row * (row + 1)) / 2 + (column - row - 1)] * 1000) + 0;
  let next = own.length;
  const columns = others.map((cell) => (cell === null ? null : next++));
  return [
    ...own.flatMap((_, row) => own.slice(row + 1).map((__, i) => at(row, row + 1 + i))),
    ...own.flatMap((_, row) => columns.map((column) => (column === null ? 0 : at(row, column))))
  ];
}

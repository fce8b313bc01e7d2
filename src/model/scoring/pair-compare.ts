/** The comparison of any two systems, put together from their files: what a build whose settings name them would publish. */
import type {Compare, IndicatorSeries} from "../published/compare.js";
import type {KindErrors, SystemFile} from "../published/system-files.js";
import {scoredByEither, scoredFor, type TwoSystems} from "./system-score.js";

/**
 * Puts the comparison of two systems together. The same system twice gives the comparison in which it stands alone.
 *
 * @param base the comparison of the two that the settings name
 * @throws where the files aren't of the same run as the comparison
 */
export function pairCompare(base: Compare, legacy: SystemFile, challenger: SystemFile): Compare {
  const systems: TwoSystems = {legacy: legacy.system, challenger: challenger.system};
  const series = seriesOf(base, systems, [legacy, challenger]);
  const measurable = new Set(series.map(({indicator}) => indicator));
  const indicators = scoredByEither(systems).filter((indicator) => measurable.has(indicator));
  const cellsOfKinds = new Map(
    [...new Set(base.units.map(({kind}) => kind))].map((kind) => [
      kind,
      kindCells(scoredFor(systems, kind), indicators, [
        errorsOfKind(legacy, kind),
        errorsOfKind(challenger, kind)
      ] as const)
    ])
  );
  return {
    ...base,
    site: {...base.site, systems},
    series,
    errors: {
      indicators,
      cells: base.units.flatMap(({kind}, unit) =>
        base.periods.flatMap((_, period) => {
          const correlations = cellsOfKinds.get(kind)?.(unit, period) ?? null;
          if (correlations === null) return [];
          return [
            {
              unit,
              period,
              // Of most cells nobody asks for them.
              get correlations() {
                return correlations();
              }
            }
          ];
        })
      )
    }
  };
}

/** The figures of all that either system appraises, gates by or observes, in the order of the site's indicators. */
function seriesOf(base: Compare, systems: TwoSystems, files: readonly SystemFile[]): IndicatorSeries[] {
  const used = new Set([...scoredByEither(systems), ...systems.legacy.observe, ...systems.challenger.observe]);
  const known = new Map([...base.series, ...files.flatMap(({series}) => series)].map((one) => [one.indicator, one]));
  return base.site.indicators.flatMap(({id}) => {
    const found = used.has(id) ? known.get(id) : undefined;
    return found ? [found] : [];
  });
}

/** Where a correlation stands: in the file of which of both, and at which place of its cells. */
interface Place {
  readonly file: 0 | 1;
  readonly at: number;
}

/** Finds the correlations of one kind's cells, `null` where anything that either system needs isn't shown. */
function kindCells(
  needed: readonly string[],
  indicators: readonly string[],
  errors: readonly [KindErrors | null, KindErrors | null]
): (unit: number, period: number) => (() => number[]) | null {
  const there = errors.map((one) => one && cellIndex(one));
  // A system that doesn't appraise such units needs nothing of them.
  const asked = ([0, 1] as const).filter((file) => (errors[file]?.own.length ?? 0) > 0);
  if (needed.length === 0 || needed.some((id) => !asked.some((file) => errors[file]?.own.includes(id))))
    return () => null;
  const places = indicators.flatMap((a, i) =>
    indicators.slice(i + 1).map((b) => (needed.includes(a) && needed.includes(b) ? placeOf(a, b, errors) : null))
  );
  return (unit, period) => {
    const cells = there.map((index) => index?.(unit, period) ?? null);
    if (asked.some((file) => cells[file] === null)) return null;
    return () => places.map((place) => (place === null ? 0 : (cells[place.file]?.[place.at] ?? 0) / 1000));
  };
}

function cellIndex(errors: KindErrors): (unit: number, period: number) => readonly number[] | null {
  const known = cellIndices.get(errors) ?? new Map<number, Map<number, readonly number[]>>();
  if (!cellIndices.has(errors)) {
    for (const {unit, period, thousandths} of errors.cells) {
      const own = known.get(unit) ?? new Map<number, readonly number[]>();
      known.set(unit, own.set(period, thousandths));
    }
    cellIndices.set(errors, known);
  }
  return (unit, period) => known.get(unit)?.get(period) ?? null;
}

/** By unit and period; a file takes part in several pairs. */
const cellIndices = new WeakMap<KindErrors, Map<number, Map<number, readonly number[]>>>();

/** The place of two indicators' correlation, in whichever file holds it. */
function placeOf(a: string, b: string, errors: readonly [KindErrors | null, KindErrors | null]): Place {
  for (const file of [0, 1] as const) {
    const found = errors[file] && placeWithin(a, b, errors[file]);
    if (found !== null) return {file, at: found};
  }
  throw new Error(`invalid system files: expected the correlation of ${a} and ${b}; found none`);
}

function placeWithin(a: string, b: string, {own, others}: KindErrors): number | null {
  const [first, second] = [own.indexOf(a), own.indexOf(b)];
  if (first >= 0 && second >= 0) {
    const [row, column] = first < second ? [first, second] : [second, first];
    return row * own.length - (row * (row + 1)) / 2 + (column - row - 1);
  }
  const row = Math.max(first, second);
  const column = others.indexOf(first >= 0 ? b : a);
  return row < 0 || column < 0 ? null : (own.length * (own.length - 1)) / 2 + row * others.length + column;
}

function errorsOfKind({errors}: SystemFile, kind: string): KindErrors | null {
  return errors.find((one) => one.kind === kind) ?? null;
}

/** The pages of single indicators: a list of all that have figures, and for each all that is published of it. */
import {estimateOfMoments} from "../../src/model/published/cells.js";
import type {PackedBreakdowns} from "../../src/model/published/breakdowns.js";
import type {IndicatorSeries} from "../../src/model/published/compare.js";
import type {IndicatorCard} from "../../src/model/published/evidence.js";
import type {Gaming} from "../../src/model/published/gaming.js";
import type {
  IndicatorFile,
  IndicatorFiles,
  IndicatorGaming,
  IndicatorList,
  IndicatorUse,
  ListedIndicator
} from "../../src/model/published/indicators.js";
import {latestFirst} from "../../src/model/published/indicator-choices.js";
import type {SystemDefinition} from "../definitions/systems.js";
import type {CompiledIndicator} from "../measure/compile.js";
import {furtherCellsOfRun} from "../privacy/check-floor.js";
import {companyOf} from "../privacy/measured.js";
import {once} from "../privacy/once-per-run.js";
import {siteFactsDeclared, type Provenance} from "../privacy/provenance.js";
import type {PublicationContext} from "../privacy/publication.js";
import {seriesOfCells} from "./compare.js";
import {indicatorDictionary} from "./dictionary.js";

/** What the numbers of the list sum. */
export const indicatorListDeclared: Provenance = {
  ...siteFactsDeclared,
  listed: {of: "shown", over: "figures of indicator-files.json"}
};

/** What the numbers of the files of single indicators sum: each stands in another published file as well. */
export const indicatorFilesDeclared: Provenance = {
  "files.definition": {of: "nobody", over: "definitions"},
  "files.uses": {of: "nobody", over: "definitions of systems"},
  "files.series": {of: "shown", over: "the cells of compare.json and sql-cells.csv"},
  "files.benchmarks": {of: "nobody", over: "other operators, as in compare.json"},
  "files.breakdowns": {of: "shown", over: "breakdowns.json"},
  "files.card": {of: "shown", over: "evidence.json"},
  "files.gaming": {of: "shown", over: "gaming.json"}
};

/** All indicators that have figures, with the company's latest. */
export async function indicatorListOf(context: PublicationContext): Promise<IndicatorList> {
  const {site, compare, brief} = context;
  const series = await seriesOfRun(context);
  return {
    site,
    units: compare.units,
    periods: compare.periods,
    league: brief.league.kind,
    listed: listedIndicators(context, series)
  };
}

/** What other published files say of indicators. */
interface OtherFiles {
  readonly breakdowns: PackedBreakdowns;
  readonly cards: readonly IndicatorCard[];
  readonly gaming: Gaming;
}

/** A file for each indicator of the list. */
export async function indicatorFilesOf(context: PublicationContext, others: OtherFiles): Promise<IndicatorFiles> {
  const series = await seriesOfRun(context);
  return {
    files: withFigures(context, series).map(({indicator, own}): IndicatorFile => ({
      definition: indicatorDictionary(indicator, context.systems),
      uses: [...context.systems.values()].flatMap((system) => usesIn(system, indicator.id, context)),
      series: own,
      benchmarks: context.compare.benchmarks.filter((one) => one.indicator === indicator.id),
      breakdowns: breakdownsOf(others.breakdowns, indicator.id),
      card: others.cards.find((card) => card.indicator === indicator.id) ?? null,
      gaming: gamingOfIndicator(indicator, others.gaming)
    }))
  };
}

/** The figures of each indicator: those of the comparison, and of all others what the floor's audit lets pass. */
const seriesOfRun = once(async (context): Promise<ReadonlyMap<string, IndicatorSeries>> => {
  const {compare, measured} = context;
  const positions = new Map(compare.units.map(({id}, unit) => [id, unit]));
  const {cells} = await furtherCellsOfRun(context);
  const further = [...measured.indicators.values()].flatMap(({id, definition}) => {
    const placed = cells.flatMap(({indicator, unit, period, moments}) => {
      const position = indicator === id ? positions.get(unit) : undefined;
      return position === undefined ? [] : [{unit: position, period, moments}];
    });
    return placed.length > 0 ? [[id, seriesOfCells(id, definition.format, placed)] as const] : [];
  });
  return new Map([...compare.series.map((one) => [one.indicator, one] as const), ...further]);
});

function withFigures(
  {compiled}: Pick<PublicationContext, "compiled">,
  series: ReadonlyMap<string, IndicatorSeries>
): {readonly indicator: CompiledIndicator; readonly own: IndicatorSeries}[] {
  return compiled.flatMap((indicator) => {
    const own = series.get(indicator.id);
    return own && own.unit.length > 0 ? [{indicator, own}] : [];
  });
}

function listedIndicators(
  context: Pick<PublicationContext, "compiled" | "compare" | "measured">,
  series: ReadonlyMap<string, IndicatorSeries>
): ListedIndicator[] {
  const {compare, measured} = context;
  const company = companyOf(measured);
  const top = compare.units.findIndex(({id}) => id === company);
  return withFigures(context, series).map(({indicator, own}) => {
    const [period] = latestFirst(
      compare.periods,
      own.unit.flatMap((unit, i) => (unit === top ? [own.period[i]] : []))
    );
    const cell = period === undefined ? null : measured.cell(indicator.id, company, period);
    if (cell === null) return {indicator: indicator.id, latest: null};
    const {value, low, high, customers} = estimateOfMoments(cell.moments, indicator.definition.format);
    return {indicator: indicator.id, latest: {period, value, low, high, customers}};
  });
}

/** All that a system does with an indicator: it may appraise units by it and roles too. */
function usesIn(
  {id: system, name, appraise, roles = [], gates = [], observe, inForce}: SystemDefinition,
  indicator: string,
  {legacy, challenger}: Pick<PublicationContext, "legacy" | "challenger">
): IndicatorUse[] {
  const side = system === challenger.id ? "challenger" : system === legacy.id ? "legacy" : null;
  const is = (one: {readonly indicator: string}) => one.indicator === indicator;
  const as: IndicatorUse["as"][] = [
    ...appraise.filter(is).map(({weight, score}) => ({kind: "appraised", weight, rule: score}) as const),
    ...roles.flatMap((role) =>
      role.appraise.filter(is).map(({weight, score}) => ({kind: "role", role: role.name, weight, rule: score}) as const)
    ),
    ...gates.filter(is).map((gate) => ({kind: "gated", gate, roles}) as const),
    ...(observe.includes(indicator) ? [{kind: "observed"} as const] : [])
  ];
  return as.map((one) => ({system, name, side, inForce: inForce ?? null, as: one}));
}

/** Of all breakdowns those of one indicator; null where it has none. */
function breakdownsOf(all: PackedBreakdowns, indicator: string): PackedBreakdowns | null {
  const [bySegment, byChannel] = [
    all.bySegment.filter((one) => one.indicator === indicator),
    all.byChannel.filter((one) => one.indicator === indicator)
  ];
  return bySegment.length + byChannel.length === 0 ? null : {...all, bySegment, byChannel};
}

function gamingOfIndicator({id, definition}: CompiledIndicator, {observed, replays}: Gaming): IndicatorGaming {
  return {
    raisedBy: definition.raised_by,
    twins: observed?.twins.filter(({counted, lived}) => counted === id || lived === id) ?? [],
    replayed: replays && {
      units: replays.units.map(({name}) => name),
      from: replays.from,
      to: replays.to,
      behaviours: replays.behaviours.flatMap(({id: behaviour, name, says, of, moved}) =>
        moved
          .filter(({indicator}) => indicator === id)
          .map(({from, to}) => ({id: behaviour, name, says, of, dose: Math.max(...replays.doses), from, to}))
      )
    },
    inForce: observed?.inForce.filter(({indicator}) => indicator === id) ?? []
  };
}

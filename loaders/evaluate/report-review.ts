import {toDigits} from "../../src/model/statistics/rounding.js";
import {comparableOf, estimateOfMoments} from "../../src/model/published/cells.js";
import type {Estimate, IndicatorFormat} from "../../src/model/published/site.js";
import {differenceOf} from "../../src/model/statistics/shares.js";
import type {ReportFigure, ReviewFigure, ReviewMeasure} from "../../src/model/report/report.js";
import {asNumber, asText, type Database} from "../ground/database.js";
import type {OwnMeasure, ReviewItem} from "../definitions/report.js";
import {columnsAbsent} from "../intake/table-intake.js";
import {
  clusteredMeasures,
  readBooked,
  readMeasure,
  restOfShown,
  type Booked,
  type ClusteredMeasure,
  type MeasureCell
} from "../measure/report/read-report.js";
import {auditFloor} from "../privacy/audit.js";
import {isShared} from "../privacy/dominance.js";
import type {MixFloors} from "./report-mix.js";
import {employeeFloor} from "../privacy/employee-floor.js";
import {isFew} from "../privacy/floor.js";
import type {Measured} from "../privacy/measured.js";
import type {PublicationContext} from "../privacy/publication.js";

const byAgents = new Set<ClusteredMeasure>(["employee_nps", "first_line_turnover", "contacts_a_seat_day"]);
const comparisons = new Set<string>(["partner_repeats", "partner_transfers", "partner_unconsented"]);

/** The measures of the review, and their figures for the last year and the one before, by shown unit. */
export async function reviewOf(
  items: readonly ReviewItem[],
  units: readonly string[],
  years: number,
  context: PublicationContext
): Promise<{measures: ReviewMeasure[]; figures: ReviewFigure[]}> {
  const {intake, measured, compiled, database, settings} = context;
  const measures = items.flatMap(({side, id, own, target}): ReviewMeasure[] => {
    if (own) {
      const {needs, ...facts} = own;
      const lacks = columnsAbsent(intake, needs);
      return [{id, side, ...facts, target, isDifference: comparisons.has(id), isIndicator: false, lacks}];
    }
    const indicator = compiled.find((one) => one.id === id);
    if (!indicator) return [];
    const {name, says, format, better} = indicator.definition;
    const {lacks} = indicator;
    return [{id, side, name, says, format, better, target, isDifference: false, isIndicator: true, lacks}];
  });
  if (years === 0) return {measures, figures: []};
  const measurable = new Set(measures.filter(({lacks}) => lacks.length === 0).map(({id}) => id));
  const figures: ReviewFigure[] = ofIndicators(
    measures.filter(({id, isIndicator}) => isIndicator && measurable.has(id)).map(({id}) => id),
    units,
    years,
    measured,
    settings.privacy_floor
  );
  const floors = {customers: settings.privacy_floor, team: settings.team_floor};
  for (const id of clusteredMeasures) {
    const format = measures.find((measure) => measure.id === id)?.format;
    if (format && measurable.has(id))
      figures.push(...ofMeasure({id, format}, await readMeasure(database, id), units, floors));
  }
  figures.push(...(await ofBooks(measurable, units, context)));
  if (measurable.has("targets_reached")) figures.push(...(await ofTargets(database, units, years, measured)));
  return {measures, figures};
}

/** Indicators behind their floor; one from which a small cell could still be had is shown for the whole operator alone. */
function ofIndicators(
  ids: readonly string[],
  units: readonly string[],
  years: number,
  measured: Measured,
  floor: number
): ReviewFigure[] {
  const {periods} = measured.calendar;
  const positions = periods.flatMap(({grain}, i) => (grain === "year" ? [i] : [])).slice(0, years);
  const figuresOf = (id: string) =>
    units
      .flatMap((unit) => positions.map((period) => ({indicator: id, unit, period, where: "report.json"})))
      .filter(({unit, period}) => measured.cell(id, unit, period));
  return ids.flatMap((id) => {
    const truth = measured.truths.get(id);
    const definition = measured.indicators.get(id)?.definition;
    if (!truth || !definition) return [];
    const leaks = auditFloor(figuresOf(id), [{id, isCohort: definition.kind === "cohort", truth}], periods, floor);
    const shown = leaks.length > 0 ? units.slice(0, 1) : units;
    return shown.flatMap((unit): ReviewFigure[] => {
      const [now, before] = [0, 1].map((year) =>
        positions[year] === undefined ? null : measured.estimate(id, unit, positions[year])
      );
      return now
        ? [
            {
              measure: id,
              unit,
              now: {...short(now), of: "customers"},
              before: before && {...short(before), of: "customers"},
              parts: null
            }
          ]
        : [];
    });
  });
}

/**
 * Own measures: units are shown all or, where one of them stands under the floor, none but the whole operator. The rest that
 * the whole has besides them counts as one of them, since it is what is left when they are taken off.
 */
export function ofMeasure(
  {id: measure, format}: {readonly id: ClusteredMeasure; readonly format: IndicatorFormat},
  cells: readonly MeasureCell[],
  units: readonly string[],
  floors: MixFloors
): ReviewFigure[] {
  // What employees answer is theirs alone: as many as of customers.
  const floor = byAgents.has(measure) && measure !== "employee_nps" ? employeeFloor : floors.customers;
  const of = byAgents.has(measure) ? ("agents" as const) : ("customers" as const);
  const isComparison = comparisons.has(measure);
  const cellOf = (unit: string, year: number, isPartner: boolean) =>
    cells.find((cell) => cell.unit === unit && cell.year === year && cell.isPartner === isPartner) ?? null;
  const sides = isComparison ? [true, false] : [false];
  const sizesOf = (unit: string, year: number) =>
    sides.map((isPartner) => cellOf(unit, year, isPartner)?.moments.n ?? 0);
  const isOfFew = (unit: string, year: number) =>
    sides.some((isPartner) => isFew(cellOf(unit, year, isPartner)?.people ?? 0, floors.team));
  const isSmall = (unit: string, year: number) =>
    sizesOf(unit, year).some((size) => size < floor) || isOfFew(unit, year);
  const isRestSmall = (year: number) =>
    sizesOf(restOfShown, year).some((size) => isFew(size, floor)) || isOfFew(restOfShown, year);
  const [top, ...below] = units;
  const shownIn = (year: number) =>
    isSmall(top, year) ? [] : isRestSmall(year) || below.some((unit) => isSmall(unit, year)) ? [top] : units;
  const figure = (
    unit: string,
    year: number
  ): {readonly figure: ReportFigure; readonly parts: ReviewFigure["parts"]} | null => {
    if (!shownIn(year).includes(unit)) return null;
    const own = cellOf(unit, year, false);
    if (!own) return null;
    if (!isComparison) return {figure: {...short(estimateOfMoments(own.moments, format)), of}, parts: null};
    const partner = cellOf(unit, year, true);
    if (!partner) return null;
    const parts = {
      partner: short(estimateOfMoments(partner.moments, format)),
      own: short(estimateOfMoments(own.moments, format))
    };
    // Customers whom both served count twice as apart: the interval is on the careful side.
    const difference = differenceOf(comparableOf(partner.moments, format), comparableOf(own.moments, format));
    return {figure: {...short({...difference, customers: partner.moments.n}), of}, parts};
  };
  return units.flatMap((unit): ReviewFigure[] => {
    const now = figure(unit, 0);
    return now && Number.isFinite(now.figure.value)
      ? [{measure, unit, now: now.figure, before: figure(unit, 1)?.figure ?? null, parts: now.parts}]
      : [];
  });
}

async function ofBooks(
  measurable: ReadonlySet<string>,
  units: readonly string[],
  {database, settings}: PublicationContext
): Promise<ReviewFigure[]> {
  return figuresOfBooks(await readBooked(database), measurable, units, settings.privacy_floor);
}

/**
 * What the books say of units; where one of them, or what the whole has besides them, rests on too few customers, of the whole
 * operator alone. So is the cost of revenue where one customer pays nearly all of the revenue of one; where that is so of the
 * whole, it isn't said at all.
 */
export function figuresOfBooks(
  books: readonly Booked[],
  measurable: ReadonlySet<string>,
  units: readonly string[],
  floor: number
): ReviewFigure[] {
  const make: Partial<Record<OwnMeasure, (one: (typeof books)[number]) => number>> = {
    cost_per_customer: ({actualFen, atStart, atEnd}) => actualFen / 100 / ((atStart + atEnd) / 2),
    cost_against_budget: ({actualFen, budgetFen}) => actualFen / budgetFen,
    cost_of_revenue: ({actualFen, revenueFen}) => actualFen / revenueFen
  };
  // A branch, or a rest, with fewer customers than the floor would tell their revenue.
  const isSmall = ({unit, atStart, atEnd, billed}: Booked) =>
    unit === restOfShown
      ? [atStart, atEnd, billed].some((customers) => isFew(customers, floor))
      : units.slice(1).includes(unit) && (Math.min(atStart, atEnd) < floor || isFew(billed, floor));
  const isTold = ({revenueFen: sum, parts}: Booked) => !isShared({sum, ...parts});
  const top = units.slice(0, 1);
  const shown = books.some(isSmall) ? top : units;
  const ofRevenue = books.some((one) => top.includes(one.unit) && isTold(one))
    ? []
    : books.some((one) => [...shown, restOfShown].includes(one.unit) && isTold(one))
      ? top
      : shown;
  return Object.entries(make).flatMap(([measure, valueOf]) => {
    if (!measurable.has(measure)) return [];
    const figure = (unit: string, year: number): ReportFigure | null => {
      const one = books.find((book) => book.unit === unit && book.year === year);
      const value = one ? valueOf(one) : NaN;
      return Number.isFinite(value) && one && value > 0
        ? {...short({value, low: value, high: value, customers: one.atEnd}), of: "booked"}
        : null;
    };
    return (measure === "cost_of_revenue" ? ofRevenue : shown).flatMap((unit): ReviewFigure[] => {
      const now = figure(unit, 0);
      return now ? [{measure, unit, now, before: figure(unit, 1), parts: null}] : [];
    });
  });
}

/** Of the quarterly targets whose figure may be shown, how many were reached; a count, without sampling error. */
async function ofTargets(
  database: Database,
  units: readonly string[],
  years: number,
  measured: Measured
): Promise<ReviewFigure[]> {
  const rows = await database.rows(`
    SELECT indicator, unit_id, CAST(EXTRACT(YEAR FROM starts_on) AS INTEGER) AS year, CAST(EXTRACT(MONTH FROM starts_on) AS INTEGER) AS month, target_thousandths
    FROM targets WHERE period = 'quarter' ORDER BY indicator, unit_id, starts_on`);
  const {periods} = measured.calendar;
  const yearly = periods.filter(({grain}) => grain === "year").slice(0, years);
  const counts = new Map<string, {reached: number; all: number}>();
  for (const row of rows) {
    const from = `${asNumber(row.year)}-${String(asNumber(row.month)).padStart(2, "0")}`;
    const period = periods.findIndex((one) => one.grain === "quarter" && one.from === from);
    const year = yearly.findIndex((one) => one.from <= from && from <= one.to);
    const [indicator, unit] = [asText(row.indicator), asText(row.unit_id)];
    const estimate = period < 0 || year < 0 ? null : measured.estimate(indicator, unit, period);
    if (!estimate) continue;
    const target = asNumber(row.target_thousandths) / 1000;
    const isReached =
      measured.indicators.get(indicator)?.definition.better === "lower"
        ? estimate.value <= target
        : estimate.value >= target;
    for (const ancestor of measured.units.withAncestors(unit)) {
      const key = `${ancestor} ${year}`;
      const now = counts.get(key) ?? {reached: 0, all: 0};
      counts.set(key, {reached: now.reached + Number(isReached), all: now.all + 1});
    }
  }
  const figure = (unit: string, year: number): ReportFigure | null => {
    const found = counts.get(`${unit} ${year}`);
    return found
      ? {
          ...short({
            value: found.reached / found.all,
            low: found.reached / found.all,
            high: found.reached / found.all,
            customers: found.all
          }),
          of: "targets"
        }
      : null;
  };
  return units.flatMap((unit): ReviewFigure[] => {
    const now = figure(unit, 0);
    return now ? [{measure: "targets_reached", unit, now, before: figure(unit, 1), parts: null}] : [];
  });
}

function short({value, low, high, customers}: Estimate): Estimate {
  const digits = (one: number) => toDigits(one, 7);
  return {value: digits(value), low: digits(low), high: digits(high), customers};
}

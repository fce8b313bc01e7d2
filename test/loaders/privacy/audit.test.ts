import {describe, expect, it} from "vitest";
import {calendarOf, monthNumber} from "../../../loaders/intake/periods.js";
import {auditFloor, type AuditedIndicator} from "../../../loaders/privacy/audit.js";
import {hiddenCells, ownRowsOf, withOwnRows, type Together, type Tree} from "../../../loaders/privacy/floor.js";
import type {PublishedFigure} from "../../../loaders/privacy/published-figures.js";

const floor = 10;
const {periods} = calendarOf(monthNumber("2026-01"), monthNumber("2026-03"));
const periodOf = (id: string) => periods.findIndex((period) => period.id === id);
const quarter = periods.findIndex(({grain}) => grain === "quarter");

/** A company of units; customers a month are those given, in a quarter those of its largest month and two more. */
function companyOf(
  sizes: Readonly<Record<string, readonly [number, number, number]>>,
  together: Together = "sum",
  own: readonly [number, number, number] = [0, 0, 0]
): AuditedIndicator & {readonly tree: Tree} {
  const units = Object.keys(sizes).map((id) => ({id}));
  const plain: Tree = {roots: [{id: "ALL"}], children: (id) => (id === "ALL" ? units : [])};
  const tree = withOwnRows(plain, () => own.some((size) => size > 0));
  const ofUnit = (id: string): readonly [number, number, number] =>
    id === ownRowsOf("ALL") ? own : (sizes[id] ?? [0, 0, 0]);
  const customers = (id: string, period: number): number => {
    if (id === "ALL")
      return tree
        .children("ALL")
        .reduce(
          (sum, child) =>
            together === "sum" ? sum + customers(child.id, period) : Math.max(sum, customers(child.id, period)),
          0
        );
    const months = [0, 1, 2].map((month) => ofUnit(id)[month]);
    const inside = months.filter(
      (_, month) => periods[period].from <= `2026-0${month + 1}` && periods[period].to >= `2026-0${month + 1}`
    );
    const largest = Math.max(...inside);
    return inside.length > 1 && largest > 0 ? largest + 2 : largest;
  };
  return {id: "indicator", isCohort: false, truth: {tree, together, customers, counted: customers}, tree};
}

/** What is shown when all cells are but those. */
function shownBut(indicator: AuditedIndicator, hidden: (unit: string, period: number) => boolean): PublishedFigure[] {
  const {tree, customers} = indicator.truth;
  return ["ALL", ...tree.children("ALL").map(({id}) => id)]
    .filter((id) => id !== ownRowsOf("ALL"))
    .flatMap((unit) =>
      periods.flatMap((_, period) =>
        customers(unit, period) > 0 && !hidden(unit, period)
          ? [{indicator: indicator.id, unit, period, where: "here"}]
          : []
      )
    );
}

const audit = (indicator: AuditedIndicator, hidden: (unit: string, period: number) => boolean) =>
  auditFloor(shownBut(indicator, hidden), [indicator], periods, floor).map(({what, customers}) => ({what, customers}));
const byFloor = ({truth: {tree, customers, together}}: AuditedIndicator) =>
  hiddenCells(tree, periods, customers, floor, together);

const small = companyOf({A: [3, 20, 20], B: [30, 30, 30], C: [40, 40, 40]});
const january = periodOf("2026-01");

describe("auditFloor", () => {
  it("finds nothing in what the floor leaves", () => {
    expect(audit(small, byFloor(small))).toEqual([]);
  });

  it("finds a cell that is simply shown, where the floor is passed by", () => {
    expect(audit(small, () => false)).toContainEqual({what: "A 2026-01, shown in here", customers: 3});
  });

  it("finds a single hidden sibling: what the company has more than the units shown", () => {
    const onlyItself = (unit: string, period: number) => unit === "A" && periods[period].grain === "month";
    expect(audit(small, onlyItself)).toContainEqual({what: "A 2026-01", customers: 3});
  });

  it("finds a single hidden month: what the quarter has more than the months shown", () => {
    const onlyJanuary = (unit: string, period: number) => period === january && unit !== "ALL";
    expect(audit(small, onlyJanuary)).toContainEqual({what: "A 2026-01", customers: 3});
  });

  it("finds hidden siblings that stay under the floor together", () => {
    const two = companyOf({A: [3, 3, 3], B: [4, 4, 4], C: [40, 40, 40]});
    const leaks = audit(two, (unit) => unit === "A" || unit === "B");
    expect(leaks).toContainEqual({what: "ALL 2026-01 without what is shown below it", customers: 7});
    expect(audit(two, byFloor(two))).toEqual([]);
  });

  it("finds siblings that may be the same customers: 6 and 6 of them needn't be 12", () => {
    const shared = companyOf({A: [6, 6, 6], B: [6, 6, 6], C: [40, 40, 40], D: [50, 50, 50]}, "largest");
    const leaks = audit(shared, (unit) => unit === "A" || unit === "B");
    expect(leaks).toContainEqual({what: "ALL 2026-01 without what is shown below it", customers: 6});
    expect(audit(shared, byFloor(shared))).toEqual([]);
  });

  it("finds the rows that stand at the company itself", () => {
    const withOwn = companyOf({A: [20, 20, 20], B: [30, 30, 30]}, "sum", [0, 4, 0]);
    expect(audit(withOwn, () => false)).toContainEqual({what: `${ownRowsOf("ALL")} 2026-02`, customers: 4});
    expect(audit(withOwn, byFloor(withOwn))).toEqual([]);
  });
});

describe("auditFloor over periods", () => {
  it("knows what is left of a year when nine months are taken off: the quarter, not its largest month", () => {
    const year = calendarOf(monthNumber("2026-01"), monthNumber("2026-12")).periods;
    const first = (period: number) => year[period].from < "2026-04" && year[period].to < "2026-04";
    const customers = (_: string, period: number) =>
      first(period) ? {month: 8, quarter: 14, year: 14, whole: 14, rest: 14}[year[period].grain] : 60;
    const indicator: AuditedIndicator = {
      id: "indicator",
      isCohort: false,
      truth: {tree: {roots: [{id: "ALL"}], children: () => []}, together: "sum", customers, counted: customers}
    };
    const shownBesides = (hidden: (period: number) => boolean) =>
      year.flatMap((_, period) =>
        hidden(period) ? [] : [{indicator: "indicator", unit: "ALL", period, where: "here"}]
      );
    expect(
      auditFloor(
        shownBesides((period) => first(period) && year[period].grain === "month"),
        [indicator],
        year,
        floor
      )
    ).toEqual([]);
    const march = year.findIndex(({id}) => id === "2026-03");
    expect(
      auditFloor(
        shownBesides((period) => first(period) && year[period].grain === "month" && period !== march),
        [indicator],
        year,
        floor
      ).length
    ).toBeGreaterThan(0);
  });

  it("finds a cohort's month through its quarter, whose customers at the start are the same", () => {
    const starts = companyOf({A: [3, 20, 20], B: [30, 30, 30], C: [40, 40, 40]});
    const customers = (unit: string, period: number) =>
      starts.truth.customers(unit, periods[period].grain === "quarter" ? january : period);
    const cohort: AuditedIndicator = {...starts, isCohort: true, truth: {...starts.truth, customers}};
    const months = (unit: string, period: number) =>
      (unit === "A" || unit === "B") && periods[period].grain === "month";
    expect(audit(cohort, months)).toContainEqual({what: `A ${periods[quarter].id}, shown in here`, customers: 3});
    expect(auditFloor(shownBut(cohort, months), [cohort], periods, floor)).toContainEqual({
      indicator: "indicator",
      sums: "starts",
      what: "A 2026-01",
      customers: 3
    });
    expect(audit(cohort, byFloor(cohort))).toEqual([]);
  });
});

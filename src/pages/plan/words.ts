/** Words of the plan page. Sentences made from figures are functions. */
import type {Language} from "../../language/format.js";
import type {Basis, PlanBase, Service} from "../../model/plan/base.js";
import type {Backtested} from "../../model/plan/backtest.js";
import type {CourseName} from "../../model/plan/courses.js";
import type {FanSeries} from "../../model/plan/risk.js";
import type {ScenarioFault} from "../../model/plan/scenario.js";
import {planEn} from "./words-en.js";
import {planZh} from "./words-zh.js";

export interface PlanWords {
  readonly over: (base: Pick<PlanBase, "operator" | "months">, customers: number) => readonly string[];
  readonly lacking: (lacks: readonly string[]) => string;
  /** What moving today's money does, by whether the draws agree. */
  readonly headline: (
    verdict: "better" | "worse" | "undecided",
    amount: string,
    budget: string,
    unspent: string | null
  ) => string;
  readonly lede: (figures: {
    readonly budget: string;
    readonly from: readonly string[];
    readonly to: readonly string[];
    readonly unspent: string | null;
    readonly middle: string;
    readonly low: string;
    readonly high: string;
    readonly share: string;
    readonly draws: string;
  }) => string;
  readonly caution: (assumed: number, all: number, estimated: number) => string;
  readonly nextYuan: (
    best: string,
    bestSegment: string,
    bestReturn: string,
    worst: string,
    worstReturn: string
  ) => string;
  readonly price: (returns: number, text: string) => string;
  readonly floors: {
    readonly nps: (price: string) => string;
    readonly load: (price: string) => string;
    readonly unmet: string;
  };
  readonly yearSuffix: string;
  readonly money: {
    readonly title: string;
    readonly question: (scenario: string) => string;
    readonly today: string;
    readonly planned: string;
    readonly returns: string;
    readonly breakEven: string;
    readonly lever: string;
    readonly change: string;
    readonly returnsOf: (value: string) => string;
    readonly breakEvenOf: (share: string) => string;
    readonly neverPays: string;
    readonly total: string;
    readonly chart: string;
    readonly note: string;
    readonly table: string;
    readonly heat: string;
  };
  readonly fan: {
    readonly title: (series: FanSeries) => string;
    readonly question: string;
    readonly series: Record<FanSeries, string>;
    readonly switchLabel: string;
    readonly unit: Record<FanSeries, string>;
    readonly label: (series: string, scenario: string) => string;
    readonly today: string;
    readonly band: (scenario: string) => string;
    readonly month: string;
    readonly note: (draws: string, seed: number, inputs: number) => string;
    readonly course: Record<CourseName, string>;
    /** What is drawn together, and that all else is independent. */
    readonly together: (
      pairs: readonly {readonly a: string; readonly b: string; readonly correlation: string}[]
    ) => string;
    readonly table: string;
  };
  readonly imbalance: {
    readonly title: string;
    readonly question: string;
    readonly segment: string;
    readonly won: string;
    readonly kept: string;
    readonly costWon: string;
    readonly costKept: string;
    readonly sentence: (figures: {
      readonly won: string;
      readonly wonReturns: string;
      readonly kept: string;
      readonly keptBy: string;
      readonly keptReturns: string;
    }) => string;
    readonly noKept: string;
    readonly shift: (moved: string, direction: "keep" | "win" | "stay" | "allKeep" | "allWin", gain: string) => string;
    readonly shiftTitle: string;
    readonly shiftX: string;
    readonly shiftY: string;
    readonly shiftMark: string;
    readonly now: string;
    readonly table: string;
    readonly byLever: string;
    readonly customers: string;
    readonly each: string;
    readonly none: string;
    readonly note: string;
  };
  readonly total: {
    readonly title: string;
    readonly question: string;
    readonly sentence: (figures: {
      readonly cut: string;
      readonly contact: string;
      readonly repeats: string;
      readonly left: string;
      readonly cost: string;
      readonly npv: string;
      readonly pays: boolean;
    }) => string;
    readonly breakEven: (share: string, assumed: string, pays: boolean) => string;
    readonly x: string;
    readonly y: string;
    readonly lines: {readonly contact: string; readonly repeats: string; readonly left: string; readonly cost: string};
    readonly table: string;
    readonly handling: string;
    readonly npv: string;
    readonly note: string;
  };
  readonly scenarios: {
    readonly title: string;
    readonly question: string;
    readonly rows: {
      readonly budget: string;
      readonly npv: string;
      readonly npvRange: string;
      readonly beats: string;
      readonly customers: string;
      readonly left: string;
      readonly revenue: string;
      readonly cost: string;
      readonly contact: string;
      readonly repeats: string;
      readonly nps: string;
      readonly load: string;
    };
    readonly choose: string;
    readonly focus: (name: string) => string;
    readonly focused: string;
    readonly measure: string;
    readonly points: (value: string) => string;
    readonly notRun: string;
    readonly note: string;
  };
  readonly editor: {
    readonly title: string;
    readonly question: string;
    readonly startFrom: string;
    readonly start: string;
    readonly suggest: string;
    readonly suggestHint: string;
    readonly budget: string;
    readonly percentOfToday: string;
    readonly levers: string;
    readonly service: string;
    readonly serviceLabels: Record<keyof Service, string>;
    readonly serviceUnits: Record<keyof Service, string>;
    readonly floors: string;
    readonly npsFloor: string;
    readonly loadFloor: string;
    readonly points: string;
    readonly assumptions: string;
    readonly assumptionsHint: string;
    readonly undo: string;
    readonly redo: string;
    readonly remove: string;
    readonly exportYaml: string;
    readonly exportXlsx: string;
    readonly importFile: string;
    readonly redraw: (draws: string) => string;
    readonly working: (share: string) => string;
    readonly optimising: string;
    readonly done: (seconds: string) => string;
    readonly failed: string;
    readonly readFailed: (file: string) => string;
    readonly imported: (file: string) => string;
    readonly fault: (fault: ScenarioFault) => string;
    readonly faults: string;
    readonly own: string;
    readonly noScript: string;
    readonly low: string;
    readonly value: string;
    readonly high: string;
  };
  readonly sure: {
    readonly title: string;
    readonly question: string;
    readonly tornado: string;
    readonly tornadoNote: (centre: string) => string;
    readonly frontier: string;
    readonly frontierX: string;
    readonly frontierY: string;
    readonly frontierNote: (best: string) => string;
    readonly frontierToday: string;
    readonly table: string;
    readonly input: string;
    readonly low: string;
    readonly high: string;
    readonly budget: string;
    readonly revenue: string;
    readonly npv: string;
  };
  readonly seats: {
    readonly title: string;
    readonly question: (level: string, within: string) => string;
    readonly sentence: (figures: {
      readonly peak: string;
      readonly hour: string;
      readonly staff: string;
      readonly queues: string;
      readonly seatHours: string;
      readonly paid: string | null;
    }) => string;
    readonly hour: string;
    readonly calls: string;
    readonly seats: string;
    readonly staff: string;
    readonly abandoned: string;
    readonly table: string;
    readonly note: string;
  };
  readonly backtest: {
    readonly title: string;
    readonly question: (first: string, last: string) => string;
    readonly held: (counts: {
      readonly fans: string;
      readonly inside: string;
      readonly forecasts: string;
      readonly expected: string;
      readonly narrow: readonly string[];
      readonly wide: readonly string[];
    }) => string;
    readonly inYear: (measure: string, year: number) => string;
    readonly limits: (yearsTested: number) => string;
    readonly lastYear: (from: string, to: string) => string;
    readonly measure: Record<Backtested, string>;
    readonly model: string;
    readonly naive: string;
    readonly inside: (year: number) => string;
    readonly insideOf: (inside: string, forecasts: string) => string;
    readonly fair: (expected: string, low: string, high: string) => string;
    readonly verdict: string;
    readonly better: string;
    readonly worse: string;
    readonly equal: string;
    readonly sentence: (better: readonly string[], equal: readonly string[], worse: readonly string[]) => string;
    readonly actual: string;
    readonly forecast: string;
    readonly chart: string;
    readonly none: string;
    readonly table: string;
    readonly note: string;
  };
  readonly budget: {
    readonly title: string;
    readonly question: (from: string, to: string) => string;
    readonly category: string;
    readonly planned: string;
    readonly actual: string;
    readonly over: string;
    readonly total: string;
    readonly sentence: (actual: string, budget: string, difference: string) => string;
  };
  readonly assumed: {
    readonly title: string;
    readonly question: string;
    readonly basis: Record<Basis, string>;
    readonly name: string;
    readonly value: string;
    readonly range: string;
    readonly kind: string;
    readonly source: string;
    readonly levels: Record<CourseName, string>;
    readonly later: (range: string) => string;
    readonly effects: Record<string, string>;
    readonly half: string;
    readonly effectOf: (lever: string, effect: string) => string;
    readonly perCustomer: (yuan: string) => string;
    readonly points: (points: string) => string;
    readonly note: string;
    readonly table: string;
  };
  readonly target: {
    readonly title: string;
    readonly tooSmall: string;
    readonly sentence: (figures: {
      readonly customers: string;
      readonly share: string;
      readonly leaving: string;
      readonly leavingOfAll: string;
      readonly revenue: string;
      readonly contacts: string;
      readonly worth: string;
      readonly kept: string;
      readonly budget: string;
    }) => string;
    readonly note: string;
  };
  readonly xlsx: {
    readonly plan: string;
    readonly months: string;
    readonly month: string;
    readonly opening: string;
    readonly joins: string;
    readonly left: string;
    readonly closing: string;
    readonly revenue: string;
    readonly margin: string;
    readonly cost: string;
    readonly contribution: string;
    readonly discount: string;
    readonly present: string;
    readonly multiple: string;
    readonly planned: string;
    readonly change: string;
    readonly note: string;
  };
}

/** By language. */
export const planWords: Record<Language, PlanWords> = {en: planEn, zh: planZh};

/** What each published file that is read whole holds: the one list that ties a file's name to its shape. */
import type {PlanBase} from "./plan/base.js";
import type {PlanResults} from "./plan/study.js";
import type {ReportData} from "./report/report.js";
import type {SqlPage} from "./sql/schema.js";
import type {PackedBreakdowns} from "./published/breakdowns.js";
import type {Trust} from "./published/calibration.js";
import type {Cohorts} from "./published/cohort-data.js";
import type {Evidence} from "./published/evidence.js";
import type {Gaming} from "./published/gaming.js";
import type {Guide} from "./published/guide.js";
import type {Brief, Compare, DataPage} from "./published/published.js";
import type {Readiness} from "./published/readiness.js";

export interface PublishedFiles {
  readonly "breakdowns.json": PackedBreakdowns;
  readonly "brief.json": Brief;
  readonly "cohorts.json": Cohorts;
  readonly "compare.json": Compare;
  readonly "data.json": DataPage;
  readonly "evidence.json": Evidence;
  readonly "gaming.json": Gaming;
  readonly "guide.json": Guide;
  readonly "plan-base.json": PlanBase;
  readonly "plan.json": PlanResults;
  readonly "readiness.json": Readiness;
  readonly "report.json": ReportData;
  readonly "sql.json": SqlPage;
  readonly "trust.json": Trust;
}

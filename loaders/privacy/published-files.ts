/** What each published file that is read whole holds: the one list that ties a file's name to its shape. */
import type {PlanBase} from "../../src/model/plan/base.js";
import type {PlanResults} from "../../src/model/plan/study.js";
import type {ReportData} from "../../src/model/report/report.js";
import type {SqlPage} from "../../src/model/sql/schema.js";
import type {PackedBreakdowns} from "../../src/model/published/breakdowns.js";
import type {Trust} from "../../src/model/published/trust.js";
import type {Cohorts} from "../../src/model/published/cohort-data.js";
import type {PairContests} from "../../src/model/published/pair-contests.js";
import type {Evidence} from "../../src/model/published/evidence.js";
import type {Gaming} from "../../src/model/published/gaming.js";
import type {Guide} from "../../src/model/published/guide.js";
import type {Brief} from "../../src/model/published/brief.js";
import type {Compare} from "../../src/model/published/compare.js";
import type {DataPage} from "../../src/model/published/data.js";
import type {IndicatorFiles, IndicatorList} from "../../src/model/published/indicators.js";
import type {Readiness} from "../../src/model/published/readiness.js";
import type {SearchIndex} from "../../src/model/published/search.js";
import type {SystemFile, SystemFileName, SystemList} from "../../src/model/published/system-files.js";

export interface PublishedFiles {
  readonly "breakdowns.json": PackedBreakdowns;
  readonly "brief.json": Brief;
  readonly "cohorts.json": Cohorts;
  readonly "compare.json": Compare;
  readonly "data.json": DataPage;
  readonly "evidence.json": Evidence;
  readonly "gaming.json": Gaming;
  readonly "guide.json": Guide;
  readonly "indicators.json": IndicatorList;
  readonly "indicator-files.json": IndicatorFiles;
  readonly "pair-contests.json": PairContests;
  readonly "plan-base.json": PlanBase;
  readonly "plan.json": PlanResults;
  readonly "readiness.json": Readiness;
  readonly "report.json": ReportData;
  readonly "search.json": SearchIndex;
  readonly "sql.json": SqlPage;
  readonly "systems.json": SystemList;
  readonly "trust.json": Trust;
  /** A file for each system. */
  readonly [system: SystemFileName]: SystemFile;
}

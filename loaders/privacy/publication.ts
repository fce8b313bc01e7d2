/** What a page loads: how each published file is made from what was measured. */
import type {UnreadFile} from "../../src/model/published/reading-remarks.js";
import type {Compare} from "../../src/model/published/compare.js";
import type {Brief} from "../../src/model/published/brief.js";
import type {SiteFacts} from "../../src/model/published/site.js";
import type {SystemFile} from "../../src/model/published/system-files.js";
import type {PublishedFiles} from "./published-files.js";
import type {Database} from "../ground/database.js";
import type {Contract} from "../definitions/contract.js";
import type {Indicators} from "../definitions/indicators.js";
import type {Settings} from "../definitions/settings.js";
import type {SystemDefinition} from "../definitions/systems.js";
import type {Intake} from "../intake/table-intake.js";
import type {Benchmarks} from "../measure/benchmarks.js";
import type {Breakdowns} from "../measure/breakdowns.js";
import type {CompiledIndicator} from "../measure/compile.js";
import type {Cubes} from "../measure/cube.js";
import type {PanelSource} from "../measure/panel/source.js";
import type {Calendar} from "../intake/periods.js";
import type {PeopleAtWork} from "../measure/people-at-work.js";
import type {Units} from "../intake/units.js";
import type {ProvenBounds} from "./bounds.js";
import type {Measured} from "./measured.js";
import type {SolveWhole} from "./whole-numbers.js";
import type {StockSum} from "./joint-audit.js";
import type {Provenance} from "./provenance.js";

/** All that stands when publishing begins. The database still holds the contract tables and frames; what a publication adds to it is its own. */
export interface PublicationContext {
  readonly database: Database;
  readonly settings: Settings;
  readonly contract: Contract;
  readonly indicators: Indicators;
  readonly systems: ReadonlyMap<string, SystemDefinition>;
  readonly legacy: SystemDefinition;
  readonly challenger: SystemDefinition;
  /** The folder of the operator's own report; null where the one that ships stands in as an example. */
  readonly reportFolder: string | null;
  readonly intake: Intake;
  readonly calendar: Calendar;
  readonly units: Units;
  /** Files among the sources that no table is read from. */
  readonly unread: readonly UnreadFile[];
  readonly compiled: readonly CompiledIndicator[];
  /** Every cell, hidden ones too; it stays in the build. */
  readonly cubes: Cubes;
  /** By segment and by channel, hidden cells too; it stays in the build. */
  readonly breakdowns: Breakdowns;
  /** Which employees took what indicators count. */
  readonly people: PeopleAtWork;
  /** Customer-months and line-months, told apart by the units of the league. */
  readonly panels: PanelSource;
  readonly benchmarks: Benchmarks;
  readonly site: SiteFacts;
  /** The cells behind the floor. */
  readonly measured: Measured;
  /** How small cells that aren't shown were proved safe from being had closely. */
  readonly bounds: ProvenBounds;
  /** Finds whole numbers that agree with what is published. */
  readonly solve: SolveWhole;
  readonly brief: Brief;
  readonly compare: Compare;
  /** Of each system, what it needs besides to be compared with any other; in the order of `systems`. */
  readonly systemFiles: readonly SystemFile[];
  readonly progress: (text: string) => void;
}

interface PublicationOf<Name, Content> {
  /** The file's name below `published/`, such as `data.json`. */
  readonly name: Name;
  /** What each number in it sums. */
  readonly sums: Provenance;
  /** Significant digits that its fractions are rounded to as it is written; seven unless given. */
  readonly digits?: number;
  /** Where it tells of customers here at the start of a month by segment: which segments together. All files are solved together. */
  stocks?(context: PublicationContext): Promise<readonly StockSum[]>;
  /** What it holds: bytes as they are, anything else as JSON. The same input must give the same bytes. */
  make(context: PublicationContext): Promise<Content>;
}

/** One published file: JSON of the shape that its readers expect, or a table of the page of SQL. */
export type Publication =
  | {[Name in keyof PublishedFiles]: PublicationOf<Name, PublishedFiles[Name]>}[keyof PublishedFiles]
  | PublicationOf<`sql-${string}.csv`, Uint8Array>;

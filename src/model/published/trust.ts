/** What the page "How far can you trust this?" loads. */
import type {CalibrationPlan} from "./calibration-plan.js";
import type {Calibration} from "./calibration.js";
import type {Correction} from "./corrections.js";
import type {SiteFacts} from "./site.js";
import type {Bilingual} from "./systems.js";

export interface Trust {
  readonly site: SiteFacts;
  /** Null where none was kept. */
  readonly calibration: Calibration | null;
  readonly plan: CalibrationPlan;
  /** The version of the code that this site was made with: what was run with another one is older. */
  readonly version: string;
  readonly behaviours: readonly {readonly id: string; readonly name: Bilingual}[];
  /** What an audit found and what was changed; empty where nothing is kept. */
  readonly corrections: readonly Correction[];
}

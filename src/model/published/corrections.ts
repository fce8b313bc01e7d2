/** What an audit found and what was changed: the shape of one correction, as `data/facts/corrections/` keeps it and the page shows it. */
import type {Bilingual} from "./systems.js";

/** A figure that was shown and the one that stands now, as text with unit and interval. */
interface CorrectedFigure {
  /** What the figure is, and on which data or simulation it was measured. */
  readonly what: Bilingual;
  readonly before: Bilingual;
  readonly after: Bilingual;
}

/** One thing that was wrong. */
export interface Correction {
  readonly title: Bilingual;
  /** What was found: the fault and why it is one. */
  readonly found: Bilingual;
  /** At least one; a fault of words alone has the words before and after. */
  readonly figures: readonly CorrectedFigure[];
  /** The test, simulation or rule that keeps it right, and what stays open. */
  readonly held: Bilingual;
}

/** Undo and redo for whatever can be turned round: steps are changes that lead back, or the states to go back to. */

/** What belongs to one gesture and follows within this many milliseconds is one step. */
const together = 1000;
const mostSteps = 200;

export interface UndoSteps<Step> {
  /** What undoing takes, the latest last. */
  readonly past: readonly Step[];
  /** What redoing takes, the latest last. */
  readonly future: readonly Step[];
  readonly gesture: string | null;
  readonly at: number;
}

/** Nothing done yet. */
export const noSteps: UndoSteps<never> = {past: [], future: [], gesture: null, at: 0};

/**
 * The steps after something was done; nothing can be redone then.
 *
 * @param back what leads back to before it
 * @param done which gesture it belongs to, when it happened (ms), and how two steps back are made one
 */
export function afterStep<Step>(
  {past, gesture, at}: UndoSteps<Step>,
  back: Step,
  done: {readonly gesture: string; readonly at: number; readonly join: (earlier: Step, later: Step) => Step}
): UndoSteps<Step> {
  const isSame = gesture === done.gesture && done.at - at < together;
  const [last] = isSame ? past.slice(-1) : [];
  return {
    past: last === undefined ? [...past, back].slice(-mostSteps) : [...past.slice(0, -1), done.join(last, back)],
    future: [],
    gesture: done.gesture,
    at: done.at
  };
}

/**
 * One step undone or redone; null where there is none.
 *
 * @param turn what leads from after the step back to now
 */
export function turnStep<Step>(
  steps: UndoSteps<Step>,
  direction: "undo" | "redo",
  turn: (step: Step) => Step
): {readonly step: Step; readonly steps: UndoSteps<Step>} | null {
  const [take, give] = direction === "undo" ? (["past", "future"] as const) : (["future", "past"] as const);
  if (steps[take].length === 0) return null;
  const step = steps[take][steps[take].length - 1];
  return {
    step,
    steps: {...noSteps, [take]: steps[take].slice(0, -1), [give]: [...steps[give], turn(step)]}
  };
}

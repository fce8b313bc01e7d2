import type {Progress} from "../../loaders/command/progress.js";
import {loadProofs, runProof, standings, type Entry, type Place, type State} from "./kept.js";

export interface Wanted {
  /** Names of proofs; all unless given. */
  readonly only?: readonly string[] | undefined;
  /** Whether those run too whose results are what would come out again. */
  readonly all: boolean;
  /** Whether none is run. */
  readonly list: boolean;
}

export interface Telling {
  /** Shows how one proof goes. */
  readonly show: (name: string) => Progress;
  readonly print: (line: string) => void;
}

/** Results that would come out again. */
const current: readonly State[] = ["fresh", "didn't hold"];

/**
 * Runs the wanted proofs whose results are stale, keeps what they gave, and prints how each proof stands.
 *
 * @returns whether every proof, wanted or not, has a fresh result that holds
 * @throws where a name is none of a proof, or a proof can't be loaded
 */
export async function verify(place: Place, {only, all, list}: Wanted, {show, print}: Telling): Promise<boolean> {
  const entries = await loadProofs(place);
  const unknown = (only ?? []).filter((name) => !entries.some((entry) => entry.name === name));
  if (unknown.length)
    throw new Error(
      `--only: expected some of ${entries.map(({name}) => name).join(", ")}; found ${unknown.join(", ")}`
    );
  const before = new Map(standings(place, entries).map(({name, state}) => [name, state]));
  for (const entry of entries) {
    const state = before.get(entry.name);
    const isCurrent = state !== undefined && current.includes(state);
    if (list || (only && !only.includes(entry.name)) || (isCurrent && !all)) continue;
    await runOne(place, entry, show(entry.name));
  }
  const after = standings(place, entries);
  for (const {name, state, kept} of after) {
    const claims = entries.find((entry) => entry.name === name)?.proof.claims ?? kept?.claims ?? "";
    print(`${state.padEnd(15)}  ${name.padEnd(24)}  ${claims}`);
  }
  return after.every(({state}) => state === "fresh");
}

/** One that fails keeps none of the others from running: it stays stale, which is told in the end. */
async function runOne(place: Place, entry: Entry, progress: Progress): Promise<void> {
  try {
    const {holds, figures} = await runProof(place, entry, (text) => progress.step(`${entry.name}: ${text}`));
    const told = `${entry.name}: ${holds ? "holds" : "doesn't hold"}; ${JSON.stringify(figures)}`;
    if (holds) progress.done(told);
    else progress.failed(told);
  } catch (error) {
    progress.failed(`${entry.name}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  }
}

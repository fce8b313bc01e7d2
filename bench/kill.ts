import {rmSync} from "node:fs";
import {killBuilds} from "../test/loaders/site/killing.js";
import {copyProject, makeRaw} from "../test/loaders/site/project.js";

/** What was counted over all moments. */
export interface KillFigures {
  readonly moments: number;
  readonly whileReading: number;
  readonly lastSiteStood: number;
  readonly newSiteStood: number;
  readonly neither: number;
  readonly nextRight: number;
  readonly withLitter: number;
  /** The share of moments after which all was well. */
  readonly ratio: number;
}

/** Kills builds at 50 moments, or as many as asked for. */
export async function bench([asked = "50"]: readonly string[]): Promise<Readonly<Record<string, unknown>>> {
  const times = Number(asked);
  if (!Number.isInteger(times) || times < 1) throw new Error(`kill: expected a number of moments; found "${asked}"`);
  return {...(await killAt(times, (text) => console.error(text)))};
}

/**
 * Kills builds at so many moments, half of them spread over their whole course and half over the reading of
 * sources: each time the last good site must stand, or a whole new one, and the next build must be right and leave no litter.
 */
export async function killAt(times: number, progress: (text: string) => void): Promise<KillFigures> {
  const raw = await makeRaw();
  const project = copyProject(raw);
  try {
    const killings = await killBuilds(project, times, {
      onKilling: ({part, at, during, stood, nextIsRight, litter, nextTook}) =>
        progress(
          `killed at ${Math.round(at * 100)} % of the ${part} (${during}): ${stood} site; next ${nextIsRight ? "right" : "WRONG"} in ${nextTook.toFixed(1)} builds' time${litter.map((path) => `; left ${path}`).join("")}`
        )
    });
    const count = (holds: (killing: (typeof killings)[number]) => boolean) => killings.filter(holds).length;
    return {
      moments: times,
      whileReading: count(({during}) => /^reading (?!definitions)/.test(during)),
      lastSiteStood: count(({stood}) => stood === "last"),
      newSiteStood: count(({stood}) => stood === "new"),
      neither: count(({stood}) => stood === "neither"),
      nextRight: count(({nextIsRight}) => nextIsRight),
      withLitter: count(({litter}) => litter.length > 0),
      ratio: count(({stood, nextIsRight, litter}) => stood !== "neither" && nextIsRight && litter.length === 0) / times
    };
  } finally {
    project.remove();
    rmSync(raw, {recursive: true, force: true});
  }
}

import {join} from "node:path";
import type {Gaming} from "../../src/model/published/gaming.js";
import type {PublicationContext} from "../privacy/publication.js";
import {gamingTracesOf} from "../evaluate/gaming-traces.js";
import {readBehaviours} from "../replay/behaviours.js";
import {replayGaming} from "../replay/replay.js";

const folder = join(import.meta.dirname, "../../data/gaming");

/** What gaming would gain and lose, and what of it shows in the data as they stand. */
export async function gamingOf(context: PublicationContext): Promise<Gaming> {
  return {
    site: context.site,
    observed: await gamingTracesOf(context),
    replays: await replayGaming(context, readBehaviours(folder))
  };
}

import {join} from "node:path";
import {projectFolder} from "../ground/project.js";
import type {Gaming} from "../../src/model/published/gaming.js";
import type {PublicationContext} from "../privacy/publication.js";
import {gamingTracesOf} from "../evaluate/gaming-traces.js";
import {readBehaviours} from "../replay/behaviours.js";
import {replayGaming} from "../replay/replay.js";
import {siteFactsDeclared, type Provenance} from "../privacy/provenance.js";

/** What the numbers about gaming sum. */
export const gamingDeclared: Provenance = {
  ...siteFactsDeclared,
  observed: {of: "customers", over: "traces by unit, of units with the floor of customers"},
  "observed.twins": {of: "customers", over: "cells that are shown"},
  "observed.slopes": {of: "shown", over: "slopes over all units, in which none is told apart"},
  "observed.slopesOf": {of: "nobody", over: "how the slopes were found"},
  replays: {of: "shown", over: "scores and losses of history run again, over all customers of each unit ranked"}
};

const folder = join(projectFolder, "data/gaming");

/** What gaming would gain and lose, and what of it shows in the data as they stand. */
export async function gamingOf(context: PublicationContext): Promise<Gaming> {
  return {
    site: context.site,
    observed: await gamingTracesOf(context),
    replays: await replayGaming(context, readBehaviours(folder))
  };
}

import {readFileSync} from "node:fs";
import {join} from "node:path";
import {projectFolder} from "../ground/project.js";
import type {Guide} from "../../src/model/published/guide.js";
import {guideExamples} from "../../src/model/published/guide.js";
import type {Provenance} from "../privacy/provenance.js";

/** The guide has no numbers but those in its texts. */
export const guideDeclared: Provenance = {};

const mappings = join(projectFolder, "data/mappings");

/** The mappings that ship, as the guide shows them: their text, none of anyone's data. */
export async function guideOf(): Promise<Guide> {
  const text = (example: string, file: string) => readFileSync(join(mappings, example, file), "utf8").trimEnd();
  return {
    examples: guideExamples.map((id) => ({
      id,
      mapping: text(id, "mapping.yaml"),
      settings: text(id, "lab.config.yaml")
    }))
  };
}

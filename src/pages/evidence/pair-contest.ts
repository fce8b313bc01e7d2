/** The contest of any two systems that a reader chooses, from the draws of each. */
import {maker} from "../../elements/elements.js";
import {localized} from "../../language/format.js";
import type {PairContests} from "../../model/published/pair-contests.js";
import type {SystemList, SystemPair} from "../../model/published/system-files.js";
import type {SystemFacts} from "../../model/published/systems.js";
import {pairContest} from "../../model/scoring/pair-contest.js";
import {isNamed, pairChooser} from "../../scores/system-pair.js";
import {pairWords} from "../../scores/words-pair.js";
import {contestTable, forestRow} from "./contest.js";
import type {EvidenceContext} from "./context.js";

export interface PairSectionOptions {
  readonly contests: PairContests;
  readonly list: SystemList;
  readonly pair: SystemPair;
  readonly choose: (pair: SystemPair) => void;
}

/** The two choices, and their contest, or why they have none. */
export function pairSection(context: EvidenceContext, {contests, list, pair, choose}: PairSectionOptions): HTMLElement {
  const {document, language, evidence} = context;
  const h = maker(document);
  const words = pairWords[language].contest;
  const {legacy, challenger} = evidence.site.systems;
  const named = (facts: SystemFacts, id: string): SystemFacts => {
    const found = list.systems.find((one) => one.id === id);
    return found ? {...facts, id, name: found.name} : facts;
  };
  const systems = {legacy: named(legacy, pair.legacy), challenger: named(challenger, pair.challenger)};
  const own: EvidenceContext = {...context, evidence: {...evidence, site: {...evidence.site, systems}}};
  const isOwn = isNamed(pair, list) || isNamed({legacy: pair.challenger, challenger: pair.legacy}, list);
  const found = isOwn ? null : pairContest(contests, pair, list.settings);
  return h(
    "section",
    {class: "card card-contest", id: "pair-contest", "aria-labelledby": "pair-contest-title"},
    h("h2", {id: "pair-contest-title"}, words.title),
    h("p", {class: "question"}, words.question),
    pairChooser({list, pair, document, language, choose}),
    !isOwn &&
      h("p", {class: "note"}, words.rest(localized(legacy.name, language), localized(challenger.name, language))),
    isOwn
      ? h("p", {class: "empty"}, words.own)
      : found === null
        ? h("p", {class: "empty"}, words.none)
        : [
            h(
              "ol",
              {class: "forest"},
              found.rows.map((row) => forestRow(own, row))
            ),
            h("p", {class: "note"}, words.corrected(found.pairs, found.group.window)),
            contestTable(own, found.rows)
          ]
  );
}

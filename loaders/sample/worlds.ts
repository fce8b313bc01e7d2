import {arrowNames, type Arrow, type Arrows} from "./arrows.js";

/** The worlds as data: which arrows of the model are cut (0), weakened (between 0 and 1) or strengthened (above 1). */

export const worldNames = ["gamed", "honest", "null", "equal", "reversed", "nps_gamed"] as const;
export type World = (typeof worldNames)[number];

/** Arrows that only some worlds have. */
const absentByDefault = {npsPressureToGaming: 0, unansweredToLeaving: 0, skillToCapacity: 0, skillToPace: 0} as const;

const noReceptionGaming = {pressureToGaming: 0, outsourcingToGaming: 0} as const;

export const worldChanges: Readonly<Record<World, {readonly says: string; readonly arrows: Partial<Arrows>}>> = {
  gamed: {says: "The reception KPIs are gamed, more by some units than by others.", arrows: {}},
  honest: {says: "Nobody games, whatever is appraised.", arrows: noReceptionGaming},
  null: {
    says: "Leaving is independent of everything scored: gamed like `gamed`, but nothing that is done to customers moves them to leave or stay.",
    arrows: {
      satisfactionToLeaving: 0,
      termToLeaving: 0,
      priceWarToLeaving: 0,
      priceToLeaving: 0,
      leavingToAsking: 0,
      savingToStaying: 0,
      tenureToLeaving: 0,
      kindToLeaving: 0
    }
  },
  equal: {
    says: "Nobody games, and good agents solve more, answer more and are quicker; customers tell it and stay for nothing else: both systems see the same thing.",
    arrows: {
      ...noReceptionGaming,
      skillToSolved: 4,
      skillToCapacity: 0.9,
      skillToPace: 0.9,
      networkToSatisfaction: 0,
      unansweredToSatisfaction: 0,
      satisfactionToRecommendation: 2,
      satisfactionToAcceptance: 2.5
    }
  },
  reversed: {
    says: "Nobody games; what drives people away is that nobody answers, and what they say when asked tells little.",
    arrows: {
      ...noReceptionGaming,
      skillToSolved: 1.3,
      skillToCapacity: 1.6,
      skillToPace: 1.6,
      satisfactionToRecommendation: 0.05,
      satisfactionToResponse: 0,
      satisfactionToAcceptance: 0,
      satisfactionToLeaving: 0,
      termToLeaving: 0.3,
      unansweredToLeaving: 1.5
    }
  },
  nps_gamed: {
    says: "The reception KPIs aren't gamed; from the middle of the window the customer's recommendation is appraised, and gamed.",
    arrows: {...noReceptionGaming, npsPressureToGaming: 1}
  }
};

/** The strength of every arrow in a world. */
export function arrowsOf(world: World): Arrows {
  const strengths: Partial<Record<Arrow, number>> = {...absentByDefault, ...worldChanges[world].arrows};
  const complete = (name: Arrow): number => strengths[name] ?? 1;
  return arrowTable(complete);
}

/** A strength for every arrow. */
export function arrowTable(strength: (name: Arrow) => number): Arrows {
  // fromEntries loses the keys' type; the list holds every arrow once.
  return Object.fromEntries(arrowNames.map((name) => [name, strength(name)])) as Arrows;
}

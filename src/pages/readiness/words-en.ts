/** The readiness page in English. */

export const readinessEn = {
  systemsReady: (ready: number, all: number): string =>
    ready === all
      ? `All ${all} indicator systems score units by these data.`
      : `${ready} of ${all} indicator systems score units by these data.`,
  toData: "What was read, row by row of reasons, and every definition",
  contents: {
    label: "On this page",
    next: "What to collect next",
    systems: "Systems",
    tables: "Tables",
    indicators: "Indicators",
    answers: "Answer rates"
  },
  indicators: {
    title: "Indicators: what feeds them",
    question:
      "Each indicator with the tables and columns it is made of, how far its figures reach, and the systems that use it.",
    of: "Made of",
    units: (covered: string, units: string): string => `${covered} of ${units} have a figure`,
    lacks: "Lacks",
    usedBy: "Used by",
    nobody: "no system"
  },
  answers: {
    title: "Who answered",
    question:
      "Of the questions put to customers, the share that was answered. A figure from few answers speaks for few.",
    none: "No questions to customers were read, or too few to show.",
    kind: "Kind of question",
    asked: "Asked",
    answered: "Answered",
    rate: "Share answered",
    note: "Those who answer aren’t like those who don’t; a low share widens no interval, yet makes every figure from answers less sure than its interval says."
  }
};

export type ReadinessWords = typeof readinessEn;

/** Brings the plan to life: changes recalculate in a worker, the address follows, plans go out and come in as files. */
import {planStateFromSearch, searchFromPlanState, withFocus, type PlanState} from "./state.js";
import type {Cohorts} from "../../model/published/cohort-data.js";
import type {PlanBase, Scenario} from "../../model/plan/base.js";
import type {ScenarioFault} from "../../model/plan/scenario.js";
import type {PlanResults, PlanStudy} from "../../model/plan/study.js";
import {planWords} from "./words.js";
import {decimal, percent, type Language} from "../../language/format.js";
import {fitBase} from "../../model/plan/fit.js";
import {planContext} from "./context.js";
import type {PlanTools} from "./editor.js";
import {loaded} from "../../elements/loaded.js";
import {scenarioOfYaml, scenarioYaml, sheetsOf} from "./files.js";
import {targetCard} from "./target.js";
import {planView} from "./view.js";
import type {PlanAnswer, PlanTask} from "./worker.js";
import {showTips} from "../../elements/tooltip.js";

/** Draws after a change, and when asked for more. Both are enough for the tenth and ninetieth hundredth. */
const draws = 10_240;
const mostUndone = 50;

interface Loading {
  readonly base: Promise<PlanBase>;
  readonly results: Promise<PlanResults>;
  readonly wasm: string;
  /** Asked for only where the address hands over a target group. */
  readonly cohorts: () => Promise<Cohorts>;
}

/** Makes the page's controls work. */
export async function planLive(page: HTMLElement, loading: Loading, language: Language): Promise<void> {
  const found = await loaded(page, Promise.all([loading.base, loading.results]), language);
  if (found === null) return;
  const [base, built] = found;
  const {facts} = built;
  if (!built.study || !facts) return;
  const fitted = fitBase(base);
  let study: PlanStudy = built.study;
  const words = planWords[language].editor;
  showTips(document);
  let {state, faults}: {state: PlanState; faults: readonly ScenarioFault[]} = planStateFromSearch(
    location.search,
    base
  );
  let status = "";
  let undone: (Scenario | null)[] = [];
  let past: (Scenario | null)[] = [];
  let worker: Worker | null = null;
  let task = 0;
  const target = new URLSearchParams(location.search).get("target");
  let cohorts: Cohorts | null = null;

  const say = (text: string) => {
    status = text;
    const place = page.querySelector(".plan-status");
    if (place) place.textContent = text;
  };

  const show = () => {
    const context = planContext({document, language, base, fitted, facts, study, state});
    if (!context) return;
    const focused =
      document.activeElement instanceof HTMLElement && page.contains(document.activeElement)
        ? document.activeElement.id
        : "";
    const open = [...page.querySelectorAll("details")].map((details) => details.open);
    const view = planView(context, choose, tools(), {status, faults});
    const group = cohorts && target ? targetCard(context, cohorts, target) : null;
    if (group) view.querySelector(".plan-heading")?.after(group);
    page.replaceChildren(view);
    page.querySelectorAll("details").forEach((details, i) => {
      details.open = open[i] ?? false;
    });
    if (focused) document.getElementById(focused)?.focus({preventScroll: true});
  };

  const address = () => searchFromPlanState(state) + (target ? `&target=${encodeURIComponent(target)}` : "");

  const choose = (change: Partial<PlanState>) => {
    state = {...state, ...change};
    history.pushState(null, "", address());
    show();
  };

  /** Calculates every scenario that is compared; what runs already is given up. */
  const calculate = () => {
    worker?.terminate();
    const started = performance.now();
    const own = task + 1;
    task = own;
    worker = new Worker(import.meta.resolve("./worker.js"), {type: "module"});
    const scenarios = [...base.scenarios, ...(state.own ? [state.own] : [])].filter(
      ({id}) => id === "today" || state.shown.includes(id)
    );
    worker.addEventListener("error", () => say(words.failed));
    worker.addEventListener("message", (event: MessageEvent<PlanAnswer>) => {
      const answer = event.data;
      if (answer.task !== task) return;
      if (answer.kind === "optimising") say(words.optimising);
      else if (answer.kind === "drawing") say(words.working(percent(answer.share, language)));
      else {
        if (answer.kind === "failed") {
          console.error(answer.reason);
          say(words.failed);
        } else {
          study = merged(study, answer.study);
          status = words.done(decimal((performance.now() - started) / 1000, language));
          show();
        }
        worker?.terminate();
        worker = null;
      }
    });
    worker.postMessage(
      {task: own, base, scenarios, draws, seed: study.seed, wasm: loading.wasm} satisfies PlanTask,
      []
    );
  };

  const setOwn = (own: Scenario | null) => {
    faults = [];
    const shown = own ? state.shown.filter((id) => id !== "own") : state.shown.filter((id) => id !== "own");
    const focus = own ? "own" : state.focus === "own" ? "suggested" : state.focus;
    state = {...state, own, focus, shown: withFocus(own ? [...shown.slice(0, 3), "own"] : shown, focus)};
    if (!own) study = without(study, "own");
    history.pushState(null, "", address());
    if (own) {
      calculate();
      show();
    } else show();
  };

  const edit = (own: Scenario | null) => {
    past = [...past, state.own].slice(-mostUndone);
    undone = [];
    setOwn(own);
  };

  const tools = (): PlanTools => ({
    edit,
    undo: past.length
      ? () => {
          const own = past[past.length - 1];
          past = past.slice(0, -1);
          undone = [...undone, state.own];
          setOwn(own);
        }
      : null,
    redo: undone.length
      ? () => {
          const own = undone[undone.length - 1];
          undone = undone.slice(0, -1);
          past = [...past, state.own];
          setOwn(own);
        }
      : null,
    redraw: calculate,
    exportYaml: () =>
      void save(async () => new Blob([await scenarioYaml(shownScenario())], {type: "application/yaml"}), "yaml"),
    exportXlsx: () => void save(sheetBlob, "xlsx"),
    importFile: (file) => void read(file)
  });

  const shownScenario = (): Scenario =>
    state.own ?? base.scenarios.find(({id}) => id === state.focus) ?? base.scenarios[0];

  const sheetBlob = async (): Promise<Blob> => {
    const context = planContext({document, language, base, fitted, facts, study, state});
    if (!context) throw new Error("expected a plan to save; found none");
    const {default: write} = await import("write-excel-file/browser");
    const kinds = {String, Number, Formula: "Formula"} as const;
    return write(
      sheetsOf(context, context.focus).map(({name, rows}) => ({
        sheet: name,
        data: rows.map((row) => row.map(({value, type}) => ({value, type: kinds[type]})))
      }))
    ).toBlob();
  };

  const save = async (make: () => Promise<Blob>, ending: string) => {
    try {
      const address = URL.createObjectURL(await make());
      const link = Object.assign(document.createElement("a"), {
        href: address,
        download: `plan-${state.focus}.${ending}`
      });
      link.click();
      setTimeout(() => URL.revokeObjectURL(address), 1000);
    } catch (fault) {
      console.error(fault);
      say(words.failed);
    }
  };

  const read = async (file: File) => {
    const outcome = await scenarioOfYaml(await file.text(), base);
    if (!outcome) {
      say(words.readFailed(file.name));
    } else if (outcome.scenario) {
      status = words.imported(file.name);
      edit(outcome.scenario);
    } else {
      ({faults} = outcome);
      show();
    }
  };

  addEventListener("popstate", () => {
    ({state, faults} = planStateFromSearch(location.search, base));
    if (state.own) calculate();
    show();
  });
  show();
  if (state.own) calculate();
  if (target) {
    try {
      cohorts = await loading.cohorts();
      show();
    } catch (fault) {
      console.error(fault);
    }
  }
}

/** What was calculated now, and what was known before of the others; chances are known only among those calculated together. */
function merged(before: PlanStudy, now: PlanStudy): PlanStudy {
  const old = before.results.filter(({id}) => !now.results.some((result) => result.id === id));
  const results = [...now.results, ...old];
  const find = (study: PlanStudy, a: string, b: string) => {
    const [i, j] = [a, b].map((id) => study.results.findIndex((result) => result.id === id));
    return study.beats[i]?.[j];
  };
  const nothing = {share: 0, difference: {p10: 0, p50: 0, p90: 0}};
  return {
    ...now,
    results,
    beats: results.map((a) => results.map((b) => find(now, a.id, b.id) ?? find(before, a.id, b.id) ?? nothing))
  };
}

function without(study: PlanStudy, id: string): PlanStudy {
  const at = study.results.findIndex((result) => result.id === id);
  if (at < 0) return study;
  const others = <T>(list: readonly T[]) => list.filter((_, i) => i !== at);
  return {...study, results: others(study.results), beats: others(study.beats).map(others)};
}

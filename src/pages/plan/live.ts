/** Brings the plan to life: changes recalculate in a worker, the address follows, plans go out and come in as files. */
import {fans, planStateFromSearch, searchFromPlanState, withFocus, type PlanState} from "./state.js";
import {unknownInSlice} from "../../model/cohorts/cohort-slice.js";
import {sliceDimensions} from "../../model/cohorts/cohort-state.js";
import type {Cohorts} from "../../model/published/cohort-data.js";
import type {PlanBase, Scenario} from "../../model/plan/base.js";
import type {ScenarioFault} from "../../model/plan/scenario.js";
import type {PlanFacts, PlanResults, PlanStudy} from "../../model/plan/study.js";
import {planWords} from "./words.js";
import {decimal, percent, localized, type Language} from "../../language/format.js";
import {fitBase, type Fitted} from "../../model/plan/fit.js";
import {calculation, mergedStudy, studyWithout} from "./calculation.js";
import {planContext, type PlanContext} from "./context.js";
import type {PlanTools} from "./editor.js";
import {awaitData} from "../../elements/await-data.js";
import {redrawer} from "../../elements/redraw.js";
import {afterStep, noSteps, turnStep, type UndoSteps} from "../../elements/undo-steps.js";
import {scenarioOfYaml, scenarioYaml, sheetsBlob} from "./files.js";
import {targetCard} from "./target.js";
import {planView} from "./view.js";
import {addressWords} from "../../language/address.js";
import {shortened, showAddressNote, tooLongInWords, unknownInAddress} from "../../elements/address-note.js";
import {showTips} from "../../elements/tooltip.js";

interface Loading {
  readonly base: Promise<PlanBase>;
  readonly results: Promise<PlanResults>;
  readonly wasm: string;
  /** Asked for only where the address hands over a target group. */
  readonly cohorts: () => Promise<Cohorts>;
}

/** Makes the page's controls work. */
export async function planLive(page: HTMLElement, loading: Loading, language: Language): Promise<void> {
  const found = await awaitData(page, Promise.all([loading.base, loading.results]), language);
  if (found === null) return;
  const [base, {facts, study}] = found;
  if (!study || !facts) return;
  showTips(document);
  const live = new LivePlan(page, {base, facts, study, wasm: loading.wasm}, language);
  live.start();
  await live.showTarget(loading.cohorts);
}

interface PlanGiven {
  readonly base: PlanBase;
  readonly facts: PlanFacts;
  readonly study: PlanStudy;
  readonly wasm: string;
}

/** The page with what its reader has chosen, changed and calculated. */
class LivePlan {
  private readonly base: PlanBase;
  private readonly fitted: Fitted;
  private readonly target = new URLSearchParams(location.search).get("target");
  private readonly run: ReturnType<typeof calculation>;
  private readonly redraw: ReturnType<typeof redrawer>;
  private study: PlanStudy;
  private state: PlanState;
  private faults: readonly ScenarioFault[];
  private status = "";
  private refusal = "";
  /** Own plans to go back to and forth; null: none. */
  private steps: UndoSteps<Scenario | null> = noSteps;
  private cohorts: Cohorts | null = null;

  constructor(
    private readonly page: HTMLElement,
    private readonly given: PlanGiven,
    private readonly language: Language
  ) {
    const words = planWords[language].editor;
    this.base = given.base;
    this.fitted = fitBase(given.base);
    this.study = given.study;
    ({state: this.state, faults: this.faults} = planStateFromSearch(location.search, given.base));
    this.redraw = redrawer(page);
    this.run = calculation({
      base: given.base,
      fitted: this.fitted,
      wasm: given.wasm,
      optimising: () => this.say(words.optimising),
      drawing: (share) => this.say(words.working(percent(share, language))),
      failed: () => this.say(words.failed),
      done: (study, seconds) => {
        this.study = mergedStudy(this.study, study);
        this.say(words.done(decimal(seconds, language)));
        void this.redraw(this.show);
      }
    });
  }

  start(): void {
    addEventListener("popstate", () => {
      ({state: this.state, faults: this.faults} = planStateFromSearch(location.search, this.base));
      if (this.state.own) this.calculate();
      void this.redraw(this.show);
    });
    this.show();
    if (this.state.own) this.calculate();
  }

  /** Tells of the group of customers that the address hands over, where it does. */
  async showTarget(load: () => Promise<Cohorts>): Promise<void> {
    if (!this.target) return;
    try {
      this.cohorts = await load();
      void this.redraw(this.show);
    } catch (fault) {
      console.error(fault);
    }
  }

  private say(text: string): void {
    this.status = text;
    const place = this.page.querySelector(".plan-status");
    if (place) place.textContent = text;
  }

  private context(): PlanContext | null {
    const {language, base, fitted, study, state, given} = this;
    return planContext({document, language, base, fitted, facts: given.facts, study, state});
  }

  private readonly show = (): void => {
    const context = this.context();
    if (!context) return;
    const {status, refusal, faults, cohorts, target} = this;
    const view = planView(context, (change) => this.choose(change), this.tools(), {status, refusal, faults});
    const group = cohorts && target ? targetCard(context, cohorts, target) : null;
    if (group) view.querySelector(".plan-heading")?.after(group);
    this.page.replaceChildren(view);
    showAddressNote(this.page, this.addressNotes(context));
  };

  /** What the address asks for in vain, and that it is too long. */
  private addressNotes({words, state: {focus, fan, own}, base}: PlanContext): string[] {
    const {language, cohorts, target} = this;
    const {what, unknown, noGroup} = addressWords[language];
    const named = base.scenarios.find(({id}) => id === focus);
    const shown = named ? localized(named.name, language) : words.editor.own;
    const known = [...base.scenarios.map(({id}) => id), ...(own ? ["own"] : [])];
    const gone = (new URLSearchParams(location.search).get("plans") ?? "")
      .split(",")
      .filter((id) => id !== "" && !known.includes(id));
    const noTarget = cohorts && target ? unknownInSlice(target, sliceDimensions(cohorts)) : [];
    return [
      ...gone.map((id) => unknown(what.plan, shortened(id), shown)),
      ...unknownInAddress(
        location.search,
        [
          {name: "focus", what: "plan", known, shown},
          {name: "fan", what: "fan", known: fans, shown: words.fan.series[fan]}
        ],
        language
      ),
      ...noTarget.map((part) => unknown(what.target, shortened(part), noGroup)),
      ...tooLongInWords(location.href, language)
    ];
  }

  private choose(change: Partial<PlanState>): void {
    this.state = {...this.state, ...change};
    const target = this.target ? `&target=${encodeURIComponent(this.target)}` : "";
    history.pushState(null, "", searchFromPlanState(this.state) + target);
    void this.redraw(this.show);
  }

  /** Calculates every scenario that is compared. */
  private calculate(): void {
    const {base, state} = this;
    const scenarios = [...base.scenarios, ...(state.own ? [state.own] : [])].filter(
      ({id}) => id === "today" || state.shown.includes(id)
    );
    this.run(scenarios, this.study.seed);
  }

  private setOwn(own: Scenario | null): void {
    const {state} = this;
    this.faults = [];
    this.refusal = "";
    const shown = state.shown.filter((id) => id !== "own");
    const focus = own ? "own" : state.focus === "own" ? "suggested" : state.focus;
    if (!own) this.study = studyWithout(this.study, "own");
    this.choose({own, focus, shown: withFocus(own ? [...shown.slice(0, 3), "own"] : shown, focus)});
    if (own) this.calculate();
  }

  private edit(own: Scenario | null, gesture: string): void {
    const step = {gesture, at: Date.now(), join: (earlier: Scenario | null) => earlier};
    this.steps = afterStep(this.steps, this.state.own, step);
    this.setOwn(own);
  }

  private turn(direction: "undo" | "redo"): void {
    const turned = turnStep(this.steps, direction, () => this.state.own);
    if (!turned) return;
    this.steps = turned.steps;
    this.setOwn(turned.step);
  }

  private tools(): PlanTools {
    const {past, future} = this.steps;
    return {
      edit: (own, gesture) => this.edit(own, gesture),
      refuse: (label) => {
        this.refusal = planWords[this.language].editor.noNumber(label);
        void this.redraw(this.show);
      },
      undo: past.length ? () => this.turn("undo") : null,
      redo: future.length ? () => this.turn("redo") : null,
      redraw: () => this.calculate(),
      exportYaml: () =>
        void this.save(
          async () => new Blob([await scenarioYaml(this.shownScenario())], {type: "application/yaml"}),
          "yaml"
        ),
      exportXlsx: () => void this.save(() => this.sheets(), "xlsx"),
      importFile: (file) => void this.read(file)
    };
  }

  private shownScenario(): Scenario {
    const {state, base} = this;
    return state.own ?? base.scenarios.find(({id}) => id === state.focus) ?? base.scenarios[0];
  }

  private async sheets(): Promise<Blob> {
    const context = this.context();
    if (!context) throw new Error("expected a plan to save; found none");
    return sheetsBlob(context);
  }

  private async save(make: () => Promise<Blob>, ending: string): Promise<void> {
    try {
      const href = URL.createObjectURL(await make());
      Object.assign(document.createElement("a"), {href, download: `plan-${this.state.focus}.${ending}`}).click();
      setTimeout(() => URL.revokeObjectURL(href), 1000);
    } catch (fault) {
      console.error(fault);
      this.say(planWords[this.language].editor.failed);
    }
  }

  private async read(file: File): Promise<void> {
    const words = planWords[this.language].editor;
    const outcome = await scenarioOfYaml(await file.text(), this.base);
    if (!outcome) return this.say(words.readFailed(file.name));
    if (outcome.scenario) {
      this.say(words.imported(file.name));
      return this.edit(outcome.scenario, `file ${file.name}`);
    }
    ({faults: this.faults} = outcome);
    void this.redraw(this.show);
  }
}

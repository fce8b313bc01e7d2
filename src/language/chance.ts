/** How a chance that is counted in draws is told, on the page of the plan as in the report. */
import {percent, type Language} from "./format.js";

const words: Readonly<Record<Language, {readonly over: string; readonly under: string}>> = {
  en: {over: "over 99%", under: "under 1%"},
  zh: {over: "超过 99%", under: "不到 1%"}
};

/** A share of draws, no surer than draws can tell it: `83%`, `over 99%`. */
export function chanceText(share: number, language: Language): string {
  if (share >= 0.995) return words[language].over;
  if (share < 0.005) return words[language].under;
  return percent(share, language);
}

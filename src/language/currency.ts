/** The currency of the data, as its owner's settings name it: one for the whole site, told to each page by its head. */
import {locales, type Language} from "./locales.js";

/** The currency where the settings name none. */
export const usualCurrency = "CNY";

/** The name of the element of a page's head that tells the currency, where it isn't the usual one. */
export const currencyElement = "lab-currency";

let code =
  globalThis.document?.querySelector?.(`meta[name="${currencyElement}"]`)?.getAttribute("content") ?? usualCurrency;
let wasRead = false;

/**
 * Sets the currency, before anything is written in it.
 *
 * @param next its ISO 4217 code, such as EUR
 * @throws where texts were made in another currency already: they would keep it
 */
export function setCurrency(next: string): void {
  if (wasRead && next !== code)
    throw new Error(`currency: expected ${next} before texts were made; found ${code} in use`);
  code = next;
}

function current(): string {
  wasRead = true;
  return code;
}

/**
 * The sign that stands before a figure: `¥`, `€`, and `CHF` with a space. In Chinese none does; the currency's name stands
 * after the figure.
 */
export function currencySign(language: Language): string {
  const currency = current();
  if (language === "zh") return "";
  if (currency === usualCurrency) return "¥";
  const parts = new Intl.NumberFormat(locales.en, {style: "currency", currency, currencyDisplay: "narrowSymbol"});
  const sign = parts.formatToParts(0).find(({type}) => type === "currency")?.value ?? currency;
  return /\p{L}$/u.test(sign) ? `${sign} ` : sign;
}

/** The name of the data's currency as a sentence has it: `yuan`, `euro`, `US dollar`; `元`、`欧元`、`美元`. */
export function currencyName(language: Language): string {
  return nameOfCurrency(current(), language);
}

/**
 * The same of any currency, for whoever writes before the data's own is set.
 *
 * @param currency its ISO 4217 code
 */
export function nameOfCurrency(currency: string, language: Language): string {
  if (currency === usualCurrency) return language === "zh" ? "元" : "yuan";
  const name = new Intl.DisplayNames([locales[language]], {type: "currency"}).of(currency) ?? currency;
  return language === "zh" ? name : name.replace(/\p{Lu}\p{Ll}+$/u, (word) => word.toLowerCase());
}

/** The same with its article: `a yuan`, `a euro`, `an Indian rupee`. */
export function oneOfCurrency(): string {
  const name = currencyName("en");
  return `${/^([aio]|e(?!uro))/i.test(name) ? "an" : "a"} ${name}`;
}

/** What the contract counts money in, a hundredth of the currency: `fen (¥0.01)`, `hundredths (€0.01)`; `分（0.01 元）`. */
export function currencyHundredth(language: Language): string {
  const isUsual = current() === usualCurrency;
  if (language === "zh") return `${isUsual ? "分" : "百分之一"}（0.01 ${currencyName("zh")}）`;
  return `${isUsual ? "fen" : "hundredths"} (${currencySign("en")}0.01)`;
}

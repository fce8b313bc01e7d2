/** Options that several commands share. */
import {InvalidArgumentError} from "commander";
import type {Language} from "../../src/language/format.js";

/** A whole number of at least 1. */
export function whole(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1) throw new InvalidArgumentError("expected a whole number of at least 1");
  return value;
}

/** `1`, `0.5%` or `2 %` as a share. */
export function percentage(text: string): number {
  const value = Number(text.replace(/\s*%$/, ""));
  if (text.trim() === "" || !(value >= 0 && value <= 100))
    throw new InvalidArgumentError("expected a percentage from 0 to 100, such as 0.5");
  return value / 100;
}

/** A month such as 2026-09. */
export function month(text: string): string {
  if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(text)) throw new InvalidArgumentError("expected a month, such as 2026-09");
  return text;
}

/** `en` or `zh`. */
export function language(text: string): Language {
  if (text !== "en" && text !== "zh") throw new InvalidArgumentError("expected en or zh");
  return text;
}

/** The language of the terminal: Chinese where its locale is, otherwise English. */
export function ownLanguage(): Language {
  return /^zh/i.test(process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG || "") ? "zh" : "en";
}

export interface Threads {
  readonly threads?: number;
}

/** Of every table at most this share may be set aside unless a call says otherwise. */
export const usuallyAllowed = 0.01;

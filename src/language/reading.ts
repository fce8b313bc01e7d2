/** What is said of data that were read, by the page of readiness and by the command `check`. */
import {readingEn, type ReadingWords} from "./reading-en.js";
import {readingZh} from "./reading-zh.js";
import type {Language} from "./format.js";

export type {ReadingWords} from "./reading-en.js";

export const readingWords: Readonly<Record<Language, ReadingWords>> = {en: readingEn, zh: readingZh};

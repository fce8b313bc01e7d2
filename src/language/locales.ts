/** The two languages of the site, and how each writes numbers. */
export type Language = "en" | "zh";

export const locales: Readonly<Record<Language, string>> = {en: "en-GB", zh: "zh-CN"};

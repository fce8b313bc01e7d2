/** Small values as YAML in one line. */

/** A text without quotes where YAML reads it as a text all the same. */
export function plainText(text: string): string {
  const isPlain = /^[\p{L}_][\p{L}\p{N}_]*( [\p{L}\p{N}_]+)*$/u.test(text);
  const isWord = /^(y|n|yes|no|true|false|on|off|null|nan|inf)$/i.test(text);
  return isPlain && !isWord ? text : JSON.stringify(text);
}

type Small = string | number | boolean | null | {readonly [key: string]: Small};

/** A value in YAML's short form: `{column: fee, times: 100}`. */
export function flow(value: Small): string {
  if (typeof value === "string") return plainText(value);
  if (value === null || typeof value !== "object") return String(value);
  return `{${Object.entries(value)
    .map(([key, one]) => `${plainText(key)}: ${flow(one)}`)
    .join(", ")}}`;
}

/** What is read from JSON is unknown until something has looked at it: without this, `JSON.parse` hands out `any`. */
interface JSON {
  parse(text: string, reviver?: (this: unknown, key: string, value: unknown) => unknown): unknown;
}

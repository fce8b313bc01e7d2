/** The query that an address holds; null where it holds none. */
export function queryFromSearch(search: string): string | null {
  const query = new URLSearchParams(search).get("q");
  return query === null || query.trim() === "" ? null : query;
}

/** The address's search part with the query in it; other parts stay. */
export function searchWithQuery(search: string, query: string): string {
  const parts = new URLSearchParams(search);
  parts.set("q", query);
  return `?${parts.toString()}`;
}

/** What chooses between a desk's lists rather than among the rows of one. */
const PLACE: readonly string[] = ["tab", "side"];

/** Whether a list's address (its query) leaves rows out; which of the desk's lists and which page it is do not. */
export function isFiltered(query: string): boolean {
  return [...new URLSearchParams(query)].some(([name, value]) => value !== "" && name !== "page" && !PLACE.includes(name));
}

/** The address of the same list with all its rows. */
export function unfiltered(path: string, query: string): string {
  const kept = new URLSearchParams([...new URLSearchParams(query)].filter(([name]) => PLACE.includes(name)));
  return kept.size > 0 ? `${path}?${kept}` : path;
}

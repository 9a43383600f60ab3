import { isId } from "~/lib/id";

const MARK = "pick.";
/** As many as a page has, and some. */
const MOST = 100;

/** The name of the box beside a row. */
export function pickName(id: string): string {
  return `${MARK}${id}`;
}

/** The rows that were ticked, by the names of a form or of an address. */
export function pickedIds(names: Iterable<string>): string[] {
  return [...new Set([...names].filter((name) => name.startsWith(MARK)).map((name) => name.slice(MARK.length)))].filter(isId).slice(0, MOST);
}

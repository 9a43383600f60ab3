/** Composed, without leading and trailing blanks, runs of blanks as one: how texts are stored and compared. */
export function normalise(text: string): string {
  return text.normalize("NFC").replace(/\s+/gu, " ").trim();
}

/**
 * Lower case without any mark: `Mật ong` → `mat ong`. `đ` does not decompose and is mapped by hand,
 * as is `ð`, which some keyboards write for it.
 */
export function fold(text: string): string {
  return text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/[đðĐÐ]/gu, "d")
    .toLowerCase()
    .replace(/\s+/gu, " ")
    .trim();
}

/** Whether someone typed marks: then the exact tones are meant, and rank first. */
export function hasMarks(text: string): boolean {
  return /[\p{M}đĐðÐ]/u.test(text.normalize("NFD"));
}

/** A piece of an address for people: folded, words joined by hyphens. */
export function slugify(text: string): string {
  return fold(text)
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");
}

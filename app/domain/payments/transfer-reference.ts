import { newCode, parseCode } from "~/lib/id";

const PREFIX = "XL";
const CODE_LENGTH = 10;

/** What a buyer's transfer must name: `XL` and ten characters, the last of them a check character. Unique by a table constraint. */
export function newTransferReference(): string {
  return PREFIX + newCode(CODE_LENGTH - 1);
}

/**
 * Every well-formed reference in the text of a transfer, in order. Banks drop blanks and punctuation and put words of
 * their own around it, so the text is read without them and a reference is found anywhere in it.
 */
export function findTransferReferences(content: string): string[] {
  const text = content.toUpperCase().replace(/[^A-Z0-9]/g, "");
  const found = new Set<string>();
  for (let at = text.indexOf(PREFIX); at !== -1; at = text.indexOf(PREFIX, at + 1)) {
    const code = text.slice(at + PREFIX.length, at + PREFIX.length + CODE_LENGTH);
    if (code.length === CODE_LENGTH && parseCode(code) === code) found.add(PREFIX + code);
  }
  return [...found];
}

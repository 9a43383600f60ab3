import { fold, hasMarks, normalise } from "~/lib/vietnamese-text";

/**
 * One word of a text. `exact` is how it is written, in one spelling of the tone's place, and null when it carries no
 * mark; `folded` has no marks at all.
 */
export type Word = { folded: string; exact: string | null; han: boolean };

const RUN = /[\p{L}\p{N}\p{M}]+/gu;
const HYPHENATED = /[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)+/gu;
const HAN_OR_NOT = /\p{Script=Han}+|[^\p{Script=Han}]+/gu;

/** Words of a text in their order. Chinese stays in whole runs: it has no spaces to split at. */
export function runsOf(text: string): Word[] {
  const words: Word[] = [];
  for (const run of normalise(text).toLowerCase().replace(HYPHENATED, codeAsOne).match(RUN) ?? []) {
    for (const part of run.match(HAN_OR_NOT) ?? []) {
      if (/\p{Script=Han}/u.test(part)) words.push({ folded: part, exact: null, han: true });
      // "500g" and "500 g" are the same
      else for (const piece of /^\d+\p{L}{1,3}$/u.test(part) ? part.split(/(?<=\d)(?=\p{L})/u) : [part]) pushWord(words, piece);
    }
  }
  return words;
}

/** A code ("XL-NA-01", "20-06463-03-2026") is one word; "six-toed" is two, and so is "2-3". */
function codeAsOne(whole: string): string {
  return /\d/.test(whole) && (/\p{L}/u.test(whole) || whole.split("-").length > 2) ? whole.replaceAll("-", "") : whole;
}

/** A catalogue is written with a few thousand words: each is folded once. */
const folds = new Map<string, Word>();
const MOST_FOLDS = 20_000;

function pushWord(words: Word[], piece: string): void {
  let word = folds.get(piece);
  if (word === undefined) {
    word = { folded: fold(piece), exact: hasMarks(piece) ? tonePlaced(piece) : null, han: false };
    if (folds.size >= MOST_FOLDS) folds.clear();
    if (piece.length <= 40) folds.set(piece, word);
  }
  if (word.folded !== "") words.push(word);
}

/** Words as a text is indexed by: Chinese runs as single characters and pairs of neighbours. */
export function indexWords(text: string): Word[] {
  return runsOf(text).flatMap((word) => (word.han ? hanPieces(word.folded, true) : [word]));
}

/** Words as a query is asked with: a Chinese pair as it is, a longer run by its characters, in any order. */
export function queryWords(text: string): Word[] {
  return runsOf(text)
    .flatMap((word) => (word.han && [...word.folded].length !== 2 ? hanPieces(word.folded, false) : [word]))
    .slice(0, MOST_WORDS);
}

const MOST_WORDS = 12;

/** Lower case, without marks and punctuation, words one blank apart: what names are compared by. */
export function phraseOf(text: string): string {
  return runsOf(text).map((word) => word.folded).join(" ");
}

function hanPieces(run: string, pairs: boolean): Word[] {
  const characters = [...run];
  const pieces = pairs ? [...characters, ...characters.slice(1).map((character, index) => `${characters[index] ?? ""}${character}`)] : characters;
  return pieces.map((folded) => ({ folded, exact: null, han: true }));
}

const NEW_PLACE: Record<string, string> = {
  oà: "òa", oá: "óa", oả: "ỏa", oã: "õa", oạ: "ọa", oè: "òe", oé: "óe", oẻ: "ỏe", oẽ: "õe", oẹ: "ọe",
  uỳ: "ùy", uý: "úy", uỷ: "ủy", uỹ: "ũy", uỵ: "ụy",
};

/** "hoà" and "hòa" are one word in two spellings; at the end of a syllable the older one stands for both. */
export function tonePlaced(word: string): string {
  const tail = NEW_PLACE[word.slice(-2)];
  return tail === undefined ? word : word.slice(0, -2) + tail;
}

/**
 * What a mistyped word has in common with the one that was meant: one letter missing, too many, wrong, or two swapped.
 * `neighboursOf(meant)` and `typoKeysOf(typed)` overlap exactly when the two are one such error apart.
 */
export function neighboursOf(word: string): string[] {
  const keys = new Set([`=${word}`]);
  for (let at = 0; at < word.length; at++) {
    keys.add(`-${word.slice(0, at)}${word.slice(at + 1)}`);
    keys.add(`${word.slice(0, at)}?${word.slice(at + 1)}`);
  }
  return [...keys];
}

export function typoKeysOf(typed: string): string[] {
  const keys = new Set([`-${typed}`]);
  for (let at = 0; at < typed.length; at++) {
    keys.add(`=${typed.slice(0, at)}${typed.slice(at + 1)}`);
    keys.add(`${typed.slice(0, at)}?${typed.slice(at + 1)}`);
    if (at > 0) keys.add(`=${typed.slice(0, at - 1)}${typed[at] ?? ""}${typed[at - 1] ?? ""}${typed.slice(at + 1)}`);
  }
  return [...keys];
}

const TONES: Record<string, string> = { s: "\u0301", f: "\u0300", r: "\u0309", x: "\u0303", j: "\u0323" };

/**
 * What someone meant who typed Telex without an input method: `maatj ong` → `mật ong`. The same text when nothing in it
 * is Telex.
 */
export function fromTelex(text: string): string {
  return text.toLowerCase().split(" ").map(syllableFromTelex).join(" ");
}

function syllableFromTelex(typed: string): string {
  if (!/^[a-z]{2,8}$/.test(typed)) return typed;
  let tone = "";
  // The tone key comes at the end of the syllable, or right after the vowels.
  let rest = typed.replace(/([aeiouyw])([sfrxj])(?=[a-z]*$)|([sfrxj])$/, (whole: string, vowel: string | undefined, inner: string | undefined, last: string | undefined) => {
    tone = TONES[inner ?? last ?? ""] ?? "";
    return vowel ?? "";
  });
  if (!/[aeiouyw]/.test(rest)) return typed;
  rest = rest
    .replace("dd", "đ").replace("aa", "â").replace("ee", "ê").replace("oo", "ô")
    .replace("uow", "ươ").replace("aw", "ă").replace("ow", "ơ").replace("uw", "ư");
  if (tone !== "") {
    const vowels = [...rest.matchAll(/[aăâeêioôơuưy]/g)];
    const bearer = vowels.find((match) => /[ăâêôơ]/.test(match[0])) ?? vowels[vowels.length > 1 && /[a-z]$/.test(rest) && !/[aeiouy]$/.test(rest) ? 1 : 0];
    if (bearer?.index !== undefined) rest = rest.slice(0, bearer.index + 1) + tone + rest.slice(bearer.index + 1);
  }
  return rest.normalize("NFC");
}

/** "na 4 sao" asks for a star, not for the words: the text without it, and the stars asked for. */
export function readStars(text: string): { text: string; stars: number | null } {
  const match = /(?:^|\s)(?:([345])\s*(?:sao|stars?|星)|(ba|bốn|năm)\s+sao|([三四五])星)(?=\s|$)/iu.exec(text);
  if (!match) return { text, stars: null };
  const words: Record<string, number> = { ba: 3, bốn: 4, năm: 5, 三: 3, 四: 4, 五: 5 };
  const stars = match[1] !== undefined ? Number(match[1]) : (words[(match[2] ?? match[3] ?? "").toLowerCase()] ?? null);
  return { text: normalise(text.replace(match[0], " ")), stars };
}

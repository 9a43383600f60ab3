import { err, ok, type Result } from "~/lib/result";
import type { Sheet, SheetFault } from "./sheet";

/**
 * The text of a CSV file: by its mark, else UTF-16 by its zero bytes, else UTF-8 when it is that, else Windows-1258 when
 * that gives Vietnamese. Bytes of the older code pages (TCVN3, VNI) are refused: guessing would spoil names.
 */
export function decodeText(bytes: Uint8Array): Result<{ text: string; encoding: NonNullable<Sheet["encoding"]> }, SheetFault> {
  const utf16 = utf16Of(bytes);
  if (utf16) return ok({ text: new TextDecoder(utf16).decode(bytes).normalize("NFC"), encoding: "utf-16" });
  if (bytes.includes(0)) return err("not_a_spreadsheet");
  try {
    return ok({ text: new TextDecoder("utf-8", { fatal: true }).decode(bytes).normalize("NFC"), encoding: "utf-8" });
  } catch {
    const text = new TextDecoder("windows-1258").decode(bytes).normalize("NFC");
    const marked = text.split(SEPARATORS).filter((word) => /[^\0-\u007F]/.test(word) && /\p{L}/u.test(word));
    if (marked.length > 0 && marked.filter(isVietnameseSyllable).length >= marked.length * 0.7) return ok({ text, encoding: "windows-1258" });
    return err(looksLegacy([new TextDecoder("windows-1252").decode(bytes)]) ? "legacy_font" : "encoding");
  }
}

function utf16Of(bytes: Uint8Array): "utf-16le" | "utf-16be" | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  const head = bytes.subarray(0, 400);
  const zeros = (parity: number) => head.filter((byte, index) => index % 2 === parity && byte === 0).length;
  if (head.length < 8) return null;
  if (zeros(1) > head.length * 0.3 && zeros(0) === 0) return "utf-16le";
  return zeros(0) > head.length * 0.3 && zeros(1) === 0 ? "utf-16be" : null;
}

const SEPARATORS = /[\s!"#$%&'()*+,\-./:;<=>?@[\\\]^_`{|}~0-9\u2010-\u201F…]+/u;
const TONES = /[\u0300\u0301\u0303\u0309\u0323]/gu;
const SYLLABLE = /^(?:ngh|ng|nh|ch|gh|gi|kh|ph|th|tr|qu|[bcdđghklmnpqrstvxz])?[aăâeêioôơuưy]{1,3}(?:ng|nh|ch|[cmnpt])?$/u;

function isVietnameseSyllable(word: string): boolean {
  const marks = word.toLowerCase().normalize("NFD");
  return (marks.match(TONES)?.length ?? 0) <= 1 && SYLLABLE.test(marks.replaceAll(TONES, "").normalize("NFC"));
}

/**
 * Whether texts were typed with the fonts of before Unicode (TCVN3: "L¹ng S¬n"; VNI: "Laïng Sôn"): words with the marks
 * of Western languages that are no Vietnamese syllables, and more of them than words with marks only Vietnamese has.
 */
export function looksLegacy(texts: readonly string[]): boolean {
  const legacy = new Set<string>();
  const vietnamese = new Set<string>();
  for (const text of texts) {
    for (const word of text.split(SEPARATORS)) {
      // Signs that stand beside words in any language: m², 5°, ®.
      const bare = word.replaceAll(/^[®©·«»²³°±ºª¼½¾]+|[®©·«»²³°±ºª¼½¾]+$/gu, "");
      if (!/[a-z]/i.test(bare) || !/[^\0-\u007F]/.test(bare)) continue;
      if (isVietnameseSyllable(bare)) {
        if (/[^\0-\u00FF]/.test(bare)) vietnamese.add(bare);
      } else if (!/[^\0-\u00FFŒœŠšŸŽžƒˆ˜–—‘’‚“”„†‡•…‰‹›€™]/.test(bare)) legacy.add(bare);
    }
  }
  return legacy.size >= 3 && legacy.size > vietnamese.size;
}

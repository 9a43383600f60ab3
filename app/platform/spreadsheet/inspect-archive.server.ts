import { fromBufferPromise, type Entry, type ZipFile } from "yauzl";
import type { SheetFault } from "./sheet";

const MOST_ENTRIES = 1_000;
const MOST_BYTES = 150 * 1_048_576;
/** Sheets compress well, but not like a file of zeros. Small parts may. */
const HIGHEST_RATIO = 200;
const RATIO_MATTERS_FROM = 4 * 1_048_576;

const REFUSED: readonly { name: RegExp; fault: SheetFault }[] = [
  { name: /vbaproject|xl\/macrosheets\//i, fault: "macros" },
  { name: /xl\/(externallinks|querytables)\/|xl\/connections\.xml$/i, fault: "external_links" },
  { name: /xl\/(embeddings|activex)\//i, fault: "embedded" },
];

/**
 * Why a zip archive is not opened as a workbook; null when it may be. Every part is unpacked once, counted and thrown
 * away, because the sizes that an archive states may be lies.
 */
export async function inspectArchive(bytes: Buffer): Promise<SheetFault | null> {
  let zip: ZipFile;
  try {
    zip = await fromBufferPromise(bytes, { lazyEntries: true });
  } catch {
    return "broken";
  }
  if (zip.entryCount > MOST_ENTRIES) return "zip_bomb";
  try {
    return await inspectEntries(zip);
  } catch {
    return "broken";
  }
}

async function inspectEntries(zip: ZipFile): Promise<SheetFault | null> {
  const names = new Set<string>();
  let left = MOST_BYTES;
  for await (const entry of zip.eachEntry()) {
    const fault = REFUSED.find(({ name }) => name.test(entry.fileName))?.fault;
    if (fault) return fault;
    // A second part of the same name could hide from one reader what another sees.
    if (names.has(entry.fileName)) return "broken";
    names.add(entry.fileName);
    if (entry.uncompressedSize > left || tooDense(entry)) return "zip_bomb";
    const size = await unpackedSize(zip, entry, left);
    if (size === null) return "zip_bomb";
    left -= size;
  }
  if (names.has("content.xml")) return "open_document";
  return names.has("xl/workbook.xml") && names.has("[Content_Types].xml") ? null : "not_a_spreadsheet";
}

function tooDense({ uncompressedSize, compressedSize }: Entry): boolean {
  return uncompressedSize > RATIO_MATTERS_FROM && uncompressedSize > compressedSize * HIGHEST_RATIO;
}

async function unpackedSize(zip: ZipFile, entry: Entry, most: number): Promise<number | null> {
  let size = 0;
  for await (const chunk of await zip.openReadStreamPromise(entry)) {
    size += (chunk as Buffer).length;
    if (size > most) return null;
  }
  return size;
}

/** What a paper that people hand in may be; no I/O. */

const KINDS = [
  { ending: "pdf", mediaType: "application/pdf", begins: [0x25, 0x50, 0x44, 0x46, 0x2d] },
  { ending: "jpg", mediaType: "image/jpeg", begins: [0xff, 0xd8, 0xff] },
  { ending: "png", mediaType: "image/png", begins: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] },
] as const;

const WEBP = { ending: "webp", mediaType: "image/webp" };

/** For the file chooser of a form. */
export const PAPER_ACCEPT = ".pdf,.jpg,.jpeg,.png,.webp";

/** What a file is by its first bytes, whatever its name says; null for anything that is not taken: PDF, JPEG, PNG and WebP are. */
export function paperFileKind(bytes: Uint8Array): { ending: string; mediaType: string } | null {
  // A RIFF container: its first four bytes alone would let sound and film in.
  if (lettersAt(bytes, 0) === "RIFF" && lettersAt(bytes, 8) === "WEBP") return WEBP;
  return KINDS.find(({ begins }) => begins.every((byte, index) => bytes[index] === byte)) ?? null;
}

function lettersAt(bytes: Uint8Array, from: number): string {
  return String.fromCharCode(...bytes.subarray(from, from + 4));
}

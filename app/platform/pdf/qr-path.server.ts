import { createRequire } from "node:module";
import type * as barcodes from "bwip-js/node";

/** Among the library's ES modules the name `raw` is taken by a kind of bar code; its CommonJS form has the modules of any code. */
const { raw } = createRequire(import.meta.url)("bwip-js/node") as typeof barcodes;

/** Modules of white around the code, as the standard asks (ISO/IEC 18004). */
const QUIET = 4;

/** A QR code as one path of a square of `size` × `size`, a unit for each module, its quiet zone included. Correction level M. */
export function qrPath(text: string): { size: number; path: string } {
  // A variable, since the types of the library leave out the options of each code.
  const options = { bcid: "qrcode", text, eclevel: "M" };
  const [matrix] = raw(options);
  if (!matrix || !("pixs" in matrix)) throw new Error("a QR code without modules");
  const { pixs, pixx, pixy } = matrix;
  const rows = Array.from({ length: pixy }, (_, y) => Array.from({ length: pixx }, (_module, x) => (pixs[y * pixx + x] ? `M${x + QUIET} ${y + QUIET}h1v1h-1z` : "")).join(""));
  return { size: pixx + 2 * QUIET, path: rows.join("") };
}

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

/** The weights of documents. All have every Vietnamese letter; none has Chinese ones. */
export const PDF_FACES = {
  regular: "400Regular/BeVietnamPro_400Regular.ttf",
  semibold: "600SemiBold/BeVietnamPro_600SemiBold.ttf",
  bold: "700Bold/BeVietnamPro_700Bold.ttf",
} as const;
export type PdfFace = keyof typeof PDF_FACES;

/** The shop's colours on paper. */
export const PDF_COLOURS = { ink: "#1f2a44", soft: "#5b6275", line: "#c9c3b4", fill: "#f4efe3" } as const;

const packages = createRequire(import.meta.url);
const read = new Map<PdfFace, Buffer>();

/** The font file of a weight, read when first needed. PDF readers want TrueType, which the shop's web fonts are not. */
export function fontFile(face: PdfFace): Buffer {
  const known = read.get(face);
  if (known) return known;
  const bytes = readFileSync(packages.resolve(`@expo-google-fonts/be-vietnam-pro/${PDF_FACES[face]}`));
  read.set(face, bytes);
  return bytes;
}

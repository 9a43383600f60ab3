import PDFDocument from "pdfkit";
import { fontFile, PDF_COLOURS } from "~/platform/pdf/pdf-style.server";
import { qrPath } from "~/platform/pdf/qr-path.server";
import { formatDate, formatVnd } from "~/platform/i18n/format";
import type { LocalDate } from "~/lib/local-date";
import { LABEL_SIZES, type LabelSize } from "./label-sizes";

export type LabelFacts = { url: string; name: string; producer: string; lot: string; stars: number; producedOn: LocalDate; bestBefore: LocalDate | null; priceVnd: number | null };

const MM = 72 / 25.4;

/**
 * Sheets of QR labels on A4. The code holds the lot's address; its modules are drawn as vectors with four modules of
 * quiet zone, and measure 20 mm or more with it. Everything on a label is said in Vietnamese, as labels here are.
 */
export async function labelSheet(facts: LabelFacts, size: LabelSize, count: number, at: Date): Promise<Uint8Array<ArrayBuffer>> {
  const sheet = LABEL_SIZES[size];
  const pdf = new PDFDocument({ size: "A4", margin: 0, lang: "vi-VN", info: { Title: `Tem lô ${facts.lot}`, CreationDate: at, ModDate: at } });
  const chunks: Buffer[] = [];
  pdf.on("data", (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise<void>((resolve, reject) => pdf.once("end", resolve).once("error", reject));
  for (const face of ["regular", "semibold", "bold"] as const) pdf.registerFont(face, fontFile(face));
  const qr = qrPath(facts.url);
  const perPage = sheet.columns * sheet.rows;
  for (let index = 0; index < count; index += 1) {
    const place = index % perPage;
    if (index > 0 && place === 0) pdf.addPage({ size: "A4", margin: 0 });
    const left = (sheet.left + (place % sheet.columns) * (sheet.width + sheet.gapX)) * MM;
    const top = (sheet.top + Math.floor(place / sheet.columns) * (sheet.height + sheet.gapY)) * MM;
    drawLabel(pdf, facts, qr, { left, top, width: sheet.width * MM, height: sheet.height * MM, code: sheet.code * MM });
  }
  pdf.end();
  await ended;
  return new Uint8Array(Buffer.concat(chunks));
}

type Box = { left: number; top: number; width: number; height: number; code: number };

function drawLabel(pdf: PDFKit.PDFDocument, facts: LabelFacts, qr: ReturnType<typeof qrPath>, box: Box): void {
  const pad = 1.5 * MM;
  const codeTop = box.top + (box.height - box.code) / 2;
  const scale = box.code / qr.size;
  pdf.save().translate(box.left + pad / 2, codeTop).scale(scale).path(qr.path).fill("#000000").restore();
  const x = box.left + box.code + pad;
  const width = box.width - box.code - pad * 1.5;
  const base = Math.max(4.5, Math.min(10, box.height / MM / 5));
  let y = box.top + pad;
  const room = () => box.top + box.height - pad - y;
  const line = (text: string, face: "regular" | "semibold" | "bold", points: number, lines: number) => {
    if (room() < points) return;
    pdf.font(face).fontSize(points).fillColor(PDF_COLOURS.ink);
    const height = Math.min(room(), points * 1.3 * lines);
    pdf.text(text, x, y, { width, height, ellipsis: true, lineGap: 0 });
    y += Math.min(pdf.heightOfString(text, { width }), height) + points * 0.15;
  };
  line(facts.name, "bold", base, box.height > 60 ? 2 : 1);
  if (facts.stars > 0 && room() > base) {
    stars(pdf, x, y, base, facts.stars);
    y += base * 1.25;
  }
  line(`Lô ${facts.lot}`, "semibold", base * 0.9, 1);
  line(`NSX ${formatDate(facts.producedOn, "vi")}`, "regular", base * 0.8, 1);
  if (facts.bestBefore) line(`HSD ${formatDate(facts.bestBefore, "vi")}`, "regular", base * 0.8, 1);
  if (facts.priceVnd !== null) line(formatVnd(facts.priceVnd, "vi").replace("\u00a0", " "), "semibold", base * 0.9, 1);
  line(facts.producer, "regular", base * 0.75, 2);
}

/** Star-anise flowers, as many as hold today. */
function stars(pdf: PDFKit.PDFDocument, x: number, y: number, size: number, count: number): void {
  for (let index = 0; index < count; index += 1) {
    pdf.save().translate(x + index * size * 1.15 + size / 2, y + size / 2);
    for (let petal = 0; petal < 8; petal += 1) pdf.save().rotate(petal * 45).ellipse(0, -size * 0.28, size * 0.1, size * 0.22).fill("#6b3f22").restore();
    pdf.restore();
  }
}

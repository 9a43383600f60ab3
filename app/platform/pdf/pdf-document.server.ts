import PDFDocument from "pdfkit";
import { fontFile, PDF_COLOURS, PDF_FACES, type PdfFace } from "./pdf-style.server";
import { drawTable, tableHeight, type PdfTable } from "./pdf-table.server";

export type PdfOptions = {
  /** Shown by readers in the window and found by searches. */
  title: string;
  /** What the document is about, small at the top of every page after the first. */
  header?: string;
  /** At the bottom left of every page; the page number stands at the right. */
  footer?: string;
  /** "Trang 2/5" */
  pageLabel?: (page: number, pages: number) => string;
  landscape?: boolean;
  /** When the document is made; readers show it. */
  at: Date;
};

export type PdfSignature = { title: string; /** Under the title, as "(Ký, ghi rõ họ tên)". */ note?: string; name?: string };

const MARGINS = { top: 56, bottom: 62, left: 62, right: 48 };

/**
 * A document of A4 pages written from top to bottom in Vietnamese (or any language of Latin letters). Lengths are
 * points. Write the parts in their order, then take the bytes once.
 */
export class PdfFile {
  readonly kit: PDFKit.PDFDocument;
  private readonly chunks: Buffer[] = [];
  private readonly ended: Promise<void>;

  constructor(private readonly options: PdfOptions) {
    this.kit = new PDFDocument({
      size: "A4", layout: options.landscape ? "landscape" : "portrait", margins: MARGINS, bufferPages: true, lang: "vi-VN", displayTitle: true, pdfVersion: "1.7",
      info: { Title: options.title, CreationDate: options.at, ModDate: options.at },
    });
    for (const face of Object.keys(PDF_FACES) as PdfFace[]) this.kit.registerFont(face, fontFile(face));
    this.kit.on("data", (chunk: Buffer) => this.chunks.push(chunk));
    this.ended = new Promise((resolve, reject) => this.kit.once("end", resolve).once("error", reject));
    this.style("regular", 10);
  }

  /** Between the margins. */
  get width(): number {
    return this.kit.page.width - MARGINS.left - MARGINS.right;
  }

  get left(): number {
    return MARGINS.left;
  }

  /** Where the text of a page ends. */
  get bottom(): number {
    return this.kit.page.height - MARGINS.bottom;
  }

  style(face: PdfFace, size: number, colour: string = PDF_COLOURS.ink): this {
    this.kit.font(face).fontSize(size).fillColor(colour);
    return this;
  }

  /** Starts a page unless so much height is left on this one. */
  need(height: number): this {
    if (this.kit.y + height > this.bottom) this.kit.addPage();
    return this;
  }

  space(height: number): this {
    this.kit.y += height;
    return this;
  }

  /** A heading never ends a page: it is followed by so much height at least (`with`), of which a page is the most. */
  heading(text: string, level: 1 | 2 | 3 = 2, { with: followed = 0 }: { with?: number } = {}): this {
    const size = { 1: 16, 2: 13, 3: 11 }[level];
    this.need(Math.min(size * 2 + 14 + Math.max(followed, size * 2), this.bottom - MARGINS.top)).space(level === 1 ? 4 : 10).style(level === 3 ? "semibold" : "bold", size);
    this.kit.text(text, this.left, this.kit.y, { width: this.width, align: level === 1 ? "center" : "left" });
    return this.space(level === 1 ? 8 : 4);
  }

  paragraph(text: string, options: { align?: "left" | "center" | "right" | "justify"; soft?: boolean; bold?: boolean; size?: number } = {}): this {
    this.style(options.bold ? "bold" : "regular", options.size ?? 10, options.soft ? PDF_COLOURS.soft : PDF_COLOURS.ink);
    this.kit.text(text, this.left, this.kit.y, { width: this.width, align: options.align ?? "left", lineGap: 2 });
    return this.space(5);
  }

  /** Terms at the left with their values beside them. */
  facts(rows: readonly { term: string; value: string }[]): this {
    const termWidth = Math.min(170, this.width * 0.36);
    const valueWidth = this.width - termWidth - 10;
    for (const { term, value } of rows) {
      const height = Math.max(this.style("regular", 10).kit.heightOfString(term, { width: termWidth }), this.style("semibold", 10).kit.heightOfString(value, { width: valueWidth }));
      this.need(height + 4);
      const { y } = this.kit;
      this.style("regular", 10, PDF_COLOURS.soft).kit.text(term, this.left, y, { width: termWidth });
      this.style("semibold", 10).kit.text(value, this.left + termWidth + 10, y, { width: valueWidth });
      this.kit.y = y + height + 4;
    }
    return this.space(4);
  }

  /** A heading with its table, on one page when both together are no higher than `most`: otherwise with its first rows. */
  section(text: string, table: PdfTable, most = 320): this {
    const height = tableHeight(this, table);
    return this.heading(text, 2, { with: height <= most ? height : 90 }).table(table);
  }

  /** A table over the whole width; its head is repeated on every page, a row is never cut. */
  table(table: PdfTable): this {
    drawTable(this, table);
    return this.space(8);
  }

  /**
   * The heading of an administrative document (Decree 30/2020/NĐ-CP, annex I): the authority with the number at the
   * left, the name of the country and its motto with place and day at the right.
   */
  nationalHeading(head: { authority: string; superior?: string; number?: string; placeAndDay: string }): this {
    const column = (this.width - 16) / 2;
    const top = this.kit.y;
    const write = (x: number, lines: { text: string; face: PdfFace; ruled?: boolean }[]): number => {
      this.kit.y = top;
      for (const { text, face, ruled } of lines) {
        this.style(face, 10).kit.text(text, x, this.kit.y, { width: column, align: "center" });
        if (ruled) this.rule(x + column / 2, this.kit.y + 2, column * 0.4);
        this.space(ruled ? 7 : 1);
      }
      return this.kit.y;
    };
    const superior = head.superior ? [{ text: head.superior, face: "regular" as const }] : [];
    const number = head.number ? [{ text: `Số: ${head.number}`, face: "regular" as const }] : [];
    const left = write(this.left, [...superior, { text: head.authority, face: "bold", ruled: true }, ...number]);
    const right = write(this.left + column + 16, [
      { text: "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", face: "bold" },
      { text: "Độc lập - Tự do - Hạnh phúc", face: "bold", ruled: true },
      { text: head.placeAndDay, face: "regular" },
    ]);
    this.kit.y = Math.max(left, right);
    return this.space(14);
  }

  /** How high signatures are, so that what they sign can be kept with them. */
  static readonly SIGNATURES = 130;

  /** To whom the document goes (Decree 30/2020/NĐ-CP, annex I): small, at the left, after the signatures. */
  recipients(title: string, lines: readonly string[]): this {
    this.need(16 + lines.length * 12).style("semibold", 9).kit.text(title, this.left, this.kit.y, { width: this.width / 2 });
    this.style("regular", 8.5);
    for (const line of lines) this.kit.text(`- ${line}`, this.left, this.kit.y, { width: this.width / 2 });
    return this.space(4);
  }

  /** Who signs, side by side, with room for the signature between title and name. */
  signatures(signers: readonly PdfSignature[]): this {
    if (signers.length === 0) return this;
    this.need(PdfFile.SIGNATURES).space(16);
    const column = this.width / signers.length;
    const top = this.kit.y;
    for (const [index, { title, note, name }] of signers.entries()) {
      const at = { width: column, align: "center" as const };
      const x = this.left + index * column;
      this.style("bold", 10).kit.text(title, x, top, at);
      if (note) this.style("regular", 9, PDF_COLOURS.soft).kit.text(note, x, this.kit.y, at);
      if (name) this.style("semibold", 10).kit.text(name, x, top + 88, at);
    }
    this.kit.y = top + 106;
    return this;
  }

  /** The finished document. */
  async bytes(): Promise<Uint8Array<ArrayBuffer>> {
    const { start, count } = this.kit.bufferedPageRange();
    for (let index = 0; index < count; index += 1) {
      this.kit.switchToPage(start + index);
      this.margins(index, count);
    }
    this.kit.end();
    await this.ended;
    return new Uint8Array(Buffer.concat(this.chunks));
  }

  private margins(index: number, pages: number): void {
    const { header, footer, pageLabel = (page, of) => `Trang ${page}/${of}` } = this.options;
    const { page } = this.kit;
    // Text below the bottom margin would start a page.
    page.margins = { ...MARGINS, top: 0, bottom: 0 };
    const line = { width: this.width, lineBreak: false, ellipsis: true } as const;
    this.style("regular", 8, PDF_COLOURS.soft);
    if (header && index > 0) this.kit.text(header, this.left, 30, { ...line, height: 12 });
    if (footer) this.kit.text(footer, this.left, page.height - 40, { ...line, width: this.width - 80, height: 12 });
    this.kit.text(pageLabel(index + 1, pages), this.left, page.height - 40, { ...line, align: "right" });
  }

  private rule(centre: number, y: number, length: number): void {
    this.kit.moveTo(centre - length / 2, y).lineTo(centre + length / 2, y).lineWidth(0.8).strokeColor(PDF_COLOURS.ink).stroke();
  }
}

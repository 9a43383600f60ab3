import { weightNote } from "~/domain/orders/line-note";
import type { Parcel } from "~/domain/orders/parcel-queries.server";
import { qrPng } from "~/domain/payments/transfer-details.server";
import type { Sender } from "~/domain/producers/sender.server";
import { carrierName } from "~/domain/shipping/carrier-name";
import { pick, type Locale } from "~/lib/localized-text";
import { env } from "~/platform/env/env.server";
import { formatDate, formatMoment, formatVnd } from "~/platform/i18n/format";
import { PARCEL_TEXTS, type ParcelDictionary } from "~/platform/i18n/messages/parcels";
import { SALE_TEXTS, type SaleDictionary } from "~/platform/i18n/messages/sale";
import { makeTranslate, type Translate } from "~/platform/i18n/translator";
import { PdfFile } from "~/platform/pdf/pdf-document.server";

const QR_POINTS = 92;

/** One page a parcel: sender, recipient, what is in it, what to collect, and a code that leads to the order. In Vietnamese, for the carrier reads it. */
export async function packingSlips(slips: readonly { parcel: Parcel; sender: Sender }[], at: Date): Promise<Uint8Array<ArrayBuffer>> {
  const t = makeTranslate<ParcelDictionary>(PARCEL_TEXTS.vi, "vi");
  const file = new PdfFile({ title: t("slip.title"), footer: [slips.every(({ sender }) => sender === slips[0]?.sender) ? slips[0]?.sender.name : null, "Chợ Xứ Lạng"].filter(Boolean).join(" · "), at });
  for (const [index, { parcel, sender }] of slips.entries()) {
    if (index > 0) file.kit.addPage();
    await drawSlip(file, parcel, sender, t);
  }
  return file.bytes();
}

async function drawSlip(file: PdfFile, parcel: Parcel, sender: Sender, t: Translate<ParcelDictionary>): Promise<void> {
  const { kit } = file;
  const locale: Locale = "vi";
  const sale = makeTranslate<SaleDictionary>(SALE_TEXTS.vi, locale);
  const top = kit.y;
  const code = await qrPng(`${env().siteUrl}/don-hang/${parcel.code}`);
  kit.image(code, file.left + file.width - QR_POINTS, top, { width: QR_POINTS, height: QR_POINTS });
  const head = { width: file.width - QR_POINTS - 16 };
  file.style("bold", 17).kit.text(`${t("slip.title")} ${parcel.code}`, file.left, top, head);
  file.style("regular", 10).kit.text(`${t("placed")} ${formatMoment(parcel.placedAt, locale)}`, file.left, kit.y + 2, head);
  file.style("bold", 15).kit.text(parcel.collect > 0n ? t("slip.collect", { amount: formatVnd(parcel.collect, locale) }) : t("slip.paid"), file.left, kit.y + 10, head);
  if (parcel.ageCheck) file.style("bold", 13).kit.text(t("slip.ageCheck"), file.left, kit.y + 4, head);
  file.style("regular", 8).kit.text(t("slip.check"), file.left + file.width - QR_POINTS, top + QR_POINTS, { width: QR_POINTS, align: "center" });
  kit.y = Math.max(kit.y, top + QR_POINTS + 22);
  const { delivery, contact } = parcel;
  const place = delivery.method === "ship" ? `${delivery.street}, ${delivery.ward}, ${delivery.province}` : `${t("pickup")} ${pick(delivery.name, locale)}, ${delivery.address}`;
  file.heading(t("slip.to"), 3).style("bold", 13).kit.text(`${contact.name} · ${contact.phone}`, file.left, kit.y, { width: file.width });
  file.style("regular", 12).kit.text(place, file.left, kit.y + 2, { width: file.width });
  file.space(4);
  if (parcel.discount > 0n) file.facts([{ term: t("discount"), value: `−${formatVnd(parcel.discount, locale)}` }]);
  if (parcel.note) file.facts([{ term: t("note"), value: parcel.note }]);
  file.heading(t("slip.from"), 3).paragraph([`${sender.legalName}, ${sender.address}`, sender.phone].filter(Boolean).join(" · "));
  if (parcel.carrier) file.facts([{ term: t("carrier"), value: [carrierName(parcel.carrier, locale), parcel.trackingNumber].filter(Boolean).join(" · ") }]);
  if (parcel.shipBy && parcel.shippedAt === null) file.paragraph(sale("shipBy", { day: formatDate(parcel.shipBy, locale) }));
  file.space(6).table({
    columns: [
      { head: t("quantity"), width: 0.14, align: "right" },
      { head: t("item"), width: 0.62 },
      { head: t("slip.sku"), width: 0.24 },
    ],
    size: 11,
    rows: parcel.lines.filter(({ quantity }) => quantity > 0).map((line) => [String(line.quantity), [`${pick(line.name, locale)}, ${pick(line.variantName, locale)}`, weightNote(line.sale, parcel.payment.method !== "cod", sale)].filter(Boolean).join("\n"), line.sku]),
  });
}

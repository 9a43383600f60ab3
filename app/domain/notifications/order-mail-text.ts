import { weightNote } from "~/domain/orders/line-note";
import type { OrderView } from "~/domain/orders/order-view";
import { bankName } from "~/domain/producers/joining/banks";
import type { Locale } from "~/lib/localized-text";
import { formatDate, formatMoment, formatVnd } from "~/platform/i18n/format";
import { mail as en } from "~/platform/i18n/messages/en/mail";
import { mail as vi } from "~/platform/i18n/messages/vi/mail";
import { mail as zh } from "~/platform/i18n/messages/zh/mail";
import { SALE_TEXTS, type SaleDictionary } from "~/platform/i18n/messages/sale";
import { makeTranslate } from "~/platform/i18n/translator";

export type MailOccasion = "placed" | "paid" | "cancelled" | "weighed" | "refunded" | "refused";

type Transfer = { bankName: string; account: string; accountName: string; content: string };
type Part = { heading?: string; lines: string[] };

/**
 * A mail about an order in the order's language, as plain text and as simple HTML that says the same. `link` is the
 * tracking address with its token, `transfer` what a VietQR payment still needs.
 */
export function orderMailText(
  order: OrderView,
  occasion: MailOccasion,
  about: { link: string; transfer: Transfer | null; demo: boolean },
): { subject: string; text: string; html: string } {
  const t = translator(order.locale);
  const subject = t(`subject.${occasion}`, { code: order.code });
  const parts: Part[] = [
    { lines: [t("greeting", { name: order.contact.name }), t(`intro.${occasion}`, { code: order.code, at: formatMoment(order.placedAt, order.locale) })] },
  ];
  if (occasion === "cancelled") parts.push({ lines: [t(`cancelled.${order.cancelReason ?? "operator"}`)] });
  else parts.push(...goodsParts(order), { lines: [...totalLines(order), ...paymentLines(order, about.transfer)] }, { lines: destinationLines(order) });
  const closing = [t("keepLink"), ...(about.demo ? [t("demo")] : []), t("sign")];

  const text = [...parts.map(({ heading, lines }) => [...(heading ? [heading] : []), ...lines].join("\n")), `${t("follow")}\n${about.link}`, closing.join("\n")].join("\n\n");
  const html = [
    `<!doctype html><html lang="${order.locale}"><head><meta charset="utf-8"><title>${escapeHtml(subject)}</title></head><body>`,
    ...parts.map(({ heading, lines }) => `${heading ? `<h2>${escapeHtml(heading)}</h2>` : ""}<p>${lines.map(escapeHtml).join("<br>")}</p>`),
    `<p>${escapeHtml(t("follow"))} <a href="${escapeHtml(about.link)}">${escapeHtml(order.code)}</a></p>`,
    `<p><small>${closing.map(escapeHtml).join("<br>")}</small></p></body></html>`,
  ].join("\n");
  return { subject, text, html };
}

function translator(locale: Locale) {
  return makeTranslate<typeof vi>({ vi, en, zh }[locale], locale);
}

function goodsParts(order: OrderView): Part[] {
  const t = translator(order.locale);
  const sale = makeTranslate<SaleDictionary>(SALE_TEXTS[order.locale], order.locale);
  return order.shipments.filter(({ lines }) => lines.some(({ quantity }) => quantity > 0)).map((shipment) => ({
    heading: t("producer", { producer: shipment.producer.name }),
    lines: [
      ...shipment.lines.filter(({ quantity }) => quantity > 0).map((line) => {
        const text = t("line", { quantity: line.quantity, name: line.name, variant: line.variantName, total: formatVnd(line.total, order.locale) });
        const weight = weightNote(line.sale, order.payment.method !== "cod", sale);
        return [text, line.stars > 0 ? t("stars", { stars: line.stars }) : null, weight].filter(Boolean).join(" – ");
      }),
      ...(shipment.fee > 0n ? [t("shippingFee", { fee: formatVnd(shipment.fee, order.locale) })] : []),
      ...(shipment.shipBy ? [sale("shipBy", { day: formatDate(shipment.shipBy, order.locale) })] : []),
      ...(shipment.estimate ? [t("estimate", { min: shipment.estimate.minDays, max: shipment.estimate.maxDays })] : []),
    ],
  }));
}

function totalLines({ totals, discounts, locale }: OrderView): string[] {
  const t = translator(locale);
  const sale = makeTranslate<SaleDictionary>(SALE_TEXTS[locale], locale);
  const amount = (value: bigint) => ({ amount: formatVnd(value, locale) });
  return [t("goods", amount(totals.goods)), t("shipping", amount(totals.shipping)), ...discounts.map((discount) => t("discount", { code: discount.code, ...amount(discount.amount) })), t("total", amount(totals.total)), t("vat", amount(totals.vatIncluded)), ...(totals.refundDue > 0n ? [sale("refundDue", amount(totals.refundDue))] : [])];
}

function paymentLines(order: OrderView, transfer: Transfer | null): string[] {
  const { payment, locale } = order;
  const t = translator(locale);
  const amount = formatVnd(payment.amount, locale);
  if (payment.state === "paid") return [t(payment.method === "card" ? "pay.card" : "pay.paid", { amount })];
  if (payment.state === "cancelled") return [];
  if (payment.method === "cod") return [t("pay.cod", { amount })];
  if (order.direct) return order.shipments.flatMap((shipment) => directLines(shipment, locale));
  if (!transfer || !payment.expiresAt) return [];
  return transferLines({ ...transfer, amount: payment.amount, until: payment.expiresAt }, locale);
}

/** What is still to be transferred to one parcel's producer. */
function directLines({ producer, transfer }: OrderView["shipments"][number], locale: Locale): string[] {
  if (!transfer || transfer.state !== "awaiting") return [];
  const { amount, reference, bankBin, account, holder, expiresAt } = transfer;
  return ["", translator(locale)("producer", { producer: producer.name }), ...transferLines({ bankName: bankName(bankBin), account, accountName: holder, content: reference, amount, until: expiresAt }, locale)];
}

function transferLines({ amount, until, bankName: bank, account, accountName, content }: Transfer & { amount: bigint; until: Date }, locale: Locale): string[] {
  const t = translator(locale);
  return [
    t("pay.vietqr", { amount: formatVnd(amount, locale), until: formatMoment(until, locale) }),
    t("pay.bank", { bank }),
    t("pay.account", { account, holder: accountName }),
    t("pay.content", { content }),
    t("pay.contentHint"),
  ];
}

function destinationLines({ delivery, contact, note, company, locale }: OrderView): string[] {
  const t = translator(locale);
  const where =
    delivery.method === "pickup"
      ? t("pickupAt", { name: delivery.name, address: delivery.address, hours: delivery.hours })
      : t("deliverTo", { name: contact.name, phone: contact.phone, address: `${delivery.street}, ${delivery.ward}, ${delivery.province}` });
  return [where, ...(note === null ? [] : [t("note", { note })]), ...(company ? [t("company", company)] : [])];
}

/** A text as it may stand in the HTML of a mail. */
export function escapeHtml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}

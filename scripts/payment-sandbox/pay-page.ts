import type { SessionRecord } from "./model";
import { PAY_STYLE } from "./pay-style";
import { payTexts, type PayTexts } from "./pay-texts";

/** The page where a payment is approved, declined or abandoned; once decided, only the way back. */
export function payPage(record: SessionRecord): string {
  const t = payTexts(record.session.locale);
  switch (record.session.status) {
    case "open":
      return document(t, t.title, openSheet(record, t));
    case "complete":
      return document(t, t.paidTitle, closedSheet(t.paidTitle, t.paidText, successAddress(record), t));
    case "expired":
      return document(t, t.expiredTitle, closedSheet(t.expiredTitle, t.expiredText, record.session.cancel_url, t));
  }
}

/** The page for an address that leads to no session. */
export function unknownPayPage(): string {
  const t = payTexts(null);
  return document(t, t.unknownTitle, closedSheet(t.unknownTitle, t.unknownText, null, t));
}

/** Where the payer goes after paying, with the session's id where the shop asked for it. */
export function successAddress({ session }: SessionRecord): string {
  return session.success_url.replaceAll("{CHECKOUT_SESSION_ID}", session.id);
}

function openSheet(record: SessionRecord, t: PayTexts): string {
  const { session, lines, lastDeclinedAt } = record;
  const until = new Intl.DateTimeFormat(t.numberLocale, {
    dateStyle: "short",
    timeStyle: "short",
    timeZone: "Asia/Ho_Chi_Minh",
  }).format(session.expires_at * 1000);
  return `<h1>${escape(t.title)}</h1>
${lastDeclinedAt === null ? "" : `<p class="declined" role="alert">${escape(t.declined)}</p>`}
<dl><dt>${escape(t.total)}</dt><dd class="total">${dong(session.amount_total, t)}</dd></dl>
<ul class="lines">
${lines.map((line) => `<li><span>${escape(line.name)}${line.quantity > 1 ? ` × ${line.quantity}` : ""}</span><span>${dong(line.unitAmount * line.quantity, t)}</span></li>`).join("\n")}
</ul>
<form method="post">
<button class="approve" name="outcome" value="approve">${escape(t.approve)}</button>
<button class="decline" name="outcome" value="decline">${escape(t.decline)}</button>
<button class="abandon" name="outcome" value="abandon">${escape(t.abandon)}</button>
<details>
<summary>${escape(t.options)}</summary>
<label>${escape(t.times)} <select name="times">${[1, 2, 3, 5].map((n) => `<option value="${n}">${n}</option>`).join("")}</select></label>
<label>${escape(t.delay)} <select name="delayMs"><option value="0">${escape(t.delayNone)}</option>${[5, 30, 120].map((n) => `<option value="${n * 1000}">${escape(t.seconds.replace("{n}", String(n)))}</option>`).join("")}</select></label>
<label>${escape(t.shuffle)} <input type="checkbox" name="order" value="shuffle"></label>
</details>
</form>
<p class="small">${escape(t.expiresAt.replace("{time}", until))}</p>`;
}

function closedSheet(title: string, text: string, back: string | null, t: PayTexts): string {
  const link = back === null ? "" : `<a class="button" href="${escape(back)}">${escape(t.backToShop)}</a>`;
  return `<h1>${escape(title)}</h1>\n<p>${escape(text)}</p>\n${link}`;
}

function document(t: PayTexts, title: string, sheet: string): string {
  return `<!doctype html>
<html lang="${t.htmlLang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${escape(title)} – ${escape(t.sandbox)}</title>
<style>${PAY_STYLE}</style>
</head>
<body>
<header class="notice"><strong>${escape(t.sandbox)}</strong><span>${escape(t.sandboxMore)}</span></header>
<main><div class="sheet">
${STAR_ANISE}
${sheet}
</div></main>
</body>
</html>
`;
}

/** The shop's mark: a star-anise flower with eight points. */
const STAR_ANISE = `<svg class="mark" viewBox="-12 -12 24 24" aria-hidden="true">${Array.from(
  { length: 8 },
  (_, i) =>
    `<path d="M0-1.6C2.3-4 2.1-8.2 0-11.2-2.1-8.2-2.3-4 0-1.6Z" transform="rotate(${i * 45})" fill="#D9A21B" stroke="#6B3F22" stroke-width=".7"/>`,
).join("")}<circle r="2" fill="#6B3F22"/></svg>`;

function dong(amount: number, t: PayTexts): string {
  return escape(new Intl.NumberFormat(t.numberLocale, { style: "currency", currency: "VND" }).format(amount));
}

function escape(text: string): string {
  const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}

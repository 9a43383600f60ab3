import { currentUser } from "~/domain/accounts/current-user.server";
import { findOrderByToken, findOrderOfUser } from "~/domain/orders/order-queries.server";
import type { OrderView } from "~/domain/orders/order-view";
import { qrPng, qrSvg, transferDetails, transferTo, type TransferDetails as Details } from "~/domain/payments/transfer-details.server";
import type { Locale } from "~/lib/localized-text";
import type { TransferDetails } from "./order-payment";

/** The order for whoever holds its link's token or placed it while signed in; null for everybody else. */
export async function openOrder(request: Request, code: string, locale: Locale): Promise<OrderView | null> {
  const token = new URL(request.url).searchParams.get("token");
  if (token && token.length <= 100) {
    const order = await findOrderByToken(code, token, locale);
    if (order) return order;
  }
  const user = await currentUser(request);
  return user ? findOrderOfUser(code, user.id, locale) : null;
}

/** How to transfer the money while it is awaited by VietQR; null otherwise. */
export async function awaitedTransfer({ payment }: OrderView): Promise<TransferDetails | null> {
  if (payment.method !== "vietqr" || payment.state !== "awaiting" || payment.reference === null) return null;
  const details = transferDetails({ amount: payment.amount, reference: payment.reference });
  return details && shown(details);
}

/** How to make the transfers that a direct order still waits for, by parcel. */
export async function awaitedTransfers({ shipments }: OrderView): Promise<Record<string, TransferDetails>> {
  const open = shipments.flatMap(({ id, state, transfer }) => (transfer && state !== "cancelled" && transfer.state !== "received" && transfer.state !== "expired" ? [{ id, transfer }] : []));
  const made = await Promise.all(open.map(async ({ id, transfer }) => [id, await shown(transferTo(transfer, transfer))] as const));
  return Object.fromEntries(made);
}

async function shown(details: Details): Promise<TransferDetails> {
  return {
    // For the one who pays on the phone that shows it: banking apps read a saved picture, but no SVG.
    qrPicture: `data:image/png;base64,${(await qrPng(details.payload)).toString("base64")}`,
    qrDataUrl: `data:image/svg+xml;base64,${Buffer.from(qrSvg(details.payload)).toString("base64")}`,
    bank: details.bankName,
    account: details.account,
    holder: details.accountName,
    amount: details.amount,
    reference: details.content,
  };
}

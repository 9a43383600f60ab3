import { toBuffer, toSVG } from "bwip-js/node";
import { bankName, type BankAccount } from "~/domain/producers/joining/banks";
import type { Vnd } from "~/lib/money";
import { vietQrPayload } from "~/lib/vietqr";
import { env } from "~/platform/env/env.server";

/** Everything a buyer needs to make the transfer, as text and as the content of a QR code. */
export type TransferDetails = {
  bankBin: string;
  bankName: string;
  account: string;
  accountName: string;
  amount: Vnd;
  /** The text of the transfer: the payment's reference and nothing else. */
  content: string;
  payload: string;
};

/** How to pay this amount to the shop by VietQR; null when the shop's bank account is not set up. */
export function transferDetails(payment: { amount: Vnd; reference: string }): TransferDetails | null {
  const { bankAccount } = env();
  return bankAccount ? transferTo({ bankBin: bankAccount.bin, account: bankAccount.number, holder: bankAccount.name }, payment) : null;
}

/** How to pay this amount by VietQR to an account, the shop's or a producer's own. */
export function transferTo({ bankBin, account, holder }: BankAccount, { amount, reference }: { amount: Vnd; reference: string }): TransferDetails {
  const payload = vietQrPayload({ bankBin, account, amount, purpose: reference });
  return { bankBin, bankName: bankName(bankBin), account, accountName: holder, amount, content: reference, payload };
}

const QR = { bcid: "qrcode", eclevel: "M", padding: 4, backgroundcolor: "FFFFFF" } as const;

/** The payload as a QR code, an SVG element without fixed size: black modules on white with a quiet zone of four. */
export function qrSvg(payload: string): string {
  return toSVG({ ...QR, text: payload });
}

/** The same code as a picture of about 400 pixels, for saving and for apps that read pictures. */
export function qrPng(payload: string): Promise<Buffer> {
  return toBuffer({ ...QR, text: payload, scale: 8 });
}

import { toBuffer, toSVG } from "bwip-js/node";
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

const BANKS: Record<string, string> = {
  "970436": "Vietcombank",
  "970415": "VietinBank",
  "970418": "BIDV",
  "970405": "Agribank",
  "970422": "MB",
  "970407": "Techcombank",
  "970423": "TPBank",
  "970432": "VPBank",
};

/** How to pay this amount by VietQR; null when the shop's bank account is not set up. */
export function transferDetails(payment: { amount: Vnd; reference: string }): TransferDetails | null {
  const { bankAccount } = env();
  if (!bankAccount) return null;
  const payload = vietQrPayload({ bankBin: bankAccount.bin, account: bankAccount.number, amount: payment.amount, purpose: payment.reference });
  return {
    bankBin: bankAccount.bin,
    bankName: BANKS[bankAccount.bin] ?? bankAccount.bin,
    account: bankAccount.number,
    accountName: bankAccount.name,
    amount: payment.amount,
    content: payment.reference,
    payload,
  };
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

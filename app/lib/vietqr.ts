import { err, ok, type Result } from "~/lib/result";

/** What a VietQR transfer code says: where the money goes, how much and what for. */
export type VietQr = {
  /** Six-digit bank identification number, for instance 970436 for Vietcombank. */
  bankBin: string;
  /** Account number, 1 to 19 ASCII letters or digits. */
  account: string;
  /** Whole đồng. Without it the payer types the amount (a static code). */
  amount?: bigint;
  /** Text of the transfer, 1 to 25 printable ASCII characters; banks drop diacritics and punctuation. */
  purpose?: string;
};

export type VietQrFault = { kind: "malformed" } | { kind: "bad_crc" } | { kind: "not_vietqr" };

const NAPAS_AID = "A000000727";
const TO_ACCOUNT = "QRIBFTTA";
const DONG = "704";
const BIN = /^\d{6}$/;
const ACCOUNT = /^[0-9A-Za-z]{1,19}$/;
const PURPOSE = /^[\x20-\x7e]{1,25}$/;
const AMOUNT = /^[1-9]\d{0,12}$/;

/**
 * The text of a VietQR code for a transfer to a bank account (EMVCo merchant-presented
 * TLV with NAPAS' template in field 38). With an amount the code is dynamic (`12`),
 * without one static (`11`).
 *
 * Throws RangeError when a part breaks the format: these come from settings and from
 * our own order codes, so a bad one is a bug.
 */
export function vietQrPayload({ bankBin, account, amount, purpose }: VietQr): string {
  if (!BIN.test(bankBin)) throw new RangeError("VietQR: the bank's BIN is six digits");
  if (!ACCOUNT.test(account)) throw new RangeError("VietQR: an account is 1 to 19 letters or digits");
  if (amount !== undefined && !AMOUNT.test(amount.toString())) {
    throw new RangeError("VietQR: an amount is 1 to 13 digits of whole đồng, above zero");
  }
  if (purpose !== undefined && !PURPOSE.test(purpose)) {
    throw new RangeError("VietQR: a purpose is 1 to 25 printable ASCII characters");
  }

  const beneficiary = field("00", bankBin) + field("01", account);
  const unsigned = [
    field("00", "01"),
    field("01", amount === undefined ? "11" : "12"),
    field("38", field("00", NAPAS_AID) + field("01", beneficiary) + field("02", TO_ACCOUNT)),
    field("53", DONG),
    amount === undefined ? "" : field("54", amount.toString()),
    field("58", "VN"),
    purpose === undefined ? "" : field("62", field("08", purpose)),
    "6304",
  ].join("");
  return unsigned + crc16(unsigned);
}

/**
 * Reads a VietQR account-transfer code back, refusing one whose checksum, lengths or
 * template are wrong. Fields this shop does not write (merchant name, city) are skipped.
 */
export function parseVietQr(payload: string): Result<VietQr, VietQrFault> {
  if (!/^[\x20-\x7e]{12,512}$/.test(payload)) return err({ kind: "malformed" });
  const unsigned = payload.slice(0, -4);
  if (!unsigned.endsWith("6304")) return err({ kind: "malformed" });
  if (crc16(unsigned) !== payload.slice(-4).toUpperCase()) return err({ kind: "bad_crc" });

  const fields = readFields(payload);
  const template = readFields(fields?.get("38") ?? "");
  const beneficiary = readFields(template?.get("01") ?? "");
  const additional = readFields(fields?.get("62") ?? "");
  if (!fields || !template || !beneficiary || !additional) return err({ kind: "malformed" });
  if (fields.get("00") !== "01" || fields.get("53") !== DONG || fields.get("58") !== "VN") {
    return err({ kind: "not_vietqr" });
  }
  if (template.get("00") !== NAPAS_AID || template.get("02") !== TO_ACCOUNT) {
    return err({ kind: "not_vietqr" });
  }

  const bankBin = beneficiary.get("00") ?? "";
  const account = beneficiary.get("01") ?? "";
  const amount = fields.get("54");
  const purpose = additional.get("08");
  const sound =
    BIN.test(bankBin) &&
    ACCOUNT.test(account) &&
    (amount === undefined || AMOUNT.test(amount)) &&
    (purpose === undefined || PURPOSE.test(purpose));
  if (!sound) return err({ kind: "malformed" });
  return ok({
    bankBin,
    account,
    ...(amount === undefined ? {} : { amount: BigInt(amount) }),
    ...(purpose === undefined ? {} : { purpose }),
  });
}

function field(id: string, value: string): string {
  return id + value.length.toString().padStart(2, "0") + value;
}

/** Splits one TLV level; null when a length runs past the end or an id comes twice. */
function readFields(text: string): Map<string, string> | null {
  const fields = new Map<string, string>();
  let position = 0;
  while (position < text.length) {
    const head = /^(\d\d)(\d\d)/.exec(text.slice(position, position + 4));
    const id = head?.[1];
    const length = Number(head?.[2]);
    if (!id || fields.has(id) || position + 4 + length > text.length) return null;
    fields.set(id, text.slice(position + 4, position + 4 + length));
    position += 4 + length;
  }
  return fields;
}

/** CRC-16/CCITT-FALSE (polynomial 0x1021, start 0xFFFF, not reflected) of ASCII text, four upper-case hex digits. */
function crc16(text: string): string {
  let crc = 0xffff;
  for (let i = 0; i < text.length; i++) {
    crc ^= text.charCodeAt(i) << 8;
    for (let bit = 0; bit < 8; bit++) {
      crc = (crc & 0x8000 ? (crc << 1) ^ 0x1021 : crc << 1) & 0xffff;
    }
  }
  return crc.toString(16).toUpperCase().padStart(4, "0");
}

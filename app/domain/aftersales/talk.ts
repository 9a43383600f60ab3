/** What buyer and producer write to each other; no I/O. */

export const MESSAGE_LENGTH = 2_000;
/** So many messages one side may write about a parcel in an hour, and both together for ever. */
export const MESSAGES_AN_HOUR = 20;
export const MESSAGES_A_PARCEL = 300;

/** Who speaks; officers only read. */
export type Side = "buyer" | "seller";

/** Plain text as it is kept: composed letters, one kind of line end, no control characters, no blank ends. */
export function plainText(text: string): string {
  return text.normalize("NFC").replace(/\r\n?/g, "\n").replace(/[\u0000-\u0009\u000B-\u001F\u007F\u200B\u202A-\u202E\u2066-\u2069]/g, (sign) => (sign === "\t" ? " " : "")).replace(/\n{3,}/g, "\n\n").trim();
}

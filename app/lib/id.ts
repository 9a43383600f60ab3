/** Letters and digits that people cannot confuse: no 0/O, 1/I/L. */
const ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

/** A new UUID of version 7 (RFC 9562): ordered by time, so that index pages stay warm. */
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const now = Date.now();
  bytes[0] = now / 2 ** 40;
  bytes[1] = now / 2 ** 32;
  bytes[2] = now / 2 ** 24;
  bytes[3] = now / 2 ** 16;
  bytes[4] = now / 2 ** 8;
  bytes[5] = now;
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x70;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Whether a text from outside is a UUID: asked before it reaches a query. */
export function isId(text: string): boolean {
  return UUID.test(text);
}

/** The id that a form brought for what it makes, so that one sent twice makes it once; a new one when it brought none. */
export function idOfForm(key: string | null | undefined): string {
  return key && isId(key) ? key : newId();
}

/** A short code of `length` random characters and a check character (mod 31), e.g. an order code. */
export function newCode(length: number): string {
  return codeOf(crypto.getRandomValues(new Uint32Array(length)));
}

/** The code these numbers make, and its check character: where a code must be the same each time. */
export function codeOf(numbers: Iterable<number>): string {
  const body = Array.from(numbers, (value) => ALPHABET[value % ALPHABET.length]).join("");
  return body + checkCharacter(body);
}

/** Upper case, with what people type for look-alikes left out; null when the check character is wrong. */
export function parseCode(text: string): string | null {
  const code = text.toUpperCase().replaceAll(/[\s-]/g, "");
  if (code.length < 2 || [...code].some((char) => !ALPHABET.includes(char))) return null;
  return checkCharacter(code.slice(0, -1)) === code.at(-1) ? code : null;
}

/** Weighted sum modulo a prime alphabet: finds every single wrong character and every swap of neighbours. */
function checkCharacter(body: string): string {
  let sum = 0;
  [...body].forEach((char, index) => {
    sum += ALPHABET.indexOf(char) * ((index % 30) + 2);
  });
  return ALPHABET[sum % ALPHABET.length] ?? "2";
}

/** 256 random bits as base64url: cart, order and session tokens. Only their SHA-256 is stored. */
export function newToken(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(32));
  return btoa(String.fromCharCode(...bytes)).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

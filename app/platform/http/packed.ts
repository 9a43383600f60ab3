const known = new WeakMap<object, unknown>();

/** Loader data on its way to the browser as one text. Plain JSON only: no dates, no bigint. */
export type Packed<Value> = { text: string; readonly of?: Value };

/**
 * Remix writes loader data value by value, which for lists of many small ones takes as long as rendering them. One text
 * is written at once; on the server the value itself is found again, in the browser it is parsed at its first use.
 */
export function pack<Value extends object>(value: Value): Packed<Value> {
  const packed: Packed<Value> = { text: quotesSwapped(JSON.stringify(value)) };
  known.set(packed, value);
  return packed;
}

/** In place of `pack` for what the document itself shows: the server finds the value again, the browser is sent nothing. */
export function withhold<Value extends object>(value: Value): Packed<Value> {
  const packed: Packed<Value> = { text: "" };
  known.set(packed, value);
  return packed;
}

/** What was packed: the same object each time. */
export function unpack<Value extends object>(packed: Packed<Value>): Value {
  const value = known.get(packed) ?? JSON.parse(quotesSwapped(packed.text));
  known.set(packed, value);
  return value as Value;
}

/** What was packed, or null in the browser where it was withheld. */
export function unpackSent<Value extends object>(packed: Packed<Value>): Value | null {
  return packed.text === "" && !known.has(packed) ? null : unpack(packed);
}

/** JSON inside of JSON would double every quotation mark with its escape; apostrophes need none. Done twice it is undone. */
function quotesSwapped(text: string): string {
  return text.replace(/["']/g, (mark) => (mark === '"' ? "'" : '"'));
}

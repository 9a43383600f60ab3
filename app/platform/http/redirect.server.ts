/**
 * A path of this site from a value that came from outside, or `fallback`. Only paths pass: one slash first, no
 * backslash, no control character, nothing that a browser would read as another host.
 */
export function safePath(value: string | null | undefined, fallback: string): string {
  if (!value || !/^\/(?![/\\])[^\\\u0000-\u001f\u007f]*$/.test(value)) return fallback;
  let decoded: string;
  try {
    decoded = decodeURIComponent(value);
  } catch {
    return fallback;
  }
  if (/^\/[/\\]|\\|[\u0000-\u001f]/.test(decoded)) return fallback;
  return new URL(value, "http://shop.invalid").host === "shop.invalid" ? value : fallback;
}

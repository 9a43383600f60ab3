import { createHash } from "node:crypto";
import { env } from "~/platform/env/env.server";

const INLINE_SCRIPT = /<script(?![^>]*\bsrc=)(?![^>]*\btype="application\/(?:ld\+)?json")[^>]*>([\s\S]*?)<\/script>/g;

/**
 * The Content-Security-Policy of a finished page: inline scripts are allowed by the hash of exactly what the
 * page holds, so that a cached page needs no nonce.
 */
export function contentSecurityPolicy(page: string): string {
  const hashes = new Set<string>();
  for (const [, script] of page.matchAll(INLINE_SCRIPT)) {
    hashes.add(`'sha256-${createHash("sha256").update(script ?? "").digest("base64")}'`);
  }
  return [
    "default-src 'self'",
    `script-src 'self' ${[...hashes].join(" ")}`,
    "style-src 'self'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    `form-action 'self' ${paymentPages()}`,
    "frame-ancestors 'none'",
  ].join("; ");
}

/** Browsers apply `form-action` to redirects too, and the checkout form leads to the payment page. */
function paymentPages(): string {
  const { stripe } = env();
  return stripe?.apiBase ? new URL(stripe.apiBase).origin : "https://checkout.stripe.com";
}

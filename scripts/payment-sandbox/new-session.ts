import { invalid, missing, type ApiAnswer } from "./api-answer";
import { textAt, treeAt, type FormTree } from "./form-body";
import { sandboxId, seconds, type SessionRecord } from "./model";

const MAX_TOTAL = 99_999_999;
/** Stripe wants the worth of half a US dollar; a fixed rate is near enough here. */
const MIN_TOTAL = 13_000;
const MIN_LIFE = 30 * 60;
const MAX_LIFE = 24 * 60 * 60;

const KNOWN = new Set([
  "adaptive_pricing",
  "allowed_payment_method_types",
  "cancel_url",
  "client_reference_id",
  "expires_at",
  "line_items",
  "locale",
  "metadata",
  "mode",
  "payment_intent_data",
  "success_url",
  "ui_mode",
]);

type Made = { record: SessionRecord } | { refusal: ApiAnswer };
type Line = SessionRecord["lines"][number];

/** Makes a session from the form, or the error Stripe would give. Money is whole đồng: VND has no minor unit. */
export function newSession(form: FormTree, at: Date, publicUrl: string, apiVersion: string): Made {
  const refusal = checkParameters(form);
  if (refusal) return { refusal };

  const lines: Line[] = [];
  for (const [index, item] of Object.entries(treeAt(form, "line_items"))) {
    const line = typeof item === "object" ? readLine(item, `line_items[${index}]`) : missing(`line_items[${index}]`);
    if ("status" in line) return { refusal: line };
    lines.push(line);
  }
  if (lines.length === 0) return { refusal: missing("line_items") };
  const total = lines.reduce((sum, line) => sum + line.unitAmount * line.quantity, 0);
  const wrongTotal = checkTotal(total);
  if (wrongTotal) return { refusal: wrongTotal };

  const created = seconds(at);
  const expires = textAt(form, "expires_at");
  const expiresAt = expires === undefined ? created + MAX_LIFE : Number(expires);
  const wrongExpiry = checkExpiry(expiresAt, created);
  if (wrongExpiry) return { refusal: wrongExpiry };

  const id = sandboxId("cs_test");
  return {
    record: {
      session: {
        id,
        object: "checkout.session",
        amount_subtotal: total,
        amount_total: total,
        cancel_url: textAt(form, "cancel_url") ?? null,
        client_reference_id: textAt(form, "client_reference_id") ?? null,
        created,
        currency: "vnd",
        customer: null,
        customer_details: null,
        expires_at: expiresAt,
        livemode: false,
        locale: textAt(form, "locale") ?? null,
        metadata: readMetadata(treeAt(form, "metadata")),
        mode: "payment",
        payment_intent: null,
        allowed_payment_method_types: ["card"],
        payment_method_types: ["card"],
        payment_status: "unpaid",
        status: "open",
        success_url: textAt(form, "success_url") ?? "",
        total_details: { amount_discount: 0, amount_shipping: 0, amount_tax: 0 },
        ui_mode: "hosted_page",
        url: `${publicUrl}/pay/${id}`,
      },
      lines,
      intentId: sandboxId("pi"),
      intentMetadata: readMetadata(treeAt(form, "payment_intent_data", "metadata")),
      lastDeclinedAt: null,
      apiVersion,
    },
  };
}

function checkParameters(form: FormTree): ApiAnswer | null {
  for (const param of Object.keys(form)) {
    if (!KNOWN.has(param)) {
      return invalid(`Received unknown parameter: ${param}`, { code: "parameter_unknown", param });
    }
  }
  const mode = textAt(form, "mode");
  if (mode === undefined) return missing("mode");
  if (mode !== "payment") return invalid("This sandbox only knows the mode payment.", { param: "mode" });
  for (const method of Object.values(treeAt(form, "allowed_payment_method_types"))) {
    if (method !== "card") {
      return invalid("This sandbox only takes cards.", { param: "allowed_payment_method_types" });
    }
  }
  if (textAt(form, "success_url") === undefined) return missing("success_url");
  for (const param of ["success_url", "cancel_url"]) {
    const url = textAt(form, param);
    if (url !== undefined && !isWebAddress(url)) return invalid("Not a valid URL", { code: "url_invalid", param });
  }
  return null;
}

function checkTotal(total: number): ApiAnswer | null {
  if (total > MAX_TOTAL) {
    return invalid("The Checkout Session's total amount due must be no more than ₫99,999,999.", {
      code: "amount_too_large",
    });
  }
  if (total < MIN_TOTAL) {
    return invalid("The Checkout Session's total amount due must add up to at least $0.50 usd.", {
      code: "amount_too_small",
    });
  }
  return null;
}

function checkExpiry(expiresAt: number, created: number): ApiAnswer | null {
  if (!Number.isInteger(expiresAt)) {
    return invalid("Invalid timestamp: expires_at must be whole seconds", { param: "expires_at" });
  }
  if (expiresAt < created + MIN_LIFE) {
    return invalid("The `expires_at` timestamp must be at least 30 minutes from Checkout Session creation.", {
      param: "expires_at",
    });
  }
  return expiresAt > created + MAX_LIFE
    ? invalid("The `expires_at` timestamp must be less than 24 hours from Checkout Session creation.", {
        param: "expires_at",
      })
    : null;
}

function readLine(item: FormTree, param: string): Line | ApiAnswer {
  const currency = textAt(item, "price_data", "currency");
  const name = textAt(item, "price_data", "product_data", "name");
  const price = textAt(item, "price_data", "unit_amount");
  const count = textAt(item, "quantity");
  if (currency === undefined) return missing(`${param}[price_data][currency]`);
  if (currency.toLowerCase() !== "vnd") {
    return invalid(`Invalid currency: ${currency}. This sandbox only takes vnd.`, {
      param: `${param}[price_data][currency]`,
    });
  }
  if (!name) return missing(`${param}[price_data][product_data][name]`);
  if (price === undefined) return missing(`${param}[price_data][unit_amount]`);
  const unitAmount = wholeNumber(price);
  const quantity = wholeNumber(count ?? "");
  if (unitAmount === null) return notWhole(price, `${param}[price_data][unit_amount]`);
  if (quantity === null || quantity === 0) return notWhole(count ?? "", `${param}[quantity]`);
  return { name, quantity, unitAmount };
}

function notWhole(written: string, param: string): ApiAnswer {
  return invalid(`Invalid integer: ${written}`, { code: "parameter_invalid_integer", param });
}

function wholeNumber(text: string): number | null {
  return /^\d{1,12}$/.test(text) ? Number(text) : null;
}

function readMetadata(tree: FormTree): Record<string, string> {
  return Object.fromEntries(
    Object.entries(tree).flatMap(([key, value]) => (typeof value === "string" ? [[key, value]] : [])),
  );
}

function isWebAddress(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}

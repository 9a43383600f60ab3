import { z } from "zod";
import { birthDate } from "~/domain/cart/api-schema.server";
import { readTaxId, type BuyerDetails } from "~/domain/invoices/buyer-details";
import { readPhone } from "~/domain/orders/contact";
import type { PaymentMethod } from "~/domain/orders/order";
import type { Locale } from "~/lib/localized-text";
import { err, ok, type Result } from "~/lib/result";
import type { FieldProblem } from "~/platform/http/problem.server";
import { serverT, type ServerDictionary } from "~/platform/i18n/texts.server";

type ErrorKey = Extract<keyof ServerDictionary, `error.${string}`>;

/** What somebody who checks out has told us, read and normalised. */
export type CheckoutInput = {
  contact: { name: string; phone: string; email: string | null };
  delivery: { method: "ship"; province: string; ward: string; street: string } | { method: "pickup"; pickupPoint: string };
  payment: PaymentMethod;
  note: string | null;
  company: { name: string; taxCode: string } | null;
  /** What else is to stand on the invoice than a company's name and tax code; a person's all. */
  invoice: BuyerDetails | null;
  /** A voucher's code as typed. */
  voucher: string | null;
  /** The total the buyer saw, if the page sent it along: it is only compared, never charged. */
  expectedTotal: bigint | null;
};

export type InputErrors = { errors: FieldProblem[] };

const key = (name: ErrorKey) => ({ error: name });

/** A text without what must not be stored, NFC, trimmed; `lines` keeps line breaks. */
function text(max: number, { lines = false } = {}) {
  return z
    .string(key("error.required"))
    .max(max, key("error.tooLong"))
    .refine((value) => !(lines ? /[^\P{Cc}\t\r\n]|\p{Cs}/u : /\p{Cc}|\p{Cs}/u).test(value), key("error.controlCharacters"))
    .transform((value) => value.normalize("NFC").trim());
}

/** Left out and left blank are the same thing: a form always sends its fields. */
const optionalText = (max: number, options?: { lines: boolean }) => text(max, options).nullish().transform((value) => value || null);
const requiredText = (max: number) => text(max).refine((value) => value !== "", key("error.required"));

const mailAddress = optionalText(254).transform((value, context) => {
  if (value !== null && !z.email().safeParse(value).success) context.addIssue({ code: "custom", message: "error.email" });
  return value?.toLowerCase() ?? null;
});

const contact = z.strictObject({
  name: requiredText(120),
  phone: requiredText(30).transform((value, context) => {
    const phone = readPhone(value);
    if (phone === null && value !== "") context.addIssue({ code: "custom", message: "error.phone" });
    return phone ?? "";
  }),
  email: mailAddress,
});

const delivery = z
  .strictObject({
    method: z.enum(["ship", "pickup"], key("error.deliveryMethod")),
    province: optionalText(2),
    ward: optionalText(5),
    street: optionalText(200),
    pickup_point: optionalText(40),
  })
  .transform((given, context): CheckoutInput["delivery"] => {
    const need = (name: "province" | "ward" | "street" | "pickup_point", shape: RegExp, wrong: ErrorKey): string => {
      const value = given[name];
      if (value === null) context.addIssue({ code: "custom", path: [name], message: "error.required" });
      else if (!shape.test(value)) context.addIssue({ code: "custom", path: [name], message: wrong });
      return value ?? "";
    };
    if (given.method === "pickup") return { method: "pickup", pickupPoint: need("pickup_point", /^[\w-]{1,40}$/, "error.pickupPoint") };
    const province = need("province", /^\d{2}$/, "error.province");
    return { method: "ship", province, ward: need("ward", /^\d{5}$/, "error.ward"), street: need("street", /./, "error.required") };
  });

/** A company by its tax code, or a person by the twelve digits of theirs: who is to stand on the invoice. */
const company = z.strictObject({ name: optionalText(200), tax_code: optionalText(20), address: optionalText(300), email: mailAddress, buyer: optionalText(120) }).transform((given, context) => {
  if (given.name === null && given.tax_code === null) return null;
  for (const name of ["name", "tax_code"] as const) {
    if (given[name] === null) context.addIssue({ code: "custom", path: [name], message: "error.companyBoth" });
  }
  const read = given.tax_code === null ? null : readTaxId(given.tax_code);
  if (given.tax_code !== null && !read) context.addIssue({ code: "custom", path: ["tax_code"], message: "error.taxCode" });
  const { address, email, buyer } = given;
  const name = given.name ?? "";
  const more = address !== null || email !== null || buyer !== null;
  return {
    company: read?.kind === "person" ? null : { name, taxCode: read?.taxId ?? "" },
    invoice: read && (more || read.kind === "person") ? { ...read, name, address, email, buyerName: buyer } : null,
  };
});

/** The fields of a checkout as forms and partners send them. Unknown ones are refused: nobody sends prices here. */
const checkoutShape = z.strictObject({
  contact,
  delivery,
  payment: z.enum(["cod", "vietqr", "card"], key("error.paymentMethod")),
  note: optionalText(500, { lines: true }),
  company: company.nullish().transform((value) => value ?? null),
  voucher: optionalText(40),
  expected_total: z.int(key("error.invalid")).nonnegative(key("error.invalid")).nullish(),
});

/** The body of `POST /orders`: a checkout and the id of the cart it is for. */
export const newOrder = checkoutShape.extend({ cart: z.string("error.required").max(100, "error.tooLong"), birth_date: birthDate });

/** Reads a checkout. Failures name each bad field by its path (`contact.phone`) with a message in `locale`. */
export function parseCheckout(input: unknown, locale: Locale): Result<CheckoutInput, InputErrors> {
  const parsed = checkoutShape.safeParse(input);
  return parsed.success ? ok(toInput(parsed.data)) : err({ errors: fieldProblems(parsed.error, locale) });
}

/** Reads the body of `POST /orders` in the same way. */
export function parseNewOrder(input: unknown, locale: Locale): Result<{ cart: string; birthDate: string | null; input: CheckoutInput }, InputErrors> {
  const parsed = newOrder.safeParse(input);
  return parsed.success ? ok({ cart: parsed.data.cart, birthDate: parsed.data.birth_date ?? null, input: toInput(parsed.data) }) : err({ errors: fieldProblems(parsed.error, locale) });
}

function toInput({ contact, delivery, payment, note, company, voucher, expected_total: total }: z.output<typeof checkoutShape>): CheckoutInput {
  return { contact, delivery, payment, note, company: company?.company ?? null, invoice: company?.invoice ?? null, voucher, expectedTotal: typeof total === "number" ? BigInt(total) : null };
}

/** The issues of a schema whose messages are keys of `error.*`, one for each field, in words. */
export function fieldProblems(error: z.ZodError, locale: Locale): FieldProblem[] {
  const t = serverT(locale);
  const problems = new Map<string, string>();
  const put = (path: readonly PropertyKey[], message: string) => {
    const name = path.map(String).join(".");
    if (!problems.has(name)) problems.set(name.slice(0, 200), message);
  };
  for (const issue of error.issues) {
    if (issue.code === "unrecognized_keys") for (const name of issue.keys) put([...issue.path, name], t("error.unknownField"));
    else put(issue.path, t(isErrorKey(issue.message) ? issue.message : "error.invalid", issue.code === "too_big" ? { max: String(issue.maximum) } : {}));
  }
  return [...problems].map(([path, message]) => ({ path, message }));
}

function isErrorKey(message: string): message is ErrorKey {
  return message.startsWith("error.");
}

/**
 * The fields of an HTML form, named as in the API with dots (`contact.name`, `delivery.method`), as an object for
 * `parseCheckout`. `expected_total` becomes a number; fields in `ignored` belong to the page, not to the checkout.
 */
export function checkoutFromForm(fields: ReadonlyMap<string, string>, ignored: readonly string[]): unknown {
  const input = new Map<string, unknown>();
  for (const [name, value] of fields) {
    if (ignored.includes(name)) continue;
    const [group, field, ...more] = name.split(".");
    if (group === undefined) continue;
    if (field === undefined) {
      const digits = name === "expected_total" && /^\d{1,15}$/.test(value);
      input.set(name, digits ? Number(value) : name === "expected_total" && value === "" ? null : value);
      continue;
    }
    const nested = input.get(group);
    const inner: Map<string, string> = nested instanceof Map ? nested : new Map<string, string>();
    inner.set([field, ...more].join("."), value);
    input.set(group, inner);
  }
  return Object.fromEntries([...input].map(([name, value]) => [name, value instanceof Map ? Object.fromEntries(value) : value]));
}

import { Form, useNavigation } from "@remix-run/react";
import { useEffect, useRef, useState } from "react";
import type { CheckoutDictionary } from "~/platform/i18n/messages/checkout";
import type { Translate } from "~/platform/i18n/translator";
import { ErrorSummary } from "~/ui/kit/field";
import { Notice } from "~/ui/kit/notice";
import { fieldId, type CheckoutAnswer, type CheckoutPageData } from "./checkout-form";
import { CheckoutSummary } from "./checkout-summary";
import { ContactFields } from "./contact-fields";
import { deliveryQuote } from "./delivery-quote";
import { DeliveryFields } from "./delivery-fields";
import { PaymentFields } from "./payment-fields";
import { useDestination } from "./use-destination";
import { useCheckoutT } from "./use-checkout-t";

/** One page from address to order. It is a plain form; JavaScript adds the live total and the search for places. */
export function CheckoutPage({ data, answer }: { data: CheckoutPageData; answer: CheckoutAnswer | null }) {
  const t = useCheckoutT();
  const navigation = useNavigation();
  const values = answer?.values ?? {};
  const errors = new Map((answer?.errors ?? []).map(({ path, message }) => [path, message]));
  const errorOf = (path: string) => errors.get(path) ?? null;
  const [method, setMethod] = useState<"ship" | "pickup">(values["delivery.method"] === "pickup" ? "pickup" : "ship");
  const destination = useDestination({ province: values["delivery.province"] ?? "", ward: values["delivery.ward"] ?? "", wards: data.wards, zone: data.zone });
  const form = useRef<HTMLFormElement>(null);
  const alive = useRef(false);
  useEffect(() => {
    if (alive.current || !form.current) return;
    alive.current = true;
    // On a slow network people choose before the page is alive: it takes over what stands in the form by then.
    const chosen = new FormData(form.current);
    const province = chosen.get("delivery.province");
    if (typeof province === "string" && province !== destination.province) destination.chooseProvince(province);
    if (chosen.get("delivery.method") === "pickup") setMethod("pickup");
  }, [destination]);
  // The button is at the foot of a long page on a phone: what went wrong must come into sight and be read out.
  const refused = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (answer && (answer.errors.length > 0 || answer.notice)) refused.current?.focus();
  }, [answer]);
  const quote = method === "pickup" ? deliveryQuote(data.cart, { method }) : destination.zone ? deliveryQuote(data.cart, { method, zone: destination.zone.zone }) : null;
  const total = quote && quote.total - (data.voucher?.discount ?? 0n);
  const placing = navigation.state !== "idle" && navigation.formMethod === "POST";
  return (
    <div className="page py-6 md:py-10">
      <h1>{t("checkout.title")}</h1>
      <p className="mt-1 text-soft">{t("checkout.lead")}</p>
      {/* A new answer brings the values typed; the form is made anew around them. */}
      <Form ref={form} method="post" className="mt-6 grid items-start gap-6 lg:grid-cols-[1fr_24rem] lg:gap-10">
        <input type="hidden" name="attempt" value={data.attempt} />
        <input type="hidden" name="cart_version" value={data.cart.version} />
        <input type="hidden" name="expected_total" value={total === null ? "" : String(total)} />
        <div className="grid gap-6">
          <div ref={refused} tabIndex={-1} className="scroll-mt-4 grid gap-4 empty:hidden">
            {answer?.notice ? (
              <Notice tone={answer.notice.tone} title={answer.notice.text} live>
                {answer.notice.lines ? (
                  <ul className="mt-1 list-disc pl-5">
                    {answer.notice.lines.map((line) => (
                      <li key={line}>{line}</li>
                    ))}
                  </ul>
                ) : null}
              </Notice>
            ) : null}
            <ErrorSummary title={t("checkout.fixErrors")} errors={(answer?.errors ?? []).map(({ path, message }) => ({ id: fieldId(path), message: named(path, message, t) }))} />
          </div>
          <ContactFields values={values} errorOf={errorOf} />
          <DeliveryFields data={data} values={values} errorOf={errorOf} method={method} onMethod={setMethod} destination={destination} />
          <PaymentFields data={data} values={values} errorOf={errorOf} />
        </div>
        <CheckoutSummary cart={data.cart} quote={quote} voucher={data.voucher} placing={placing} />
      </Form>
    </div>
  );
}

/** An error with the name of its field in front, for the list at the head of the form. */
function named(path: string, message: string, t: Translate<CheckoutDictionary>): string {
  const label = FIELD_LABELS[path];
  return label ? `${t(label)}: ${message}` : message;
}

const FIELD_LABELS: Record<string, keyof CheckoutDictionary> = {
  "contact.name": "checkout.name",
  "contact.phone": "checkout.phone",
  "contact.email": "checkout.email",
  "delivery.province": "checkout.province",
  "delivery.ward": "checkout.ward",
  "delivery.street": "checkout.street",
  "delivery.pickup_point": "checkout.pickupPoint",
  payment: "checkout.payment",
  voucher: "checkout.voucher",
  note: "checkout.note",
  "company.name": "checkout.companyName",
  "company.tax_code": "checkout.companyTaxCode",
  "company.address": "checkout.companyAddress",
  "company.email": "checkout.companyEmail",
  "company.buyer": "checkout.companyBuyer",
};

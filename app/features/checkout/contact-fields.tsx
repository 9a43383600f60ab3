import { TextField } from "~/ui/kit/field";
import { fieldId, type CheckoutValues } from "./checkout-form";
import { useCheckoutT } from "./use-checkout-t";

/** Who receives it. The phone number is what matters: the courier calls. */
export function ContactFields({ values, errorOf }: { values: CheckoutValues; errorOf: (path: string) => string | null }) {
  const t = useCheckoutT();
  return (
    <section className="panel grid gap-4 px-4 py-5 sm:px-6" aria-labelledby="contact-heading">
      <h2 id="contact-heading" className="text-xl">{t("checkout.contact")}</h2>
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField id={fieldId("contact.name")} name="contact.name" label={t("checkout.name")} autoComplete="name" required maxLength={120} defaultValue={values["contact.name"]} error={errorOf("contact.name")} />
        <TextField
          id={fieldId("contact.phone")}
          name="contact.phone"
          type="tel"
          label={t("checkout.phone")}
          hint={t("checkout.phoneHint")}
          autoComplete="tel"
          inputMode="tel"
          required
          maxLength={30}
          defaultValue={values["contact.phone"]}
          error={errorOf("contact.phone")}
        />
      </div>
      <TextField
        id={fieldId("contact.email")}
        name="contact.email"
        type="email"
        label={t("checkout.email")}
        hint={t("checkout.emailHint")}
        autoComplete="email"
        maxLength={254}
        defaultValue={values["contact.email"]}
        error={errorOf("contact.email")}
      />
    </section>
  );
}

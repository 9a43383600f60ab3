import { Form } from "@remix-run/react";
import { useLocalePath } from "~/platform/i18n/react";
import { Button } from "~/ui/kit/button";
import { TextField } from "~/ui/kit/field";
import { Notice } from "~/ui/kit/notice";
import { useCheckoutT } from "./use-checkout-t";

/** `code`: an order's address was opened without its token. Tracking without an account and without the link. */
export function FindOrderPage({ code, answer }: { code: string | null; answer: { values: { code: string; phone: string }; error: string } | null }) {
  const t = useCheckoutT();
  const to = useLocalePath();
  return (
    <div className="page py-8 md:py-12">
      <div className="mx-auto max-w-lg">
        <h1>{t("order.find.title")}</h1>
        <p className="mt-2 text-soft">{code === null ? t("order.find.lead") : t("order.notFound")}</p>
        <Form method="post" action={to("/don-hang")} className="panel mt-6 grid gap-4 px-5 py-6">
          {answer ? (
            <Notice tone="bad" live>
              {answer.error}
            </Notice>
          ) : null}
          <TextField name="code" label={t("order.find.code")} required maxLength={20} autoComplete="off" autoCapitalize="characters" defaultValue={answer?.values.code ?? code ?? undefined} />
          <TextField name="phone" type="tel" label={t("checkout.phone")} required maxLength={30} autoComplete="tel" defaultValue={answer?.values.phone} />
          <Button type="submit" size="lg">{t("order.find.action")}</Button>
        </Form>
      </div>
    </div>
  );
}

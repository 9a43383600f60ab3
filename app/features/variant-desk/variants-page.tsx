import { Form } from "@remix-run/react";
import { saleNote } from "~/domain/catalog/sale-note";
import { pick } from "~/lib/localized-text";
import { formatNumber, formatVnd } from "~/platform/i18n/format";
import { SALE_TEXTS, type SaleDictionary } from "~/platform/i18n/messages/sale";
import { VARIANTS_TEXTS, type VariantsDictionary } from "~/platform/i18n/messages/variants";
import { useLocale, useLocalePath, useTexts } from "~/platform/i18n/react";
import { Badge } from "~/ui/kit/badge";
import { Button } from "~/ui/kit/button";
import { Notice } from "~/ui/kit/notice";
import { Section } from "~/ui/kit/section";
import type { VariantsRefusal } from "./change-variants.server";
import { BreaksForm } from "./breaks-form";
import { ForecastPanel } from "./forecast-panel";
import { NewVariantForm } from "./new-variant-form";
import { TermsFields } from "./terms-fields";
import type { VariantRow, VariantsView } from "./variants-view.server";

type Props = Pick<VariantsView, "product" | "variants"> & { done: "added" | "saved" | "forecast" | null; refusal: VariantsRefusal | undefined };

/** The variants of one product: what each costs, how it is sold, and one more. */
export function VariantsPage({ product, variants, done, refusal }: Props) {
  const t = useTexts<VariantsDictionary>(VARIANTS_TEXTS);
  const locale = useLocale();
  const to = useLocalePath();
  return (
    <div className="grid max-w-3xl grid-cols-1 gap-5">
      <div>
        <a className="link inline-flex min-h-11 items-center" href={to("/nguoi-ban/san-pham")}>{t("back")}</a>
        <h1 className="text-2xl">{pick(product.name, locale)}</h1>
        <p className="text-soft">{t("lead")}</p>
        {product.published ? <p><a className="link inline-flex min-h-11 items-center" href={to(`/san-pham/${product.slug}`)}>{t("view")}</a></p> : null}
      </div>
      {done && !refusal ? <Notice tone="good" live>{t(`done.${done}`)}</Notice> : null}
      {refusal ? <Notice tone="bad" title={t("errors")} live>{t(`refused.${refusal.kind}`, { count: refusal.count })}</Notice> : null}
      <ul className="grid grid-cols-1 gap-4">
        {variants.map((variant) => <VariantCard key={variant.id} variant={variant} refusal={refusal?.variant === variant.id ? refusal : undefined} />)}
      </ul>
      <Section title={t("add")}>
        {product.published ? <NewVariantForm key={variants.length} refusal={refusal?.variant === null ? refusal : undefined} /> : <p className="panel p-4 text-soft">{t("unpublished")}</p>}
      </Section>
    </div>
  );
}

function VariantCard({ variant, refusal }: { variant: VariantRow; refusal: VariantsRefusal | undefined }) {
  const t = useTexts<VariantsDictionary>(VARIANTS_TEXTS);
  const sale = useTexts<SaleDictionary>(SALE_TEXTS);
  const locale = useLocale();
  const { saleMode: mode, leadDays, weightMarginBp: marginBp, priceVnd, netWeightG, harvest } = variant;
  const note = saleNote({ mode, leadDays, marginBp, priceVnd, netWeightG, window: harvest }, sale);
  const refused = refusal?.intent === "terms" ? refusal : undefined;
  return (
    <li className="panel grid gap-3 p-4">
      <div className="grid grid-cols-1 items-start gap-3 sm:grid-cols-[minmax(0,1fr)_auto]">
        <div className="min-w-0">
          <h2 className="text-lg">{pick(variant.name, locale)}</h2>
          <p><b className="num">{formatVnd(priceVnd, locale)}</b> / {pick(variant.unit, locale)} · <span className="code text-sm text-soft">{variant.sku}</span></p>
          <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <Badge tone={variant.active ? "good" : "neutral"}>{variant.active ? t(`mode.${mode}`) : t("offSale")}</Badge>
            {variant.active && (mode !== "made_to_order" || variant.weeklyCapacity !== null) ? <span className="text-soft">{t("free", { count: formatNumber(variant.free, locale) })}</span> : null}
          </p>
          {note ? <p className="mt-1 text-soft">{note}</p> : null}
        </div>
        <Form method="post">
          <input type="hidden" name="variant" value={variant.id} />
          <Button type="submit" name="intent" value={variant.active ? "off" : "on"} variant="secondary">{t(variant.active ? "off" : "on")}</Button>
        </Form>
      </div>
      {variant.active ? (
        <details open={refused !== undefined}>
          <summary className="cursor-pointer py-3 font-semibold text-leaf">{t("terms")}</summary>
          <Form method="post" className="grid gap-4" key={`${mode} ${leadDays} ${variant.weeklyCapacity} ${marginBp} ${variant.saleFrom} ${variant.saleUntil}`}>
            <input type="hidden" name="intent" value="terms" />
            <input type="hidden" name="variant" value={variant.id} />
            <TermsFields terms={variant} refusal={refused} />
            <div><Button type="submit">{t("saveTerms")}</Button></div>
          </Form>
        </details>
      ) : null}
      {variant.active ? <BreaksForm variant={variant} refusal={refusal?.intent === "breaks" ? refusal : undefined} /> : null}
      {variant.active && mode === "preorder" ? <ForecastPanel variant={variant} refusal={refusal?.intent === "forecast" ? refusal : undefined} /> : null}
    </li>
  );
}

import type { LotOfItem } from "~/domain/traceability/trace-queries.server";
import { formatDate } from "~/platform/i18n/format";
import { useLocalePath } from "~/platform/i18n/react";
import { useTraceT } from "./use-trace-t";

type Props = { product: { name: string; slug: string | null; producer: string }; number: string; lots: (LotOfItem & { path: string })[] };

/** The published lots of a trade item, the newest first. */
export function LotList({ product, number, lots }: Props) {
  const t = useTraceT();
  const to = useLocalePath();
  return (
    <div className="page grid max-w-2xl gap-4 pt-6">
      <div>
        <p className="code text-soft">{number}</p>
        <h1>{product.name}</h1>
        <p className="mt-1 text-soft">{product.producer}</p>
      </div>
      <p>{lots.length === 0 ? t("itemNone") : t("itemLead")}</p>
      <ul className="grid gap-2">
        {lots.map((lot) => (
          <li key={lot.code}>
            <a href={to(lot.path)} className="panel flex min-h-14 flex-wrap items-center justify-between gap-x-4 px-4 py-2 no-underline">
              <b className="code">{lot.code}</b>
              <span className="num text-soft">{formatDate(lot.producedOn, t.locale)} · <span className={lot.status === "recalled" ? "font-semibold text-danger" : undefined}>{t(`status.${lot.status}`)}</span></span>
            </a>
          </li>
        ))}
      </ul>
      {product.slug === null ? null : <p><a className="link inline-flex min-h-11 items-center" href={to(`/san-pham/${product.slug}`)}>{t("facts.product")}</a></p>}
    </div>
  );
}

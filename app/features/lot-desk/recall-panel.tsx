import { Form } from "@remix-run/react";
import type { foreseeRecall, RecallRow } from "~/domain/traceability/recall.server";
import { formatMoment } from "~/platform/i18n/format";
import { Button } from "~/ui/kit/button";
import { Checkbox, TextArea } from "~/ui/kit/field";
import { faultText, type LotRefusal } from "./refusal";
import { useLotsT } from "./use-lots-t";

export type RecallView = { foreseen: Awaited<ReturnType<typeof foreseeRecall>>; past: RecallRow[] };

/** What a recall would reach, the drill of one, and the real thing behind a box to tick. */
export function RecallPanel({ view, recalled, refusal }: { view: RecallView; recalled: boolean; refusal: LotRefusal | undefined }) {
  const t = useLotsT();
  const mine = refusal?.intent === "recall" || refusal?.intent === "drill" ? refusal : undefined;
  const { foreseen, past } = view;
  return (
    <div className="grid gap-4">
      <p>{t("recall.reach", { lots: foreseen.lots.length, orders: foreseen.orderCount })}</p>
      {foreseen.lots.length > 0 ? <p className="code">{foreseen.lots.map(({ code }) => code).join(", ")}</p> : null}
      {foreseen.orders.length > 0 ? <p className="code text-sm">{foreseen.orders.map((order) => t("recall.order", { code: order.code, units: order.units })).join(" · ")}</p> : null}
      <details className="panel p-4" open={mine !== undefined}>
        <summary className="cursor-pointer py-1 font-semibold">{t("recall.drill")} / {t("recall.do")}</summary>
        <Form method="post" className="mt-3 grid gap-4">
          <TextArea label={t("recall.reason")} name="reason" rows={2} maxLength={500} defaultValue={mine?.values["reason"]} error={faultText(mine, "reason", t)} required />
          <Button type="submit" name="intent" value="drill" variant="secondary" className="justify-self-start">{t("recall.drill")}</Button>
          {recalled ? null : (
            <>
              <Checkbox label={t("recall.sure")} name="sure" error={faultText(mine, "sure", t)} />
              <Button type="submit" name="intent" value="recall" variant="danger" className="justify-self-start">{t("recall.do")}</Button>
            </>
          )}
        </Form>
      </details>
      {past.length > 0 ? (
        <div>
          <p className="font-semibold">{t("recall.past")}</p>
          <ul className="mt-1 grid gap-1">
            {past.map((row) => (
              <li key={row.id} className="num text-sm">
                {t("recall.row", { date: formatMoment(row.at, t.locale), kind: t(row.drill ? "recall.kindDrill" : "recall.kindReal"), lots: row.lots, orders: row.orders, buyers: row.buyers, ms: row.tookMs })}
              </li>
            ))}
          </ul>
        </div>
      ) : null}
    </div>
  );
}

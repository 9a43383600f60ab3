import type { LastAsked } from "~/domain/payments/ask-gateway.server";
import type { Dispute } from "~/domain/payments/disputes/dispute-queries.server";
import { formatMoment, formatVnd } from "~/platform/i18n/format";
import { DISPUTE_TEXTS } from "~/platform/i18n/messages/disputes";
import { useLocale, useLocalePath, useTexts } from "~/platform/i18n/react";
import { Badge, type Tone } from "~/ui/kit/badge";
import { Table, Td, Th } from "~/ui/kit/table";
import { AdminHead } from "~/ui/layout/admin-page";

export const DISPUTE_TONES: Record<Dispute["state"], Tone> = { inquiry: "warn", open: "warn", won: "good", lost: "bad", closed: "neutral" };

/** All card disputes, first those that something is to be done about. */
export function DisputesPage({ disputes, asked }: { disputes: Dispute[]; /** When the gateway was last asked for what we may have missed. */ asked: LastAsked | null }) {
  const t = useTexts(DISPUTE_TEXTS);
  const locale = useLocale();
  const path = useLocalePath()("/quan-tri/tien");
  const todo = ({ state, answeredAt, dueBy, decidedAt }: Dispute) => {
    if (state === "lost" && decidedAt === null) return t("todo.decide");
    if ((state === "open" || state === "inquiry") && answeredAt === null) return dueBy ? t("todo.answer", { time: formatMoment(dueBy, locale) }) : t("todo.answerSoon");
    return t("todo.none");
  };
  return (
    <>
      <AdminHead title={t("title")} lead={t("lead")}>
        <a className="link inline-flex min-h-11 items-center" href={path}>{t("money")}</a>
      </AdminHead>
      <p className="mb-4 text-soft">{asked === null ? t("asked.never") : t("asked", { at: formatMoment(asked.ranAt, locale), ...asked.found })} {asked?.outcome === "partly" ? t("asked.partly") : null}</p>
      <div className="panel">
        {disputes.length === 0 ? <p className="p-4 text-soft">{t("none")}</p> : (
          <Table fits label={t("title")} head={<><Th>{t("order")}</Th><Th end>{t("amount")}</Th><Th>{t("todo")}</Th></>}>
            {disputes.map((dispute) => (
              <tr key={dispute.id}>
                <Td>
                  <a className="link code inline-flex min-h-11 items-center lg:min-h-0" href={`${path}/khieu-nai/${dispute.id}`}>{dispute.orderCode ?? t("noOrder")}</a>
                  <span className="flex flex-wrap gap-1.5"><Badge tone={DISPUTE_TONES[dispute.state]}>{t(`state.${dispute.state}`)}</Badge></span>
                  <span className="block text-sm text-soft">{t(`reason.${dispute.reason}`)}</span>
                </Td>
                <Td end><span className="whitespace-nowrap">{formatVnd(dispute.amount, locale)}</span></Td>
                <Td>{todo(dispute)}</Td>
              </tr>
            ))}
          </Table>
        )}
      </div>
    </>
  );
}

import { Form } from "@remix-run/react";
import { PARTICIPANT_NEXT, type ParticipantState } from "~/domain/programme/promotion";
import type { Participant, PromotionFacts } from "~/domain/programme/promotion-queries.server";
import { pick } from "~/lib/localized-text";
import { formatMoment } from "~/platform/i18n/format";
import { PROGRAMME_DESK_TEXTS } from "~/platform/i18n/messages/programme-desk";
import { useLocale, useLocalePath, useTexts } from "~/platform/i18n/react";
import { Badge, type Tone } from "~/ui/kit/badge";
import { Button } from "~/ui/kit/button";
import { Notice } from "~/ui/kit/notice";
import { Table, Td, Th } from "~/ui/kit/table";
import { AdminPanel } from "~/ui/layout/admin-page";
import type { DeskRefusal } from "./record-form";

const TONE: Record<ParticipantState, Tone> = { applied: "warn", accepted: "good", declined: "bad", withdrawn: "neutral" };

export function ParticipantBadge({ state }: { state: ParticipantState }) {
  const t = useTexts(PROGRAMME_DESK_TEXTS);
  return <Badge tone={TONE[state]}>{t(`participant.${state}`)}</Badge>;
}

type Props = { promotion: PromotionFacts; participants: Participant[]; refusal: DeskRefusal | undefined };

/** Who asked to take part, and what is decided about each. */
export function ParticipantsPanel({ promotion, participants, refusal }: Props) {
  const t = useTexts(PROGRAMME_DESK_TEXTS);
  const to = useLocalePath();
  const locale = useLocale();
  const accepted = participants.filter(({ state }) => state === "accepted").length;
  const open = promotion.state === "open" || promotion.state === "closed";
  return (
    <AdminPanel title={t("promotion.participants")}>
      <p className="mb-3 text-soft">{promotion.places === null ? t("promotion.takenFree", { accepted: accepted || (promotion.participantCount ?? 0) }) : t("promotion.taken", { accepted, places: promotion.places })}</p>
      {refusal?.intent === "decide" ? <div className="mb-3"><Notice tone="bad" live>{t(`refused.${refusal.kind}`)}</Notice></div> : null}
      {participants.length === 0 ? <p>{t("promotion.none")}</p> : (
        <Table label={t("promotion.participants")} head={<><Th>{t("promotion.producer")}</Th><Th>{t("promotion.wish")}</Th><Th>{t("promotion.appliedAt")}</Th><Th>{t("promotion.state")}</Th><Th>{t("reason")}</Th></>}>
          {participants.map((one) => (
            <tr key={one.id}>
              <Td><a className="link" href={to(`/nha-san-xuat/${one.producer.slug}`)}>{pick(one.producer.name, locale)}</a></Td>
              <Td>{one.wish}</Td>
              <Td><span className="num whitespace-nowrap">{formatMoment(one.appliedAt, locale)}</span></Td>
              <Td><ParticipantBadge state={one.state} /></Td>
              <Td>{open && PARTICIPANT_NEXT[one.state].officer.length > 0 ? <Decide one={one} refusal={refusal} /> : one.decisionReason}</Td>
            </tr>
          ))}
        </Table>
      )}
    </AdminPanel>
  );
}

function Decide({ one, refusal }: { one: Participant; refusal: DeskRefusal | undefined }) {
  const t = useTexts(PROGRAMME_DESK_TEXTS);
  const locale = useLocale();
  const typed = refusal?.intent === "decide" && refusal.values.participant === one.id ? refusal.values.reason : undefined;
  const next = PARTICIPANT_NEXT[one.state].officer;
  return (
    <Form method="post" className="flex flex-wrap items-center gap-2">
      <input type="hidden" name="intent" value="decide" />
      <input type="hidden" name="participant" value={one.id} />
      <input className="input w-44" name="reason" maxLength={500} defaultValue={typed ?? one.decisionReason ?? ""} aria-label={`${t("reason")}: ${pick(one.producer.name, locale)}`} />
      {next.includes("accepted") ? <Button type="submit" size="sm" name="state" value="accepted">{t("promotion.accept")}</Button> : null}
      {next.includes("declined") ? <Button type="submit" size="sm" variant="secondary" name="state" value="declined">{t("promotion.decline")}</Button> : null}
    </Form>
  );
}

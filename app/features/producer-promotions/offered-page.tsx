import { Form } from "@remix-run/react";
import { takesApplications } from "~/domain/programme/promotion";
import type { OfferedPromotion } from "~/domain/programme/promotion-queries.server";
import type { LocalDate } from "~/lib/local-date";
import { formatDate, formatNumber, formatVnd } from "~/platform/i18n/format";
import { PROGRAMME_TEXTS } from "~/platform/i18n/messages/programme";
import { PROGRAMME_DESK_TEXTS } from "~/platform/i18n/messages/programme-desk";
import { useLocale, useTexts } from "~/platform/i18n/react";
import { Badge, type Tone } from "~/ui/kit/badge";
import { Button } from "~/ui/kit/button";
import { Facts } from "~/ui/kit/facts";
import { TextArea } from "~/ui/kit/field";
import { Notice } from "~/ui/kit/notice";

export type OfferRefusal = { promotion: string; kind: "not_found" | "closed" | "not_now" | "wish_missing" | "full" | "reason_missing"; wish: string };
type Props = { promotions: OfferedPromotion[]; today: LocalDate; done: string | null; refusal: OfferRefusal | undefined };

const TONE = { applied: "warn", accepted: "good", declined: "bad", withdrawn: "neutral" } as const satisfies Record<string, Tone>;

/** Programmes a producer can take part in, and what became of its applications. */
export function OfferedPage({ promotions, today, done, refusal }: Props) {
  const t = useTexts(PROGRAMME_DESK_TEXTS);
  return (
    <div className="grid max-w-4xl gap-5">
      <div>
        <h1 className="text-2xl">{t("offered.title")}</h1>
        <p className="mt-1 text-soft">{t("offered.lead")}</p>
      </div>
      {done === "apply" && !refusal ? <Notice tone="good" live>{t("offered.done")}</Notice> : null}
      {done === "withdraw" && !refusal ? <Notice tone="good" live>{t("offered.withdrawn")}</Notice> : null}
      {promotions.length === 0 ? <p>{t("offered.none")}</p> : null}
      <ul className="grid gap-4">
        {promotions.map((promotion) => (
          <li key={promotion.id}><Offer promotion={promotion} today={today} refusal={refusal?.promotion === promotion.id ? refusal : undefined} /></li>
        ))}
      </ul>
    </div>
  );
}

function Offer({ promotion, today, refusal }: { promotion: OfferedPromotion; today: LocalDate; refusal: OfferRefusal | undefined }) {
  const t = useTexts(PROGRAMME_DESK_TEXTS);
  const words = useTexts(PROGRAMME_TEXTS);
  const locale = useLocale();
  const { own } = promotion;
  const open = takesApplications(promotion, today);
  const days = promotion.startsOn === promotion.endsOn ? formatDate(promotion.startsOn, locale) : `${formatDate(promotion.startsOn, locale)} – ${formatDate(promotion.endsOn, locale)}`;
  return (
    <article className="panel grid gap-3 p-4 md:p-5">
      <div className="flex flex-wrap items-start justify-between gap-2">
        <div>
          <h2 className="text-lg">{promotion.title}</h2>
          <p className="text-soft">{words(`kind.${promotion.kind}`)} · {days} · {promotion.place}</p>
        </div>
        {own ? <Badge tone={TONE[own.state]}>{t(`participant.${own.state}`)}</Badge> : null}
      </div>
      {promotion.terms ? <p>{promotion.terms}</p> : null}
      <p className="text-soft">
        {promotion.applyUntil ? t("offered.until", { day: formatDate(promotion.applyUntil, locale) }) : null}
        {promotion.places === null ? null : ` · ${t("promotion.taken", { accepted: promotion.accepted, places: promotion.places })}`}
      </p>
      {own?.decisionReason ? <p>{t("reason")}: {own.decisionReason}</p> : null}
      {own?.state === "accepted" && promotion.state === "held" ? <OwnResults contracts={own.contracts} salesVnd={own.salesVnd} /> : null}
      {refusal ? <Notice tone="bad" live>{t(`refused.${refusal.kind}`)}</Notice> : null}
      {open && (!own || own.state === "withdrawn") ? (
        <Form method="post" className="grid gap-3">
          <input type="hidden" name="intent" value="apply" />
          <input type="hidden" name="promotion" value={promotion.id} />
          <TextArea id={`wish-${promotion.id}`} label={t("offered.wish")} name="wish" required rows={2} maxLength={1_000} defaultValue={refusal?.wish ?? own?.wish ?? ""} />
          <div><Button type="submit">{own ? t("offered.again") : t("offered.apply")}</Button></div>
        </Form>
      ) : null}
      {own && (own.state === "applied" || own.state === "accepted") && (promotion.state === "open" || promotion.state === "closed") ? (
        <Form method="post">
          <input type="hidden" name="intent" value="withdraw" />
          <input type="hidden" name="promotion" value={promotion.id} />
          <p className="mb-2">{t("promotion.wish")}: {own.wish}</p>
          <Button type="submit" variant="secondary" size="sm">{t("offered.withdraw")}</Button>
        </Form>
      ) : null}
    </article>
  );
}

/** What came of it for this producer, as an officer entered it. */
function OwnResults({ contracts, salesVnd }: { contracts: number | null; salesVnd: bigint | null }) {
  const t = useTexts(PROGRAMME_DESK_TEXTS);
  const locale = useLocale();
  if (contracts === null && salesVnd === null) return <p className="text-soft">{t("offered.noResults")}</p>;
  return (
    <div>
      <h3 className="text-base font-semibold">{t("offered.results")}</h3>
      <Facts
        rows={[
          contracts !== null && { term: t("promotion.contracts"), value: formatNumber(contracts, locale) },
          salesVnd !== null && { term: t("offered.sales"), value: formatVnd(salesVnd, locale) },
        ]}
      />
    </div>
  );
}

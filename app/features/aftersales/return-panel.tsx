import type { Aftersales, GoodsReturn } from "~/domain/aftersales/aftersales-queries.server";
import type { Side } from "~/domain/aftersales/talk";
import type { LocalDate } from "~/lib/local-date";
import { pick } from "~/lib/localized-text";
import { formatDate, formatMoment, formatVnd } from "~/platform/i18n/format";
import { AFTERSALES_TEXTS } from "~/platform/i18n/messages/aftersales";
import { useLocale, useTexts } from "~/platform/i18n/react";
import { Badge, type Tone } from "~/ui/kit/badge";
import type { AftersalesRefusal } from "./answers";
import { AskReturn } from "./ask-return";
import { Photos, type PhotoKey } from "./photos";
import { ReturnSteps } from "./return-steps";

type Shared = { mine: Side | "officer"; access: PhotoKey; refusal: AftersalesRefusal | undefined };
const TONES: Record<GoodsReturn["state"], Tone> = { asked: "warn", accepted: "info", declined: "bad", received: "warn", closed: "good", withdrawn: "neutral" };

/** Goods that are to be given back, each request with its next step, and the buyer's way to ask. */
export function ReturnPanel({ aftersales, today, ...shared }: Shared & { aftersales: Aftersales; today: LocalDate }) {
  const t = useTexts(AFTERSALES_TEXTS);
  const locale = useLocale();
  const { returns, returnUntil, returnable } = aftersales;
  const buyer = shared.mine === "buyer";
  if (returns.length === 0 && !buyer) return null;
  const left = returnable.filter((line) => line.left > 0);
  return (
    <section className="panel grid grid-cols-1 gap-4 p-4 md:p-5" aria-labelledby="tra-hang">
      <div>
        <h2 id="tra-hang" className="text-xl">{t("return")}</h2>
        {buyer ? (
          <p className="text-sm text-soft">
            {returnUntil === null ? t("return.notYet") : t(today > returnUntil ? "return.over" : "return.until", { day: formatDate(returnUntil, locale) })}
          </p>
        ) : null}
      </div>
      {returns.map((one) => <OneReturn key={one.id} goods={one} {...shared} />)}
      {buyer && returnUntil !== null && today <= returnUntil && left.length > 0 ? <AskReturn lines={left} refusal={shared.refusal} /> : null}
    </section>
  );
}

function OneReturn({ goods, mine, access, refusal }: Shared & { goods: GoodsReturn }) {
  const t = useTexts(AFTERSALES_TEXTS);
  const locale = useLocale();
  return (
    <article className="grid gap-3 border-l-4 border-l-line pl-3">
      <p className="flex flex-wrap items-center gap-2"><b>{t(`return.reason.${goods.reason}`)}</b><Badge tone={TONES[goods.state]}>{t(`return.state.${goods.state}`)}</Badge></p>
      <p className="text-sm text-soft">{t("return.askedAt", { at: formatMoment(goods.askedAt, locale) })}</p>
      <ul>
        {goods.lines.map((line) => (
          <li key={line.id}>
            <b className="num">{line.quantity} ×</b> {pick(line.name, locale)}, {pick(line.variantName, locale)}
            {line.restocked === null || mine === "buyer" ? null : <span className="hint"> ({t("return.restocked", { restocked: line.restocked, writtenOff: line.writtenOff ?? 0 })})</span>}
          </li>
        ))}
      </ul>
      <p className="break-words whitespace-pre-line">{goods.text}</p>
      <Photos photos={goods.photos} access={access} />
      {goods.answer ? <p className="break-words whitespace-pre-line"><b>{t("return.answer")}:</b> {goods.answer}</p> : null}
      {goods.state === "declined" && mine === "buyer" ? <p className="hint">{t("return.declinedHint")}</p> : null}
      {goods.refund === null ? null : <p><b>{t("return.refund")}:</b> <span className="num font-semibold">{formatVnd(goods.refund, locale)}</span></p>}
      <ReturnSteps goods={goods} mine={mine} refusal={refusal} />
    </article>
  );
}

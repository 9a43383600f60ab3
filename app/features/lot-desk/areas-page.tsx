import { Form } from "@remix-run/react";
import type { DeskArea, QualityPaper } from "~/domain/traceability/area-queries.server";
import { AREA_MOVES } from "~/domain/traceability/area-status";
import type { LocalDate } from "~/lib/local-date";
import { formatDate, formatNumber } from "~/platform/i18n/format";
import { useLocalePath } from "~/platform/i18n/react";
import { Badge } from "~/ui/kit/badge";
import { Button } from "~/ui/kit/button";
import { EmptyState } from "~/ui/kit/empty-state";
import { Notice } from "~/ui/kit/notice";
import { Section } from "~/ui/kit/section";
import { AreaForm } from "./area-form";
import { GlnForm } from "./gln-form";
import type { LotRefusal } from "./refusal";
import { useLotsT } from "./use-lots-t";

type Props = { areas: DeskArea[]; papers: QualityPaper[]; communes: { code: string; name: string }[]; ownCommune: string; edited: DeskArea | null; today: LocalDate; gln: string | null; done: boolean; refusal: LotRefusal | undefined };

/** The fields, orchards and apiaries of a producer with what this year has taken of them, and the standards they hold. */
export function AreasPage({ areas, papers, communes, ownCommune, edited, today, gln, done, refusal }: Props) {
  const t = useLotsT();
  const to = useLocalePath();
  return (
    <div className="grid max-w-4xl gap-8">
      <div>
        <p><a className="link inline-flex min-h-11 items-center" href={to("/nguoi-ban/lo")}>{t("title")}</a></p>
        <h1 className="text-2xl">{t("areas")}</h1>
      </div>
      {done ? <Notice tone="good" live>{t("area.done")}</Notice> : null}
      {refusal ? <Notice tone="bad" title={t("refused")} live /> : null}
      {areas.length === 0 ? <EmptyState title={t("area.none")}>{t("area.noneText")}</EmptyState> : null}
      <ul className="grid gap-3">{areas.map((area) => <Area key={area.id} area={area} refusal={refusal} />)}</ul>
      <Section title={t(edited ? "area.edit" : "area.new")}>
        <AreaForm key={edited?.id ?? "new"} {...{ communes, ownCommune, edited, today, refusal }} />
      </Section>
      <Section title={t("gln.premises")} lead={t("gln.lead")}><GlnForm id={null} gln={gln} refusal={refusal} /></Section>
      <Section title={t("papers")} lead={t("papers.lead")}>
        {papers.length === 0 ? <p className="text-soft">{t("papers.none")}</p> : null}
        <ul className="grid gap-3">
          {papers.map((paper) => (
            <li key={paper.id} className="panel p-4">
              <p className="flex flex-wrap items-center justify-between gap-2">
                <b className="code">{paper.number}</b>
                <Badge tone={paper.expiresOn < today ? "bad" : "good"}>{t(paper.expiresOn < today ? "papers.ended" : "papers.until", { date: formatDate(paper.expiresOn, t.locale) })}</Badge>
              </p>
              <p className="uppercase">{paper.scheme}</p>
              <p className="text-soft">{paper.body} · {t("papers.scope", { scope: paper.scope })}</p>
              <p className="text-sm">{paper.products.map(({ vi }) => vi).join(", ")}</p>
            </li>
          ))}
        </ul>
      </Section>
    </div>
  );
}

function Area({ area, refusal }: { area: DeskArea; refusal: LotRefusal | undefined }) {
  const t = useLotsT();
  const to = useLocalePath();
  const kg = (grams: number) => formatNumber(Math.round(grams / 1_000), t.locale);
  const taken = t("area.taken", { taken: kg(area.takenG), of: kg(area.ceilingG) });
  return (
    <li className="panel grid gap-1 p-4">
      <p className="flex flex-wrap items-center justify-between gap-2">
        <b className="code">{area.code}</b>
        <Badge tone={area.status === "active" ? "good" : area.status === "suspended" ? "warn" : "bad"}>{t(`area.status.${area.status}`)}</Badge>
      </p>
      <p>{[area.name, area.crop, area.hives === null ? `${formatNumber(area.areaHa, t.locale)} ha` : `${area.hives} ${t("area.hiveCount").toLowerCase()}`, area.commune, area.markets.join(", ")].filter(Boolean).join(" · ")}</p>
      <p className="num">{taken}</p>
      <progress className="trace-sold" max={area.ceilingG} value={Math.min(area.takenG, area.ceilingG)} aria-label={taken} />
      <details open={refusal?.intent === "gln" && refusal.values["id"] === area.id}>
        <summary className="link inline-flex min-h-11 cursor-pointer items-center">{area.gln ? <>GLN <span className="code">{area.gln}</span></> : t("gln.add")}</summary>
        <GlnForm id={area.id} gln={area.gln} refusal={refusal} />
      </details>
      <div className="flex flex-wrap gap-2">
        {area.takenG === 0 ? <a className="btn btn-secondary btn-sm" href={to(`/nguoi-ban/vung-trong?sua=${area.id}`)}>{t("area.edit")}</a> : null}
        {AREA_MOVES[area.status].map((move) =>
          move === "withdrawn" ? (
            <details key={move}>
              <summary className="btn btn-quiet btn-sm">{t("area.move.withdrawn")}</summary>
              <p className="hint">{t("area.moveFinal")}</p>
              <Move area={area} to={move} />
            </details>
          ) : <Move key={move} area={area} to={move} />,
        )}
      </div>
    </li>
  );
}

function Move({ area, to }: { area: DeskArea; to: DeskArea["status"] }) {
  const t = useLotsT();
  return (
    <Form method="post">
      <input type="hidden" name="intent" value="move" />
      <input type="hidden" name="id" value={area.id} />
      <input type="hidden" name="from" value={area.status} />
      <Button type="submit" name="to" value={to} variant={to === "withdrawn" ? "danger" : "quiet"} size="sm">{t(`area.move.${to}`)}</Button>
    </Form>
  );
}

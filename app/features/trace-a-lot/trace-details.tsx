import { formatDate, formatMoment, formatNumber } from "~/platform/i18n/format";
import { useLocalePath, useT } from "~/platform/i18n/react";
import { Picture } from "~/ui/commerce/picture";
import { Facts } from "~/ui/kit/facts";
import { Section } from "~/ui/kit/section";
import { Table, Td, Th } from "~/ui/kit/table";
import { Timeline } from "~/ui/kit/timeline";
import type { OriginView, TraceView } from "./trace-view";
import { useTraceT } from "./use-trace-t";

/** Steps that the shop has words for. */
const WORDS = ["commissioning", "creating_class_instance", "inspecting", "packing", "storing", "shipping", "receiving", "stocking", "retail_selling"] as const;

/** Everything else about a lot, for those who want it. */
export function TraceDetails({ view }: { view: TraceView }) {
  const t = useTraceT();
  const shop = useT();
  const stepName = (step: string) => {
    const word = WORDS.find((known) => known === step);
    return word ? shop(`step.${word}`) : shop("step.other");
  };
  return (
    <div className="mt-10 grid gap-10 lg:grid-cols-2 lg:gap-x-12">
      <Section title={t("journey")} lead={t("journeyLead")}>
        <Timeline
          steps={view.steps.map((step) => ({
            key: step.id,
            title: stepName(step.step),
            when: [formatMoment(step.at, t.locale), step.place].filter(Boolean).join(" · "),
            detail: [step.detail, step.fromLot === null ? null : t("step.fromLot", { lot: step.fromLot }), step.sent ? t("step.sent") : null].filter(Boolean).join(" ") || null,
          }))}
        />
      </Section>
      <div className="grid content-start gap-10">
        <Section title={t("origin")}>
          <ul className="grid gap-3">
            {view.origins.map((origin, index) => <Origin key={index} origin={origin} />)}
          </ul>
        </Section>
        {view.tests.length > 0 ? <Tests view={view} /> : null}
        {view.photos.length > 0 ? <Photos view={view} /> : null}
        <LabelFacts view={view} />
      </div>
    </div>
  );
}

function Origin({ origin }: { origin: OriginView }) {
  const t = useTraceT();
  const to = useLocalePath();
  if (origin.kind === "lot") return <li><a className="link" href={to(origin.path)}>{t("origin.lot", { lot: origin.code })}</a></li>;
  if (origin.kind === "bought") {
    return <li>{[t("origin.bought", { material: origin.material, supplier: origin.supplier }), origin.document === null ? null : t("origin.document", { document: origin.document })].filter(Boolean).join(", ")}</li>;
  }
  return (
    <li>
      <b>{t(origin.apiary ? "origin.apiary" : "origin.area", { code: origin.code })}</b>
      {origin.active ? null : <span className="text-danger"> ({t("origin.inactive")})</span>}
      <br />
      {t("origin.areaText", { crop: origin.crop, size: origin.size, commune: origin.commune, scheme: origin.scheme, markets: origin.markets })}
    </li>
  );
}

function Tests({ view }: { view: TraceView }) {
  const t = useTraceT();
  return (
    <Section title={t("tests")}>
      {view.tests.map((report) => {
        const name = t("tests.number", { number: report.number, laboratory: report.laboratory, date: formatDate(report.testedOn, t.locale) });
        return (
          <div key={report.id} className="mb-4">
            <p className="mb-2">{name} · <b className={report.passed ? "text-leaf" : "text-danger"}>{t(report.passed ? "tests.passed" : "tests.failed")}</b></p>
            {report.papers.map((paper) => (
              <p key={paper.id} className="mb-2">
                {paper.conclusion ? <q className="block">{paper.conclusion}</q> : null}
                <a className="link inline-flex min-h-11 items-center" href={`/tep-lo/${paper.id}`}>{t(paper.pdf ? "tests.pdf" : "tests.picture", { size: formatNumber(Math.max(1, Math.round(paper.size / 1024)), t.locale) })}</a>
              </p>
            ))}
            {report.criteria.length === 0 ? null : <Table label={name} head={<><Th>{t("tests.name")}</Th><Th>{t("tests.result")}</Th><Th>{t("tests.limit")}</Th></>}>
              {report.criteria.map((criterion) => (
                <tr key={criterion.name}>
                  <Td>{criterion.name}</Td>
                  <Td className="num">{criterion.result}</Td>
                  <Td className="num">{criterion.limit ?? ""}</Td>
                </tr>
              ))}
            </Table>}
          </div>
        );
      })}
      {view.tests.some(({ criteria }) => criteria.length > 0) ? <p className="text-sm text-soft">{t("tests.kph")}</p> : null}
    </Section>
  );
}

/** Small, and fetched only when scrolled to: the page is read with two bars of signal. */
function Photos({ view }: { view: TraceView }) {
  const t = useTraceT();
  return (
    <Section title={t("photos")}>
      <ul className="grid grid-cols-2 gap-3 sm:grid-cols-3">
        {view.photos.map((photo) => (
          <li key={photo.id}>
            <a href={`/files/pictures/${photo.key}-${photo.widths.at(-1) ?? photo.width}.webp`}>
              <Picture picture={{ key: photo.key, tone: "stone", avif: false, widths: photo.widths.slice(0, 1) }} alt={photo.title} sizes="10rem" width={photo.width} height={photo.height} />
            </a>
            <span className="text-sm">{photo.title}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function LabelFacts({ view }: { view: TraceView }) {
  const t = useTraceT();
  const to = useLocalePath();
  const links = { epcis: view.epcisPath, linkset: `${view.path}?linkType=linkset` };
  return (
    <Section title={t("facts")}>
      <Facts
        rows={[
          { term: t("facts.responsible"), value: view.producer.legalName },
          { term: t("facts.address"), value: view.producer.address },
          { term: t(view.ownNumber ? "facts.own" : "facts.gtin"), value: <span className="code">{view.number}</span> },
          { term: t("facts.lot"), value: <span className="code">{view.code}</span> },
          { term: t("facts.quantity"), value: `${formatNumber(view.sold.ofUnits, t.locale)} ${view.sold.unit}` },
          view.product.slug !== null && { term: t("facts.product"), value: <a className="link" href={to(`/san-pham/${view.product.slug}`)}>{view.product.name}</a> },
          { term: t("machines"), value: <><a className="link" href={links.epcis}>{t("machines.epcis")}</a> · <a className="link" href={links.linkset}>{t("machines.linkset")}</a></> },
        ]}
      />
    </Section>
  );
}

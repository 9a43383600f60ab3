import type { MinistryLine } from "~/domain/evaluation/ministry-queries.server";
import { localDateAt } from "~/lib/local-date";
import { formatDate, formatNumber } from "~/platform/i18n/format";
import { EVALUATION_TEXTS } from "~/platform/i18n/messages/evaluation";
import { MINISTRY_TEXTS } from "~/platform/i18n/messages/ministry";
import { useLocale, useLocalePath, useTexts } from "~/platform/i18n/react";
import { Table, Td, Th } from "~/ui/kit/table";
import { AdminPanel } from "~/ui/layout/admin-page";
import { DossierBadge } from "./state-badge";

/** Dossiers sent to the ministry: what still waits, what came back and the certificate of it, and how a result is entered. */
export function MinistryList({ lines }: { lines: MinistryLine[] }) {
  const t = useTexts(MINISTRY_TEXTS);
  const e = useTexts(EVALUATION_TEXTS);
  const to = useLocalePath();
  const locale = useLocale();
  return (
    <AdminPanel title={t("title")}>
      <p className="mb-3 max-w-prose text-soft">
        {t("lead")} <a className="link" href={to("/quan-tri/danh-gia/trao-doi")}>{t("import")}</a>
      </p>
      <Table label={t("title")} head={<><Th>{e("dossier.product")}</Th><Th>{e("dossier.round")}</Th><Th>{e("dossier.state")}</Th><Th end>{t("points")}</Th><Th>{t("since")}</Th><Th>{t("outcome")}</Th></>}>
        {lines.map((line) => (
          <tr key={line.id}>
            <Td><a className="link" href={to(`/quan-tri/danh-gia/ho-so/${line.id}`)}>{line.productName}</a><span className="block text-soft">{line.producer}{line.receiptNumber ? ` · ${line.receiptNumber}` : ""}</span></Td>
            <Td><span className="whitespace-nowrap">{line.round ? e("round.name", line.round) : "–"}</span></Td>
            <Td><DossierBadge state={line.state} /></Td>
            <Td end><span className="num">{formatNumber(Number(line.mean), locale)}</span></Td>
            <Td><span className="num whitespace-nowrap">{formatDate(localDateAt(line.at), locale)}</span></Td>
            <Td><Outcome line={line} /></Td>
          </tr>
        ))}
      </Table>
    </AdminPanel>
  );
}

function Outcome({ line }: { line: MinistryLine }) {
  const t = useTexts(MINISTRY_TEXTS);
  const e = useTexts(EVALUATION_TEXTS);
  const to = useLocalePath();
  const locale = useLocale();
  if (line.state === "referred_to_ministry") return <a className="btn btn-secondary btn-sm whitespace-nowrap" href={to(`/quan-tri/danh-gia/ho-so/${line.id}#ket-qua-bo`)}>{t("enter")}</a>;
  if (!line.certificate) return <>{e("result.stars", { stars: line.stars })}</>;
  const { id, number, decision, issuedOn } = line.certificate;
  return (
    <>
      {e("result.stars", { stars: line.stars })}, <a className="link code" href={to(`/quan-tri/chung-nhan/${id}`)}>{number}</a>
      <span className="block text-soft">{t("decision", { number: decision, day: formatDate(issuedOn, locale) })}</span>
    </>
  );
}

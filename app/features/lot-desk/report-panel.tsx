import { Form } from "@remix-run/react";
import type { TestReportFacts } from "~/domain/traceability/trace-queries.server";
import { LOT_PAPER_MOST_BYTES } from "~/domain/traceability/lot-file";
import { formatDate } from "~/platform/i18n/format";
import { Badge } from "~/ui/kit/badge";
import { Button } from "~/ui/kit/button";
import { Checkbox, TextArea, TextField } from "~/ui/kit/field";
import { PAPER_ACCEPT } from "~/platform/storage/paper-file";
import { faultText, type LotRefusal } from "./refusal";
import { useLotsT } from "./use-lots-t";

/** A lot's test reports and the form for one more. */
export function ReportPanel({ reports, refusal }: { reports: TestReportFacts[]; refusal: LotRefusal | undefined }) {
  const t = useLotsT();
  const mine = refusal?.intent === "report" ? refusal : undefined;
  const value = (name: string) => mine?.values[name] ?? "";
  const fault = (name: string) => faultText(mine, name, t);
  return (
    <div className="grid gap-3">
      {reports.map((report) => (
        <p key={report.id} className="flex flex-wrap items-center gap-2">
          <b>{report.number}</b> {report.laboratory}, <span className="num">{formatDate(report.testedOn, t.locale)}</span>
          <Badge tone={report.passed ? "good" : "bad"}>{t(report.passed ? "report.ok" : "report.fail")}</Badge>
          {report.papers.map((paper) => <a key={paper.id} className="link inline-flex min-h-11 items-center" href={`/tep-lo/${paper.id}`}>{t("report.seePaper")}</a>)}
        </p>
      ))}
      <details key={reports.length} className="panel p-4" open={mine !== undefined}>
        <summary className="cursor-pointer py-1 font-semibold">{t("report.add")}</summary>
        <Form method="post" encType="multipart/form-data" className="mt-3 grid gap-4 sm:grid-cols-2">
          <input type="hidden" name="intent" value="report" />
          <TextField label={t("report.laboratory")} name="laboratory" maxLength={120} defaultValue={value("laboratory")} error={fault("laboratory")} required />
          <TextField label={t("report.number")} name="number" maxLength={60} defaultValue={value("number")} error={fault("number")} required />
          <TextField label={t("report.testedOn")} type="date" name="testedOn" defaultValue={value("testedOn")} error={fault("testedOn")} required />
          <TextArea label={t("report.criteria")} hint={t("report.criteriaHint")} name="criteria" rows={4} defaultValue={value("criteria")} error={fault("criteria")} className="sm:col-span-2" />
          <TextField label={t("report.conclusion")} hint={t("report.conclusionHint")} name="conclusion" maxLength={200} defaultValue={value("conclusion")} className="sm:col-span-2" />
          <Checkbox label={t("report.passed")} name="passed" defaultChecked={mine === undefined || value("passed") === "on"} className="sm:col-span-2" />
          <TextField label={t("report.paper")} hint={t("report.paperHint", { size: LOT_PAPER_MOST_BYTES / 1024 / 1024 })} type="file" name="photos" accept={PAPER_ACCEPT} error={fault("photos")} className="sm:col-span-2" />
          <Button type="submit" variant="secondary" className="sm:col-span-2 sm:justify-self-start">{t("report.add")}</Button>
        </Form>
      </details>
    </div>
  );
}

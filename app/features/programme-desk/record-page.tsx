import { PROGRAMME_TEXTS } from "~/platform/i18n/messages/programme";
import { PROGRAMME_DESK_TEXTS } from "~/platform/i18n/messages/programme-desk";
import { useLocalePath, useTexts } from "~/platform/i18n/react";
import { Notice } from "~/ui/kit/notice";
import { AdminHead, AdminPanel } from "~/ui/layout/admin-page";
import { AuditTable } from "~/ui/layout/audit-table";
import type { RecordPageData } from "./record-desk.server";
import { DocumentsPanel } from "./documents-panel";
import { endForm, pathOf, recordFields, type RecordDesk } from "./record-desks";
import { RecordForm, type DeskRefusal, type FieldSpec } from "./record-form";

const DONE = ["create", "save", "end", "grant"] as const;
type Props = RecordPageData & { desk: RecordDesk; done: string | null; refusal: DeskRefusal | undefined };

/** One record of a desk: its form, how it ends, and its history. */
export function RecordPage({ desk, name, values, seen, ended, grants, id, papers, history, done, refusal }: Props) {
  const t = useTexts(PROGRAMME_DESK_TEXTS);
  const words = useTexts(PROGRAMME_TEXTS);
  const to = useLocalePath();
  const end = ended === null ? endForm(desk, { t, words }) : null;
  const known = DONE.find((one) => one === done);
  return (
    <>
      <AdminHead title={name} lead={<a className="link" href={to(`/quan-tri/${pathOf(desk)}`)}>{t(desk)}</a>} />
      <div className="grid grid-cols-1 gap-5">
        {known && !refusal ? <Notice tone="good" live>{t(`done.${known}`)}</Notice> : null}
        {ended === null ? null : <Notice tone="warn">{`${t("support.cancelled")}: ${ended}`}</Notice>}
        <div className="grid grid-cols-1 items-start gap-5 xl:grid-cols-[3fr_2fr]">
          <AdminPanel title={t("promotion.facts")} className={desk === "policies" ? "xl:col-span-2" : undefined}>
            <RecordForm intent="save" fields={recordFields(desk, { t, words })} values={values} hidden={{ seen }} refusal={refusal} submit={t("save")} />
          </AdminPanel>
          {end ? (
            <AdminPanel title={end.submit}>
              <RecordForm intent="end" fields={end.fields} values={{}} hidden={{ seen }} refusal={refusal} submit={end.submit} variant="danger" />
            </AdminPanel>
          ) : null}
          {papers ? <DocumentsPanel {...papers} ownerId={id} back={to(`/quan-tri/${pathOf(desk)}/${id}`)} done={done} /> : null}
          {desk === "marks" ? <Grants grants={grants} refusal={refusal} /> : null}
        </div>
        <AdminPanel title={t("history")}>
          <AuditTable rows={history} label={t("history")} withSubject={false} />
        </AdminPanel>
      </div>
    </>
  );
}

function Grants({ grants, refusal }: Pick<Props, "grants" | "refusal">) {
  const t = useTexts(PROGRAMME_DESK_TEXTS);
  const to = useLocalePath();
  const grantFields: FieldSpec[] = [
    { name: "product", label: t("mark.product"), hint: t("product.hint"), kind: "product", required: true, max: 300 },
    { name: "validFrom", label: t("mark.validFrom"), kind: "day", required: true },
    { name: "validTo", label: t("mark.validTo"), kind: "day" },
  ];
  const endFields: FieldSpec[] = [{ name: "endsOn", label: t("mark.validTo"), kind: "day", required: true }, { name: "reason", label: t("reason"), kind: "text", required: true, max: 500 }];
  return (
    <AdminPanel title={t("mark.products")}>
      <ul className="mb-5 grid gap-3">
        {grants.map((grant) => (
          <li key={grant.id} className="border-b border-line pb-3">
            <a className="link" href={to(`/san-pham/${grant.slug}`)}>{grant.product}</a>
            <span className="block text-soft">{`${t("mark.validFrom")} ${grant.from}`}{grant.to ? ` · ${t("mark.validTo")} ${grant.to}` : ""}{grant.reason ? ` · ${grant.reason}` : ""}</span>
            {grant.to === null ? (
              <details className="mt-1" open={refusal?.intent === "end" && refusal.values.grant === grant.id}>
                <summary className="text-soft">{t("mark.endGrant")}</summary>
                <div className="mt-2"><RecordForm intent="end" fields={endFields} values={{}} hidden={{ grant: grant.id }} refusal={refusal} submit={t("mark.endGrant")} variant="secondary" /></div>
              </details>
            ) : null}
          </li>
        ))}
      </ul>
      <h3 className="mb-2">{t("mark.grant")}</h3>
      <RecordForm key={grants.length} intent="grant" fields={grantFields} values={{}} refusal={refusal} submit={t("mark.grant")} variant="secondary" />
    </AdminPanel>
  );
}

import { Form, useNavigation } from "@remix-run/react";
import { PAPER_KINDS, type PaperKind } from "~/domain/producers/joining/application";
import type { Application } from "~/domain/producers/joining/application-queries.server";
import { JOINING_TEXTS, type JoiningDictionary } from "~/platform/i18n/messages/joining";
import { useTexts } from "~/platform/i18n/react";
import { PAPER_ACCEPT } from "~/platform/storage/paper-file";
import { Button } from "~/ui/kit/button";
import { SelectField, TextField } from "~/ui/kit/field";
import { Icon } from "~/ui/kit/icon";

const MOST_MB = 10;

/** The papers of an application: each opens in a page of its own; `editable` lets its applicant add and remove. */
export function PapersPanel({ papers, missing, fault, lead, editable = false }: { papers: Application["papers"]; missing: readonly PaperKind[]; fault: string | null; lead: string | null; editable?: boolean }) {
  const t = useTexts(JOINING_TEXTS);
  const busy = useNavigation().formData?.get("intent") === "paper";
  const error = fault === null ? null : t((`paper.${fault}` in JOINING_TEXTS.vi ? `paper.${fault}` : "paper.unreadable") as keyof JoiningDictionary, { size: MOST_MB });
  return (
    <section className="panel grid grid-cols-1 gap-4 p-4 md:p-6" aria-labelledby="giay-to">
      <div>
        <h2 id="giay-to" className="text-xl">{t("papers")}</h2>
        {lead === null ? null : <p className="text-soft">{lead}</p>}
      </div>
      <ul className="grid grid-cols-1 gap-2">
        {papers.map(({ id, kind, fileName }) => (
          <li key={id} className="flex flex-wrap items-center justify-between gap-3 border-b border-line pb-2">
            <a className="link flex min-h-11 min-w-0 items-center gap-2 wrap-anywhere" href={`/giay-to/${id}`} target="_blank" rel="noreferrer">
              <Icon name="check" className="flex-none text-leaf" />
              {t(`paper.${kind}` as keyof JoiningDictionary)}: {fileName}
            </a>
            {editable ? (
              <Form method="post">
                <input type="hidden" name="paper" value={id} />
                <Button type="submit" name="intent" value="remove_paper" variant="quiet" size="sm" icon="trash">{t("paper.remove")}</Button>
              </Form>
            ) : null}
          </li>
        ))}
        {missing.map((kind) => (
          <li key={kind} className="flex items-center gap-2 text-soft"><Icon name="warning" />{t("fault.papers", { papers: t(`paper.${kind}`) })}</li>
        ))}
      </ul>
      {editable ? (
        <Form method="post" encType="multipart/form-data" key={papers.length} className="grid grid-cols-1 gap-4">
          <input type="hidden" name="intent" value="paper" />
          <SelectField label={t("paper.kind")} name="kind" defaultValue={missing[0] ?? "other"}>
            {PAPER_KINDS.map((kind) => <option key={kind} value={kind}>{t(`paper.${kind}`)}</option>)}
          </SelectField>
          <TextField label={t("paper.file", { size: MOST_MB })} type="file" name="file" accept={PAPER_ACCEPT} required error={error} />
          <div><Button type="submit" variant="secondary" busy={busy}>{t("paper.add")}</Button></div>
        </Form>
      ) : null}
    </section>
  );
}

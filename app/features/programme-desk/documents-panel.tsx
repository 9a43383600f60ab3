import type { DocumentFacts, DocumentOwner } from "~/domain/programme/documents.server";
import { formatNumber } from "~/platform/i18n/format";
import { PROGRAMME_DESK_TEXTS } from "~/platform/i18n/messages/programme-desk";
import { useLocale, useLocalePath, useTexts } from "~/platform/i18n/react";
import { Badge } from "~/ui/kit/badge";
import { Button } from "~/ui/kit/button";
import { Checkbox, TextField } from "~/ui/kit/field";
import { Notice } from "~/ui/kit/notice";
import { AdminPanel } from "~/ui/layout/admin-page";

/** The papers of a record: to read, to add, to take off. `back` is the record's own address. */
export function DocumentsPanel({ owner, ownerId, documents, back, done }: { owner: DocumentOwner; ownerId: string; documents: DocumentFacts[]; back: string; done: string | null }) {
  const t = useTexts(PROGRAMME_DESK_TEXTS);
  const to = useLocalePath();
  const locale = useLocale();
  const hidden = [["owner", owner], ["ownerId", ownerId], ["back", back]].map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />);
  return (
    <AdminPanel title={t("documents")}>
      {done === "document" ? <Notice tone="good" live>{t("done.document")}</Notice> : null}
      {done === "no-document" ? <Notice tone="bad" live>{t("refused.document")}</Notice> : null}
      {documents.length === 0 ? <p className="text-soft">{t("document.none")}</p> : null}
      <ul className="my-3 grid gap-2">
        {documents.map((document) => (
          <li key={document.id} className="flex flex-wrap items-center gap-3">
            <a className="link" href={`/files/programme/${document.id}`}>{document.name}</a>
            <span className="num text-soft">{`${formatNumber(Math.ceil(document.bytes / 1000), locale)} kB`}</span>
            <Badge tone={document.public ? "info" : "neutral"}>{t(document.public ? "document.public" : "document.private")}</Badge>
            <form method="post" action={to("/quan-tri/tai-lieu")} encType="multipart/form-data">
              {hidden}
              <Button type="submit" name="remove" value={document.id} size="sm" variant="quiet">{t("document.remove")}</Button>
            </form>
          </li>
        ))}
      </ul>
      <form method="post" action={to("/quan-tri/tai-lieu")} encType="multipart/form-data" className="grid gap-3">
        {hidden}
        <TextField label={t("document.file")} name="file" type="file" accept="application/pdf,image/jpeg,image/png" required />
        <Checkbox label={t("document.public")} name="public" value="yes" />
        <div><Button type="submit" variant="secondary">{t("document.add")}</Button></div>
      </form>
    </AdminPanel>
  );
}

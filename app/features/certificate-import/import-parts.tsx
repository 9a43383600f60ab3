import { formatNumber } from "~/platform/i18n/format";
import { ADMIN_TEXTS } from "~/platform/i18n/messages/admin";
import { IMPORT_TEXTS } from "~/platform/i18n/messages/importing";
import { useLocale, useTexts } from "~/platform/i18n/react";
import { Button } from "~/ui/kit/button";
import { TextField } from "~/ui/kit/field";
import { Notice } from "~/ui/kit/notice";
import { AdminPanel } from "~/ui/layout/admin-page";
import type { ImportRefusal } from "./change-import.server";
import type { ImportDesk } from "./import-desk.server";

/** Why a form was refused, in a sentence; columns are named at their fields. */
export function Refusal({ refusal }: { refusal: ImportRefusal | undefined }) {
  const t = useTexts(IMPORT_TEXTS);
  const admin = useTexts(ADMIN_TEXTS);
  if (!refusal || refusal.message === "columns") return null;
  const list = refusal.obstacles.map(({ number, why }) => `${number} (${t(`why.${why}`)})`).join(", ");
  const text = {
    closed: () => t("closed"), changed: () => t("changed"), unconfirmed: () => t("preview.unconfirmed"), nothing_new: () => t("changed"), in_use: () => t("undo.in_use"),
    undo_closed: () => t("undo.closed"), touched: () => t("undo.touched", { count: refusal.count, list }), reason_missing: () => admin("form.reasonMissing"), unknown: () => admin("error.notFoundText"),
  }[refusal.message]();
  return <Notice tone="bad" live>{text}</Notice>;
}

/** What of the file somebody should know before trusting what was read. */
export function FileNotes({ desk: { file } }: { desk: ImportDesk }) {
  const t = useTexts(IMPORT_TEXTS);
  const notes = [
    file.encoding === "windows-1258" ? t("preview.encoding") : null,
    file.otherSheets.length > 0 ? t("preview.sheets", { name: file.sheet, others: file.otherSheets.join(", ") }) : null,
    file.hidden > 0 ? t("preview.hidden", { count: file.hidden, lines: file.hiddenLines }) : null,
  ].filter((note) => note !== null);
  return notes.length === 0 ? null : <div className="mb-4"><Notice tone="warn">{notes.map((note) => <p key={note}>{note}</p>)}</Notice></div>;
}

/** How far the writing is; the page comes anew by itself. */
export function Progress({ done, total, path }: { done: number; total: number; path: string }) {
  const t = useTexts(IMPORT_TEXTS);
  const locale = useLocale();
  return (
    <AdminPanel title={t("state.applying")}>
      <p id="progress" className="mb-2">{t("applying", { done: formatNumber(done, locale), total: formatNumber(total, locale) })}</p>
      <progress className="h-3 w-full max-w-xl appearance-none overflow-hidden rounded-control border border-edge [&::-moz-progress-bar]:bg-leaf [&::-webkit-progress-bar]:bg-sunken [&::-webkit-progress-value]:bg-leaf" value={done} max={Math.max(total, 1)} aria-labelledby="progress" />
      <p className="mt-3 text-soft">{t("applyingText")} <a className="link" href={path}>{t("reload")}</a></p>
    </AdminPanel>
  );
}

/** Taking an import back, with the reason. */
export function UndoPanel({ count }: { count: number }) {
  const t = useTexts(IMPORT_TEXTS);
  const admin = useTexts(ADMIN_TEXTS);
  return (
    <div id="undo">
      <AdminPanel title={t("undo.title")}>
        <form method="post" className="grid max-w-2xl gap-4">
          <input type="hidden" name="intent" value="undo" />
          <p className="text-soft">{t("undo.hint", { count })}</p>
          <TextField label={admin("form.reason")} hint={admin("form.reasonHint")} name="reason" required maxLength={500} />
          <div><Button type="submit" variant="danger">{t("undo.submit")}</Button></div>
        </form>
      </AdminPanel>
    </div>
  );
}

import { BULK_TEXTS } from "~/platform/i18n/messages/bulk";
import { useLocalePath, useTexts } from "~/platform/i18n/react";
import { Button } from "~/ui/kit/button";
import { TextField } from "~/ui/kit/field";
import { Notice } from "~/ui/kit/notice";
import { Tabs } from "~/ui/layout/tabs";
import type { BulkAnswer } from "./change-picked.server";
import { pickName } from "./picked";

/** The two lists of the desk. */
export function DeskTabs({ current }: { current: "orders" | "parcels" }) {
  const t = useTexts(BULK_TEXTS);
  const to = useLocalePath();
  return <Tabs label={t("tabs")} tabs={[{ href: to("/quan-tri/don-hang"), text: t("orders"), current: current === "orders" }, { href: to("/quan-tri/don-hang/kien"), text: t("parcels"), current: current === "parcels" }]} />;
}

/** The box beside a row, large enough for a thumb. */
export function PickBox({ id, code, picked }: { id: string; code: string; picked: boolean }) {
  const t = useTexts(BULK_TEXTS);
  return (
    <label className="check min-h-11 min-w-11 items-center justify-center">
      <input type="checkbox" name={pickName(id)} value="on" defaultChecked={picked} aria-label={t("pick", { code })} />
    </label>
  );
}

/** What can be done with the ticked rows: files by GET, changes by POST, all of it one plain form. */
export function BulkBar({ list, answer }: { list: "orders" | "parcels"; answer: BulkAnswer | undefined }) {
  const t = useTexts(BULK_TEXTS);
  const to = useLocalePath();
  const file = (name: string) => ({ formMethod: "get" as const, formAction: to(`/quan-tri/don-hang/${name}`), formNoValidate: true });
  return (
    <fieldset className="z-10 mt-4 flex flex-wrap items-end gap-3 rounded-control bg-surface p-3 shadow-lg lg:sticky lg:bottom-4">
      <legend className="sr-only">{t("bulk")}</legend>
      <Button type="submit" name="list" value={list} variant="secondary" icon="print" {...file("phieu")}>{t("slips")}</Button>
      <Button type="submit" name="list" value={list} variant="secondary" icon="download" {...file("csv")}>{t("csv")}</Button>
      <Button type="submit" name="intent" value="remind" variant="secondary" icon="mail">{t("remind")}</Button>
      {list === "orders" ? (
        <div className="flex min-w-0 flex-wrap items-end gap-3">
          <TextField label={t("note")} name="note" maxLength={500} autoComplete="off" defaultValue={answer?.note} error={answer?.fault === "note" ? t("fault.note") : null} />
          <Button type="submit" name="intent" value="cancel" variant="danger">{t("cancel")}</Button>
        </div>
      ) : null}
    </fieldset>
  );
}

/** What became of each row that was ticked. */
export function BulkResult({ answer }: { answer: BulkAnswer | undefined }) {
  const t = useTexts(BULK_TEXTS);
  const to = useLocalePath();
  if (!answer) return null;
  if (answer.fault === "none") return <div className="mb-4"><Notice tone="bad" live>{t("fault.none")}</Notice></div>;
  if (answer.rows.length === 0) return null;
  const good = answer.rows.every(({ outcome }) => outcome === "reminded" || outcome === "cancelled");
  return (
    <div className="mb-4">
      <Notice tone={good ? "good" : "warn"} title={t("result")} live>
        <ul>{answer.rows.map(({ id, code, outcome }) => <li key={id}><a className="link code" href={to(`/quan-tri/don-hang/${code}`)}>{code}</a>: {t(`outcome.${outcome}`)}</li>)}</ul>
      </Notice>
    </div>
  );
}

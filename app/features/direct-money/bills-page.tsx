import { Form } from "@remix-run/react";
import type { ReactNode } from "react";
import { pick } from "~/lib/localized-text";
import { formatDate, formatVnd } from "~/platform/i18n/format";
import { BILL_TEXTS, type BillDictionary } from "~/platform/i18n/messages/bills";
import { useTexts } from "~/platform/i18n/react";
import { BillBadge } from "~/ui/commerce/bill-badge";
import { Button } from "~/ui/kit/button";
import { TextField } from "~/ui/kit/field";
import { Notice } from "~/ui/kit/notice";
import { Table, Td, Th } from "~/ui/kit/table";
import { AdminHead, AdminPanel } from "~/ui/layout/admin-page";
import type { DirectMoneyView } from "./bills-view.server";
import type { BillRefusal } from "./change-bills.server";
import { TaskPanels } from "./task-panels";

type Props = { view: DirectMoneyView; made: number | null; came: "matched" | "underpaid" | "overpaid" | "duplicate" | null; refusal: BillRefusal | undefined };

/** The desk of money that does not pass through the shop: bills, disagreements about transfers, what producers owe buyers. */
export function BillsPage({ view, made, came, refusal }: Props) {
  const t = useTexts(BILL_TEXTS);
  return (
    <>
      <AdminHead title={t("desk.title")} lead={t("desk.lead")} />
      <div className="grid grid-cols-1 gap-5">
        {made === null || refusal ? null : <Notice tone="good" live>{made > 0 ? t("desk.made", { count: made }) : t("desk.madeNone")}</Notice>}
        {came && !refusal ? <Notice tone={came === "matched" ? "good" : "warn"} live>{t(`desk.done.${came}`)}</Notice> : null}
        {refusal ? <Notice tone="bad" live>{t(`desk.refused.${refusal.kind}`)}</Notice> : null}
        <TaskPanels transfers={view.transfers} refunds={view.refunds} />
        <Bills title="desk.open" bills={view.open} refusal={refusal}>
          <Form method="post" className="mb-3 flex flex-wrap items-center gap-3">
            <p className="grow text-soft">{t("desk.prepareHint")}</p>
            <Button type="submit" name="intent" value="prepare" variant="secondary">{t("desk.prepare")}</Button>
          </Form>
        </Bills>
        {view.paid.length > 0 ? <Bills title="desk.paidList" bills={view.paid} refusal={undefined} /> : null}
      </div>
    </>
  );
}

function Bills({ title, bills, refusal, children }: { title: keyof BillDictionary; bills: DirectMoneyView["open"]; refusal: BillRefusal | undefined; children?: ReactNode }) {
  const t = useTexts(BILL_TEXTS);
  const vnd = (amount: bigint) => <span className="num whitespace-nowrap">{formatVnd(amount, t.locale)}</span>;
  return (
    <AdminPanel title={t(title)}>
      {children}
      {bills.length === 0 ? <p className="text-soft">{t("desk.none")}</p> : (
        <Table label={t(title)} head={<><Th>{t("code")}</Th><Th>{t("desk.producer")}</Th><Th>{t("due")}</Th><Th end>{t("amount")}</Th><Th end>{t("rest")}</Th></>}>
          {bills.map((bill) => (
            <tr key={bill.code}>
              <Td><span className="code">{bill.code}</span> <BillBadge standing={bill.standing} /></Td>
              <Td>{pick(bill.producer, t.locale)}{bill.rest > 0n ? <Money billId={bill.id} code={bill.code} refusal={refusal?.billId === bill.id ? refusal : undefined} /> : null}</Td>
              <Td>{formatDate(bill.dueOn, t.locale)}</Td>
              <Td end>{vnd(bill.amount)}</Td>
              <Td end>{vnd(bill.rest)}</Td>
            </tr>
          ))}
        </Table>
      )}
    </AdminPanel>
  );
}

/** Money for a bill that an officer found on the statement, when the feed did not bring it. */
function Money({ billId, code, refusal }: { billId: string; code: string; refusal: BillRefusal | undefined }) {
  const t = useTexts(BILL_TEXTS);
  const typed = refusal?.values ?? {};
  return (
    <details open={refusal !== undefined}>
      <summary className="link inline-flex min-h-11 cursor-pointer items-center" aria-label={`${t("desk.confirm")}, ${code}`}>{t("desk.confirm")}</summary>
      <Form method="post" className="grid max-w-md gap-3 py-2">
        <input type="hidden" name="bill" value={billId} />
        <TextField label={t("desk.reference")} name="bankReference" required maxLength={100} autoComplete="off" defaultValue={typed.bankReference} />
        <TextField label={t("desk.bankAmount")} name="amount" required inputMode="numeric" maxLength={20} autoComplete="off" defaultValue={typed.amount} />
        <TextField label={t("desk.reason")} name="reason" required maxLength={500} defaultValue={typed.reason} />
        <div><Button type="submit" name="intent" value="money">{t("desk.submit")}</Button></div>
      </Form>
    </details>
  );
}

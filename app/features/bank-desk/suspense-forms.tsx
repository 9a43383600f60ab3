import { Form } from "@remix-run/react";
import type { ReactNode } from "react";
import { SECOND_OFFICER_ABOVE } from "~/domain/payments/refunds/refund";
import { CLAIM_ACCOUNTS, CLAIM_REASON_LENGTH } from "~/domain/payments/suspense/suspense";
import { BANKS } from "~/domain/producers/joining/banks";
import { formatVnd } from "~/platform/i18n/format";
import { BANK_DESK_TEXTS } from "~/platform/i18n/messages/bank-desk";
import { useLocale, useTexts } from "~/platform/i18n/react";
import { Button } from "~/ui/kit/button";
import { FieldGroup, SelectField, TextField } from "~/ui/kit/field";
import type { SuspenseRefusal } from "./change-suspense.server";
import type { SuspenseView } from "./suspense-view.server";

type Props = { one: SuspenseView["places"][number]; refusal: SuspenseRefusal | undefined };

/** The answer to one of the forms of a place: what was typed there, and what is wrong at which field. */
function useAnswer(refusal: SuspenseRefusal | undefined, intent: string) {
  const t = useTexts(BANK_DESK_TEXTS);
  const own = refusal?.values["intent"] === intent ? refusal : undefined;
  return { open: own !== undefined, typed: (name: string) => own?.values[name], error: (name: string) => (own?.field === name ? t(`refused.${own.kind}`) : undefined) };
}

function Fold({ title, open, children }: { title: string; open: boolean; children: ReactNode }) {
  return (
    <details open={open} className="rounded border border-line px-3">
      <summary className="cursor-pointer py-2.5 font-semibold text-leaf">{title}</summary>
      <div className="pt-1 pb-3">{children}</div>
    </details>
  );
}

function Hidden({ one }: Pick<Props, "one">) {
  return <><input type="hidden" name="place" value={one.place} /><input type="hidden" name="next" value={one.nextId} /></>;
}

/** To which order it belongs: one of those that seem to fit, or any other by its code. */
export function AssignForm({ one, refusal }: Props) {
  const t = useTexts(BANK_DESK_TEXTS);
  const locale = useLocale();
  const { open, typed, error } = useAnswer(refusal, "assign");
  return (
    <Fold title={t("assign")} open={open || one.candidates.length > 0}>
      <Form method="post" className="grid gap-4">
        <Hidden one={one} />
        {one.candidates.length === 0 ? <p className="text-soft">{t("assign.nobody")}</p> : (
          <FieldGroup legend={t("assign.candidates")}>
            {one.candidates.map(({ code, amount, contactName, hints, released }, index) => (
              <label key={code} className="check">
                <input type="radio" name="order" value={code} defaultChecked={typed("order") === undefined ? index === 0 : typed("order") === code} />
                <span><span className="code">{code}</span> · {formatVnd(amount, locale)} · {contactName}<span className="block text-sm text-soft">{hints.map((hint) => t(`hint.${hint}`)).join(", ")}{released ? ` · ${t("assign.released")}` : ""}</span></span>
              </label>
            ))}
          </FieldGroup>
        )}
        <div className="grid items-end gap-4 sm:grid-cols-3">
          <TextField label={t("assign.code")} name="code" maxLength={20} autoComplete="off" autoCapitalize="characters" defaultValue={typed("code")} error={error("code")} required={one.candidates.length === 0} />
          <TextField label={t("assign.amount")} hint={t("assign.amountHint")} name="amount" inputMode="numeric" maxLength={20} autoComplete="off" defaultValue={typed("amount")} error={error("amount")} />
          <TextField label={t("assign.reason")} name="reason" maxLength={CLAIM_REASON_LENGTH} required defaultValue={typed("reason")} error={error("reason")} />
        </div>
        <div><Button type="submit" name="intent" value="assign">{t("assign.submit")}</Button></div>
      </Form>
    </Fold>
  );
}

/** Back to whoever sent it, to an account they named. */
export function ReturnForm({ one, refusal }: Props) {
  const t = useTexts(BANK_DESK_TEXTS);
  const locale = useLocale();
  const { open, typed, error } = useAnswer(refusal, "return");
  return (
    <Fold title={t("return")} open={open}>
      <Form method="post" className="grid gap-4">
        <Hidden one={one} />
        <div className="grid items-end gap-4 sm:grid-cols-2">
          <SelectField label={t("return.bank")} name="bankBin" required defaultValue={typed("bankBin") ?? ""} error={error("bankBin")}>
            <option value="">{t("return.choose")}</option>
            {BANKS.map(({ bin, name }) => <option key={bin} value={bin}>{name}</option>)}
          </SelectField>
          <TextField label={t("return.account")} name="account" inputMode="numeric" maxLength={30} autoComplete="off" required defaultValue={typed("account")} error={error("account")} />
          <TextField label={t("return.holder")} name="holder" maxLength={120} autoComplete="off" required defaultValue={typed("holder")} error={error("holder")} />
          <TextField label={t("assign.amount")} hint={t("return.limit", { limit: formatVnd(SECOND_OFFICER_ABOVE, locale) })} name="amount" inputMode="numeric" maxLength={20} autoComplete="off" required defaultValue={typed("amount") ?? String(one.free)} error={error("amount")} />
        </div>
        <div><Button type="submit" name="intent" value="return" variant="secondary">{t("return.submit")}</Button></div>
      </Form>
    </Fold>
  );
}

/** That it is no buyer's money at all. */
export function ClaimForm({ one, refusal }: Props) {
  const t = useTexts(BANK_DESK_TEXTS);
  const { open, typed, error } = useAnswer(refusal, "claim");
  return (
    <Fold title={t("claim")} open={open}>
      <Form method="post" className="grid gap-4">
        <Hidden one={one} />
        <div className="grid items-end gap-4 sm:grid-cols-3">
          <SelectField label={t("claim.account")} name="as" required defaultValue={typed("as") ?? ""} error={error("as")}>
            <option value="">{t("return.choose")}</option>
            {CLAIM_ACCOUNTS.map((account) => <option key={account} value={account}>{t(`claim.${account}`)}</option>)}
          </SelectField>
          <TextField label={t("assign.amount")} name="amount" inputMode="numeric" maxLength={20} autoComplete="off" required defaultValue={typed("amount") ?? String(one.free)} error={error("amount")} />
          <TextField label={t("claim.reason")} hint={t("claim.hint")} name="reason" maxLength={CLAIM_REASON_LENGTH} required defaultValue={typed("reason")} error={error("reason")} />
        </div>
        <div><Button type="submit" name="intent" value="claim" variant="secondary">{t("claim.submit")}</Button></div>
      </Form>
    </Fold>
  );
}

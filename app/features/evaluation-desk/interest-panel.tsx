import { Form } from "@remix-run/react";
import type { RoundPage } from "~/domain/evaluation/round-queries.server";
import { EVALUATION_TEXTS } from "~/platform/i18n/messages/evaluation";
import { useTexts } from "~/platform/i18n/react";
import { Button } from "~/ui/kit/button";
import { SelectField, TextField } from "~/ui/kit/field";
import { AdminPanel } from "~/ui/layout/admin-page";
import { FailureNotice, useProblem } from "./failure-notice";
import type { Refusal } from "./refusal";

type Props = { round: RoundPage; producers: { id: string; name: string }[]; /** May declare for others. */ runs: boolean; me: string; refusal: Refusal | undefined };

/** Members declare their interests; whoever runs the round may do it for them. */
export function InterestPanel({ round, producers, runs, me, refusal }: Props) {
  const t = useTexts(EVALUATION_TEXTS);
  const problem = useProblem(refusal, "declare_interest");
  const members = round.council.filter(({ userId }) => runs || userId === me);
  const open = ["preparing", "filing", "scoring"].includes(round.state) && members.length > 0;
  if (!open) return null;
  const withdrawable = round.state !== "scoring" ? members.flatMap((member) => member.interests.map((interest) => ({ ...interest, member }))) : [];
  return (
    <AdminPanel title={t("interest.declare")}>
      <p className="mb-3 text-[0.9375rem] text-soft">{t("interest.hint")}</p>
      <Form method="post" className="grid gap-3 sm:grid-cols-2" key={withdrawable.length}>
        <input type="hidden" name="intent" value="declare_interest" />
        <SelectField label={t("interest.member")} name="member" defaultValue={members.some(({ userId }) => userId === me) ? me : members[0]?.userId}>
          {members.map(({ userId, name }) => <option key={userId} value={userId}>{name}</option>)}
        </SelectField>
        <SelectField label={t("interest.producer")} name="producer" required defaultValue="" error={problem("producerId")}>
          <option value="">–</option>
          {producers.map(({ id, name }) => <option key={id} value={id}>{name}</option>)}
        </SelectField>
        <TextField className="sm:col-span-2" label={t("interest.reason")} name="reason" required maxLength={500} />
        <div className="sm:col-span-2"><FailureNotice refusal={refusal} intent="declare_interest" /></div>
        <div><Button type="submit" variant="secondary">{t("interest.submit")}</Button></div>
      </Form>
      {withdrawable.length === 0 ? null : (
        <ul className="mt-4 grid gap-2">
          {withdrawable.map(({ member, producerId, producer }) => (
            <li key={`${member.userId}${producerId}`} className="flex flex-wrap items-center justify-between gap-2">
              <span>{member.name} · {producer}</span>
              <Form method="post">
                <input type="hidden" name="intent" value="withdraw_interest" />
                <input type="hidden" name="member" value={member.userId} />
                <input type="hidden" name="producer" value={producerId} />
                <Button type="submit" variant="quiet" size="sm">{t("interest.withdraw")}</Button>
              </Form>
            </li>
          ))}
        </ul>
      )}
    </AdminPanel>
  );
}

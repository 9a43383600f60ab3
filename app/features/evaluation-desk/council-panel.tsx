import { Form } from "@remix-run/react";
import type { RoundPage } from "~/domain/evaluation/round-queries.server";
import { EVALUATION_TEXTS } from "~/platform/i18n/messages/evaluation";
import { useTexts } from "~/platform/i18n/react";
import { Button } from "~/ui/kit/button";
import { SelectField, TextField } from "~/ui/kit/field";
import { Table, Td, Th } from "~/ui/kit/table";
import { AdminPanel } from "~/ui/layout/admin-page";
import { FailureNotice, useProblem } from "./failure-notice";
import type { Refusal } from "./refusal";

type Props = { round: RoundPage; mayChange: boolean; refusal: Refusal | undefined };

export function CouncilPanel({ round, mayChange, refusal }: Props) {
  const t = useTexts(EVALUATION_TEXTS);
  return (
    <AdminPanel title={t("council")}>
      {round.council.length === 0 ? <p className="text-soft">{t("council.empty")}</p> : (
        <Table label={t("council")} head={<><Th>{t("council.name")}</Th><Th>{t("council.role")}</Th><Th>{t("council.interests")}</Th><Th end>{t("council.progress")}</Th>{mayChange ? <Th><span className="sr-only">{t("council.remove")}</span></Th> : null}</>}>
          {round.council.map((member) => (
            <tr key={member.userId}>
              <Td><span className="font-semibold whitespace-nowrap">{member.name}</span></Td>
              <Td><span className="whitespace-nowrap">{t(`council.${member.role}`)}</span></Td>
              <Td>
                {member.interests.map(({ producerId, producer, reason }) => <span key={producerId} className="block">{producer}: {reason}</span>)}
                {member.actsFor.map((producer) => <span key={producer} className="block">{t("council.actsFor", { producer })}</span>)}
              </Td>
              <Td end>{member.sheets === 0 ? "–" : `${member.submitted}/${member.sheets}`}</Td>
              {mayChange ? (
                <Td>
                  <Form method="post">
                    <input type="hidden" name="intent" value="remove_member" />
                    <input type="hidden" name="member" value={member.userId} />
                    <Button type="submit" variant="quiet" size="sm" aria-label={`${t("council.remove")}: ${member.name}`}>{t("council.remove")}</Button>
                  </Form>
                </Td>
              ) : null}
            </tr>
          ))}
        </Table>
      )}
      <FailureNotice refusal={refusal} intent="remove_member" />
      {mayChange ? <AddMember refusal={refusal} key={round.council.length} /> : null}
    </AdminPanel>
  );
}

function AddMember({ refusal }: { refusal: Refusal | undefined }) {
  const t = useTexts(EVALUATION_TEXTS);
  const problem = useProblem(refusal, "add_member");
  const typed = refusal?.intent === "add_member" ? refusal.values : {};
  return (
    <Form method="post" className="mt-4 grid items-end gap-3 sm:grid-cols-[1fr_12rem_auto]">
      <input type="hidden" name="intent" value="add_member" />
      <TextField label={t("council.email")} name="email" type="email" required maxLength={200} defaultValue={typed.email} error={problem("email")} />
      <SelectField label={t("council.role")} name="role" defaultValue={typed.role ?? "member"} error={problem("role")}>
        {(["chair", "secretary", "member"] as const).map((role) => <option key={role} value={role}>{t(`council.${role}`)}</option>)}
      </SelectField>
      <Button type="submit" variant="secondary">{t("council.addSubmit")}</Button>
      <div className="sm:col-span-3"><FailureNotice refusal={refusal} intent="add_member" /></div>
    </Form>
  );
}

import { Form } from "@remix-run/react";
import { MEMBER_ROLES, type MemberRole } from "~/domain/producers/member-roles";
import type { Member } from "~/domain/producers/members.server";
import { localDateAt } from "~/lib/local-date";
import { formatDate } from "~/platform/i18n/format";
import { JOINING_TEXTS, type JoiningDictionary } from "~/platform/i18n/messages/joining";
import { useLocale, useTexts } from "~/platform/i18n/react";
import { Button } from "~/ui/kit/button";
import { SelectField, TextField } from "~/ui/kit/field";
import { Notice } from "~/ui/kit/notice";
import { Section } from "~/ui/kit/section";
import type { TeamFault } from "./change-team.server";

type Props = {
  members: Member[];
  invites: { id: string; email: string; role: MemberRole; expiresAt: Date }[];
  me: string;
  done: string | null;
  refusal: { fault: TeamFault; email: string } | undefined;
};

/** A producer's people, what each may do, and asking somebody in. */
export function TeamPage({ members, invites, me, done, refusal }: Props) {
  const t = useTexts(JOINING_TEXTS);
  const locale = useLocale();
  const inviting = refusal?.fault === "email" || refusal?.fault === "already_member";
  return (
    <div className="grid max-w-3xl grid-cols-1 gap-8">
      <div>
        <h1 className="text-2xl">{t("team.title")}</h1>
        <p className="text-soft">{t("team.lead")}</p>
      </div>
      {done && `team.done.${done}` in JOINING_TEXTS.vi ? <Notice tone="good" live>{t(`team.done.${done}` as keyof JoiningDictionary)}</Notice> : null}
      {refusal && !inviting ? <Notice tone="bad" live>{t(`team.${refusal.fault}` as keyof JoiningDictionary)}</Notice> : null}
      <ul className="grid grid-cols-1 gap-3">
        {members.map(({ userId, name, email, role }) => (
          <li key={userId} className="panel grid grid-cols-1 gap-3 p-4">
            <p><b className="font-semibold">{name}</b>{userId === me ? ` (${t("team.you")})` : ""} <span className="text-soft break-all">{email}</span></p>
            <Form method="post" className="flex flex-wrap items-end gap-3">
              <input type="hidden" name="id" value={userId} />
              <Roles current={role} />
              <Button type="submit" name="intent" value="change" variant="secondary">{t("team.change")}</Button>
              <Button type="submit" name="intent" value="remove" variant="quiet" icon="trash">{t("team.remove")}</Button>
            </Form>
          </li>
        ))}
      </ul>
      {invites.length > 0 ? (
        <Section title={t("team.invited")}>
          <ul className="grid grid-cols-1 gap-3">
            {invites.map(({ id, email, role, expiresAt }) => (
              <li key={id} className="panel flex flex-wrap items-center justify-between gap-3 p-4">
                <span className="min-w-0 break-all">{email} · {t(`team.role.${role}`)} · {t("team.until", { day: formatDate(localDateAt(expiresAt), locale) })}</span>
                <Form method="post">
                  <input type="hidden" name="id" value={id} />
                  <Button type="submit" name="intent" value="withdraw" variant="quiet">{t("team.withdraw")}</Button>
                </Form>
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
      <Section title={t("team.invite")}>
        <Form method="post" key={`${members.length}-${invites.length}`} className="panel grid grid-cols-1 gap-4 p-4 sm:grid-cols-[1fr_auto_auto] sm:items-end">
          <TextField label={t("team.email")} name="email" type="email" required maxLength={200} defaultValue={refusal?.email} error={inviting ? t(refusal.fault === "email" ? "team.email_fault" : "team.already_member") : null} />
          <Roles current="sales" />
          <Button type="submit" name="intent" value="invite">{t("team.send")}</Button>
        </Form>
      </Section>
    </div>
  );
}

function Roles({ current }: { current: MemberRole }) {
  const t = useTexts(JOINING_TEXTS);
  return (
    <SelectField label={t("team.role")} name="role" defaultValue={current} className="grow">
      {MEMBER_ROLES.map((role) => <option key={role} value={role}>{`${t(`team.role.${role}`)}: ${t(`team.can.${role}`)}`}</option>)}
    </SelectField>
  );
}

import { Form, useNavigation } from "@remix-run/react";
import type { SignUpProblems } from "~/domain/accounts/sign-up.server";
import { useLocalePath } from "~/platform/i18n/react";
import { Button } from "~/ui/kit/button";
import { ErrorSummary, TextField } from "~/ui/kit/field";
import { Notice } from "~/ui/kit/notice";
import type { SignUpRefusal } from "./enter.server";
import { useAccountT } from "./use-account-t";

const TEXT = {
  name: { missing: "signUp.nameMissing", too_long: "signUp.nameTooLong" },
  email: { invalid: "signUp.emailInvalid", taken: "signUp.emailTaken" },
  phone: { invalid: "signUp.phoneInvalid" },
  password: { too_short: "signUp.passwordShort", too_long: "signUp.passwordLong", too_common: "signUp.passwordCommon" },
} as const;

export function SignUpPage({ next, refusal }: { next: string | null; refusal: SignUpRefusal | undefined }) {
  const t = useAccountT();
  const to = useLocalePath();
  const busy = useNavigation().state === "submitting";
  const failure = refusal?.failure;
  const problems: SignUpProblems = failure?.kind === "invalid" ? failure.problems : {};
  const error = {
    name: problems.name && t(TEXT.name[problems.name]),
    email: problems.email && t(TEXT.email[problems.email]),
    phone: problems.phone && t(TEXT.phone[problems.phone]),
    password: problems.password && t(TEXT.password[problems.password]),
  };
  const errors = Object.entries(error).flatMap(([id, message]) => (message ? [{ id, message }] : []));
  const query = next === null ? "" : `?${new URLSearchParams({ next })}`;
  return (
    <div className="page grid max-w-xl gap-6 py-8 md:py-14">
      <div>
        <h1>{t("signUp.title")}</h1>
        <p className="mt-2 text-soft">{t("signUp.lead")}</p>
      </div>
      <ErrorSummary title={t("signUp.refused")} errors={errors} />
      {failure?.kind === "too_many" ? (
        <Notice tone="bad" live>{t("signIn.tooMany", { minutes: Math.ceil(failure.retryAfterSeconds / 60) })}</Notice>
      ) : null}
      <Form method="post" className="panel grid gap-4 p-5 md:p-6">
        {next === null ? null : <input type="hidden" name="next" value={next} />}
        <TextField id="name" label={t("signUp.name")} name="name" autoComplete="name" required maxLength={100} defaultValue={refusal?.values.name} error={error.name} />
        <TextField id="email" label={t("signIn.email")} name="email" type="email" inputMode="email" autoComplete="username" required maxLength={254} defaultValue={refusal?.values.email} error={error.email} />
        <TextField id="phone" label={t("signUp.phone")} name="phone" type="tel" autoComplete="tel" maxLength={20} defaultValue={refusal?.values.phone} error={error.phone} />
        <TextField id="password" label={t("signIn.password")} hint={t("signUp.passwordHint")} name="password" type="password" autoComplete="new-password" required minLength={8} error={error.password} />
        <Button type="submit" size="lg" busy={busy}>{t("signUp.submit")}</Button>
        <p className="text-soft">
          {t("signUp.haveAccount")} <a className="link" href={to("/dang-nhap") + query}>{t("signIn.submit")}</a>
        </p>
      </Form>
    </div>
  );
}

import { Form, useNavigation } from "@remix-run/react";
import { useLocalePath } from "~/platform/i18n/react";
import { Button } from "~/ui/kit/button";
import { TextField } from "~/ui/kit/field";
import { Notice } from "~/ui/kit/notice";
import { DEMO_ACCOUNTS, DEMO_PASSWORD } from "./demo-accounts";
import type { SignInRefusal } from "./enter.server";
import { useAccountT } from "./use-account-t";

type Props = { next: string | null; demo: boolean; refusal: SignInRefusal | undefined };

export function SignInPage({ next, demo, refusal }: Props) {
  const t = useAccountT();
  const to = useLocalePath();
  const busy = useNavigation().state === "submitting";
  const waited = refusal?.failure.kind === "too_many" ? refusal.failure.retryAfterSeconds : 0;
  const query = next === null ? "" : `?${new URLSearchParams({ next })}`;
  return (
    <div className="page grid max-w-xl gap-6 py-8 md:py-14">
      <div>
        <h1>{t("signIn.title")}</h1>
        <p className="mt-2 text-soft">{next === null ? t("signIn.lead") : t("signIn.needed")}</p>
      </div>
      {refusal ? (
        <Notice tone="bad" live>
          {waited > 0 ? t("signIn.tooMany", { minutes: Math.ceil(waited / 60) }) : t("signIn.wrong")}
        </Notice>
      ) : null}
      <Form method="post" className="panel grid gap-4 p-5 md:p-6">
        {next === null ? null : <input type="hidden" name="next" value={next} />}
        <TextField label={t("signIn.email")} name="email" type="email" autoComplete="username" inputMode="email" required maxLength={254} defaultValue={refusal?.email} />
        <TextField label={t("signIn.password")} name="password" type="password" autoComplete="current-password" required />
        <Button type="submit" size="lg" busy={busy}>{t("signIn.submit")}</Button>
        <p className="text-soft">
          {t("signIn.noAccount")} <a className="link" href={to("/dang-ky") + query}>{t("signIn.toSignUp")}</a>
        </p>
      </Form>
      {demo ? <DemoAccounts next={next} /> : null}
    </div>
  );
}

/** One press signs in; each is a form of its own, so that it works without JavaScript. */
function DemoAccounts({ next }: { next: string | null }) {
  const t = useAccountT();
  return (
    <section className="rounded-card bg-anise-wash p-5" aria-labelledby="demo-accounts">
      <h2 id="demo-accounts" className="text-lg">{t("signIn.demo")}</h2>
      <p className="mt-1 text-soft">{t("signIn.demoLead", { password: DEMO_PASSWORD })}</p>
      <ul className="mt-4 grid gap-3 sm:grid-cols-2">
        {DEMO_ACCOUNTS.map(({ email, label }) => (
          <li key={email}>
            <Form method="post">
              {next === null ? null : <input type="hidden" name="next" value={next} />}
              <input type="hidden" name="email" value={email} />
              <input type="hidden" name="password" value={DEMO_PASSWORD} />
              <Button type="submit" variant="secondary" className="w-full flex-col gap-0">
                <span>{t(label)}</span>
                <span className="text-sm font-normal text-soft">{email}</span>
              </Button>
            </Form>
          </li>
        ))}
      </ul>
    </section>
  );
}

import { Form } from "@remix-run/react";
import type { TokenRow } from "~/domain/producers/tokens.server";
import { formatMoment } from "~/platform/i18n/format";
import { useLocalePath } from "~/platform/i18n/react";
import { Button } from "~/ui/kit/button";
import { TextField } from "~/ui/kit/field";
import { Notice } from "~/ui/kit/notice";
import { useLotsT } from "./use-lots-t";

type Props = { tokens: TokenRow[]; made: string | null; problem: "many" | "missing" | null; revoked: boolean };

/** The keys with which a producer's own software speaks to the API. A new one is shown once. */
export function TokensPage({ tokens, made, problem, revoked }: Props) {
  const t = useLotsT();
  const to = useLocalePath();
  return (
    <div className="grid max-w-3xl gap-5">
      <div>
        <p><a className="link inline-flex min-h-11 items-center" href={to("/nguoi-ban/lo")}>{t("title")}</a></p>
        <h1 className="text-2xl">{t("tokens")}</h1>
        <p className="text-soft">{t("token.lead")}</p>
      </div>
      {made ? <Notice tone="good" title={t("token.made")} live><output className="code block break-all">{made}</output></Notice> : null}
      {revoked ? <Notice tone="good" live>{t("token.revoked")}</Notice> : null}
      <Form method="post" className="flex flex-wrap items-end gap-3">
        <input type="hidden" name="intent" value="make" />
        <TextField label={t("token.name")} hint={t("token.nameHint")} name="name" maxLength={60} required className="grow" error={problem === "many" ? t("token.many") : problem === "missing" ? t("fault.missing") : null} />
        <Button type="submit" icon="plus">{t("token.make")}</Button>
      </Form>
      {tokens.length === 0 ? <p className="text-soft">{t("token.none")}</p> : null}
      <ul className="grid gap-2">
        {tokens.map((token) => (
          <li key={token.id} className="panel flex flex-wrap items-center justify-between gap-3 p-4">
            <span><b>{token.name}</b><br /><span className="num text-sm text-soft">{token.lastUsedAt ? t("token.used", { at: formatMoment(token.lastUsedAt, t.locale) }) : t("token.unused")}</span></span>
            <Form method="post">
              <input type="hidden" name="id" value={token.id} />
              <Button type="submit" name="intent" value="revoke" variant="secondary" size="sm">{t("token.revoke")}</Button>
            </Form>
          </li>
        ))}
      </ul>
    </div>
  );
}

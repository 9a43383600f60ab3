import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { requireUser } from "~/domain/accounts/current-user.server";
import { acceptInvite, findInvite } from "~/domain/producers/invites.server";
import { isId } from "~/lib/id";
import { pick } from "~/lib/localized-text";
import { privateHeaders } from "~/platform/http/cache.server";
import { localeOf } from "~/platform/http/locale.server";
import { joiningMeta } from "~/platform/i18n/joining-meta";
import { localePath } from "~/platform/i18n/locale";
import { JOINING_TEXTS } from "~/platform/i18n/messages/joining";
import { useLocale, useTexts } from "~/platform/i18n/react";
import { Button } from "~/ui/kit/button";
import { Notice } from "~/ui/kit/notice";

export const meta: MetaFunction<typeof loader> = ({ params }) => joiningMeta(params.lang, "invite.title");
export const headers = privateHeaders;

const tokenOf = (request: Request): string => new URL(request.url).searchParams.get("token") ?? "";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const user = await requireUser(request);
  const id = params.id ?? "";
  const invite = isId(id) ? await findInvite(id, tokenOf(request), new Date()) : null;
  return { invite: invite && { role: invite.role, producer: invite.producer, mine: invite.email === user.email } };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const user = await requireUser(request);
  const id = params.id ?? "";
  const accepted = isId(id) ? await acceptInvite({ id, token: tokenOf(request), user, at: new Date() }) : null;
  if (!accepted?.ok) return data({ refusal: accepted?.error.kind ?? "not_found" }, { status: 422, headers: privateHeaders() });
  return redirect(localePath(localeOf(params), "/nguoi-ban"), { headers: privateHeaders() });
}

export default function Invite() {
  const { invite } = useLoaderData<typeof loader>();
  const refusal = useActionData<typeof action>()?.refusal;
  const t = useTexts(JOINING_TEXTS);
  const locale = useLocale();
  const other = invite !== null && (!invite.mine || refusal === "other_address");
  return (
    <div className="page grid max-w-xl grid-cols-1 gap-5 py-10">
      <h1>{t("invite.title")}</h1>
      {!invite || refusal === "not_found" ? <Notice tone="warn">{t("invite.gone")}</Notice> : null}
      {other ? <Notice tone="warn">{t("invite.other_address")}</Notice> : null}
      {invite ? <p className="text-lg">{t("invite.text", { producer: pick(invite.producer, locale), role: t(`team.role.${invite.role}`), can: t(`team.can.${invite.role}`) })}</p> : null}
      {invite?.mine ? <Form method="post"><Button type="submit" size="lg">{t("invite.accept")}</Button></Form> : null}
    </div>
  );
}

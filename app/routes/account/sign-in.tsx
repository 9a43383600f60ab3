import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { currentUser } from "~/domain/accounts/current-user.server";
import { enter } from "~/features/sign-in/enter.server";
import { SignInPage } from "~/features/sign-in/sign-in-page";
import { env } from "~/platform/env/env.server";
import { privateHeaders } from "~/platform/http/cache.server";
import { localeOf } from "~/platform/http/locale.server";
import { safePath } from "~/platform/http/redirect.server";
import { localePath } from "~/platform/i18n/locale";
import { serverT } from "~/platform/i18n/texts.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title ?? ""} · Chợ Xứ Lạng` }, { name: "robots", content: "noindex" }];
export const headers = privateHeaders;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const locale = localeOf(params);
  const next = safePath(new URL(request.url).searchParams.get("next"), "") || null;
  if (await currentUser(request)) throw redirect(next ?? localePath(locale, "/tai-khoan"), { headers: privateHeaders() });
  return { title: serverT(locale)("signIn.title"), next, demo: env().demo };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const answer = await enter(request, localeOf(params), context.clientAddress);
  if (answer instanceof Response) return answer;
  const { failure } = answer;
  if (failure.kind === "wrong") return data(answer, { status: 401, headers: privateHeaders() });
  return data(answer, { status: 429, headers: { ...privateHeaders(), "Retry-After": String(failure.retryAfterSeconds) } });
}

export default function SignIn() {
  const { next, demo } = useLoaderData<typeof loader>();
  return <SignInPage next={next} demo={demo} refusal={useActionData<typeof action>()} />;
}

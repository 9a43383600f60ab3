import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { currentUser } from "~/domain/accounts/current-user.server";
import { join } from "~/features/sign-in/enter.server";
import { SignUpPage } from "~/features/sign-in/sign-up-page";
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
  return { title: serverT(locale)("signUp.title"), next };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const answer = await join(request, localeOf(params), context.clientAddress);
  if (answer instanceof Response) return answer;
  const { failure } = answer;
  if (failure.kind === "invalid") return data(answer, { status: 422, headers: privateHeaders() });
  return data(answer, { status: 429, headers: { ...privateHeaders(), "Retry-After": String(failure.retryAfterSeconds) } });
}

export default function SignUp() {
  const { next } = useLoaderData<typeof loader>();
  return <SignUpPage next={next} refusal={useActionData<typeof action>()} />;
}

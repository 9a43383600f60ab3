import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireProducer } from "~/domain/producers/acting-for.server";
import { listInvites } from "~/domain/producers/invites.server";
import { listMembers } from "~/domain/producers/members.server";
import { changeTeam } from "~/features/producer-team/change-team.server";
import { TeamPage } from "~/features/producer-team/team-page";
import { readForm } from "~/platform/http/body.server";
import { privateHeaders } from "~/platform/http/cache.server";
import { localeOf } from "~/platform/http/locale.server";
import { joiningMeta } from "~/platform/i18n/joining-meta";
import { localePath } from "~/platform/i18n/locale";

export const meta: MetaFunction<typeof loader> = ({ params }) => joiningMeta(params.lang, "team.title");
export const headers = privateHeaders;

export async function loader({ request }: LoaderFunctionArgs) {
  const { user, producer } = await requireProducer(request, "people");
  const [members, invites] = await Promise.all([listMembers(producer.id), listInvites(producer.id, new Date())]);
  return { members, invites, me: user.id, done: new URL(request.url).searchParams.get("done") };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { user, producer } = await requireProducer(request, "people");
  const form = await readForm(request);
  const answer = await changeTeam({ producerId: producer.id, form, actorId: user.id, at: new Date() });
  if ("fault" in answer) return data({ ...answer, email: form.get("email") ?? "" }, { status: 422, headers: privateHeaders() });
  return redirect(`${localePath(localeOf(params), "/nguoi-ban/nguoi-lam")}?done=${answer.done}`, { headers: privateHeaders() });
}

export default function Team() {
  return <TeamPage {...useLoaderData<typeof loader>()} refusal={useActionData<typeof action>()} />;
}

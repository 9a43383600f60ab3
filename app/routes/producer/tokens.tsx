import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireProducer } from "~/domain/producers/acting-for.server";
import { listTokens, makeToken, revokeToken } from "~/domain/producers/tokens.server";
import { TokensPage } from "~/features/lot-desk/tokens-page";
import { readForm } from "~/platform/http/body.server";
import { privateHeaders } from "~/platform/http/cache.server";
import { lotsMeta } from "~/platform/i18n/lots-meta";

export const meta: MetaFunction<typeof loader> = ({ params }) => lotsMeta(params.lang, "tokens");
export const headers = privateHeaders;

export async function loader({ request }: LoaderFunctionArgs) {
  const { producer } = await requireProducer(request, "tokens");
  return { tokens: await listTokens(producer.id) };
}

/** The new key is in this answer and nowhere else: it is not kept. */
export async function action({ request }: ActionFunctionArgs) {
  const { user, producer } = await requireProducer(request, "tokens");
  const form = await readForm(request);
  const answer = { made: null as string | null, problem: null as "many" | "missing" | null, revoked: false };
  if (form.get("intent") === "revoke") {
    const revoked = await revokeToken({ id: form.get("id") ?? "", producerId: producer.id, userId: user.id });
    return data({ ...answer, revoked }, { status: revoked ? 200 : 404, headers: privateHeaders() });
  }
  const name = (form.get("name") ?? "").trim().slice(0, 60);
  if (name === "") return data({ ...answer, problem: "missing" as const }, { status: 422, headers: privateHeaders() });
  const made = await makeToken({ producerId: producer.id, name, userId: user.id });
  return made.ok ? data({ ...answer, made: made.value }, { headers: privateHeaders() }) : data({ ...answer, problem: "many" as const }, { status: 422, headers: privateHeaders() });
}

export default function Tokens() {
  const { tokens } = useLoaderData<typeof loader>();
  const { made = null, problem = null, revoked = false } = useActionData<typeof action>() ?? {};
  return <TokensPage {...{ tokens, made, problem, revoked }} />;
}

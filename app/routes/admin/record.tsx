import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireStaff } from "~/domain/accounts/current-user.server";
import { NewRecordPage } from "~/features/programme-desk/new-record-page";
import { changeRecordOf, recordPage } from "~/features/programme-desk/record-desk.server";
import { deskOf, NEW_TEXT, pathOf, recordFields } from "~/features/programme-desk/record-desks";
import { RecordPage } from "~/features/programme-desk/record-page";
import { isId, newId } from "~/lib/id";
import { notFound } from "~/platform/http/authorise.server";
import { ANY_LENGTH, readForm } from "~/platform/http/body.server";
import { privateHeaders } from "~/platform/http/cache.server";
import { localeOf } from "~/platform/http/locale.server";
import { adminMeta } from "~/platform/i18n/admin-meta";
import { localePath } from "~/platform/i18n/locale";
import { PROGRAMME_TEXTS } from "~/platform/i18n/messages/programme";
import { PROGRAMME_DESK_TEXTS } from "~/platform/i18n/messages/programme-desk";
import { useLocalePath, useTexts } from "~/platform/i18n/react";

export const meta: MetaFunction<typeof loader> = ({ params, data }) => adminMeta(params.lang, data ? `nav.${data.desk}` : "title", data?.record?.name);
export const headers = privateHeaders;

/** A record of one of the desks; `moi` in place of its id is one that is not there yet. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  await requireStaff(request);
  const desk = deskOf(params.desk);
  if (!desk) throw notFound();
  const record = params.id === "moi" ? null : await recordPage(desk, params.id ?? "", localeOf(params));
  return { desk, record, formKey: newId(), done: new URL(request.url).searchParams.get("done") };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const user = await requireStaff(request);
  const [desk, id] = [deskOf(params.desk), params.id ?? ""];
  if (!desk || (id !== "moi" && !isId(id))) throw notFound();
  const answer = await changeRecordOf(desk, { id: id === "moi" ? null : id, form: await readForm(request, ANY_LENGTH), user, at: new Date(), locale: localeOf(params) });
  if ("done" in answer) return redirect(localePath(localeOf(params), `/quan-tri/${params.desk}/${answer.id}?done=${answer.done}`), { headers: privateHeaders() });
  return data(answer, { status: answer.status, headers: privateHeaders() });
}

export default function Record() {
  const { desk, record, formKey, done } = useLoaderData<typeof loader>();
  const refusal = useActionData<typeof action>();
  const t = useTexts(PROGRAMME_DESK_TEXTS);
  const words = useTexts(PROGRAMME_TEXTS);
  const to = useLocalePath();
  if (!record) return <NewRecordPage formKey={formKey} title={t(NEW_TEXT[desk])} list={to(`/quan-tri/${pathOf(desk)}`)} fields={recordFields(desk, { t, words })} refusal={refusal} />;
  return <RecordPage {...record} desk={desk} done={done} refusal={refusal} />;
}

import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireStaff } from "~/domain/accounts/current-user.server";
import { countPapers, listPapers, PAPER_PAGE_SIZE } from "~/domain/producers/papers/paper-queries.server";
import { PaperDeskList, readPaperState } from "~/features/producer-papers/desk-list-page";
import { privateHeaders } from "~/platform/http/cache.server";
import { papersMeta } from "~/platform/i18n/papers-meta";

export const meta: MetaFunction<typeof loader> = ({ params }) => papersMeta(params.lang, "desk.title");
export const headers = privateHeaders;

export async function loader({ request }: LoaderFunctionArgs) {
  await requireStaff(request);
  const query = new URL(request.url).searchParams;
  const state = readPaperState(query.get("tab"));
  const asked = query.get("page") ?? "1";
  const page = /^[1-9]\d{0,3}$/.test(asked) ? Number(asked) : 1;
  const [{ total, rows }, counts] = await Promise.all([listPapers(state, page), countPapers()]);
  return { state, page, total, counts, rows, pageSize: PAPER_PAGE_SIZE };
}

export default function Papers() {
  return <PaperDeskList {...useLoaderData<typeof loader>()} />;
}

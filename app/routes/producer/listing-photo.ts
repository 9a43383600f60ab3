import type { ActionFunctionArgs } from "@remix-run/node";
import { findDraftOf } from "~/domain/catalog/drafts/draft-queries.server";
import { requireProducer } from "~/domain/producers/acting-for.server";
import { takePhoto } from "~/features/listing-desk/change-listing.server";
import { isId } from "~/lib/id";
import { notFound } from "~/platform/http/authorise.server";
import { privateHeaders } from "~/platform/http/cache.server";
import { readUploadForm } from "~/platform/http/upload.server";

/** One photo of a draft, sent by the page's script: 200, or 422 with the `fault`. */
export async function action({ request, params }: ActionFunctionArgs): Promise<Response> {
  const { user, producer } = await requireProducer(request, "listings");
  const id = params.id ?? "";
  const draft = isId(id) ? await findDraftOf(producer.id, id) : null;
  if (!draft) throw notFound();
  const { file } = await readUploadForm(request);
  const fault = await takePhoto({ draft, file, userId: user.id, at: new Date() });
  return Response.json(fault === null ? {} : { fault }, { status: fault === null ? 200 : 422, headers: privateHeaders() });
}

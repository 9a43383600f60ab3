import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { findDraftOf, type ListingDraft } from "~/domain/catalog/drafts/draft-queries.server";
import { requireProducer } from "~/domain/producers/acting-for.server";
import { takePhoto } from "~/features/listing-desk/change-listing.server";
import { MOST_PART_BYTES } from "~/features/listing-desk/send-photo";
import { photoState, readPartAddress, takePart, type PartAnswer } from "~/features/listing-desk/take-part.server";
import { isId } from "~/lib/id";
import { notFound } from "~/platform/http/authorise.server";
import { readBytes } from "~/platform/http/body.server";
import { privateHeaders } from "~/platform/http/cache.server";
import { readUploadForm } from "~/platform/http/upload.server";

async function draftOf({ request, params }: LoaderFunctionArgs | ActionFunctionArgs): Promise<{ draft: ListingDraft; userId: string }> {
  const { user, producer } = await requireProducer(request, "listings");
  const id = params.id ?? "";
  const draft = isId(id) ? await findDraftOf(producer.id, id) : null;
  if (!draft) throw notFound();
  return { draft, userId: user.id };
}

const answer = (state: PartAnswer): Response => Response.json(state, { status: "fault" in state ? 422 : 200, headers: privateHeaders() });

/** `?photo=SHA-256&size=`: how much of this photo has arrived, `{offset}`, or that it is there, `{done}`. */
export async function loader(args: LoaderFunctionArgs): Promise<Response> {
  const { draft } = await draftOf(args);
  const asked = readPartAddress(draft.id, new URL(args.request.url).searchParams);
  if (!asked) throw notFound();
  return answer(await photoState(draft, asked.photo));
}

/**
 * A photo of a draft, sent by the page's script. PATCH `?photo=SHA-256&size=&offset=` brings the bytes from there on, and is
 * answered with where to go on (`{offset}`) or `{done}`; POST brings it whole, as a form. 422 with the `fault` when it is refused.
 */
export async function action(args: ActionFunctionArgs): Promise<Response> {
  const { draft, userId } = await draftOf(args);
  const { request } = args;
  const at = new Date();
  if (request.method === "PATCH") {
    const asked = readPartAddress(draft.id, new URL(request.url).searchParams);
    if (!asked) throw notFound();
    return answer(await takePart({ draft, ...asked, bytes: await readBytes(request, MOST_PART_BYTES), userId, at }));
  }
  const { file } = await readUploadForm(request);
  const fault = await takePhoto({ draft, file, userId, at });
  return answer(fault === null ? { done: true } : { fault });
}

import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireUser } from "~/domain/accounts/current-user.server";
import { readProducerPaper } from "~/domain/producers/papers/paper-queries.server";
import { readPaper } from "~/domain/producers/joining/papers.server";
import { isId } from "~/lib/id";
import { notFound } from "~/platform/http/authorise.server";
import { paperResponse } from "~/platform/http/paper-response.server";

/** `/giay-to/{id}`: a paper of an application, for its applicant and officers, or of a producer, for its people and officers; for everyone else there is none. */
export async function loader({ request, params }: LoaderFunctionArgs): Promise<Response> {
  const user = await requireUser(request);
  const id = params.id ?? "";
  const paper = isId(id) ? ((await readPaper(id, user)) ?? (await readProducerPaper(id, user))) : null;
  if (!paper) throw notFound();
  return paperResponse(paper);
}

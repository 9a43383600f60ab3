import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireUser } from "~/domain/accounts/current-user.server";
import { readEvidence } from "~/domain/evaluation/read-evidence.server";
import { isId } from "~/lib/id";
import { notFound } from "~/platform/http/authorise.server";
import { paperResponse } from "~/platform/http/paper-response.server";

/** `/minh-chung/{id}`: a paper of a dossier, for those who may see the dossier; for everyone else there is none. */
export async function loader({ request, params }: LoaderFunctionArgs): Promise<Response> {
  const user = await requireUser(request);
  const id = params.id ?? "";
  const paper = isId(id) ? await readEvidence(id, user) : null;
  if (!paper) throw notFound();
  return paperResponse(paper);
}

import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireUser } from "~/domain/accounts/current-user.server";
import { readPaper } from "~/domain/producers/joining/papers.server";
import { isId } from "~/lib/id";
import { notFound } from "~/platform/http/authorise.server";
import { privateHeaders } from "~/platform/http/cache.server";

/** `/giay-to/{id}`: a paper of an application, for its applicant and officers; for everyone else there is none. */
export async function loader({ request, params }: LoaderFunctionArgs): Promise<Response> {
  const user = await requireUser(request);
  const id = params.id ?? "";
  const paper = isId(id) ? await readPaper(id, user) : null;
  if (!paper) throw notFound();
  return new Response(new Uint8Array(paper.bytes), {
    headers: {
      ...privateHeaders(),
      "Content-Type": paper.mediaType,
      "Content-Length": String(paper.bytes.length),
      "Content-Disposition": `inline; filename="${paper.storageName}"`,
      "X-Content-Type-Options": "nosniff",
      "Content-Security-Policy": "sandbox; default-src 'none'; img-src 'self'; style-src 'unsafe-inline'",
    },
  });
}

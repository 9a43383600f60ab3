import type { LoaderFunctionArgs } from "@remix-run/node";
import { readLotPaper } from "~/domain/traceability/lot-files.server";
import { notFound } from "~/platform/http/authorise.server";
import { paperResponse } from "~/platform/http/paper-response.server";

/** `/tep-lo/{id}`: the paper of a published lot's test report, for anyone. */
export async function loader({ params }: LoaderFunctionArgs): Promise<Response> {
  const paper = await readLotPaper(params.id ?? "");
  if (!paper) throw notFound();
  return paperResponse(paper);
}

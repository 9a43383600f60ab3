import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireDesk } from "~/domain/accounts/current-user.server";
import { findRound } from "~/domain/evaluation/round-queries.server";
import { isRoundFile } from "~/features/evaluation-desk/round-files";
import { writeRoundFile } from "~/features/evaluation-desk/write-round-file.server";
import { isId } from "~/lib/id";
import { notFound } from "~/platform/http/authorise.server";

/** A round's minutes, annex or sheets as a file, for those with a part in it. */
export async function loader({ request, params }: LoaderFunctionArgs): Promise<Response> {
  const user = await requireDesk(request);
  const { id = "", file = "" } = params;
  const round = isId(id) && isRoundFile(file) ? await findRound(id, user) : null;
  if (!round || !isRoundFile(file)) throw notFound();
  return writeRoundFile(round, file, new Date());
}

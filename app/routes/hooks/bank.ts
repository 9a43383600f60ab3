import type { ActionFunctionArgs } from "@remix-run/node";
import { receiveBankNotice, type NoticeRefusal } from "~/domain/payments/bank-credit.server";
import { readBytes } from "~/platform/http/body.server";
import { methodNotAllowed, problem } from "~/platform/http/problem.server";

const STATUS: Record<NoticeRefusal["kind"], number> = { not_offered: 404, bad_signature: 401, stale: 401, malformed: 422, conflict: 409 };

export function loader() {
  return methodNotAllowed("POST");
}

export async function action({ request }: ActionFunctionArgs) {
  if (request.method !== "POST") return methodNotAllowed("POST");
  const headers = { timestamp: request.headers.get("X-Bank-Timestamp") ?? "", signature: request.headers.get("X-Bank-Signature") ?? "" };
  const received = await receiveBankNotice(Buffer.from(await readBytes(request)), headers, new Date());
  if (received.ok) return Response.json(received.value);
  return problem(STATUS[received.error.kind], { title: "Refused", detail: received.error.kind });
}

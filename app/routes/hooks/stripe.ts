import type { ActionFunctionArgs } from "@remix-run/node";
import { handleCardWebhook } from "~/domain/payments/handle-card-event.server";
import { readBytes } from "~/platform/http/body.server";
import { methodNotAllowed, problem } from "~/platform/http/problem.server";

export function loader() {
  return methodNotAllowed("POST");
}

export async function action({ request }: ActionFunctionArgs) {
  if (request.method !== "POST") return methodNotAllowed("POST");
  const body = Buffer.from(await readBytes(request));
  const handled = await handleCardWebhook(body, request.headers.get("Stripe-Signature") ?? "", new Date());
  if (handled.ok) return Response.json({ received: true, outcome: handled.value.outcome });
  if (handled.error.kind === "not_offered") return problem(404, { title: "Not found" });
  return problem(400, { title: "Bad request", detail: handled.error.kind });
}

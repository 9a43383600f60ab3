import type { ActionFunctionArgs } from "@remix-run/node";
import { findByToken } from "~/domain/producers/tokens.server";
import { captureEvents } from "~/domain/traceability/epcis/capture-events.server";
import { readJson } from "~/platform/http/body.server";
import { methodNotAllowed, problem } from "~/platform/http/problem.server";
import { rateLimit } from "~/platform/rate-limit/rate-limit.server";

const documents = rateLimit({ attempts: 600, seconds: 60 });

export function loader() {
  return methodNotAllowed("POST");
}

export async function action({ request }: ActionFunctionArgs) {
  if (request.method !== "POST") return methodNotAllowed("POST");
  const token = /^Bearer +([\w-]{20,100})$/i.exec(request.headers.get("Authorization") ?? "")?.[1];
  const speaker = token === undefined ? null : await findByToken(token);
  if (!speaker) return problem(401, { title: "Unauthorized", detail: "Send a producer's token as Authorization: Bearer. It is made in the producer's area.", headers: { "WWW-Authenticate": "Bearer" } });
  const room = await documents.take(speaker.tokenId);
  if (!room.ok) return problem(429, { title: "Too many requests", headers: { "Retry-After": String(room.retryAfterSeconds) } });
  const captured = await captureEvents({ ...speaker, body: await readJson(request), at: new Date() });
  if (!captured.ok) return problem(400, { title: "Bad request", detail: "The document is not valid EPCIS 2.0; nothing was taken.", errors: captured.error });
  return Response.json(captured.value, { status: 202, headers: { "Cache-Control": "no-store", "GS1-EPCIS-Version": "2.0", "GS1-CBV-Version": "2.0" } });
}

import type { LoaderFunctionArgs } from "@remix-run/node";
import { signalOf } from "~/domain/aftersales/signal.server";
import { requireProducer } from "~/domain/producers/acting-for.server";
import { privateHeaders } from "~/platform/http/cache.server";

/** `/nguoi-ban/tin-moi`: how much waits and what came last, for pages that were told to ring. */
export async function loader({ request }: LoaderFunctionArgs): Promise<Response> {
  const { producer } = await requireProducer(request, "orders");
  return Response.json(await signalOf(producer.id), { headers: privateHeaders() });
}

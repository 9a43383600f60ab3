import type { ActionFunctionArgs } from "@remix-run/node";
import { requireProducer } from "~/domain/producers/acting-for.server";
import { may } from "~/domain/producers/member-roles";
import { readLine } from "~/features/stock-desk/one-line.server";
import { saveStockForm } from "~/features/stock-desk/stock-form.server";
import { idOfForm } from "~/lib/id";
import { readForm } from "~/platform/http/body.server";
import { privateHeaders } from "~/platform/http/cache.server";

/**
 * One line that was typed on a device, or a card confirmed there (`intent` save): for the page's script, which keeps both
 * while there is no signal. A card is written once; 409 with what the line means now when price or stock has moved since.
 */
export async function action({ request }: ActionFunctionArgs): Promise<Response> {
  const { user, producer } = await requireProducer(request, "stock");
  const form = await readForm(request);
  const mayPrice = may(producer.role, "prices");
  const line = (form.get("note") ?? form.get("line") ?? "").slice(0, 200);
  if (form.get("intent") === "save") {
    const { saved, stale, invalid } = await saveStockForm({ producerId: producer.id, form, mayPrice, userId: user.id, at: new Date(), entryId: idOfForm(form.get("clientId")) });
    if (stale.length + invalid.length === 0) return Response.json({ saved }, { headers: privateHeaders() });
    return Response.json(await readLine(producer.id, line, mayPrice), { status: 409, headers: privateHeaders() });
  }
  return Response.json(await readLine(producer.id, line, mayPrice), { headers: privateHeaders() });
}

import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { dropDevice, keepDevice, readDevice } from "~/domain/notifications/push-devices.server";
import { requireProducer } from "~/domain/producers/acting-for.server";
import { readForm } from "~/platform/http/body.server";
import { privateHeaders } from "~/platform/http/cache.server";
import { vapidKeys } from "~/platform/push/push.server";

/** `/nguoi-ban/bao-may`: the key that a browser needs to let this shop, and no other, tell it. */
export async function loader({ request }: LoaderFunctionArgs): Promise<Response> {
  await requireProducer(request, "orders");
  return Response.json({ publicKey: vapidKeys().publicKey }, { headers: privateHeaders() });
}

/** `on` lets this device be told of new orders, `off` no longer; 422 for one that cannot be. */
export async function action({ request }: ActionFunctionArgs): Promise<Response> {
  const { user } = await requireProducer(request, "orders");
  const form = await readForm(request);
  if (form.get("intent") === "off") {
    await dropDevice(user.id, form.get("endpoint") ?? "");
    return Response.json({ on: false }, { headers: privateHeaders() });
  }
  const device = readDevice(form);
  const on = device !== null && (await keepDevice(user.id, device, new Date()));
  return Response.json({ on }, { status: on ? 200 : 422, headers: privateHeaders() });
}

import type { LoaderFunctionArgs } from "@remix-run/node";
import { hasRole, isStaff } from "~/domain/accounts/account";
import { currentUser } from "~/domain/accounts/current-user.server";
import { findPhoto, readPhoto, type PhotoOwner } from "~/domain/aftersales/photos.server";
import { listProducersOf } from "~/domain/producers/acting-for.server";
import { may } from "~/domain/producers/member-roles";
import { openOrder } from "~/features/checkout/order-access.server";
import { isId } from "~/lib/id";
import { notFound } from "~/platform/http/authorise.server";
import { paperResponse } from "~/platform/http/paper-response.server";

/** `/anh-kien-hang/{id}?width=`: a photo about a parcel, for its buyer (account, or code and token), its producer, and officers while it is disputed. */
export async function loader({ request, params }: LoaderFunctionArgs): Promise<Response> {
  const id = params.id ?? "";
  const photo = isId(id) ? await findPhoto(id) : null;
  if (!photo || !(await maySee(request, photo))) throw notFound();
  const width = Number(/^\d{1,4}$/.exec(new URL(request.url).searchParams.get("width") ?? "")?.[0] ?? 1200);
  const file = await readPhoto(photo, width);
  if (!file) throw notFound();
  return paperResponse(file);
}

async function maySee(request: Request, photo: PhotoOwner): Promise<boolean> {
  if (await openOrder(request, photo.orderCode, "vi")) return true;
  const user = await currentUser(request);
  if (!user) return false;
  if (isStaff(user)) return photo.disputed;
  if (!hasRole(user, ["producer"])) return false;
  return (await listProducersOf(user.id)).some(({ id, role }) => id === photo.producerId && may(role, "orders"));
}

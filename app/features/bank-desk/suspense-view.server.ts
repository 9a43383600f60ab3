import { candidatesFor } from "~/domain/payments/suspense/suspense";
import { listSuspense, openClaims, openReturns, waitingOrders } from "~/domain/payments/suspense/suspense-queries.server";
import { bankName } from "~/domain/producers/joining/banks";
import { newId } from "~/lib/id";

const SHOWN = 100;
const WAITING = 1_000;
/** How far back an order may have been placed that money of today is still for. */
const LOOK_BACK_MS = 60 * 86_400_000;

/** Everything that nobody could place, with the orders it may belong to, and what is under way. Each place brings an id of its own for what is done next, so that a form sent twice does it once. */
export async function suspenseView(at: Date) {
  const [{ total, places }, waiting, claims, returns] = await Promise.all([
    listSuspense(SHOWN), waitingOrders(new Date(at.getTime() - LOOK_BACK_MS), WAITING), openClaims(), openReturns(),
  ]);
  return {
    total, claims,
    returns: returns.map(({ bankBin, ...rest }) => ({ ...rest, bank: bankName(bankBin) })),
    places: places.map((one) => ({ ...one, nextId: newId(), candidates: candidatesFor({ amount: one.free, content: one.content, orderId: one.orderId }, waiting).map(({ code, amount, contactName, hints, released }) => ({ code, amount, contactName, hints, released })) })),
  };
}

export type SuspenseView = Awaited<ReturnType<typeof suspenseView>>;

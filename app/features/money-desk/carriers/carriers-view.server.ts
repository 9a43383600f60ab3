import { listCarrierCash, listCarriers, listCashParcels, listDifferences, listRemittanceLines, listRemittances } from "~/domain/remittances/carrier-cash.server";
import { isId, newId } from "~/lib/id";
import { localDateAt } from "~/lib/local-date";
import { notFound } from "~/platform/http/authorise.server";

const MOST = 200;

/** What lies with carriers, what is amiss, and what they handed over; `carrier` opens one's parcels. */
export async function carriersView(carrier: string | null, at: Date) {
  const [cash, differences, remittances, parcels] = await Promise.all([
    listCarrierCash(at, localDateAt(at)), listDifferences(MOST), listRemittances(30), carrier === null ? [] : listCashParcels(carrier, MOST),
  ]);
  // An id for what is given up next, so that a form sent twice does it once.
  return { cash, differences: differences.map((one) => ({ ...one, nextId: newId() })), remittances, carrier, parcels, at };
}

export async function statementView(at: Date) {
  return { carriers: await listCarriers(), today: localDateAt(at) };
}

/** One remittance with its rows. Throws 404. */
export async function remittanceView(id: string) {
  const [remittance] = isId(id) ? await listRemittances(1, id) : [];
  if (!remittance) throw notFound();
  return { remittance, lines: await listRemittanceLines(id) };
}

export type CarriersView = Awaited<ReturnType<typeof carriersView>>;
export type StatementView = Awaited<ReturnType<typeof statementView>>;
export type RemittanceView = Awaited<ReturnType<typeof remittanceView>>;

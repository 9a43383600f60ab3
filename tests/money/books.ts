/**
 * What the ledger must say of an order, worked out a second time from how the order stands: no sequence, no SQL. The rules are
 * those that the shop publishes (weights, vouchers, returns, commission, taxes withheld); amounts are whole đồng.
 */

export type Line = {
  id: string;
  /** What the line costs as ordered, and as packed when it was weighed. */
  ordered: bigint;
  charged: bigint;
  quantity: bigint;
  returned: bigint;
  weight: { orderedG: number; marginBp: number } | null;
};
export type Parcel = { id: string; producerId: string; household: boolean; fee: bigint; discount: bigint; delivered: boolean; /** Its carrier handed over what it collected at the door. */ remitted: boolean; lines: Line[] };
export type Account = "cash_cod" | "cash_vietqr" | "cash_card";
export type Book = {
  orderId: string;
  prepaid: boolean;
  paid: boolean;
  released: boolean;
  /** What the buyer owed when the order was placed. */
  due: bigint;
  parcels: Parcel[];
  arrived: { account: Account; amount: bigint }[];
  refunds: { account: "refund_due" | "suspense"; from: Account; amount: bigint }[];
};

const COMMISSION_BP = 500n;
const SERVICE_VAT_BP = 800n;
const WITHHELD_BP = { vat_withheld: 100n, pit_withheld: 50n };

const sum = (amounts: readonly bigint[]): bigint => amounts.reduce((total, amount) => total + amount, 0n);
/** Halves away from zero, of amounts that are not negative. */
const share = (amount: bigint, part: bigint, whole: bigint): bigint => (2n * amount * part + whole) / (2n * whole);

/** The rule of goods sold by weight: what was packed, up to the margin agreed; who has paid never pays more. */
export function weighed({ ordered, weight }: Line, packedG: number, prepaid: boolean): bigint {
  if (!weight) return ordered;
  const most = Math.floor((weight.orderedG * (10_000 + weight.marginBp)) / 10_000);
  const charge = share(ordered, BigInt(Math.min(packedG, most)), BigInt(weight.orderedG));
  return prepaid && charge > ordered ? ordered : charge;
}

const goodsOf = ({ lines }: Parcel): bigint => sum(lines.map(({ charged }) => charged));
const parcelAmount = (parcel: Parcel): bigint => goodsOf(parcel) - parcel.discount + parcel.fee;
const orderedAmount = (parcel: Parcel): bigint => sum(parcel.lines.map(({ ordered }) => ordered)) - parcel.discount + parcel.fee;

/** What is due back for what was returned of a parcel; the fee goes with the last goods. */
function givenBack(parcel: Parcel): bigint {
  const goods = goodsOf(parcel);
  const back = sum(parcel.lines.map(({ charged, returned, quantity }) => (charged * returned) / quantity));
  if (back === 0n && parcel.lines.every(({ returned }) => returned === 0n)) return 0n;
  const all = parcel.lines.every(({ returned, quantity }) => returned === quantity);
  return back - (parcel.discount * back) / goods + (all ? parcel.fee : 0n);
}

/** What is kept back of a delivered parcel: commission with the VAT inside it, and taxes of a household. */
function keptBack(parcel: Parcel): { commission: bigint; vat: bigint; vat_withheld: bigint; pit_withheld: bigint } {
  const kept = { commission: 0n, vat: 0n, vat_withheld: 0n, pit_withheld: 0n };
  const goods = goodsOf(parcel);
  let upto = 0n;
  for (const { charged, returned, quantity } of parcel.lines.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
    const discount = goods === 0n ? 0n : (parcel.discount * (upto + charged)) / goods - (parcel.discount * upto) / goods;
    upto += charged;
    const base = charged - discount - ((charged - discount) * returned) / quantity;
    const commission = share(base, COMMISSION_BP, 10_000n);
    kept.commission += commission;
    kept.vat += share(commission, SERVICE_VAT_BP, 10_000n + SERVICE_VAT_BP);
    if (!parcel.household) continue;
    kept.vat_withheld += share(base, WITHHELD_BP.vat_withheld, 10_000n);
    kept.pit_withheld += share(base, WITHHELD_BP.pit_withheld, 10_000n);
  }
  return kept;
}

/** Balances by `account` and `account producer`, debit positive; zeros are left out. */
export function expected(book: Book): Record<string, bigint> {
  const balances: Record<string, bigint> = {};
  const add = (account: string, amount: bigint): void => {
    balances[account] = (balances[account] ?? 0n) + amount;
  };
  const live = book.released ? [] : book.parcels;
  const paidHere = book.prepaid && book.paid;
  for (const parcel of live) {
    const back = givenBack(parcel);
    add(`producer_payable ${parcel.producerId}`, parcel.discount - goodsOf(parcel) + back);
    add(`shipping_payable ${parcel.producerId}`, -parcel.fee);
    add("refund_due", -back);
    if (paidHere) add("refund_due", -(orderedAmount(parcel) - parcelAmount(parcel)));
    else if (book.prepaid) add("buyer_receivable", orderedAmount(parcel));
    else if (!parcel.delivered) add("buyer_receivable", parcelAmount(parcel));
    else add(parcel.remitted ? "cash_vietqr" : "cash_cod", parcelAmount(parcel));
    if (!parcel.delivered) continue;
    const { commission, vat, vat_withheld, pit_withheld } = keptBack(parcel);
    add(`commission_income ${parcel.producerId}`, vat - commission);
    add(`commission_vat ${parcel.producerId}`, -vat);
    add(`vat_withheld ${parcel.producerId}`, -vat_withheld);
    add(`pit_withheld ${parcel.producerId}`, -pit_withheld);
    add(`producer_payable ${parcel.producerId}`, commission + vat_withheld + pit_withheld);
  }
  for (const { account, amount } of book.arrived) add(account, amount);
  add("suspense", (paidHere ? book.due : 0n) - sum(book.arrived.map(({ amount }) => amount)));
  for (const { account, from, amount } of book.refunds) {
    add(account, amount);
    add(from, -amount);
  }
  return Object.fromEntries(Object.entries(balances).filter(([, amount]) => amount !== 0n));
}

/** What the shop owes the buyer, in either account. */
export function owedBack(book: Book, account: "refund_due" | "suspense"): bigint {
  return -(expected(book)[account] ?? 0n);
}

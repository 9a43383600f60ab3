import { endVoucher, makeVoucher } from "~/domain/promotions/save-voucher.server";
import { readVoucher, VOUCHER_FIELDS, type VoucherFault, type VoucherField } from "~/domain/promotions/voucher";
import { isId } from "~/lib/id";
import { localDateAt } from "~/lib/local-date";
import { err, ok, type Result } from "~/lib/result";

export type VoucherRefusal = { faults: Partial<Record<VoucherField, VoucherFault>>; values: Partial<Record<VoucherField, string>> };

/** Takes one of the forms of the page: a new voucher, or the end of one. Null when there is nothing of that kind to end. */
export async function changeVouchers(who: { producerId: string; userId: string; at: Date }, form: ReadonlyMap<string, string>): Promise<Result<"made" | "ended", VoucherRefusal> | null> {
  if (form.get("intent") === "end") {
    const id = form.get("id") ?? "";
    return isId(id) && (await endVoucher(who, id)) ? ok("ended") : null;
  }
  const field = (name: VoucherField) => (form.get(name) ?? "").slice(0, 60);
  const values = Object.fromEntries(VOUCHER_FIELDS.map((name) => [name, field(name)]));
  const terms = readVoucher(field, localDateAt(who.at));
  if (!terms.ok) return err({ faults: terms.error, values });
  const made = await makeVoucher(who, terms.value);
  return made.ok ? ok("made") : err({ faults: { code: made.error.kind }, values });
}

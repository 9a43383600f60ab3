import type { CancellableParcel } from "~/domain/orders/cancellation-queries.server";

/** What was seen of the parcel: when somebody is faster, the answer says so. */
export function Seen({ parcel }: { parcel: CancellableParcel }) {
  return (
    <>
      <input type="hidden" name="state" value={parcel.state} />
      <input type="hidden" name="seen" value={parcel.seen} />
    </>
  );
}

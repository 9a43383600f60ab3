import type { Messages } from "../../translator";
import type { DirectDictionary } from "../direct";

export const direct: Messages<DirectDictionary> = {
  "checkout.lead": "You pay each producer directly; Chợ Xứ Lạng does not hold your money.",
  "checkout.vietqrDetail": "A QR code for each producer: {count} transfers. Goods are held for 24 hours.",
  "checkout.noTransfer": "This basket cannot be paid by transfer, because {producers} has no bank account with the marketplace yet. You can still pay on delivery.",
  "title": "Transfer to the producers",
  "lead": "One transfer a parcel, straight to its producer's account. Amount and message are in the code; please leave them as they are. A parcel that is paid leaves without waiting for the others.",
  "parcel": "Pay {producer}",
  "alt": "VietQR code for a transfer of {amount} to {producer} with the message {reference}",
  "say": "I have made the transfer",
  "sayHint": "The producer looks at its account and confirms; this page updates itself.",
  "said": "You said at {time} that you made the transfer. The producer is checking its account.",
  "notCome": "The producer has not seen the money. The marketplace is looking into it; please keep your receipt.",
  "received": "{producer} received {amount} at {time}.",
  "expired": "The time to pay for this parcel is over.",
  "state.awaiting": "Awaiting transfer",
  "state.said_paid": "Buyer says paid",
  "state.not_come": "Money not seen",
  "state.received": "Money received",
  "state.expired": "Not paid in time",
  "state.cancelled": "Paid another way",
  "cod.title": "Cash to the producer on delivery",
  "cod.text": "Have {amount} ready. The courier collects it for the producer.",
  "said.done": "The producer has been told.",
  "said.refused": "This parcel has just changed. The page shows where it stands now.",
};

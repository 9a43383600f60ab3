import type { Messages } from "../../translator";
import type { auditPapers as vi } from "../vi/audit-papers";

export const auditPapers: Messages<typeof vi> = {
  "subject.paper": "paper",
  "sentence.paper.handed_in": "{who} handed in paper {what}",
  "sentence.paper.withdrawn": "{who} took back paper {what}",
  "sentence.paper.verified": "{who} confirmed paper {what}",
  "sentence.paper.rejected": "{who} returned paper {what}",
  "sentence.paper.revoked": "{who} revoked the confirmation of paper {what}",
  "sentence.producer.lapsed": "{who} let the verification of {what} expire, as papers had run out",
  "sentence.producer.restored": "{who} brought the verification of {what} back",
  "sentence.listing.taken_off": "{who} hid product {what}",
  "sentence.listing.brought_back": "{who} showed product {what} again",
  "value.state.waiting": "waiting",
  "value.state.revoked": "revoked",
  "fact.until": "Valid through",
  "fact.kinds": "Papers",
  "fact.because": "Because",
  "value.because.identity": "the seller’s verification has expired",
  "value.because.licence": "no alcohol licence in force",
};

import type { Messages } from "../../translator";
import type { foot as vi } from "../vi/foot";

export const foot: Messages<typeof vi> = {
  "buy": "Shopping",
  "trust": "Trust",
  "rules": "Good to know",
  "price": "Prices are in đồng and include VAT. Delivery is shown before you order.",
  "pay": "Pay on delivery, by VietQR transfer or by card.",
  "privacy": "Name, phone and address are used only to deliver the order. No tracking, no advertising.",
  "alcohol": "No alcohol is sold to anyone under 18.",
  "rank": "Places are not for sale: name match, stars in force, sales.",
  "operator": "Operator",
  "operatorReal": "The marketplace for OCOP products of Lạng Sơn province.",
  "operatorDemo": "This is a demonstration: the operator named here is an example.",
  "taxCode": "Tax code",
  "address": "Address",
  "registration": "Registration",
  "hotline": "Hotline",
};

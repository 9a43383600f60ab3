import type { Locale } from "~/lib/localized-text";
import type { Messages } from "../translator";
import { auditMoney as enMoney } from "./en/audit-money";
import { audit as en } from "./en/audit";
import { auditMoney as viMoney } from "./vi/audit-money";
import { audit as vi } from "./vi/audit";
import { auditMoney as zhMoney } from "./zh/audit-money";
import { audit as zh } from "./zh/audit";

export type AuditDictionary = typeof vi & typeof viMoney;

/**
 * The words of the trail: sentences by action (`sentence.…`), names of records (`subject.…`) and facts (`fact.…`), and values
 * that facts can have (`value.{fact}.{value}`). What is not here is shown as the rows have it, made readable.
 */
export const AUDIT_TEXTS: Record<Locale, Messages<AuditDictionary>> = {
  vi: { ...vi, ...viMoney },
  en: { ...en, ...enMoney },
  zh: { ...zh, ...zhMoney },
};

import type { Locale } from "~/lib/localized-text";
import type { Messages } from "../translator";
import { auditMoney as enMoney } from "./en/audit-money";
import { auditOps as enOps } from "./en/audit-ops";
import { audit as en } from "./en/audit";
import { auditPapers as enPapers } from "./en/audit-papers";
import { auditMoney as viMoney } from "./vi/audit-money";
import { auditOps as viOps } from "./vi/audit-ops";
import { audit as vi } from "./vi/audit";
import { auditPapers as viPapers } from "./vi/audit-papers";
import { auditMoney as zhMoney } from "./zh/audit-money";
import { auditOps as zhOps } from "./zh/audit-ops";
import { audit as zh } from "./zh/audit";
import { auditPapers as zhPapers } from "./zh/audit-papers";

export type AuditDictionary = typeof vi & typeof viPapers & typeof viMoney & typeof viOps;

/**
 * The words of the trail: sentences by action (`sentence.…`), names of records (`subject.…`) and facts (`fact.…`), and values
 * that facts can have (`value.{fact}.{value}`). What is not here is shown as the rows have it, made readable.
 */
export const AUDIT_TEXTS: Record<Locale, Messages<AuditDictionary>> = {
  vi: { ...vi, ...viPapers, ...viMoney, ...viOps },
  en: { ...en, ...enPapers, ...enMoney, ...enOps },
  zh: { ...zh, ...zhPapers, ...zhMoney, ...zhOps },
};

import { addDays, addMonths, daysBetween, type LocalDate } from "~/lib/local-date";
import type { DemoCertificateStatus } from "../../data/products/load";
import { Chance } from "../random";

export type RevocationReason = "false_dossier" | "criteria_no_longer_met" | "law_breach" | "ocop_mark_misuse" | "production_stopped" | "other_authority_finding";

export interface PlannedCertificate {
  issuedOn: LocalDate;
  expiresOn: LocalDate;
  score: number;
  legalBasis: string;
  level: "district" | "province";
  revoked: { on: LocalDate; reason: RevocationReason } | null;
}

export interface HistoryRequest {
  /** Whatever names the product: chance follows it. */
  key: string;
  firstYear: number;
  stars: 3 | 4;
  score: number;
  status: DemoCertificateStatus;
  renewalDaysLeft?: number;
}

export interface History {
  /** Oldest first; at least one. */
  certificates: PlannedCertificate[];
  /** What it came to; differs from what was asked only where dates make that impossible. */
  status: DemoCertificateStatus;
}

const day = (text: string): LocalDate => text as LocalDate;

/** Two rounds of recognition a year. */
const ROUNDS: Record<number, [LocalDate, LocalDate]> = {
  2019: [day("2019-09-27"), day("2019-12-20")],
  2020: [day("2020-05-22"), day("2020-09-25")],
  2021: [day("2021-01-29"), day("2021-12-24")],
  2022: [day("2022-06-17"), day("2022-12-23")],
  2023: [day("2023-04-26"), day("2023-11-15")],
  2024: [day("2024-02-02"), day("2024-09-20")],
  2025: [day("2025-06-16"), day("2025-12-31")],
};
/** Re-evaluations are decided four times a year. */
const REEVALUATION_DAYS = ["03-25", "06-25", "09-25", "12-25"] as const;
const RENEWAL_DAYS = 180;
/** Days that forced renewals still have to run. */
const RENEWAL_LEFT = [25, 60, 95, 130, 165] as const;
const REASONS: readonly [RevocationReason, ...RevocationReason[]] = [
  "criteria_no_longer_met", "production_stopped", "ocop_mark_misuse", "law_breach", "other_authority_finding", "false_dossier",
];

/** Which decision of the Prime Minister applied on a day, and who certified three stars then. */
export function instrumentOn(on: LocalDate, stars: 3 | 4): { legalBasis: string; level: "district" | "province" } {
  if (on < "2023-02-24") return { legalBasis: "1048/QĐ-TTg", level: "province" };
  if (on < "2025-07-06") return { legalBasis: "148/QĐ-TTg", level: stars === 3 ? "district" : "province" };
  if (on < "2026-05-22") return { legalBasis: "148/QĐ-TTg, sửa đổi bởi 1489/QĐ-TTg", level: "province" };
  return { legalBasis: "26/2026/QĐ-TTg", level: "province" };
}

/**
 * The certificates of one product up to `today`. The first falls in its year on a fixed day; re-evaluations follow so
 * that on `today` the last one is in force with more than 180 days left, within those 180 days, expired, or revoked.
 */
export function planHistory(request: HistoryRequest, today: LocalDate): History {
  const chance = new Chance(`certificates:${request.key}`);
  const rounds = ROUNDS[request.firstYear] ?? ([day(`${request.firstYear}-06-20`), day(`${request.firstYear}-11-20`)] as const);
  const round = chance.between(0, 1) === 0 ? rounds[0] : rounds[1];
  const build = (issuedOn: LocalDate): PlannedCertificate => certificate(request, chance, issuedOn);
  if (request.status === "lapsed") {
    const history = lapsed(build(rounds[0]), request, chance, today, build);
    if (history) return { certificates: history, status: "lapsed" };
  }
  if (request.status === "renewal") {
    const history = renewal([round, ...rounds], request.renewalDaysLeft ?? null, chance, today, build);
    if (history) return { certificates: history, status: "renewal" };
  }
  if (request.status === "revoked") return { certificates: revoked(build(round), chance, today, build), status: "revoked" };
  return { certificates: chain([build(round)], addDays(today, RENEWAL_DAYS), today, build), status: "in_force" };
}

function certificate(request: HistoryRequest, chance: Chance, issuedOn: LocalDate): PlannedCertificate {
  const [least, most] = request.stars === 3 ? [50, 69.9] : [70, 89.9];
  const score = Math.min(most, Math.max(least, request.score + chance.between(-100, 150) / 100));
  return { issuedOn, expiresOn: addMonths(issuedOn, 36), score: Math.round(score * 100) / 100, ...instrumentOn(issuedOn, request.stars), revoked: null };
}

type Build = (issuedOn: LocalDate) => PlannedCertificate;

function lastOf(certificates: PlannedCertificate[]): PlannedCertificate {
  const last = certificates.at(-1);
  if (!last) throw new Error("a product has at least one certificate");
  return last;
}

/** Renews without a gap until the last certificate runs beyond `beyond`; nothing is dated after `today`. */
function chain(start: PlannedCertificate[], beyond: LocalDate, today: LocalDate, build: Build): PlannedCertificate[] {
  const certificates = [...start];
  while (lastOf(certificates).expiresOn <= beyond) {
    const regular = decisionDayUpTo(addDays(lastOf(certificates).expiresOn, -20));
    certificates.push(build(regular <= today ? regular : latestBoardDay(today)));
  }
  return certificates;
}

function decisionDayUpTo(limit: LocalDate): LocalDate {
  const year = Number(limit.slice(0, 4));
  const days = [year - 1, year].flatMap((y) => REEVALUATION_DAYS.map((monthDay) => day(`${y}-${monthDay}`)));
  return days.filter((candidate) => candidate <= limit).at(-1) ?? limit;
}

/** The council also votes by letter, early in the month. */
function latestBoardDay(today: LocalDate): LocalDate {
  const fifth = day(`${today.slice(0, 8)}05`);
  return fifth <= today ? fifth : addMonths(fifth, -1);
}

function lapsed(first: PlannedCertificate, request: HistoryRequest, chance: Chance, today: LocalDate, build: Build): PlannedCertificate[] | null {
  if (first.expiresOn >= today) return null;
  // Some of the oldest were renewed once and then let go.
  if (request.firstYear <= 2020 && chance.next() < 0.4) {
    const second = build(decisionDayUpTo(addDays(first.expiresOn, -20)));
    if (second.expiresOn < today) return [first, second];
  }
  return [first];
}

function renewal(rounds: LocalDate[], daysLeft: number | null, chance: Chance, today: LocalDate, build: Build): PlannedCertificate[] | null {
  const opens = addDays(today, RENEWAL_DAYS);
  for (const round of daysLeft === null ? rounds : []) {
    const natural = chain([build(round)], today, today, build);
    if (lastOf(natural).expiresOn <= opens) return natural;
  }
  const wished = daysLeft ?? chance.pick(RENEWAL_LEFT);
  for (const left of [wished, ...RENEWAL_LEFT]) {
    const forcedOn = addMonths(addDays(today, left), -36);
    for (const round of rounds) {
      const before = chain([build(round)], forcedOn, forcedOn, build).filter((planned) => daysBetween(planned.issuedOn, forcedOn) > 180);
      if (before.length > 0) return [...before, build(forcedOn)];
    }
  }
  return null;
}

function revoked(first: PlannedCertificate, chance: Chance, today: LocalDate, build: Build): PlannedCertificate[] {
  const certificates = chain([first], today, today, build);
  const last = lastOf(certificates);
  const age = daysBetween(last.issuedOn, today);
  const on = addDays(last.issuedOn, Math.max(1, Math.floor(age * (0.35 + chance.next() * 0.55))));
  last.revoked = { on, reason: chance.pick(REASONS) };
  return certificates;
}

import { addDays, daysBetween, type LocalDate } from "~/lib/local-date";

/** The terms of the procedure as dated data: each set applies from its day until the next one begins. */
type Terms = {
  from: string;
  instrument: string;
  /** The commune's check of four points, working days from receipt. */
  communeCheckWorkingDays: number;
  /** The council's answer to a re-evaluation, days from the full dossier. */
  reEvaluationDays: number;
  /** Filing for re-evaluation, days before the certificate's end. */
  renewalOpensDays: number;
  renewalClosesDays: number;
  /** Regular rounds: communes (or the province) send requests before the first day, the decision is made before the second. */
  rounds: Record<"province" | "ministry", readonly { no: number; requestsBefore: string; decideBefore: string }[]>;
};

const TERMS: readonly Terms[] = [
  {
    from: "2026-05-22",
    instrument: "26/2026/QĐ-TTg",
    communeCheckWorkingDays: 15,
    reEvaluationDays: 45,
    renewalOpensDays: 180,
    renewalClosesDays: 120,
    rounds: {
      province: [
        { no: 1, requestsBefore: "04-30", decideBefore: "06-30" },
        { no: 2, requestsBefore: "10-30", decideBefore: "12-30" },
      ],
      ministry: [
        { no: 1, requestsBefore: "01-30", decideBefore: "03-30" },
        { no: 2, requestsBefore: "07-30", decideBefore: "09-30" },
      ],
    },
  },
];

/** The terms in force on a day; before the first known set, that set: it says what it is of. */
export function termsOn(day: LocalDate): Terms {
  const found = TERMS.findLast(({ from }) => day >= from) ?? TERMS[0];
  if (!found) throw new Error("no terms of the procedure are known");
  return found;
}

/**
 * Days off that fall on fixed dates, and those of the moon's calendar by year. A new year's list is added when the
 * government announces it; without it only the fixed ones are left out, so that a term is never shown too long.
 */
const FIXED_HOLIDAYS = ["01-01", "04-30", "05-01", "09-01", "09-02"];
const LUNAR_HOLIDAYS = ["2026-02-16", "2026-02-17", "2026-02-18", "2026-02-19", "2026-02-20", "2026-04-27"];

export function isWorkingDay(day: LocalDate): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6 && !FIXED_HOLIDAYS.includes(day.slice(5)) && !LUNAR_HOLIDAYS.includes(day);
}

/** The day that is so many working days after another; the day itself does not count. */
export function addWorkingDays(day: LocalDate, count: number): LocalDate {
  let current = day;
  for (let left = count; left > 0; ) {
    current = addDays(current, 1);
    if (isWorkingDay(current)) left -= 1;
  }
  return current;
}

export type Deadline = { on: LocalDate; /** Negative when it has passed. */ daysLeft: number; legalBasis: string };

function deadline(on: LocalDate, today: LocalDate, legalBasis: string): Deadline {
  return { on, daysLeft: daysBetween(today, on), legalBasis };
}

/** Until when a commune checks a dossier it received on a day. */
export function communeDeadline(receivedOn: LocalDate, today: LocalDate): Deadline {
  const terms = termsOn(receivedOn);
  return deadline(addWorkingDays(receivedOn, terms.communeCheckWorkingDays), today, terms.instrument);
}

/** Until when a re-evaluation is answered whose dossier was full on a day. */
export function reEvaluationDeadline(fullOn: LocalDate, today: LocalDate): Deadline {
  const terms = termsOn(fullOn);
  return deadline(addDays(fullOn, terms.reEvaluationDays), today, terms.instrument);
}

/** Between which days a certificate's re-evaluation is filed, both included. */
export function renewalWindow(expiresOn: LocalDate, today: LocalDate): { opensOn: LocalDate; closesOn: LocalDate; legalBasis: string } {
  const { renewalOpensDays, renewalClosesDays, instrument } = termsOn(today);
  return { opensOn: addDays(expiresOn, -renewalOpensDays), closesOn: addDays(expiresOn, -renewalClosesDays), legalBasis: instrument };
}

/** The days of a regular round of a year, the last day for requests and for the decision; null when there is no such round. */
export function regularRound(level: "province" | "ministry", year: number, no: number, today: LocalDate): { closesOn: LocalDate; decideBy: LocalDate; legalBasis: string } | null {
  const terms = termsOn(today);
  const known = terms.rounds[level].find((round) => round.no === no);
  if (!known) return null;
  const before = (day: string) => addDays(`${year}-${day}` as LocalDate, -1);
  return { closesOn: before(known.requestsBefore), decideBy: before(known.decideBefore), legalBasis: terms.instrument };
}

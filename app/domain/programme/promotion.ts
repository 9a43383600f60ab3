import type { LocalDate } from "~/lib/local-date";
import { FormReader } from "./form-fields";

export const PROMOTION_KINDS = ["fair", "week", "conference", "online", "training"] as const;
export type PromotionKind = (typeof PROMOTION_KINDS)[number];

/** draft: the staff's own; open: producers may apply; closed: the list stands; held: results are entered; cancelled. */
export const PROMOTION_STATES = ["draft", "open", "closed", "held", "cancelled"] as const;
export type PromotionState = (typeof PROMOTION_STATES)[number];

/** Where a programme may go from where it stands. */
export const PROMOTION_NEXT: Record<PromotionState, readonly PromotionState[]> = {
  draft: ["open", "cancelled"],
  open: ["closed", "cancelled"],
  closed: ["open", "held", "cancelled"],
  held: [],
  cancelled: [],
};

export const PARTICIPANT_STATES = ["applied", "accepted", "declined", "withdrawn"] as const;
export type ParticipantState = (typeof PARTICIPANT_STATES)[number];

/** What the officer decides, and what the producer may do: withdraw, or apply again after withdrawing. */
export const PARTICIPANT_NEXT: Record<ParticipantState, { officer: readonly ParticipantState[]; producer: readonly ParticipantState[] }> = {
  applied: { officer: ["accepted", "declined"], producer: ["withdrawn"] },
  accepted: { officer: ["declined"], producer: ["withdrawn"] },
  declined: { officer: ["accepted"], producer: [] },
  withdrawn: { officer: [], producer: ["applied"] },
};

export type PromotionDraft = {
  kind: PromotionKind; title: string; organiser: string; place: string; startsOn: LocalDate; endsOn: LocalDate; applyUntil: LocalDate | null; places: number | null; terms: string | null;
};

/** Reads the form of a programme. */
export function readPromotion(form: ReadonlyMap<string, string>): { draft: PromotionDraft | null; problems: FormReader["problems"] } {
  const read = new FormReader(form);
  const [startsOn, endsOn, applyUntil] = [read.day("startsOn"), read.day("endsOn"), read.optionalDay("applyUntil")];
  if (startsOn && endsOn && endsOn < startsOn) read.fault("endsOn", "before_start");
  if (startsOn && applyUntil && applyUntil > startsOn) read.fault("applyUntil", "after_start");
  const rest = {
    kind: read.choice("kind", PROMOTION_KINDS), title: read.text("title", 200), organiser: read.text("organiser", 200), place: read.text("place", 200),
    places: read.optionalWhole("places", 1, 1_000), terms: read.optionalText("terms", 2_000),
  };
  return { draft: read.ok && startsOn && endsOn ? { ...rest, startsOn, endsOn, applyUntil } : null, problems: read.problems };
}

/** Whether a producer may apply on a day. */
export function takesApplications(promotion: { state: PromotionState; applyUntil: LocalDate | null }, day: LocalDate): boolean {
  return promotion.state === "open" && promotion.applyUntil !== null && day <= promotion.applyUntil;
}

import { formatNumber } from "~/platform/i18n/format";
import type { EvaluationNoticeDictionary } from "~/platform/i18n/messages/evaluation-notice";
import type { Translate } from "~/platform/i18n/translator";
import type { DossierMove } from "../dossier-states";

export const OCCASIONS = ["returned", "turned_down", "forwarded", "accepted", "excluded", "concluded", "referred", "not_recognised", "certified"] as const;
export type Occasion = (typeof OCCASIONS)[number];

/**
 * Which step of a dossier its producer is told of, and as what. A step that is not here tells nothing: the producer took it
 * itself, or it is the council's own business. Certificates are told of as they are issued.
 */
export const OCCASION_OF: Partial<Record<DossierMove, Occasion>> = {
  commune_return: "returned",
  secretary_return: "returned",
  commune_turn_down: "turned_down",
  forward: "forwarded",
  accept: "accepted",
  exclude: "excluded",
  conclude: "concluded",
  conclude_below: "not_recognised",
  refer: "referred",
  ministry_below: "not_recognised",
};

/** What was true on the day of the notice. */
export type NoticeFacts = { stars?: number; mean?: string; number?: string };

export type DossierNoticeFacts = { occasion: Occasion; productName: string; facts: NoticeFacts; message: string | null };

/** What a notice says: a title, then paragraphs; the same in the producer's area and by mail. */
export function dossierNoticeText({ occasion, productName, facts, message }: DossierNoticeFacts, t: Translate<EvaluationNoticeDictionary>): { title: string; paragraphs: string[] } {
  const mean = facts.mean === undefined ? "" : formatNumber(Number(facts.mean), t.locale);
  const said = t(`body.${occasion}`, { product: productName, stars: facts.stars ?? "", mean, number: facts.number ?? "" });
  return { title: t(`title.${occasion}`), paragraphs: [said, ...(message === null ? [] : [t("message", { message })]), t(`todo.${occasion}`)] };
}

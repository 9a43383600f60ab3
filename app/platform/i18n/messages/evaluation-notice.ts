import type { Locale } from "~/lib/localized-text";
import type { Messages } from "../translator";
import { evaluationNotice as en } from "./en/evaluation-notice";
import { evaluationNotice as vi } from "./vi/evaluation-notice";
import { evaluationNotice as zh } from "./zh/evaluation-notice";

export type EvaluationNoticeDictionary = typeof vi;

/** What producers are told about their dossiers, in their area and by mail, and what those who evaluate are told by mail. */
export const EVALUATION_NOTICE_TEXTS: Record<Locale, Messages<EvaluationNoticeDictionary>> = { vi, en, zh };

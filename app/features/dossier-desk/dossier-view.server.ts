import { findDossier } from "~/domain/evaluation/dossier-queries.server";
import { isEditable } from "~/domain/evaluation/dossier-states";
import { rulesOf } from "~/domain/evaluation/prefill/evidence-rules";
import { atStake } from "~/domain/evaluation/prefill/plan-prefill";
import { readSectionPoints } from "~/domain/evaluation/section-points.server";
import { isId } from "~/lib/id";
import type { Acting } from "~/domain/evaluation/capacities.server";
import { isStep } from "./steps";

/** A dossier as its producer works on it; null when it is not that producer's, or there is no such step. */
export async function dossierView({ id, step, producerId, user, at }: { id: string; step: string | undefined; producerId: string; user: Acting; at: Date }) {
  if (!isId(id) || (step !== undefined && !isStep(step))) return null;
  const dossier = await findDossier(id, user, at);
  if (dossier?.producer.id !== producerId) return null;
  const own = new Map(dossier.selfMarks.map(({ code, points }) => [code, points]));
  const rules = rulesOf(dossier.sheet);
  return {
    dossier,
    step: step ?? null,
    editable: isEditable(dossier.state),
    stake: atStake(dossier.sheet, dossier.selfMarks, dossier.papers),
    basis: rules && { legalBasis: rules.legalBasis, reading: rules.reading },
    sections: await readSectionPoints(dossier, own),
  };
}

export type DossierView = NonNullable<Awaited<ReturnType<typeof dossierView>>>;

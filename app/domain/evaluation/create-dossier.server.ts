import { isStaff } from "~/domain/accounts/account";
import { recordAudit } from "~/domain/audit/record-audit.server";
import { mayHoldCertificate } from "~/domain/producers/producer-kinds";
import { newId } from "~/lib/id";
import { fromDateColumn, localDateAt } from "~/lib/local-date";
import { ok, type Result } from "~/lib/result";
import { normalise } from "~/lib/vietnamese-text";
import type { Db } from "~/platform/db/client.server";
import { transact } from "~/platform/db/transact.server";
import type { Acting } from "./capacities.server";
import { renewalWindow } from "./deadlines";
import { FINISHED } from "./dossier-states";
import { fail, type EvaluationFailure } from "./failure";
import { actorOf } from "./on-dossier.server";
import { findSheetInForce } from "./score-sheet-queries.server";

/** What a dossier is begun with: a certificate to renew or to raise, or a product that has none. */
export type DossierStart =
  | { kind: "re_evaluation" | "upgrade"; certificateId: string }
  | { kind: "new"; producerId: string; productName: string; setNo: number; communeCode: string; /** A listing of the producer, when it is one. */ productId: string | null };

type Product = { producerId: string; productName: string; setNo: number; communeCode: string; productId: string | null; certificateId: string | null };

/**
 * Begins a dossier for a producer whom the person acts for (officers may for anyone), on the score sheet in force today.
 * A certificate or a listing is in one running dossier at a time: `already_running` then names that one (`params.id`).
 */
export async function createDossier({ start, user, at }: { start: DossierStart; user: Acting; at: Date }): Promise<Result<{ id: string }, EvaluationFailure>> {
  return transact<{ id: string }, EvaluationFailure>(async (tx) => {
    const read = start.kind === "new" ? await readNew(tx, start) : await readCertificate(tx, start, at);
    if (!read.ok) return read;
    const product = read.value;
    const acts = isStaff(user) || (await tx.producerMember.count({ where: { producerId: product.producerId, userId: user.id } })) > 0;
    if (!acts) return fail("not_found");
    const sheet = await findSheetInForce(tx, product.setNo, localDateAt(at));
    if (!sheet) return fail("no_sheet_in_force");

    const id = newId();
    const { count } = await tx.dossier.createMany({ data: { id, kind: start.kind, sheetId: sheet.id, ...product, createdAt: at, updatedAt: at }, skipDuplicates: true });
    if (count === 0) return alreadyRunning(tx, product);
    await recordAudit(tx, {
      actor: actorOf(user), action: "dossier.created", subjectType: "dossier", subjectId: id,
      after: { kind: start.kind, product: product.productName, set: product.setNo, producer: product.producerId, certificate: product.certificateId, sheet: sheet.id },
    });
    return ok({ id });
  });
}

async function readNew(tx: Db, start: Extract<DossierStart, { kind: "new" }>): Promise<Result<Product, EvaluationFailure>> {
  const { producerId, setNo, communeCode, productId } = start;
  const productName = normalise(start.productName);
  if (productName === "") return fail("invalid", { problems: { productName: "missing" } });
  if (productName.length > 300) return fail("invalid", { problems: { productName: "too_long" } });
  const [producer, commune, set] = [
    await tx.producer.findUnique({ where: { id: producerId }, select: { kind: true } }),
    await tx.commune.findUnique({ where: { code: communeCode }, select: { code: true } }),
    await tx.productSet.findUnique({ where: { no: setNo }, select: { no: true } }),
  ];
  if (!producer || !commune || !set) {
    return fail("invalid", { problems: { ...(producer ? {} : { producerId: "unknown" as const }), ...(commune ? {} : { communeCode: "unknown" as const }), ...(set ? {} : { setNo: "unknown" as const }) } });
  }
  if (!mayHoldCertificate(producer.kind, setNo)) return fail("may_not_hold");
  if (productId !== null && (await tx.product.count({ where: { id: productId, producerId, setNo } })) === 0) return fail("not_its_product");
  return ok({ producerId, productName, setNo, communeCode, productId, certificateId: null });
}

/** The product of a certificate, with the listing it covers now. */
async function readCertificate(tx: Db, { kind, certificateId }: Extract<DossierStart, { certificateId: string }>, at: Date): Promise<Result<Product, EvaluationFailure>> {
  const certificate = await tx.certificate.findUnique({ where: { id: certificateId }, include: { links: { where: { unlinkedAt: null }, select: { productId: true } } } });
  if (!certificate) return fail("not_found");
  if (certificate.revokedAt !== null) return fail("certificate_revoked");
  const today = localDateAt(at);
  const { opensOn } = renewalWindow(fromDateColumn(certificate.expiresOn), today);
  if (kind === "re_evaluation" && today < opensOn) return fail("too_early", { params: { from: opensOn } });
  const { producerId, productName, setNo, communeCode, links } = certificate;
  return ok({ producerId, productName, setNo, communeCode, productId: links[0]?.productId ?? null, certificateId });
}

async function alreadyRunning(tx: Db, { certificateId, productId }: Product): Promise<Result<never, EvaluationFailure>> {
  const running = await tx.dossier.findFirst({
    where: { state: { notIn: [...FINISHED] }, OR: [...(certificateId ? [{ certificateId }] : []), ...(productId ? [{ productId }] : [])] },
    select: { id: true },
  });
  return fail("already_running", running ? { params: { id: running.id } } : {});
}

import { addDays, fromDateColumn, localDateAt, toDateColumn } from "~/lib/local-date";
import { ok } from "~/lib/result";
import { db } from "~/platform/db/client.server";
import { transact } from "~/platform/db/transact.server";
import { moveIdentity } from "./identity.server";
import { lapsedPapers, SELLER_KINDS, WARNING_DAYS, type HeldPaper } from "./paper";
import { settleListings } from "./settle-listings.server";

const SYSTEM = { kind: "system" } as const;

/**
 * The daily job: verified producers whose papers have run out, and who were told at least five days ago, are no longer
 * verified; and listings of alcohol without both licences in force are taken off. Run again, it does nothing. Returns how
 * many identities lapsed and how many listings moved besides.
 */
export async function lapseIdentities(at: Date): Promise<{ identities: number; listings: number }> {
  const today = localDateAt(at);
  const candidates = await db().producer.findMany({
    where: { verification: "verified", papers: { some: { state: "verified", kind: { in: [...SELLER_KINDS] }, validUntil: { lt: toDateColumn(today) } } } },
    select: { id: true, kind: true, papers: { where: { state: "verified" }, select: { kind: true, number: true, issuedOn: true, validUntil: true } }, paperNotices: { select: { kind: true, number: true, sentAt: true } } },
  });
  let identities = 0;
  for (const { id, kind, papers, paperNotices } of candidates) {
    const held: HeldPaper[] = papers.map((paper) => ({ kind: paper.kind, state: "verified", issuedOn: fromDateColumn(paper.issuedOn), validUntil: paper.validUntil && fromDateColumn(paper.validUntil) }));
    const lapsed = lapsedPapers(kind, held, today);
    const warned = lapsed.every((one) => papers.some((paper) => paper.kind === one && paperNotices.some((notice) => notice.kind === one && notice.number === paper.number && localDateAt(notice.sentAt) <= addDays(today, -WARNING_DAYS))));
    if (lapsed.length === 0 || !warned) continue;
    const moved = await transact<boolean, never>(async (tx) => ok(await moveIdentity(tx, { producerId: id, step: "lapse", papers: lapsed, actor: SYSTEM, at })));
    if (moved.ok && moved.value) identities += 1;
  }
  const settled = await transact<number, never>(async (tx) => ok(await settleListings(tx, { producerId: null, actor: SYSTEM, at })));
  return { identities, listings: settled.ok ? settled.value : 0 };
}

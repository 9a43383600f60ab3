import type { LocalizedText } from "~/lib/localized-text";
import { db } from "~/platform/db/client.server";

/** One link, ended or not, with who made and who ended it (ids of accounts). */
export type LinkRecord = {
  id: string;
  certificate: { id: string; number: string };
  listing: { slug: string; name: LocalizedText };
  linkedAt: Date;
  linkedBy: string | null;
  reason: string;
  unlinkedAt: Date | null;
  unlinkedBy: string | null;
  unlinkReason: string | null;
};

/** From both sides: every link of this certificate, and every certificate that its listings have carried; latest first, at most 100. */
export async function listLinkHistory(certificateId: string): Promise<LinkRecord[]> {
  const rows = await db().certificateLink.findMany({
    where: { OR: [{ certificateId }, { product: { links: { some: { certificateId } } } }] },
    include: { certificate: { select: { id: true, number: true } }, product: { select: { slug: true, name: true } } },
    orderBy: [{ linkedAt: "desc" }, { id: "desc" }],
    take: 100,
  });
  return rows.map(({ product, certificateId: _certificate, productId: _product, ...row }) => ({ ...row, listing: { slug: product.slug, name: product.name as LocalizedText } }));
}

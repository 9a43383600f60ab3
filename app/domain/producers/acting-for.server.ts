import type { CurrentUser } from "~/domain/accounts/account";
import { requireRole } from "~/domain/accounts/current-user.server";
import type { LocalizedText } from "~/lib/localized-text";
import { db } from "~/platform/db/client.server";
import { forbidden } from "~/platform/http/authorise.server";
import { actingForCookie } from "~/platform/http/cookies.server";
import { may, memberRole, type Deed, type MemberRole } from "./member-roles";
import type { ProducerKindName } from "./producer-kinds";

/** A producer someone may act for, and as what. */
export type ActingFor = { id: string; slug: string; name: LocalizedText; legalName: string; kind: ProducerKindName; commune: string; communeCode: string; verified: boolean; role: MemberRole };

/**
 * The policy of every page under /nguoi-ban: who sent this request and the producer they act for. With several
 * producers it is the one chosen last (a cookie names it, membership is asked anew each time), otherwise the first by
 * name. Throws the way to the sign-in page for a guest, 403 for whoever is not a producer's member or may not do there
 * what is asked (`deed`).
 */
export async function requireProducer(request: Request, deed?: Deed): Promise<{ user: CurrentUser; producer: ActingFor; others: ActingFor[] }> {
  const user = await requireRole(request, ["producer"]);
  const all = await listProducersOf(user.id);
  const chosen = await actingForCookie.read(request);
  const producer = all.find(({ slug }) => slug === chosen) ?? all[0];
  if (!producer || (deed && !may(producer.role, deed))) throw forbidden();
  return { user, producer, others: all.filter(({ id }) => id !== producer.id) };
}

/** The producers a person acts for, by name. */
export async function listProducersOf(userId: string): Promise<ActingFor[]> {
  const rows = await db().producerMember.findMany({
    where: { userId },
    include: { producer: { select: { id: true, slug: true, name: true, legalName: true, kind: true, verification: true, communeCode: true, commune: { select: { name: true } } } } },
  });
  const order = new Intl.Collator("vi").compare;
  return rows
    .map(({ role, producer: { verification, ...producer } }) => ({
      ...producer,
      name: producer.name as LocalizedText,
      commune: producer.commune.name,
      verified: verification === "verified",
      role: memberRole(role) ?? "field",
    }))
    .sort((a, b) => order(a.name.vi, b.name.vi));
}

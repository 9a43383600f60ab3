import { newId } from "~/lib/id";
import { slugify } from "~/lib/vietnamese-text";
import type { Db } from "~/platform/db/client.server";
import type { ApplicantKind, ApplicationFields } from "./application";

/**
 * The producer that an approved application stands for, verified, with the applicant as an owner: a new one, or the one that
 * it opened before. Null when another producer has its tax code.
 */
export async function openProducer(tx: Db, { fields, applicantId, producerId, at }: { fields: ApplicationFields; applicantId: string; producerId: string | null; at: Date }): Promise<string | null> {
  if (fields.taxCode !== null) {
    const holder = await tx.producer.findUnique({ where: { taxCode: fields.taxCode }, select: { id: true } });
    if (holder && holder.id !== producerId) return null;
  }
  const identity = {
    kind: fields.kind as ApplicantKind,
    legalName: fields.legalName ?? "",
    taxCode: fields.taxCode,
    representative: fields.representative ?? "",
    phone: fields.phone,
    contactPhone: fields.contactPhone,
    contactEmail: fields.contactEmail,
    communeCode: fields.communeCode ?? "",
    addressLine: fields.addressLine,
    verification: "verified" as const,
    lapsedAt: null,
  };
  const id = producerId ?? newId();
  if (producerId) {
    await tx.producer.update({ where: { id }, data: identity });
  } else {
    const shopName = fields.shopName ?? "";
    await tx.producer.create({ data: { ...identity, id, slug: await freeSlug(tx, shopName), name: { vi: shopName }, story: { vi: fields.about ?? shopName }, createdAt: at } });
  }
  await tx.producerMember.upsert({ where: { producerId_userId: { producerId: id, userId: applicantId } }, create: { producerId: id, userId: applicantId, role: "owner" }, update: { role: "owner" } });
  await giveProducerRole(tx, applicantId);
  return id;
}

/** Lets a person into the producers' area; which producer they act for is asked of the membership. */
export async function giveProducerRole(tx: Db, userId: string): Promise<void> {
  await tx.user.updateMany({ where: { id: userId, NOT: { roles: { has: "producer" } } }, data: { roles: { push: "producer" } } });
}

async function freeSlug(tx: Db, name: string): Promise<string> {
  const base = slugify(name).slice(0, 60) || "nha-san-xuat";
  const taken = await tx.producer.findMany({ where: { slug: { startsWith: base } }, select: { slug: true } });
  const slugs = new Set(taken.map(({ slug }) => slug));
  if (!slugs.has(base)) return base;
  let number = 2;
  while (slugs.has(`${base}-${number}`)) number += 1;
  return `${base}-${number}`;
}

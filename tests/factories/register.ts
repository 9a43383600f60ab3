/** Producers, listings and people for tests of the register of certificates; on top of the reference data. */
import { newId } from "~/lib/id";
import { connect } from "~/platform/db/client.server";
import type { Role } from "~/domain/accounts/account";

export const COMMUNE = "06463";

export interface RegisterWorld {
  officer: string;
  producer: string;
  otherProducer: string;
  /** Slugs of listings: two of the first producer's set 4, one of its set 12, one of the other producer's set 4. */
  honey: string;
  royalHoney: string;
  tea: string;
  otherHoney: string;
}

export async function createRegisterWorld(url: string): Promise<RegisterWorld> {
  const prisma = connect(url, 1);
  const person = async (email: string, roles: Role[]) => {
    const id = newId();
    await prisma.user.create({ data: { id, email, name: email, passwordHash: "none", roles } });
    return id;
  };
  const producer = async (slug: string) => {
    const id = newId();
    const text = { vi: `Hợp tác xã ${slug}` };
    await prisma.producer.create({ data: { id, slug, kind: "cooperative", legalName: text.vi, name: text, representative: "Người đại diện", communeCode: COMMUNE, story: text, verification: "verified" } });
    return id;
  };
  const listing = async (slug: string, name: string, producerId: string, setNo: number) => {
    const text = { vi: name };
    await prisma.product.create({
      data: {
        id: newId(), slug, producerId, communeCode: COMMUNE, setNo, state: "published", publishedAt: new Date(), vatClass: "agri_not_subject",
        name: text, summary: text, description: text, seasonMonths: [], handling: ["ambient"],
      },
    });
    return slug;
  };
  try {
    await prisma.province.createMany({ data: { code: "20", name: "Lạng Sơn", fullName: "Tỉnh Lạng Sơn", nameEn: "Lang Son" }, skipDuplicates: true });
    await prisma.commune.createMany({ data: { code: COMMUNE, provinceCode: "20", name: "Chi Lăng", kind: "commune", fullName: "Xã Chi Lăng", folded: "chi lang" }, skipDuplicates: true });
    await prisma.productSet.createMany({ data: [4, 12].map((no) => ({ no, sector: "food" as const, name: { vi: `Bộ ${no}` } })), skipDuplicates: true });
    const officer = await person("can-bo@example.vn", ["officer"]);
    const first = await producer("htx-chi-lang");
    const other = await producer("htx-mau-son");
    return {
      officer,
      producer: first,
      otherProducer: other,
      honey: await listing("mat-ong-hoa-nhan", "Mật ong hoa nhãn Chi Lăng", first, 4),
      royalHoney: await listing("mat-ong-bac-ha", "Mật ong bạc hà", first, 4),
      tea: await listing("tra-hoa-vang", "Trà hoa vàng", first, 12),
      otherHoney: await listing("mat-ong-mau-son", "Mật ong Mẫu Sơn", other, 4),
    };
  } finally {
    await prisma.$disconnect();
  }
}

import { createHash } from "node:crypto";
import { hash } from "@node-rs/argon2";
import type { DemoProducer } from "../../data/producers/load";
import { slugify } from "~/lib/vietnamese-text";
import { idOf } from "../random";
import type { Row } from "../session";
import { demoGtin } from "./gtin";

const PASSWORD = "ocop-xu-lang";

const ACCOUNTS = [
  { email: "admin@demo.vn", name: "Quản trị Chợ Xứ Lạng", phone: "0900000001", roles: ["admin", "officer"] },
  { email: "nhasanxuat@demo.vn", name: "Nhà sản xuất demo", phone: "0900000002", roles: ["producer"] },
  { email: "nhaphanphoi@demo.vn", name: "Nhà phân phối demo", phone: "0900000003", roles: ["distributor"] },
  { email: "khach@demo.vn", name: "Khách hàng demo", phone: "0900000004", roles: ["customer"] },
  { email: "canbo.xa@demo.vn", name: "Cán bộ xã demo", phone: "0900000005", roles: ["commune_officer"] },
  { email: "hoidong1@demo.vn", name: "Hoàng Văn Lương", phone: "0900000011", roles: ["council"] },
  { email: "hoidong2@demo.vn", name: "Nông Thị Hạnh", phone: "0900000012", roles: ["council"] },
  { email: "hoidong3@demo.vn", name: "Vi Minh Tuấn", phone: "0900000013", roles: ["council"] },
  { email: "hoidong4@demo.vn", name: "Lê Thu Trang", phone: "0900000014", roles: ["council"] },
  { email: "hoidong5@demo.vn", name: "Phạm Quốc Bảo", phone: "0900000015", roles: ["council"] },
] as const;

export const adminId = idOf("user:admin@demo.vn");
export const communeOfficerId = idOf("user:canbo.xa@demo.vn");
/** The council of the demo's rounds; the first is its chair. */
export const councilIds = [1, 2, 3, 4, 5].map((seat) => idOf(`user:hoidong${seat}@demo.vn`));
export const producerUserId = idOf("user:nhasanxuat@demo.vn");

/** The demo accounts. */
export async function userRows(createdAt: Date): Promise<Row[]> {
  return Promise.all(ACCOUNTS.map((account) => demoUser(account, createdAt)));
}

/**
 * A person who can sign in with the demo's password. Its salt comes from the address, so that the same seed gives the
 * same rows: the password is printed for everyone anyway.
 */
export async function demoUser({ email, name, phone, roles }: { email: string; name: string; phone: string | null; roles: readonly string[] }, createdAt: Date): Promise<Row> {
  return {
    id: idOf(`user:${email}`), email, name, phone, roles, locale: "vi", created_at: createdAt.toISOString(),
    password_hash: await hash(PASSWORD, {
      algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1, salt: createHash("sha256").update(email).digest().subarray(0, 16),
    }),
  };
}

/** A slug nobody else has: the name's words, then a number. */
export function freeSlug(name: string, used: Set<string>): string {
  const base = slugify(name) || "san-pham";
  let slug = base;
  for (let number = 2; used.has(slug); number += 1) slug = `${base}-${number}`;
  used.add(slug);
  return slug;
}

export function producerRows(producers: readonly DemoProducer[], createdAt: Date, usedSlugs: Set<string>): Row[] {
  return producers.map((producer, index) => ({
    id: idOf(`producer:${producer.key}`), slug: freeSlug(producer.name.vi, usedSlugs), kind: producer.kind, legal_name: producer.legalName,
    name: producer.name, tax_code: producer.taxCode, representative: producer.representative, phone: producer.phone,
    commune_code: producer.communeCode, address_line: producer.addressLine, established_year: producer.establishedYear,
    member_count: producer.members ?? null, story: producer.story, gln: producer.kind === "cooperative" && !producer.key.startsWith("grown-") ? demoGtin(60_000 + index, 0) : null, verification: "verified", created_at: createdAt.toISOString(),
  }));
}

import { describe, expect, it } from "vitest";
import { linkRefusal, nameSimilarity, stillCovers } from "./link-rules";
import type { CertificateTerm } from "./standing";

const certificate = { id: "c", producerId: "p", setNo: 4, revokedAt: null, linkedSlug: null };
const listing = { slug: "mat-ong", producerId: "p", setNo: 4, certifiedBy: null };

describe("linkRefusal", () => {
  it("lets a certificate cover its own producer's product of its own set", () => {
    expect(linkRefusal(certificate, listing)).toBeNull();
  });
  it.each([
    [{ producerId: "q" }, {}, { kind: "other_producer" }],
    [{ setNo: 5 }, {}, { kind: "other_set", listingSet: 4 }],
    [{ linkedSlug: "chanh-leo" }, {}, { kind: "certificate_on_another", slug: "chanh-leo" }],
    [{ linkedSlug: "mat-ong" }, {}, { kind: "already_linked" }],
    [{}, { certifiedBy: { id: "d", number: "20-06463-1-2025" } }, { kind: "listing_certified", number: "20-06463-1-2025" }],
    [{ revokedAt: new Date() }, {}, { kind: "revoked" }],
  ])("refuses %o with %o", (certificateChange, listingChange, refusal) => {
    expect(linkRefusal({ ...certificate, ...certificateChange }, { ...listing, ...listingChange })).toEqual(refusal);
  });
});

it("lets a listing go once its certificate is revoked or has ended", () => {
  const term = { issuedOn: "2023-12-19", expiresOn: "2026-12-19", extendedUntil: null, revokedAt: null } as CertificateTerm;
  expect(stillCovers(term, new Date("2026-12-19T16:59:59Z"))).toBe(true);
  expect(stillCovers(term, new Date("2026-12-19T17:00:00Z"))).toBe(false);
  expect(stillCovers({ ...term, revokedAt: new Date("2025-01-01T00:00:00Z") }, new Date("2025-01-01T00:00:00Z"))).toBe(false);
});

it("ranks names by what they share, tones and order aside", () => {
  const wanted = "Mật ong hoa bạc hà Mẫu Sơn";
  const names = ["Rượu men lá Mẫu Sơn", "mat ong bac ha", "Mẫu Sơn: mật ong hoa bạc hà", "Chè shan tuyết"];
  expect([...names].sort((a, b) => nameSimilarity(wanted, b) - nameSimilarity(wanted, a))).toEqual([
    "Mẫu Sơn: mật ong hoa bạc hà", "mat ong bac ha", "Rượu men lá Mẫu Sơn", "Chè shan tuyết",
  ]);
  expect(nameSimilarity(wanted, "Mẫu Sơn: mật ong hoa bạc hà")).toBe(1);
  expect(nameSimilarity("", "x")).toBe(0);
});

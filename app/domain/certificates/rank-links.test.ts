import { expect, test } from "vitest";
import { rankLink } from "./rank-links";

const certificate = { name: "Mật ong hoa nhãn", producerId: "a", producerName: "HTX Chi Lăng", setNo: 4, sector: "food" };

test("the name says most, then the producer, then the group", () => {
  const listings = {
    itself: certificate,
    otherName: { ...certificate, name: "Miến dong" },
    otherSet: { ...certificate, setNo: 14, sector: "beverages" },
    otherProducer: { ...certificate, producerId: "b", producerName: "Công ty Đồng Đăng" },
    nothing: { name: "Rượu men lá", producerId: "b", producerName: "Công ty Đồng Đăng", setNo: 14, sector: "beverages" },
  };
  const order = Object.entries(listings).map(([key, listing]) => ({ key, ...rankLink(certificate, listing) })).sort((a, b) => b.score - a.score);
  expect(order.map(({ key }) => key)).toEqual(["itself", "otherSet", "otherProducer", "otherName", "nothing"]);
  expect(order[0]?.score).toBeCloseTo(1);
});

test("says why", () => {
  expect(rankLink(certificate, { ...certificate, name: "mat ong HOA nhan", setNo: 8 }).reasons).toEqual({ name: 100, producer: "same", group: "sector" });
});

test("a producer known under nearly the same name is likelier than a stranger", () => {
  const other = (producerName: string) => rankLink(certificate, { ...certificate, producerId: "b", producerName }).score;
  expect(other("Hợp tác xã Chi Lăng")).toBeGreaterThan(other("Tổ hợp tác Bắc Sơn"));
});

import { expect, it, test } from "vitest";
import { linkset, readLinkType, targetOf, type TraceLinks } from "./linkset";

const SITE = "https://cho.example";
const links: TraceLinks = { path: "/01/08938500123450/10/A1", title: "Mật ong – lô A1", productPath: "/san-pham/mat-ong", certificatePath: null, epcisPath: "/api/v1/lots/08938500123450/A1/epcis" };

it.each([["gs1:pip", "pip"], ["pip", "pip"], ["https://gs1.org/voc/traceability", "traceability"], ["https://www.gs1.org/voc/epcis", "epcis"], ["all", "all"], ["gs1:all", "all"], ["linkset", "all"], ["gs1:hack", undefined], ["", undefined]])(
  "%s is read as %s", (text, type) => expect(readLinkType(text)).toBe(type));

test("a linkset names what there is, each relation by its URI, and nothing else", () => {
  const [set] = (linkset(links, SITE) as { linkset: Record<string, { href: string }[]>[] }).linkset;
  expect(set?.["anchor"]).toBe("https://cho.example/01/08938500123450/10/A1");
  expect(Object.keys(set ?? {}).filter((key) => key.startsWith("https://")).toSorted()).toEqual(["defaultLink", "epcis", "pip", "traceability"].map((type) => `https://gs1.org/voc/${type}`));
  expect(set?.["https://gs1.org/voc/traceability"]?.map(({ href }) => href)).toEqual([`${SITE}${links.path}`, `${SITE}/en${links.path}`, `${SITE}/zh${links.path}`]);
});

test("one link is in the language asked for", () => {
  expect(targetOf(links, "pip", "zh", SITE)).toBe("https://cho.example/zh/san-pham/mat-ong");
  expect(targetOf(links, "epcis", "zh", SITE)).toBe(`${SITE}${links.epcisPath}`);
  expect(targetOf(links, "certificationInfo", "vi", SITE)).toBeNull();
});

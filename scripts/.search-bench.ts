import { connect } from "../app/platform/db/client.server";
import { plantCatalogue } from "../app/domain/search/catalogue.fixture";
import { refreshSearchDocuments } from "../app/domain/search/refresh-search-documents.server";
import { PostgresEngine } from "../app/domain/search/postgres-engine.server";
import { emptyQuery } from "../app/domain/search/search-query";
const db = connect("postgresql://postgres@127.0.0.1:55432/search_helper", 4);
const at = new Date("2026-11-23T05:00:00Z");
if (process.argv[2] === "plant") {
  await plantCatalogue(db, at, 10000);
  const t = performance.now();
  console.log(await refreshSearchDocuments(db, "all", at), performance.now() - t);
}
const e = new PostgresEngine(() => db);
const base = emptyQuery("vi");
const qs: Record<string, Partial<typeof base>> = {
  browse: {}, "browse price": { sort: "price" }, "browse food 4*": { groups: ["food"], stars: [4] },
  "mật ong": { q: "mật ong" }, "mat ong": { q: "mat ong" }, "mật onng": { q: "mật onng" }, honey: { q: "honey" }, "蜂蜜": { q: "蜂蜜" }, "八角": { q: "八角" }, na: { q: "na" }, "na chi lang": { q: "na chi lang" },
  "đồng mỏ": { q: "đồng mỏ" }, "thế": { q: "thế" }, "the": { q: "the" }, "star anise oil": { q: "star anise oil" }, "vit qu": { q: "vit qu" }, zzzz: { q: "zzzzqq" }, "mat ong xyzq": { q: "mat ong xyzq" }, "huu lung": { q: "huu lung" }, matong: { q: "matong" },
  "lang son": { q: "lạng sơn" }, "food organic mau son": { q: "mau son", certifications: ["organic"] },
};
for (const [name, change] of Object.entries(qs)) {
  const q = { ...base, ...change };
  let r = await e.search(q, at);
  const times: number[] = [];
  for (let i = 0; i < 15; i++) { const t = performance.now(); r = await e.search(q, at); times.push(performance.now() - t); }
  times.sort((a, b) => a - b);
  console.log(name.padEnd(22), times[7]!.toFixed(2).padStart(7), "ms", String(r.total).padStart(6), r.hits.slice(0, 4).map((h) => `${h.names.vi}${h.stars ? "*" + h.stars : ""}`).join(" | "));
}
for (const s of ["m", "ma", "mat", "mật o", "na", "hoa h", "chi l", "star", "八", "htx", "onng"]) {
  const times: number[] = []; let r;
  for (let i = 0; i < 15; i++) { const t = performance.now(); r = await e.suggest(s, "vi", at); times.push(performance.now() - t); }
  times.sort((a, b) => a - b);
  console.log("suggest", s, times[7]!.toFixed(2), JSON.stringify([r!.products.map((p) => p.names.vi), r!.producers.map((p) => p.name.vi), r!.communes.map((c) => c.name), r!.queries]).slice(0, 300));
}
await db.$disconnect();

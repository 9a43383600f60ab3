/**
 * Two producers can neither see nor touch anything of each other's: every page and form of the area is asked by one with the
 * ids of the other. A new route, or a new form (`intent`) on one, fails here until it stands in the table.
 */
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTwoProducers, type Things } from "../../../tests/factories/two-producers";
import { createTestDatabase, type TestDatabase } from "../../../tests/setup/db";
import { packChanges } from "~/domain/inventory/price-list";
import { disconnect } from "~/platform/db/client.server";

type Handler = (args: LoaderFunctionArgs & ActionFunctionArgs) => unknown;
type Fields = Record<string, string>;
type Form = (things: Things) => Fields | Fields[];
/** Which of a producer's things the path names, what a page may be asked with, and its forms by their `intent`; `one`: it asks for no `intent`. */
type Row = { of?: "draft" | "product" | "lot" | "dossier" | "parcel" | "certificate" | "variant" | "payout" | "bill" | "invoice"; step?: string; format?: string; query?: (things: Things) => string; forms?: Record<string, Form>; file?: true; one?: true };

const event: Form = () => ({ step: "packing", at: "2026-11-01T10:00", place: "Xưởng", note: "" });
const lotBase: Fields = { code: "KE-GIAN", quantity: "1", producedOn: "2026-11-01", "sources.0.amount": "1", ratioBp: "100" };
const sheet = ({ variant }: Things): Fields => ({ seen: `${variant}:100000:500`, [`price.${variant}`]: "1", [`stock.${variant}`]: "1" });

const TABLE: Record<string, Row> = {
  "producer/areas.tsx": {
    query: ({ area }) => `sua=${area}`,
    forms: {
      save: ({ area }) => ({ id: area, code: "XL-KE-GIAN", name: "", kind: "field", scheme: "Sổ", markets: "VN", crop: "Na", areaHa: "1", hives: "", yieldKg: "1", yearlyQuotaKg: "", communeCode: "06463", latitude: "", longitude: "", validFrom: "2020-01-01", validTo: "" }),
      move: ({ area }) => ({ id: area, from: "active", to: "withdrawn" }),
      gln: ({ area }) => ({ id: area, gln: "8938500120008" }),
    },
  },
  "producer/bill.tsx": { of: "bill" },
  "producer/cancel-lines.tsx": {
    of: "parcel",
    forms: Object.fromEntries(["check", "check-all", "confirm", "change"].map((intent): [string, Form] => [intent, ({ line }) => ({ state: "pending", seen: "0", note: "Hết hàng", [`line.${line}`]: "1" })])),
  },
  "producer/certificates.tsx": {},
  "producer/dossier-new.tsx": {
    query: ({ certificate }) => `certificate=${certificate}`,
    forms: {
      new: ({ product }) => ({ productName: "Mượn", setNo: "4", communeCode: "06463", productId: product }),
      certificate: ({ certificate }) => [{ certificate, kind: "re_evaluation" }, { certificate, kind: "upgrade" }],
    },
  },
  "producer/dossier.tsx": {
    of: "dossier",
    step: "giay-to",
    file: true,
    forms: {
      story: () => ({ productName: "Đổi tên", story: "Câu chuyện khác." }),
      marks: () => ({ "mark.1.1": "1", next: "2" }),
      prefill: () => ({}),
      add_paper: () => ({ kind: "other", title: "Thêm", code: "" }),
      remove_paper: ({ paper }) => ({ paper }),
      submit: () => ({}),
      withdraw: () => ({ sure: "yes", reason: "Rút của người khác" }),
    },
  },
  "producer/dossiers.tsx": {},
  "producer/home.tsx": { forms: { "": ({ slug }) => ({ producer: slug }), new: () => ({}) } },
  "producer/invoices.tsx": {},
  "producer/layout.tsx": {},
  "producer/income.tsx": { forms: { account: () => ({ bankBin: "970436", account: "0011001777777", holder: "CHU MOI" }) } },
  "producer/listing-photo.ts": { of: "draft", file: true, forms: { "": () => ({}) }, one: true },
  "producer/listing.tsx": {
    of: "draft",
    step: "anh",
    file: true,
    forms: {
      photo: () => ({}),
      first: ({ photo }) => ({ key: photo }),
      remove: ({ photo }) => ({ key: photo }),
      save: ({ product }) => ({ name: "Đổi tên", product }),
      submit: () => ({}),
      take_back: () => ({}),
      discard: () => ({}),
    },
  },
  "producer/listings.tsx": { forms: { new: () => ({}), change: ({ product }) => ({ product }) } },
  "producer/lot-new.tsx": {
    forms: {
      "": ({ variant, area, lot }) => [
        { ...lotBase, variant, "sources.0.source": "bought", "sources.0.supplier": "Ai đó", "sources.0.material": "Mật" },
        { ...lotBase, variant, "sources.0.source": `area:${area}` },
        { ...lotBase, variant: "own", "sources.0.source": `area:${area}` },
        { ...lotBase, variant: "own", "sources.0.source": `lot:${lot}` },
        // Beside a source of one's own
        { ...lotBase, variant: "own", "sources.0.source": "bought", "sources.0.supplier": "Ai đó", "sources.0.material": "Mật", "sources.1.source": `lot:${lot}`, "sources.1.amount": "1" },
      ],
    },
  },
  "producer/lot-step.tsx": { of: "lot", forms: { "": event }, one: true },
  "producer/lot.tsx": {
    of: "lot",
    forms: {
      event,
      photo: () => ({ title: "Ảnh" }),
      report: () => ({ laboratory: "Phòng", number: "01", testedOn: "2026-11-01", criteria: "Độ ẩm; 18 %", passed: "on" }),
      withdraw: () => ({ quantity: "1", reason: "spoiled" }),
      drill: () => ({ reason: "Thử" }),
      recall: () => ({ reason: "Thử", sure: "on" }),
    },
  },
  "producer/lots.tsx": {},
  "producer/mark-uses.tsx": { forms: { "": ({ names, certificate }) => [{ certificate: names[9] ?? "", key: certificate, surface: "label", description: "Nhãn", quantity: "1", usedFrom: "2026-11-01", usedTo: "" }] } },
  "producer/notices.tsx": { forms: { "": () => ({}) } },
  "producer/ocop.tsx": {},
  "producer/papers.tsx": {
    query: ({ licence }) => `gia-han=${licence}`,
    file: true,
    forms: {
      send: ({ product }) => ({ group: "quality", kind: "vietgap", number: "VG-KE-GIAN", body: "Ai đó", issuedOn: "2026-01-01", validUntil: "2029-01-01", scope: "Na", [`product-${product}`]: "1" }),
      withdraw: ({ licence }) => ({ id: licence }),
    },
  },
  // Its forms are the stock desk's, sent by the script.
  "producer/offline.tsx": { one: true },
  "producer/parcel.tsx": {
    of: "parcel",
    forms: {
      confirmed: () => ({ from: "pending" }),
      shipped: () => ({ from: "confirmed", carrier: "X" }),
      delivered: () => ({ from: "shipped" }),
      "confirm-all": () => ({ from: "pending" }),
      called: () => ({}),
      refused: () => ({ reason: "changed_mind", note: "Không nghe máy" }),
      returned: ({ line }) => ({ [`sound.${line}`]: "0", [`why.${line}`]: "Vỡ" }),
      weigh: ({ line }) => ({ [`packed.${line}`]: "1,5", weighings: "0" }),
      "transfer-received": () => ({ from: "awaiting", bankReference: "FT-KE-GIAN" }),
      "transfer-not-come": () => ({ from: "said_paid" }),
      "transfer-awaiting": () => ({ from: "not_come", note: "Không có" }),
      "own-refund": () => ({ refund: "0197a5b0-0000-7000-8000-000000000002", amount: "1000", bankReference: "FT-KE-GIAN" }),
      "own-refund-disputed": () => ({ refund: "0197a5b0-0000-7000-8000-000000000002" }),
      "own-refund-upheld": () => ({ refund: "0197a5b0-0000-7000-8000-000000000002", note: "Có" }),
      "own-refund-undone": () => ({ refund: "0197a5b0-0000-7000-8000-000000000002", note: "Không" }),
      "cancel-late": ({ parcel }) => ({ shipment: parcel }),
      say: () => ({ text: "Chào bạn" }),
      report: () => ({ kind: "lost", text: "Mất rồi" }),
      "problem-answer": ({ problem }) => ({ id: problem, from: "open", text: "Xin lỗi" }),
      "problem-resolve": ({ problem }) => ({ id: problem, from: "open", text: "Xong" }),
      "problem-reopen": ({ problem }) => ({ id: problem, from: "resolved", text: "Chưa xong" }),
      "return-ask": ({ line }) => ({ reason: "damaged", text: "Vỡ", [`line.${line}`]: "1" }),
      "return-accept": ({ goodsReturn }) => ({ id: goodsReturn, from: "asked", text: "Đồng ý" }),
      "return-decline": ({ goodsReturn }) => ({ id: goodsReturn, from: "asked", text: "Không" }),
      "return-withdraw": ({ goodsReturn }) => ({ id: goodsReturn, from: "asked", text: "" }),
      "return-receive": ({ goodsReturn }) => ({ id: goodsReturn, from: "accepted", text: "" }),
      "return-overrule": ({ goodsReturn }) => ({ id: goodsReturn, from: "declined", text: "Phải nhận" }),
      "return-settle": ({ goodsReturn }) => ({ id: goodsReturn, text: "Hoàn tiền" }),
      "return-inspect": ({ goodsReturn, line }) => ({ id: goodsReturn, [`line.${line}`]: "1" }),
    },
  },
  "producer/parcels.tsx": { query: ({ names }) => `q=${names.at(-1)}`, forms: { confirm: ({ parcel }) => ({ [`parcel.${parcel}`]: "on" }), "confirm-all": ({ parcel }) => ({ [`parcel.${parcel}`]: "on" }) } },
  "producer/payout.tsx": { of: "payout" },
  "producer/picking-list.tsx": {},
  "producer/promotions.tsx": { forms: { apply: ({ promotion }) => ({ promotion, wish: "Tôi cũng đi" }), withdraw: ({ promotion }) => ({ promotion }) } },
  "producer/push.ts": { forms: { "": () => ({ endpoint: "https://fcm.googleapis.com/x", p256dh: "a".repeat(87), auth: "b".repeat(22) }), off: () => ({ endpoint: "https://fcm.googleapis.com/x" }) } },
  "producer/reviews.tsx": { forms: { "": ({ review }) => ({ review, answer: "Cảm ơn bạn nhiều nhé." }) } },
  "producer/sales-export.ts": { format: "csv" },
  "producer/sales.tsx": {},
  "producer/score-history.tsx": { of: "certificate" },
  "producer/signal.ts": {},
  "producer/stock-export.ts": { format: "csv" },
  "producer/stock-import.tsx": {
    file: true,
    forms: { "": ({ variant, sku }) => Object.fromEntries(packChanges([{ line: 2, variantId: variant, sku, price: { seen: 100_000, wanted: 1 }, stock: { seen: 500, wanted: 1 } }]).map((text, index) => [`c${index}`, text])) },
  },
  "producer/stock-ledger.tsx": { of: "variant", forms: { "": () => ({ seen: "500", entry: "0197a5b0-0000-7000-8000-000000000002", counted: "1", reason: "đếm" }) } },
  "producer/stock-ledger-csv.ts": { of: "variant" },
  "producer/stock-lots.tsx": { of: "variant", forms: { "": ({ lot }) => ({ lot, seen: "50", reason: "lost", quantity: "1" }) } },
  "producer/stock-line.ts": { forms: { "": () => ({ line: "hang hills 3chai 1k" }), save: (things) => ({ ...sheet(things), clientId: "0197a5b0-0000-7000-8000-000000000001" }) } },
  "producer/stock.tsx": { forms: { save: sheet, line: () => ({ line: "hang hills 3chai 1k" }) } },
  "producer/team.tsx": {
    forms: {
      invite: () => ({ email: "ban@example.vn", role: "sales" }),
      withdraw: ({ invite }) => ({ id: invite }),
      change: ({ user }) => ({ id: user, role: "field" }),
      remove: ({ user }) => ({ id: user }),
    },
  },
  "producer/tokens.tsx": { forms: { make: () => ({ name: "Của tôi" }), revoke: ({ token }) => ({ id: token }) } },
  "producer/variants.tsx": {
    of: "product",
    forms: {
      add: () => ({ name: "Hũ lạ", unit: "hũ", weight: "500", price: "90000", stock: "3", gtin: "", mode: "stock" }),
      off: ({ variant }) => ({ variant }),
      on: ({ variant }) => ({ variant }),
      terms: ({ variant }) => ({ variant, mode: "made_to_order", leadDays: "7", weekly: "", margin: "" }),
      breaks: ({ variant }) => ({ variant, from0: "10", price0: "1000" }),
      forecast: ({ variant }) => ({ variant, low: "1", likely: "2", high: "3", from: "2027-01-01", to: "2027-02-01" }),
    },
  },
  "producer/vouchers.tsx": {
    forms: {
      make: () => ({ code: "MAHILLS", kind: "percent", percent: "10", amount: "", most: "", minimum: "", from: "2027-01-01", to: "2027-02-01", total: "5", perBuyer: "1" }),
      end: ({ voucher }) => ({ id: voucher }),
    },
  },
  "files/bill-statement.ts": { of: "bill" },
  "files/dossier.ts": { of: "dossier", format: "json" },
  "files/lot-labels.ts": { of: "lot" },
  "files/seller-invoice.ts": { of: "invoice" },
  "files/payout-statement.ts": { of: "payout" },
  "files/withholding-slip.ts": {},
  "files/packing-slips.ts": { query: ({ parcel }) => `parcel=${parcel}` },
};

const modules = import.meta.glob<{ loader?: Handler; action?: Handler }>(["./*.ts", "./*.tsx", "!./*.test.ts", "../files/{bill-statement,dossier,lot-labels,packing-slips,payout-statement,seller-invoice,withholding-slip}.ts"], { eager: true });
const byName = Object.fromEntries(Object.entries(modules).map(([path, module]) => [path.startsWith("../") ? path.slice(3) : `producer/${path.slice(2)}`, module]));
const sources = import.meta.glob<string>(["./*.ts", "./*.tsx", "!./*.test.ts", "../../features/**/*.{ts,tsx}"], { eager: true, query: "?raw", import: "default" });
const [siteMap = ""] = Object.values(import.meta.glob<string>("../../routes.ts", { eager: true, query: "?raw", import: "default" }));

/** The forms of a route: those that its own text and that of the feature's parts it is made of name by their `intent`. */
function intentsOf(name: string): Set<string> {
  const seen = new Set<string>();
  const open = [`./${name.replace("producer/", "")}`];
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    const text = sources[path];
    if (text === undefined || seen.has(path)) continue;
    seen.add(path);
    const folder = path.slice(0, path.lastIndexOf("/"));
    for (const [, from = ""] of text.matchAll(/from "((?:~\/features|\.)\/[^"]+)"/g)) {
      const file = from.startsWith("~") ? `../../${from.slice(2)}` : `${folder}/${from.slice(2)}`;
      open.push(`${file}.ts`, `${file}.tsx`);
    }
  }
  const named = [...seen].flatMap((path) => [...(sources[path] ?? "").matchAll(/name="intent" value="([\w-]+)"|\b(?:intent|field\("intent"\)|get\("intent"\)) [!=]== "([\w-]+)"/g)]);
  return new Set(named.map(([, form, asked]) => form ?? asked ?? ""));
}

let database: TestDatabase;
let sql: pg.Pool;
let mine: Things;
let theirs: Things;
let tables: string[];
/** What is the other's, as it was left last. */
let untouched: Record<string, string>;

beforeAll(async () => {
  database = await createTestDatabase();
  sql = new pg.Pool({ connectionString: database.url, max: 1 });
  ({ mine, theirs } = await createTwoProducers(database.url));
  // Anything of a producer's has an id; the tables of places and score sheets have none.
  const { rows } = await sql.query<{ name: string }>("SELECT DISTINCT table_name AS name FROM information_schema.columns JOIN information_schema.tables USING (table_schema, table_name) WHERE table_schema = 'public' AND table_type = 'BASE TABLE' AND data_type IN ('uuid', 'jsonb') ORDER BY 1");
  tables = rows.map(({ name }) => name);
  untouched = await theirRows();
}, 60_000);
afterAll(async () => {
  await sql.end();
  await disconnect();
  await database.close();
});

/** Every row of the database that names anything of the other producer's, table by table. */
async function theirRows(): Promise<Record<string, string>> {
  const { names: _names, cookie: _cookie, slug: _slug, sku: _sku, photo: _photo, promotion: _promotion, ...ids } = theirs;
  const { rows } = await sql.query<{ name: string; rows: string }>(
    tables.map((name) => `SELECT '${name}' AS name, coalesce(string_agg(t::text, E'\\n' ORDER BY t::text), '') AS rows FROM "${name}" AS t WHERE t::text ~ $1`).join(" UNION ALL "),
    [Object.values(ids).join("|")],
  );
  return Object.fromEntries(rows.map(({ name, rows: text }) => [name, text]));
}

type Asked = { who: Things; named: Things; aimed?: Things; row: Row; fields?: Fields };

/** Status and text of what a handler answers, its own copy of what was sent left out. */
async function ask(handle: Handler, { who, named, aimed = named, row, fields }: Asked): Promise<{ status: number; text: string }> {
  const body = fields && new FormData();
  for (const [name, value] of Object.entries(fields ?? {})) body?.set(name, value === "own" ? who.variant : value);
  const upload = row.file === true && fields?.["intent"] !== undefined && ["photo", "add_paper", "send"].includes(fields["intent"]);
  if (upload) body?.set("file", new File(["%PDF-1.7"], "tep.pdf"));
  const urlencoded = new URLSearchParams([...(body ?? [])].map(([name, value]) => [name, String(value)]));
  const request = new Request(`http://localhost/nguoi-ban/x?${row.query?.(aimed) ?? ""}`, { headers: { Cookie: who.cookie }, ...(fields ? { method: "POST", body: upload ? body : urlencoded } : {}) });
  const params = { id: row.of ? named[row.of] : undefined, code: row.of ? named[row.of] : undefined, year: String(new Date().getFullYear()), ...(row.step ? { step: row.step } : {}), ...(row.format ? { format: row.format } : {}) };
  try {
    const answer = await handle({ request, params, context: { requestId: "two-producers", clientAddress: "198.51.100.7" } });
    if (answer instanceof Response) return { status: answer.status, text: await answer.text() };
    const init = typeof answer === "object" && answer !== null && "init" in answer ? (answer.init as ResponseInit | null) : null;
    return { status: init?.status ?? 200, text: JSON.stringify(answer, (key, value: unknown) => (key === "values" || key === "q" ? undefined : typeof value === "bigint" ? String(value) : value)) ?? "" };
  } catch (thrown) {
    if (thrown instanceof Response) return { status: thrown.status, text: "" };
    throw thrown;
  }
}

const routes = Object.entries(byName).map(([name, module]) => ({ name, row: TABLE[name] ?? {}, ...module }));
const readers = routes.flatMap(({ name, row, loader }) => (loader ? [{ name, row, handle: loader }] : []));
const forms = routes.flatMap(({ name, row, action }) => (action ? Object.entries(row.forms ?? {}).map(([intent, form]) => ({ name, row, intent, form, handle: action })) : []));

describe("the table", () => {
  it("has every route of the area, and no other", () => {
    const mapped = [...siteMap.matchAll(/"routes\/(producer\/[^"]+)"|route\("nguoi-ban\/[^"]+", "routes\/(files\/[^"]+)"/g)].map(([, page, file]) => page ?? file ?? "");
    expect(new Set(Object.keys(TABLE))).toEqual(new Set(mapped));
    expect(new Set(Object.keys(byName))).toEqual(new Set(mapped));
  });
  it.each(routes)("has every form of $name", ({ name, row, action }) => {
    expect(Object.keys(row.forms ?? {})).toEqual(expect.arrayContaining(row.one ? [] : [...intentsOf(name)]));
    if (action) expect(Object.keys(row.forms ?? {}).length).toBeGreaterThan(0);
  });
});

it("would notice: the owner is let in, and what they do shows", async () => {
  const { loader, action } = byName["producer/lot.tsx"]!;
  const seen = await ask(loader!, { who: theirs, named: theirs, row: TABLE["producer/lot.tsx"]! });
  expect(seen).toMatchObject({ status: 200, text: expect.stringContaining("L-HILLS") });
  await ask(action!, { who: theirs, named: theirs, row: TABLE["producer/lot.tsx"]!, fields: { intent: "event", ...(event(theirs) as Fields) } });
  const changed = await theirRows();
  expect(changed).not.toEqual(untouched);
  untouched = changed;
});

it.each(readers)("$name shows nothing of the other's", async ({ row, handle }) => {
  for (const [named, status] of [[theirs, row.of ? [404] : [200, 404]], [mine, [200, 302, 404]]] as const) {
    const answer = await ask(handle, { who: mine, named, aimed: theirs, row });
    expect(status).toContain(answer.status);
    for (const name of theirs.names) expect(answer.text).not.toContain(name);
  }
  expect(await theirRows()).toEqual(untouched);
});

it.each(forms)("$name: '$intent' touches nothing of the other's", async ({ row, intent, form, handle }) => {
  for (const sent of [form(theirs)].flat()) {
    const fields = intent === "" ? sent : { intent, ...sent };
    for (const named of row.of ? [theirs, mine] : [mine]) {
      const answer = await ask(handle, { who: mine, named, aimed: theirs, row, fields });
      if (named === theirs) expect(answer.status).toBe(404);
      for (const name of theirs.names) expect(answer.text).not.toContain(name);
    }
  }
  expect(await theirRows()).toEqual(untouched);
});

import { newId } from "~/lib/id";
import { slugify } from "~/lib/vietnamese-text";
import type { PrismaClient } from "~/platform/db/generated/client";

/** Commune code, name, and the units before July 2025 that are part of it: [name, district]. */
const COMMUNES: [code: string, name: string, former: [string, string][]][] = [
  ["06463", "Chi Lăng", [["Đồng Mỏ", "Chi Lăng"], ["Chi Lăng", "Chi Lăng"]]],
  ["06427", "Cai Kinh", [["Yên Sơn", "Hữu Lũng"], ["Yên Vượng", "Hữu Lũng"], ["Cai Kinh", "Hữu Lũng"]]],
  ["06196", "Ba Sơn", [["Cao Lâu", "Cao Lộc"], ["Xuất Lễ", "Cao Lộc"], ["Mẫu Sơn", "Cao Lộc"]]],
  ["06541", "Mẫu Sơn", [["Yên Khoái", "Lộc Bình"], ["Tú Mịch", "Lộc Bình"]]],
  ["06040", "Thất Khê", [["Chí Minh", "Tràng Định"], ["Thất Khê", "Tràng Định"]]],
  ["06046", "Tràng Định", [["Đề Thám", "Tràng Định"], ["Hùng Sơn", "Tràng Định"]]],
  ["06253", "Văn Quan", [["Tú Xuyên", "Văn Quan"], ["Hòa Bình", "Văn Quan"]]],
  ["06325", "Bắc Sơn", [["Long Đống", "Bắc Sơn"], ["Bắc Quỳnh", "Bắc Sơn"]]],
  ["06184", "Đồng Đăng", [["Bảo Lâm", "Cao Lộc"], ["Phú Xá", "Cao Lộc"]]],
  ["06613", "Đình Lập", [["Đình Lập", "Đình Lập"]]],
  ["06529", "Lộc Bình", [["Đồng Bục", "Lộc Bình"], ["Khánh Xuân", "Lộc Bình"]]],
  ["06124", "Na Sầm", [["Bắc Hùng", "Văn Lãng"], ["Hoàng Việt", "Văn Lãng"]]],
];

type Mark = "vietgap" | "organic" | "haccp" | "gi" | "mark";
type Line = [vi: string, en: string, zh: string, set: number, commune: string, stars: 0 | 3 | 4, price: number, sold: number, marks?: Mark[]];

/** Products as a market of the province has them; producers are invented. Those without English or Chinese have "". */
export const PRODUCTS: Line[] = [
  ["Mật ong bạc hà Mẫu Sơn", "Mau Son mint honey", "母山薄荷蜂蜜", 4, "06541", 4, 280000, 120, ["organic"]],
  ["Mật ong hoa rừng", "Forest flower honey", "森林花蜂蜜", 4, "06196", 3, 180000, 340],
  ["Mật ong nhãn", "Longan honey", "", 4, "06529", 0, 150000, 90],
  ["Phấn hoa Ba Sơn", "", "", 4, "06196", 3, 220000, 15],
  ["Hoa hồi khô Văn Quan", "Van Quan dried star anise", "文关八角", 10, "06253", 4, 120000, 210, ["gi"]],
  ["Hoa hồi loại một", "First grade star anise", "一级八角", 10, "06325", 3, 110000, 80, ["gi"]],
  ["Tinh dầu hồi", "Star anise oil", "八角茴油", 20, "06253", 3, 95000, 60],
  ["Na dai Đồng Mỏ", "Dong Mo sugar apple", "同模番荔枝", 1, "06463", 4, 45000, 500, ["gi", "vietgap"]],
  ["Na Chi Lăng", "Chi Lang sugar apple", "支棱番荔枝", 1, "06463", 4, 50000, 800, ["gi"]],
  ["Na Cai Kinh", "Cai Kinh sugar apple", "", 1, "06427", 3, 42000, 310, ["vietgap"]],
  ["Thạch đen Tràng Định", "Trang Dinh grass jelly", "长定仙草冻", 7, "06046", 4, 35000, 420, ["mark"]],
  ["Bột thạch đen", "Grass jelly powder", "", 7, "06040", 3, 28000, 130],
  ["Sương sáo khô", "", "", 7, "06046", 0, 60000, 20],
  ["Mắc ca sấy nứt vỏ", "Roasted macadamia in shell", "带壳夏威夷果", 7, "06613", 3, 210000, 95],
  ["Khâu nhục Lạng Sơn", "Lang Son braised pork belly", "谅山扣肉", 8, "06184", 3, 130000, 260, ["haccp"]],
  ["Lạp sườn hun khói", "Smoked Chinese sausage", "烟熏腊肠", 8, "06325", 3, 240000, 330],
  ["Lạp xưởng gác bếp", "", "", 8, "06529", 0, 230000, 75],
  ["Vịt quay lá mắc mật", "Roast duck with clausena leaves", "黄皮叶烤鸭", 8, "06040", 4, 250000, 410],
  ["Lợn quay lá mắc mật", "Roast pork with clausena leaves", "", 8, "06253", 3, 300000, 150],
  ["Quýt vàng Bắc Sơn", "Bac Son golden mandarin", "北山黄柑", 1, "06325", 4, 40000, 370, ["mark", "vietgap"]],
  ["Quýt Tràng Định", "Trang Dinh mandarin", "", 1, "06046", 3, 38000, 110],
  ["Hồng không hạt Bảo Lâm", "Bao Lam seedless persimmon", "保林无核柿", 1, "06184", 4, 55000, 290, ["gi"]],
  ["Hồng vành khuyên Văn Lãng", "Van Lang ringed persimmon", "", 1, "06124", 3, 30000, 240, ["mark"]],
  ["Hồng treo gió", "Wind-dried persimmon", "柿饼", 7, "06184", 0, 320000, 45],
  ["Hạt dẻ rang", "Roasted chestnuts", "炒板栗", 7, "06541", 3, 90000, 85],
  ["Rượu Mẫu Sơn men lá", "Mau Son leaf-yeast liquor", "母山叶酵白酒", 14, "06541", 4, 160000, 140, ["mark"]],
  ["Rượu mơ", "Apricot liqueur", "", 15, "06196", 0, 110000, 25],
  ["Chè Shan tuyết Mẫu Sơn", "Mau Son snow shan tea", "母山雪山茶", 11, "06541", 4, 320000, 66, ["organic"]],
  ["Chè xanh Đình Lập", "Dinh Lap green tea", "亭立绿茶", 11, "06613", 3, 85000, 175],
  ["Trà hoa vàng", "Golden camellia tea", "金花茶", 12, "06613", 4, 450000, 30],
  ["Trà giảo cổ lam", "Gynostemma tea", "绞股蓝茶", 12, "06196", 3, 75000, 58],
  ["Trà túi lọc gừng mật ong", "Ginger and honey tea bags", "", 12, "06529", 0, 60000, 47],
  ["Cao khô Lộc Bình", "", "", 6, "06529", 3, 30000, 190],
  ["Phở khô Hoàng Sơn", "Hoang Son dried pho noodles", "干河粉", 6, "06529", 3, 35000, 230],
  ["Miến dong", "Arrowroot glass noodles", "", 6, "06613", 3, 55000, 120],
  ["Bún ngô", "Corn vermicelli", "", 6, "06325", 0, 32000, 35],
  ["Bánh ngải", "Mugwort rice cake", "艾草糍粑", 6, "06040", 3, 25000, 160],
  ["Bánh chưng đen Bắc Sơn", "Bac Son black sticky rice cake", "北山黑粽子", 6, "06325", 4, 65000, 205],
  ["Bánh khảo", "", "", 6, "06040", 0, 20000, 44],
  ["Gạo nếp cái hoa vàng", "Golden flower sticky rice", "糯米", 3, "06325", 3, 38000, 142],
  ["Gạo Bao Thai", "Bao Thai rice", "", 3, "06253", 3, 24000, 260, ["vietgap"]],
  ["Rau bò khai", "Bo khai greens", "", 1, "06463", 3, 25000, 175],
  ["Ngọn su su Mẫu Sơn", "Mau Son chayote shoots", "母山龙须菜", 1, "06541", 3, 20000, 310, ["vietgap"]],
  ["Cải làn", "", "", 1, "06184", 0, 18000, 65],
  ["Măng ớt ngâm", "Pickled bamboo shoots with chilli", "酸笋辣椒", 10, "06463", 4, 45000, 520],
  ["Ớt gió ngâm giấm", "", "", 10, "06325", 0, 40000, 33],
  ["Nấm hương rừng", "Wild shiitake", "野生香菇", 1, "06196", 3, 350000, 52],
  ["Mộc nhĩ khô", "Dried wood ear", "", 7, "06196", 0, 180000, 24],
  ["Trám đen muối", "Salted black canarium", "盐渍乌榄", 7, "06124", 3, 70000, 78],
  ["Khoai lang Lộc Bình", "Loc Binh sweet potato", "", 1, "06529", 3, 22000, 99],
  ["Gà sáu ngón Mẫu Sơn", "Mau Son six-toed chicken", "母山六趾鸡", 2, "06541", 4, 380000, 88],
  ["Trứng gà thả đồi", "Hill hen eggs", "", 2, "06427", 3, 45000, 480],
  ["Thịt trâu gác bếp", "Smoked buffalo", "", 8, "06253", 3, 700000, 41],
  ["Cao ngựa bạch Chi Lăng", "White horse bone extract", "白马骨胶", 18, "06463", 3, 900000, 22],
  ["Thuốc tắm người Dao", "Dao herbal bath", "瑶浴草药", 19, "06196", 3, 80000, 61],
  ["Dầu xoa bóp hồi quế", "Anise and cinnamon massage oil", "", 20, "06253", 0, 50000, 19],
  ["Xà phòng mật ong", "Honey soap", "", 19, "06325", 0, 55000, 27],
  ["Túi thổ cẩm Nùng", "Nung brocade bag", "侬族土锦包", 22, "06124", 3, 150000, 36],
  ["Bộ ấm chén tre", "Bamboo tea set", "", 21, "06040", 0, 260000, 12],
  ["Thể dục dưỡng sinh: bóng thảo dược", "Herbal massage balls", "", 20, "06529", 4, 99000, 600],
  ["Tượng gỗ thế núi Mẫu Sơn", "Wooden mountain figure", "", 21, "06541", 0, 500000, 5],
  ["Hoa đào chuông", "Bell peach blossom", "", 23, "06541", 3, 200000, 48],
  ["Chậu lan rừng", "Wild orchid pot", "野生兰花", 24, "06613", 0, 350000, 16],
  ["Homestay Bắc Quỳnh", "Bac Quynh homestay", "北琼民宿", 26, "06325", 3, 400000, 72],
];

const SECTOR_OF_SET = (no: number): string => (no <= 13 ? "food" : no <= 17 ? "beverages" : no <= 20 ? "herbs" : no <= 22 ? "handicrafts" : no <= 25 ? "ornamentals" : "tourism");
const VARIETIES = ["thượng hạng", "hộp quà", "loại một", "túi nhỏ", "hữu cơ", "sấy", "tươi", "truyền thống", "bản Khuổi", "làng Nà", "núi đá", "mùa mới"];

/**
 * Fills a migrated database with the products above and, up to `size`, with variations of them. Certificates hold at `at`.
 * The index is not made: that is what the tests do.
 */
export async function plantCatalogue(db: PrismaClient, at: Date, size = PRODUCTS.length): Promise<void> {
  const issued = new Date(at.getTime() - 400 * 86_400_000).toISOString().slice(0, 10);
  const producers = COMMUNES.map(([code, name]) => ({ id: newId(), slug: `htx-${slugify(name)}-${code}`, commune: code, name: { vi: `HTX Nông sản ${name}`, en: `${slugify(name)} cooperative` }, legal: `Hợp tác xã Nông sản ${name}` }));
  const products = Array.from({ length: size }, (_, index) => {
    const line = PRODUCTS[index % PRODUCTS.length];
    if (line === undefined) throw new Error("no products to vary");
    const [vi, en, zh, set, commune, stars, price, sold, marks] = line;
    const round = Math.floor(index / PRODUCTS.length);
    const variety = round === 0 ? "" : ` ${VARIETIES[round % VARIETIES.length] ?? ""} ${round}`;
    const place = round === 0 ? commune : (COMMUNES[(index * 7) % COMMUNES.length]?.[0] ?? commune);
    return {
      id: newId(), slug: `${slugify(vi)}-${index}`, set, commune: place, stars: round % 3 === 2 ? 0 : stars, price: price + round * 500, sold: Math.max(0, sold - round),
      sku: `T${String(index).padStart(5, "0")}`, producer: producers.find((one) => one.commune === place)?.id, marks: marks ?? [], unit: { vi: "gói" }, stock: index % 11 === 10 ? 0 : 50, no: index,
      name: { vi: vi + variety, ...(en === "" ? {} : { en: en + variety }), ...(zh === "" ? {} : { zh }) }, variant: newId(), shelf: newId(), certificate: newId(), link: newId(), mark: newId(),
      summary: { vi: `${vi} của người Tày, người Nùng vùng cao, làm theo mùa.` },
      description: { vi: `Sản phẩm ${vi} được chọn kỹ, đóng gói tại hợp tác xã, giữ hương vị quê nhà và bảo quản nơi khô ráo.`, ...(en === "" ? {} : { en: `${en}, picked and packed by the families who grow it.` }) },
    };
  });
  await db.$transaction(async (tx) => {
    const json = (value: unknown): string => JSON.stringify(value);
    await tx.$executeRaw`SELECT set_config('app.bulk_load', 'on', true)`;
    await tx.$executeRaw`INSERT INTO province VALUES ('20', 'Lạng Sơn', 'Tỉnh Lạng Sơn', 'Lang Son') ON CONFLICT DO NOTHING`;
    await tx.$executeRaw`INSERT INTO commune (code, province_code, name, kind, full_name, folded)
      SELECT code, '20', name, 'commune', 'Xã ' || name, lower(name) FROM jsonb_to_recordset(${json(COMMUNES.map(([code, name]) => ({ code, name })))}::jsonb) AS r (code text, name text) ON CONFLICT DO NOTHING`;
    await tx.$executeRaw`INSERT INTO former_unit (commune_code, name, district_name, province_name, folded)
      SELECT code, name, district, 'Lạng Sơn', lower(name) FROM jsonb_to_recordset(${json(COMMUNES.flatMap(([code, , former]) => former.map(([name, district]) => ({ code, name, district }))))}::jsonb) AS r (code text, name text, district text) ON CONFLICT DO NOTHING`;
    await tx.$executeRaw`INSERT INTO product_set (no, sector, name)
      SELECT no, sector::sector, jsonb_build_object('vi', 'Bộ sản phẩm ' || no) FROM jsonb_to_recordset(${json(Array.from({ length: 26 }, (_, index) => ({ no: index + 1, sector: SECTOR_OF_SET(index + 1) })))}::jsonb) AS r (no int, sector text) ON CONFLICT DO NOTHING`;
    await tx.$executeRaw`INSERT INTO producer (id, slug, kind, legal_name, name, representative, commune_code, story, verification)
      SELECT id, slug, 'cooperative', legal, name, 'Đại diện', commune, name, 'verified' FROM jsonb_to_recordset(${json(producers)}::jsonb) AS r (id uuid, slug text, legal text, name jsonb, commune text)`;
    // What is drunk is shown with both licences only.
    const officer = newId();
    await tx.$executeRaw`INSERT INTO app_user (id, email, name, password_hash) VALUES (${officer}::uuid, ${`${officer}@example.vn`}, 'Cán bộ cấp phép', 'none')`;
    await tx.$executeRaw`INSERT INTO producer_paper (id, producer_id, kind, number, body, issued_on, valid_until, state, file_name, storage_name, media_type, bytes, added_at, added_by, decided_at, decided_by)
      SELECT new_id(), id, kind, kind, 'Cơ quan cấp', '2020-01-01', '2099-12-31', 'verified', 'giay.pdf', 'giay.pdf', 'application/pdf', 10, ${at}, ${officer}::uuid, ${at}, ${officer}::uuid
      FROM jsonb_to_recordset(${json(producers)}::jsonb) AS r (id uuid), unnest(ARRAY['alcohol_production', 'alcohol_retail']) AS kind`;
    const rows = json(products);
    await tx.$executeRaw`INSERT INTO product (id, slug, producer_id, commune_code, set_no, state, name, summary, description, abv_bp, vat_class, sold_count, published_at, updated_at, season_months, handling)
      SELECT id, slug, producer, commune, set, 'published', name, summary, description, CASE WHEN set IN (14, 15) THEN 3000 END, 'rate_8_temp', sold, ${at}::timestamptz - no * interval '1 hour', ${at}, '{}', '{}'
      FROM jsonb_to_recordset(${rows}::jsonb) AS r (id uuid, slug text, producer uuid, commune text, set int, name jsonb, summary jsonb, description jsonb, sold int, no int)`;
    await tx.$executeRaw`INSERT INTO stock_unit (id, producer_id, label, available) SELECT shelf, producer, 'kệ', stock FROM jsonb_to_recordset(${rows}::jsonb) AS r (shelf uuid, producer uuid, stock int)`;
    await tx.$executeRaw`INSERT INTO variant (id, product_id, sku, name, unit, net_weight_g, shipping_weight_g, length_cm, width_cm, height_cm, price_vnd, stock_unit_id)
      SELECT variant, id, sku, unit, unit, 500, 600, 10, 10, 10, price, shelf FROM jsonb_to_recordset(${rows}::jsonb) AS r (variant uuid, id uuid, sku text, unit jsonb, price bigint, shelf uuid)`;
    await tx.$executeRaw`INSERT INTO decision (id, authority, number, year, issued_on, level) VALUES (${products[0]?.mark}::uuid, 'UBND tỉnh Lạng Sơn', '1/QĐ-UBND', extract(year FROM ${issued}::date), ${issued}::date, 'province')`;
    await tx.$executeRaw`INSERT INTO certificate (id, number, decision_id, producer_id, product_name, set_no, commune_code, stars, score, legal_basis, level, issued_on, expires_on, updated_at)
      SELECT certificate, '20-' || lpad((no / 900)::text, 5, '0') || '-' || (no % 900 + 1) || '-20' || (10 + no % 10), ${products[0]?.mark}::uuid, producer, name ->> 'vi', set, commune, stars, CASE stars WHEN 3 THEN 60 ELSE 80 END, '148/QĐ-TTg', 'province',
             ${issued}::date, (${issued}::date + interval '36 months')::date, ${at} FROM jsonb_to_recordset(${rows}::jsonb) AS r (certificate uuid, no int, producer uuid, name jsonb, set int, commune text, stars int) WHERE stars > 0`;
    await tx.$executeRaw`INSERT INTO certificate_link (id, certificate_id, product_id, linked_at, reason) SELECT link, certificate, id, ${issued}::date, 'mở bán' FROM jsonb_to_recordset(${rows}::jsonb) AS r (link uuid, certificate uuid, id uuid, stars int) WHERE stars > 0`;
    await tx.$executeRaw`INSERT INTO quality_certificate (id, producer_id, scheme, number, body, scope, issued_on, expires_on)
      SELECT mark, producer, marks[1]::quality_scheme, sku, 'Tổ chức chứng nhận', 'trồng trọt', ${issued}::date, (${issued}::date + interval '24 months')::date FROM jsonb_to_recordset(${rows}::jsonb) AS r (mark uuid, producer uuid, marks text[], sku text) WHERE marks[1] IN ('vietgap', 'organic', 'haccp')`;
    await tx.$executeRaw`INSERT INTO quality_certificate_product SELECT mark, id FROM jsonb_to_recordset(${rows}::jsonb) AS r (mark uuid, id uuid, marks text[]) WHERE marks[1] IN ('vietgap', 'organic', 'haccp')`;
    await tx.$executeRaw`INSERT INTO ip_right (id, kind, name) SELECT mark, CASE marks[1] WHEN 'gi' THEN 'gi' ELSE 'collective_mark' END::ip_right_kind, sku FROM jsonb_to_recordset(${rows}::jsonb) AS r (mark uuid, marks text[], sku text) WHERE marks[1] IN ('gi', 'mark')`;
    await tx.$executeRaw`INSERT INTO ip_right_grant (id, ip_right_id, producer_id, product_id, valid_from) SELECT mark, mark, producer, id, ${issued}::date FROM jsonb_to_recordset(${rows}::jsonb) AS r (mark uuid, producer uuid, id uuid, marks text[]) WHERE marks[1] IN ('gi', 'mark')`;
  }, { timeout: 120_000 });
}

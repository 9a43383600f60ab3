import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { catalogueForImport, importProducts as write, MOST_ADDITIONS } from "../../app/domain/inventory/import-products.server";
import { readProductList, type ProductProblem, type ProductReading } from "../../app/domain/inventory/product-list";
import { formatNumber, formatVnd } from "../../app/platform/i18n/format";
import { importing } from "../../app/platform/i18n/messages/vi/importing";
import { disconnect } from "../../app/platform/db/client.server";
import { readSpreadsheet } from "../../app/platform/spreadsheet/read-spreadsheet.server";
import { columnName, READ_LIMITS } from "../../app/platform/spreadsheet/sheet";
import { startText } from "../../app/features/certificate-import/imports-page";
import { makeTranslate } from "../../app/platform/i18n/translator";
import { StartError } from "../setup/start-error";

export const PRODUCTS_USAGE = "npm run import -- products FILE [--apply]";

const REASONS: Record<ProductProblem["kind"], string> = {
  unknown_sku: "không có mã hàng này / no such number",
  twice: "đã có ở dòng trên / stands in a line above",
  missing: "chưa ghi / missing",
  invalid: "chưa đúng / not right",
  unknown_producer: "không tìm thấy nhà sản xuất này (tên, mã số thuế hoặc địa chỉ trang) / no such producer (name, tax code or page address)",
  not_here: "tên, đơn vị, khối lượng và mã vạch đổi ở trang của nhà sản xuất, vì phải được duyệt / names, units, weights and bar codes change at the producers' desk, where they are checked",
  gtin_taken: "mã vạch này đã thuộc loại hàng khác / this bar code belongs to another variant",
};
const REFUSALS = { not_found: "sản phẩm không còn / the product is gone", gtin_taken: REASONS.gtin_taken, too_many: "sản phẩm đã có đủ số loại / the product has as many variants as it may" } as const;

/**
 * `npm run import -- products FILE`: says which prices and counts, new variants and drafts of new products a list would
 * bring, and each bad cell with its line, column and reason; `--apply` writes when there is none, all of it or nothing.
 */
export async function importProducts(args: readonly string[]): Promise<void> {
  const [path, ...more] = args.filter((one) => one !== "--apply");
  if (path === undefined || path.startsWith("--") || more.length > 0) throw new StartError(`Cách dùng / Usage: ${PRODUCTS_USAGE}`);
  const reading = await read(path);
  report(reading);
  const { problems, changes, additions, products } = reading;
  if (problems.length > 0) throw new StartError("Có lỗi: chưa ghi gì. / There are problems: nothing was written.");
  if (additions.length > MOST_ADDITIONS) throw new StartError(`Một tệp thêm nhiều nhất ${MOST_ADDITIONS} loại hàng mới. / A file adds at most ${MOST_ADDITIONS} new variants.`);
  if (!args.includes("--apply")) console.log("Chạy thử: chưa ghi gì; thêm --apply để ghi. / Dry run: nothing was written; --apply writes.");
  else if (changes.length + additions.length + products.length > 0) await apply(reading, path);
  await disconnect();
}

async function read(path: string): Promise<ProductReading> {
  const bytes = await readFile(path).catch(() => {
    throw new StartError(`Không đọc được tệp ${path}. / The file ${path} cannot be read.`);
  });
  const sheet = await readSpreadsheet(new Uint8Array(bytes));
  const t = makeTranslate<typeof importing>(importing, "vi");
  if (!sheet.ok) throw new StartError(startText({ kind: "unreadable", fault: sheet.error }, t, { rows: String(READ_LIMITS.rows) }));
  const reading = readProductList(sheet.value, await catalogueForImport());
  if (!reading) throw new StartError("Không thấy dòng tiêu đề: cần cột Mã cùng Giá hoặc Còn, hoặc các cột Nhà sản xuất, Sản phẩm, Tên loại. / No headings: there must be a Number with Price or Left, or Producer, Product and Variant.");
  return reading;
}

function report({ changes, additions, products, problems, unchanged }: ProductReading): void {
  for (const { line, column, kind, value } of problems) console.log(`Dòng ${line}, cột ${columnName(column)} “${value}”: ${REASONS[kind]}`);
  for (const { line, sku, price, stock } of changes) {
    const parts = [price && `giá ${formatVnd(price.seen, "vi")} → ${formatVnd(price.wanted, "vi")}`, stock && `còn ${formatNumber(stock.seen, "vi")} → ${formatNumber(stock.wanted, "vi")}`];
    console.log(`Dòng ${line}, ${sku}: ${parts.filter(Boolean).join(", ")}`);
  }
  for (const { line, product, variant } of additions) console.log(`Dòng ${line}: loại mới “${variant.name}” của ${product}, ${formatVnd(variant.priceVnd, "vi")} / new variant`);
  for (const { line, name, variants } of products) console.log(`Dòng ${line}: sản phẩm mới “${name}” (${variants.length} loại), thành bản nháp / new product, as a draft`);
  console.log(`Đổi / changed: ${changes.length} · loại mới / new variants: ${additions.length} · sản phẩm mới / new products: ${products.length} · giữ nguyên / unchanged: ${unchanged} · lỗi / problems: ${problems.length}`);
}

async function apply(reading: ProductReading, path: string): Promise<void> {
  const result = await write(reading, { actor: { kind: "system" }, note: basename(path), at: new Date() });
  if (result.ok) console.log("Đã ghi. / Written.");
  else if (result.error.kind === "refused") throw new StartError(`Dòng ${result.error.line}: ${REFUSALS[result.error.reason]}. Chưa ghi gì. / Nothing was written.`);
  else throw new StartError("Có người vừa đổi giá hoặc số còn: chưa ghi gì, hãy chạy lại. / Somebody changed a price or count in between: nothing was written, run it again.");
}

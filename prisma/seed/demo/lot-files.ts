import { createHash } from "node:crypto";
import type pg from "pg";
import { storeDrawing } from "~/platform/pictures/pictures.server";
import type { Storage } from "~/platform/storage/storage.server";
import { renderScene } from "../../data/illustrations/scene";
import type { DemoProduct } from "../../data/products/load";
import { idOf } from "../random";
import { insertRows, type Row } from "../session";
import { DEMO_PAPER } from "./dossier-rows";

/** Lots that show what a lot with photos and the paper of its test looks like. */
const SHOWN: Readonly<Record<string, string>> = {
  "mat-ong-rung-pac-nghieu-hoa-bon-mua": "Tranh minh họa: quay mật tại bãi ong",
  "che-xanh-dinh-lap-pac-sen": "Tranh minh họa: chè vừa sao xong",
  "tuong-dau-na-duong": "Tranh minh họa: chum tương phơi nắng",
};

const sha256 = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

/** Adds photos, and the paper of each test report, to a few lots; their records are sealed with the rest. */
export async function writeLotFiles(client: pg.Client, products: readonly DemoProduct[], storage: Storage): Promise<void> {
  const paperHash = sha256(DEMO_PAPER.bytes);
  const paperKey = `lot-paper-${paperHash.slice(0, 40)}.pdf`;
  await storage.put(paperKey, DEMO_PAPER.bytes);
  const rows: Row[] = [];
  for (const product of products) {
    const title = SHOWN[product.key];
    if (title === undefined) continue;
    const lotId = idOf(`lot:${product.key}:A`);
    const { rows: [report] } = await client.query<{ id: string; at: Date }>("SELECT id, recorded_at AS at FROM test_report WHERE lot_id = $1", [lotId]);
    if (!report) continue;
    const shared = { lot_id: lotId, recorded_at: report.at.toISOString(), recorded_by: null };
    for (const variant of [1, 2]) {
      const { svg, tone } = renderScene(product.scene, variant);
      const { key, width, height, widths } = await storeDrawing(storage, svg, tone);
      const bytes = Buffer.from(svg, "utf8");
      rows.push({ ...shared, id: idOf(`lot-file:${product.key}:${variant}`), report_id: null, kind: "photo", title, conclusion: null, key, media_type: "image/webp", bytes: bytes.length, sha256: `\\x${sha256(bytes)}`, width, height, widths });
    }
    rows.push({
      ...shared, id: idOf(`lot-file:${product.key}:report`), report_id: report.id, kind: "report", title: "Phiếu kết quả thử nghiệm", conclusion: "Các chỉ tiêu đã thử đều đạt (phiếu minh họa).", key: paperKey, media_type: "application/pdf",
      bytes: DEMO_PAPER.bytes.byteLength, sha256: `\\x${paperHash}`, width: null, height: null, widths: [],
    });
  }
  await insertRows(client, "lot_file", rows);
  await client.query("SELECT seal_unsealed_lots()");
}

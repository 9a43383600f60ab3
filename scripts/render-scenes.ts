import { mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import sharp from "sharp";
import { renderGroupScene, type GroupSector } from "../prisma/data/illustrations/groups";
import { renderHero } from "../prisma/data/illustrations/hero";

/**
 * Draws the scenes of the home page into public/scenes, which is committed: `npx tsx scripts/render-scenes.ts`.
 * Product pictures are not among them; those go through the picture store.
 */
const folder = fileURLToPath(new URL("../public/scenes/", import.meta.url));
const sectors: GroupSector[] = ["food", "beverages", "herbs", "handicrafts", "ornamentals", "tourism"];

async function render(name: string, svg: string, width: number, height: number): Promise<void> {
  const pixels = await sharp(Buffer.from(svg), { density: 144 }).resize(width, height, { fit: "cover", position: "south" }).removeAlpha().png().toBuffer();
  const webp = await sharp(pixels).webp({ quality: 72, effort: 6 }).toFile(`${folder}${name}.webp`);
  const avif = await sharp(pixels).avif({ quality: 52, effort: 6 }).toFile(`${folder}${name}.avif`);
  process.stdout.write(`${name}: ${width}x${height}, webp ${webp.size} B, avif ${avif.size} B\n`);
}

mkdirSync(folder, { recursive: true });
await render("hero", renderHero(), 1_200, 900);
await sharp(Buffer.from(renderHero()), { density: 144 }).resize(1_200, 630, { fit: "cover", position: "south" }).removeAlpha().jpeg({ quality: 62, mozjpeg: true }).toFile(`${folder}hero-share.jpg`);
for (const sector of sectors) await render(sector, renderGroupScene(sector), 480, 360);

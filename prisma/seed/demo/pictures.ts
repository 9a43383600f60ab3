import { storeDrawing, type StoredPicture } from "~/platform/pictures/pictures.server";
import type { Storage } from "~/platform/storage/storage.server";
import { renderProducerScene, renderScene } from "../../data/illustrations/scene";
import type { DemoProducer } from "../../data/producers/load";
import type { DemoProduct } from "../../data/products/load";
import { Chance, idOf } from "../random";
import type { Row } from "../session";
import { kindOf } from "./kinds";

const VARIANTS = 4;

type Drawing = ReturnType<typeof renderScene>;

function productScenes(product: DemoProduct): { name: string; draw: () => Drawing }[] {
  const count = product.stars === 4 ? 3 : product.name.en === undefined ? 1 : 2;
  return Array.from({ length: count }, (_, index) => {
    const variant = (product.sceneVariant + index) % VARIANTS;
    return { name: `${product.scene}:${variant}`, draw: () => renderScene(product.scene, variant) };
  });
}

function producerScene(producer: DemoProducer): { name: string; draw: () => Drawing } {
  const variant = new Chance(`producer-picture:${producer.key}`).between(0, VARIANTS - 1);
  return { name: `producer:${producer.sceneKind}:${variant}`, draw: () => renderProducerScene(producer.sceneKind, variant) };
}

/**
 * Draws and stores the pictures of products and producers, each drawing once, and answers their rows. Sizes are encoded
 * later, by whoever asks first or by the job of topic "picture.avif".
 */
export async function pictureRows(products: readonly DemoProduct[], producers: readonly DemoProducer[], storage: Storage): Promise<Row[]> {
  const scenes = new Map([...products.flatMap(productScenes), ...producers.map(producerScene)].map(({ name, draw }) => [name, draw]));
  const stored = await storeAll(scenes, storage);
  const row = (id: string, owner: Row, name: string, alt: Row, position: number): Row => {
    const picture = stored.get(name);
    if (!picture) throw new Error(`No picture was stored for ${name}`);
    return { id, product_id: null, producer_id: null, ...owner, key: picture.key, width: picture.width, height: picture.height, widths: picture.widths, has_avif: false, tone: picture.tone, alt, position };
  };
  return [
    ...products.flatMap((product) => {
      const kind = kindOf(product.scene);
      const { name } = product;
      const alt = { vi: `Tranh minh họa: ${name.vi}`, en: `Illustration: ${name.en ?? kind.en}`, zh: `插图：${name.zh ?? kind.zh}` };
      return productScenes(product).map((scene, position) =>
        row(idOf(`picture:${product.key}:${position}`), { product_id: idOf(`product:${product.key}`) }, scene.name, alt, position));
    }),
    ...producers.map((producer) => {
      const { name } = producer;
      const alt = { vi: `Tranh minh họa: ${name.vi}`, en: `Illustration: ${name.en}`, zh: `插图：${name.zh}` };
      return row(idOf(`picture:producer:${producer.key}`), { producer_id: idOf(`producer:${producer.key}`) }, producerScene(producer).name, alt, 0);
    }),
  ];
}

async function storeAll(scenes: ReadonlyMap<string, () => Drawing>, storage: Storage): Promise<Map<string, StoredPicture>> {
  const stored = new Map<string, StoredPicture>();
  for (const [name, draw] of scenes) {
    const { svg, tone } = draw();
    stored.set(name, await storeDrawing(storage, svg, tone));
  }
  return stored;
}

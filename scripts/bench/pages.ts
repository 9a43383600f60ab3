import { gzipSync } from "node:zlib";

/** A home page and a product page of the shop at that address. */
export async function shopPaths(url: string): Promise<{ home: string; product: string }> {
  const response = await fetch(`${url}/api/v1/products?per_page=1&sort=-sold`);
  const { hits }: { hits: { slug: string }[] } = await response.json();
  const slug = hits[0]?.slug;
  if (!slug) throw new Error("the shop has no product to measure");
  return { home: "/", product: `/san-pham/${slug}` };
}

/** A page as it is sent to a client that takes no compression. */
export async function wholePage(url: string): Promise<Buffer> {
  const response = await fetch(url, { headers: { "Accept-Encoding": "identity" } });
  if (response.status !== 200) throw new Error(`${url} answered ${response.status}`);
  return Buffer.from(await response.arrayBuffer());
}

/** JavaScript that a page makes a browser load in Vietnamese, its lazily loaded texts included, in kB of gzip. */
export async function javascriptOf(url: string): Promise<number> {
  const html = await (await fetch(url)).text();
  const wanted = [...html.matchAll(/\/assets\/[\w.-]+\.js/g)].map(([file]) => file);
  const seen = new Set<string>();
  let bytes = 0;
  for (let file = wanted.pop(); file !== undefined; file = wanted.pop()) {
    if (seen.has(file)) continue;
    seen.add(file);
    const code = await (await fetch(new URL(file, url))).text();
    bytes += gzipSync(code).length;
    for (const [, name] of code.matchAll(/(?:from|import)\s*"\.\/([\w.-]+\.js)"/g)) wanted.push(`/assets/${name}`);
    // Of the lazy imports the entry's first is loaded at once: the texts of the page's language, Vietnamese.
    const texts = file.includes("/entry.client-") ? /import\("\.\/(core-[\w.-]+\.js)"\)/.exec(code)?.[1] : undefined;
    if (texts) wanted.push(`/assets/${texts}`);
  }
  return bytes / 1000;
}

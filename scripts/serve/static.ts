import { existsSync, readdirSync } from "node:fs";
import { join, sep } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";
import express, { type RequestHandler, Router } from "express";

const encodings = [
  { name: "br", suffix: ".br", accepted: /\bbr\b/ },
  { name: "gzip", suffix: ".gz", accepted: /\bgzip\b/ },
];
const types: Record<string, string> = { js: "text/javascript; charset=utf-8", css: "text/css; charset=utf-8", svg: "image/svg+xml", json: "application/json" };

/** Hands out the copies that were compressed at build time to those who take them. */
function precompressed(folder: string): RequestHandler {
  const copies = new Set(existsSync(folder) ? readdirSync(folder).filter((name) => /\.(br|gz)$/.test(name)) : []);
  return (request, response, next) => {
    const name = request.path.slice(1);
    const accepted = String(request.headers["accept-encoding"] ?? "");
    const encoding = encodings.find((candidate) => copies.has(name + candidate.suffix) && candidate.accepted.test(accepted));
    const type = types[name.slice(name.lastIndexOf(".") + 1)];
    if (copies.has(`${name}.br`)) response.vary("accept-encoding");
    if (encoding !== undefined && type !== undefined) {
      response.set("content-encoding", encoding.name);
      response.type(type);
      request.url = request.url.replace(name, name + encoding.suffix);
    }
    next();
  };
}

/** The paths of all files below a folder, `/scenes/hero.webp`. */
function filesIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: "utf8" }).map((name) => `/${name.split(sep).join("/")}`);
}

/** A script made at the start, under an address that changes with what it says. */
export interface MadeScript {
  url: string;
  script: string;
}

function made({ script }: MadeScript): RequestHandler {
  const plain = Buffer.from(script);
  const copies = { br: brotliCompressSync(plain), gzip: gzipSync(plain, { level: 9 }) };
  return (request, response) => {
    const accepted = String(request.headers["accept-encoding"] ?? "");
    const encoding = encodings.find((candidate) => candidate.accepted.test(accepted))?.name;
    response.vary("accept-encoding").type(types["js"] ?? "").set("cache-control", "public, max-age=31536000, immutable");
    if (encoding === "br" || encoding === "gzip") response.set("content-encoding", encoding).send(copies[encoding]);
    else response.send(plain);
  };
}

/** The files of the browser build: those with a hash in their name for ever, the others for an hour. */
export function builtAssets(folder: string, script: MadeScript): RequestHandler {
  const router = Router();
  router.get(script.url, made(script));
  const assets = join(folder, "assets");
  router.use("/assets", precompressed(assets), express.static(assets, { immutable: true, maxAge: "1y", index: false, redirect: false }));
  router.use("/assets", (_request, response) => void response.status(404).type("text/plain").send("Not found\n"));
  // Only for names that are there: asking the disk for every page of the site costs more than it seems.
  const names = new Set(filesIn(folder));
  const others = express.static(folder, { maxAge: "1h", index: false, redirect: false, dotfiles: "ignore" });
  router.use((request, response, next) => (names.has(request.path) ? others(request, response, next) : next()));
  return router;
}

/** Serves the bare page with the adapter the shop uses. */
import { pathToFileURL } from "node:url";
import { resolve } from "node:path";
import type { ServerBuild } from "@remix-run/node";
import { createRequestHandler } from "@remix-run/express";
import express from "express";

const [port = "0", folder = ""] = process.argv.slice(2);
const build: ServerBuild = await import(pathToFileURL(resolve(folder, "server/index.js")).href);
const app = express();
app.disable("x-powered-by");
app.disable("etag");
app.all("*", createRequestHandler({ build }));
app.listen(Number(port), "127.0.0.1");

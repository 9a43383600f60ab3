/**
 * The other floor: a plain Node server that answers one page, read from a file, and does nothing else. It is measured with
 * filler and with the shop's own page, since the same server sends the one several times as often as the other.
 */
import { readFileSync } from "node:fs";
import { createServer } from "node:http";

const [port = "0", file = ""] = process.argv.slice(2);
const page = readFileSync(file);

createServer((_request, response) => {
  response.writeHead(200, { "Content-Type": "text/html; charset=utf-8", "Content-Length": page.length });
  response.end(page);
}).listen(Number(port), "127.0.0.1");

/**
 * The other floor: a plain Node server that answers one page and does nothing else. It sends the very bytes of the shop's
 * page: the load's client decodes what it gets, and Vietnamese costs it more than a row of the letter x.
 */
import { readFileSync } from "node:fs";
import { createServer } from "node:http";

const [port = "0", file = ""] = process.argv.slice(2);
const page = readFileSync(file);

createServer((_request, response) => {
  response.writeHead(200, { "Content-Type": "text/html; charset=utf-8", "Content-Length": page.length });
  response.end(page);
}).listen(Number(port), "127.0.0.1");

/** The other floor: a plain Node server that answers one page of a given size and does nothing else. */
import { createServer } from "node:http";

const [port = "0", bytes = "50000"] = process.argv.slice(2);
const page = Buffer.alloc(Number(bytes), "x");

createServer((_request, response) => {
  response.writeHead(200, { "Content-Type": "text/html; charset=utf-8", "Content-Length": page.length });
  response.end(page);
}).listen(Number(port), "127.0.0.1");

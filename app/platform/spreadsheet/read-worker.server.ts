/** The thread in which files from outside are opened: what they do to it ends with it. See read-spreadsheet.server.ts. */
import { parentPort, workerData } from "node:worker_threads";
import { parseCsv } from "./parse-csv";
import { parseXlsx } from "./parse-xlsx.server";
import type { ReadLimits } from "./sheet";

const { bytes, limits } = workerData as { bytes: Uint8Array; limits: ReadLimits };
const isArchive = bytes[0] === 0x50 && bytes[1] === 0x4b;
parentPort?.postMessage(isArchive ? await parseXlsx(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), limits) : parseCsv(bytes, limits));

import type { Request, RequestHandler, Response } from "express";
import type { Settings } from "../../app/platform/env/settings";
import { bodyLimitOf } from "../../app/platform/http/upload-limit";
import { badAddress, isSameSiteRequest } from "../../app/platform/http/origin-guard.server";

const MEGABYTE = 1024 * 1024;
const methods = new Set(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]);
const hostName = /^[a-z0-9._-]+(:\d{1,5})?$|^\[[0-9a-f:.]+\](:\d{1,5})?$/i;

interface Refusal {
  status: number;
  title: string;
  vi: string;
}

function refusalOf(request: Request, siteOrigin: string): Refusal | undefined {
  if (!methods.has(request.method)) return { status: 405, title: "Method not allowed", vi: "Phương thức không được hỗ trợ" };
  if (!hostName.test(request.headers.host ?? "")) return { status: 400, title: "Bad Host header", vi: "Tên máy chủ không hợp lệ" };
  const problem = badAddress(request.originalUrl);
  if (problem !== undefined) return { status: 400, title: problem, vi: "Địa chỉ không hợp lệ" };
  if (!isSameSiteRequest({ method: request.method, path: request.path, headers: request.headers }, siteOrigin)) {
    return { status: 403, title: "Refused: the request came from another site", vi: "Từ chối: yêu cầu đến từ trang khác" };
  }
  if (request.headers["transfer-encoding"] !== undefined) {
    return { status: 411, title: "Content-Length is required", vi: "Thiếu Content-Length" };
  }
  const limit = bodyLimitOf(request.path);
  if (Number(request.headers["content-length"] ?? 0) > limit) {
    const most = `${Math.floor(limit / MEGABYTE)} MB`;
    return { status: 413, title: `The request is larger than ${most}`, vi: `Yêu cầu lớn hơn ${most}` };
  }
  return undefined;
}

/** Lets a client finish sending, within reason, so that it reads the answer instead of a broken connection. */
function drainBody(request: Request, then: () => void): void {
  let taken = 0;
  const end = (): void => {
    clearTimeout(limit);
    request.removeAllListeners("data");
    then();
  };
  const limit = setTimeout(end, 2_000);
  request.on("data", (chunk: Buffer) => {
    taken += chunk.length;
    if (taken > 10 * MEGABYTE) end();
  });
  request.once("end", end);
  request.once("error", end);
}

function refuse(request: Request, response: Response, refusal: Refusal): void {
  const send = (): void => {
    if (response.headersSent) return;
    response.status(refusal.status).set("connection", "close").set("cache-control", "no-store");
    if (request.path.startsWith("/api/")) {
      response.type("application/problem+json").send(JSON.stringify({ type: "about:blank", title: refusal.title, status: refusal.status, detail: refusal.title }));
    } else {
      response.type("text/plain; charset=utf-8").send(`${refusal.vi}. / ${refusal.title}.\n`);
    }
  };
  if (request.complete || request.method === "GET" || request.method === "HEAD") send();
  else drainBody(request, send);
}

/** Refuses what no route should ever see: other sites' forms, broken addresses, bodies without bounds. */
export function guardRequests(settings: Settings): RequestHandler {
  const siteOrigin = new URL(settings.siteUrl).origin;
  return (request, response, next) => {
    if (settings.trustProxy === 0) {
      // The framework prefers these to the real ones, and here nobody in front vouches for them.
      delete request.headers["x-forwarded-host"];
      delete request.headers["x-forwarded-proto"];
      delete request.headers["x-forwarded-for"];
    }
    const refusal = refusalOf(request, siteOrigin);
    if (refusal === undefined) next();
    else refuse(request, response, refusal);
  };
}

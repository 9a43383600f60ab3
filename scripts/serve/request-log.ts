import type { RequestHandler } from "express";
import type { Logger } from "pino";
import { requestIdOf } from "./headers";

/** One line a request, without the query and the visitor's address: those can hold tokens and say who somebody is. */
export function logRequests(log: Logger): RequestHandler {
  if (!log.isLevelEnabled("info")) return (_request, _response, next) => next();
  return (request, response, next) => {
    const { path } = request;
    if (path.startsWith("/assets/")) return next();
    const began = performance.now();
    response.once("close", () => {
      log.info(
        {
          requestId: requestIdOf(response),
          method: request.method,
          path,
          status: response.statusCode,
          ms: Math.round((performance.now() - began) * 10) / 10,
          ...(response.writableFinished ? {} : { aborted: true }),
        },
        "request",
      );
    });
    next();
  };
}

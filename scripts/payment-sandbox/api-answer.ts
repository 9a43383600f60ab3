/** An answer of the API: a status and a body that is still an object. */
export type ApiAnswer = { status: number; body: object };

type ErrorDetail = { code?: string; param?: string };

/** An error in the shape Stripe gives it. */
export function apiError(
  status: number,
  type: "invalid_request_error" | "idempotency_error" | "api_error",
  message: string,
  detail: ErrorDetail = {},
): ApiAnswer {
  return { status, body: { error: { type, message, ...detail } } };
}

export function invalid(message: string, detail: ErrorDetail = {}): ApiAnswer {
  return apiError(400, "invalid_request_error", message, detail);
}

export function missing(param: string): ApiAnswer {
  return invalid(`Missing required param: ${param}.`, { code: "parameter_missing", param });
}

export function noSuchSession(id: string): ApiAnswer {
  return apiError(404, "invalid_request_error", `No such checkout.session: ${id}`, {
    code: "resource_missing",
    param: "session",
  });
}

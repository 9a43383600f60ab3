export type FieldProblem = { path: string; message: string };

/** A problem document (RFC 9457). `errors` names each bad field by its path. */
export function problem(
  status: number,
  { title, detail, errors, headers, ...more }: { title: string; detail?: string; errors?: FieldProblem[]; headers?: HeadersInit; [member: string]: unknown },
): Response {
  const body = { type: "about:blank", title, status, ...(detail ? { detail } : {}), ...(errors ? { errors } : {}), ...more };
  const response = Response.json(body, { status, headers });
  response.headers.set("Content-Type", "application/problem+json; charset=utf-8");
  return response;
}

/** The answer to a method that a resource does not have. */
export function methodNotAllowed(allowed: string): Response {
  return problem(405, { title: "Method not allowed", detail: `This resource answers ${allowed}.`, headers: { Allow: allowed } });
}

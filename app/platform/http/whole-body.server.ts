const bodies = new WeakMap<Response, Buffer>();

/** A Response whose body is at hand as bytes: the server sends them as they are instead of reading a web stream. */
export function wholeResponse(body: Buffer | string, init: ResponseInit): Response {
  const bytes = typeof body === "string" ? Buffer.from(body) : body;
  const response = new Response(new Uint8Array(bytes), init);
  bodies.set(response, bytes);
  return response;
}

/** A JSON answer from its text. */
export function wholeJsonText(text: string, init: { status?: number; headers?: Record<string, string> } = {}): Response {
  return wholeResponse(text, { ...init, headers: { ...init.headers, "Content-Type": "application/json; charset=utf-8" } });
}

/** The bytes of a Response made here; undefined for any other, whose stream must be read. */
export function wholeBodyOf(response: Response): Buffer | undefined {
  return bodies.get(response);
}

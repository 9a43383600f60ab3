const bodies = new WeakMap<Response, Buffer | string>();

/**
 * A Response whose body is at hand: the server sends it as it is instead of reading a web stream. Whoever does read the
 * stream gets the same bytes, which are put into it only then.
 */
export function wholeResponse(body: Buffer | string, init: ResponseInit): Response {
  const stream = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        controller.enqueue(new Uint8Array(Buffer.from(body)));
        controller.close();
      },
    },
    { highWaterMark: 0 },
  );
  const response = new Response(stream, init);
  bodies.set(response, body);
  return response;
}

/** A JSON answer from its text. */
export function wholeJsonText(text: string, init: { status?: number; headers?: Record<string, string> } = {}): Response {
  return wholeResponse(text, { ...init, headers: { ...init.headers, "Content-Type": "application/json; charset=utf-8" } });
}

/** A JSON answer that only the one who asked may keep: their cart, their order. */
export function ownJson(value: unknown, status = 200): Response {
  return wholeJsonText(JSON.stringify(value), { status, headers: { "Cache-Control": "no-store" } });
}

/** The body of a Response made here; undefined for any other, whose stream must be read. */
export function wholeBodyOf(response: Response): Buffer | string | undefined {
  return bodies.get(response);
}

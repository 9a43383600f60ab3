import type { Acting } from "~/domain/evaluation/capacities.server";
import type { ExchangeCheck } from "~/domain/evaluation/exchange/exchange-problem";
import { applyExchange, lookAtExchange } from "~/domain/evaluation/exchange/import-exchange.server";
import { readForm } from "~/platform/http/body.server";
import { readUpload, type UploadFault } from "~/platform/http/upload.server";

export type ExchangeAnswer = {
  /** The file itself could not be had. */
  fault: UploadFault | null;
  /** What a file would do, or did. */
  check: ExchangeCheck | null;
  /** By which it is applied; null when there is nothing to apply. */
  id: string | null;
  applied: boolean;
};

/** Looks at an uploaded file, or applies one that was looked at. */
export async function answerExchange(request: Request, user: Acting, at: Date): Promise<ExchangeAnswer & { status: number }> {
  if ((request.headers.get("Content-Type") ?? "").startsWith("multipart/form-data")) {
    const upload = await readUpload(request);
    if (!upload.ok) return { fault: upload.error, check: null, id: null, applied: false, status: upload.error === "too_large" ? 413 : 422 };
    const { id, check } = await lookAtExchange(upload.value.bytes, at);
    const good = check.problems.length === 0;
    return { fault: null, check, id: good && check.changes.length > 0 ? id : null, applied: false, status: good ? 200 : 422 };
  }
  const id = (await readForm(request)).get("file") ?? "";
  const applied = await applyExchange({ id, user, at });
  return { fault: null, check: applied.ok ? applied.value : applied.error, id: null, applied: applied.ok, status: applied.ok ? 200 : 422 };
}

import { useLocalePath } from "~/platform/i18n/react";
import { Notice } from "~/ui/kit/notice";
import type { TraceRefusal } from "./trace.server";
import type { Translate } from "~/platform/i18n/translator";
import type { TraceDictionary } from "~/platform/i18n/messages/trace";
import { useTraceT } from "./use-trace-t";

/** Why there is no trace to show, and what to do. */
export function TraceRefused({ refusal }: { refusal: TraceRefusal }) {
  const t = useTraceT();
  const to = useLocalePath();
  const [title, text] = wordsOf(refusal, t);
  return (
    <div className="page grid max-w-2xl gap-4 pt-8">
      <h1>{title}</h1>
      <Notice tone="warn">{text}</Notice>
      {refusal.kind === "unknown_lot" && refusal.itemPath ? <p><a className="link inline-flex min-h-11 items-center" href={to(refusal.itemPath)}>{t("itemLead")}</a></p> : null}
    </div>
  );
}

function wordsOf(refusal: TraceRefusal, t: Translate<TraceDictionary>): [string, string] {
  switch (refusal.kind) {
    case "bad_digit":
      return [t("badDigit"), t("badDigitText", { gtin: refusal.gtin, expected: refusal.expected })];
    case "bad_shape":
      return [t("badShape"), t("badShapeText")];
    case "unknown_item":
      return [t("unknownItem"), t("unknownItemText", { number: refusal.number })];
    case "unknown_lot":
      return [t("unknownLot", { lot: refusal.lot }), t("unknownLotText")];
  }
}

import type { CurrentUser } from "~/domain/accounts/account";
import { addTestReport } from "~/domain/traceability/add-test-report.server";
import { addLotPhotos } from "~/domain/traceability/lot-files.server";
import { recordEvent } from "~/domain/traceability/record-event.server";
import { recallLot } from "~/domain/traceability/recall.server";
import { withdraw, WITHDRAWAL_REASONS } from "~/domain/traceability/withdraw.server";
import { parseDecimal } from "~/lib/decimal";
import { localDateAt } from "~/lib/local-date";
import { ok, type Result } from "~/lib/result";
import { readEvent, readReport } from "./read-forms";
import type { LotRefusal } from "./refusal";

type Lot = { id: string; communeCode: string };
type Answer = { done: string } | { refusal: LotRefusal };

/** Carries out one of the forms of a lot's page, by its `intent`; `files` came in its field `photos`. */
export async function changeLot(change: { lot: Lot; producerId: string; form: Map<string, string>; files?: Result<Uint8Array[], "too_large">; user: CurrentUser; at: Date }): Promise<Answer> {
  const { lot, producerId, form, user, at } = change;
  const intent = form.get("intent") ?? "";
  const refuse = (faults: Record<string, string>, room?: string): Answer => ({ refusal: { intent, faults, values: Object.fromEntries(form), ...(room === undefined ? {} : { room }) } });
  const who = { lotId: lot.id, producerId, userId: user.id, at };

  const { files = ok([]) } = change;
  if (!files.ok) return refuse({ photos: "file_large" });

  switch (intent) {
    case "event": {
      const draft = readEvent(form);
      if (!draft.ok) return refuse(draft.error);
      const recorded = await recordEvent({ ...who, draft: draft.value, communeCode: lot.communeCode });
      return recorded.ok ? { done: "event" } : refuse({ [recorded.error.field]: recorded.error.fault });
    }
    case "report": {
      const [paper = null] = files.value;
      const draft = readReport(form, paper !== null);
      if (!draft.ok) return refuse(draft.error);
      const added = await addTestReport({ ...who, draft: draft.value, paper, today: localDateAt(at) });
      return added.ok ? { done: "report" } : refuse({ [added.error.field]: added.error.fault });
    }
    case "photo": {
      const title = (form.get("title") ?? "").trim();
      if (title === "") return refuse({ title: "missing" });
      if (title.length > 120) return refuse({ title: "long" });
      const added = await addLotPhotos({ ...who, title, files: files.value });
      return added.ok ? { done: "photo" } : refuse({ [added.error.field]: added.error.fault });
    }
    case "withdraw": {
      const quantity = parseDecimal(form.get("quantity") ?? "");
      const reason = WITHDRAWAL_REASONS.find((known) => known === form.get("reason"));
      if (!Number.isInteger(quantity) || quantity < 1 || quantity > 2_000_000) return refuse({ quantity: "whole" });
      if (!reason) return refuse({ reason: "choose" });
      const taken = await withdraw({ ...who, quantity, reason });
      if (taken.ok) return { done: "withdrawn" };
      return taken.error.fault === "short" ? refuse({ quantity: "short" }, String(taken.error.remaining)) : refuse({ quantity: "gone" });
    }
    case "drill":
    case "recall": {
      const reason = (form.get("reason") ?? "").trim().slice(0, 500);
      if (reason === "") return refuse({ reason: "missing" });
      if (intent === "recall" && form.get("sure") !== "on") return refuse({ sure: "choose" });
      const reach = await recallLot({ ...who, drill: intent === "drill", reason });
      if (!reach) return refuse({ reason: "gone" });
      const { lots, orders, buyers, reachable, tookMs } = reach;
      return { done: `${intent === "drill" ? "drilled" : "recalled"}&${new URLSearchParams({ lots: String(lots), orders: String(orders), buyers: String(buyers), reachable: String(reachable), ms: String(tookMs) })}` };
    }
    default:
      return refuse({ intent: "choose" });
  }
}

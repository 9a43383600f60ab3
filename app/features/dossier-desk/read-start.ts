import type { DossierStart } from "~/domain/evaluation/create-dossier.server";
import { isId } from "~/lib/id";

/** What a form of the page of new dossiers asks to begin; null when it is none of them. */
export function readStart(form: ReadonlyMap<string, string>, producerId: string): DossierStart | null {
  const field = (name: string): string => form.get(name) ?? "";
  if (field("intent") === "certificate") {
    const kind = field("kind");
    return isId(field("certificate")) && (kind === "re_evaluation" || kind === "upgrade") ? { kind, certificateId: field("certificate") } : null;
  }
  if (field("intent") !== "new") return null;
  const setNo = /^\d{1,2}$/.test(field("setNo")) ? Number(field("setNo")) : 0;
  return { kind: "new", producerId, productName: field("productName"), setNo, communeCode: field("communeCode").slice(0, 5), productId: isId(field("productId")) ? field("productId") : null };
}

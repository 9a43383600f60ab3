import { listOwnListingNames } from "~/domain/catalog/own-listings.server";
import { neededPapers } from "~/domain/producers/joining/application";
import { handInPaper, withdrawPaper } from "~/domain/producers/papers/hand-in-paper.server";
import { identityOf } from "~/domain/producers/papers/identity.server";
import { isQuality, readPaperForm } from "~/domain/producers/papers/paper";
import { listPapersOf } from "~/domain/producers/papers/paper-queries.server";
import { isId } from "~/lib/id";
import { localDateAt } from "~/lib/local-date";
import type { Result } from "~/lib/result";
import type { Upload, UploadFault } from "~/platform/http/upload.server";
import { rateLimit } from "~/platform/rate-limit/rate-limit.server";
import type { PaperRefusal } from "./paper-form";

/** Everything the page of a producer's papers shows; `renew` is the id of one whose facts the form takes over. */
export async function papersView(producer: { id: string; kind: string }, renew: string | null, at: Date) {
  const [papers, listings, { identity, lapsed }] = await Promise.all([listPapersOf(producer.id), listOwnListingNames(producer.id), identityOf(producer.id, at)]);
  const old = papers.find(({ id }) => id === renew);
  const renewed: Record<string, string> | null = old ? { kind: old.kind, number: old.number, body: old.body, scope: old.scope ?? "", ...Object.fromEntries(old.products.map(({ id }) => [`product-${id}`, "1"])) } : null;
  return { papers, listings, identity, lapsed, renewed, needed: neededPapers(producer.kind), today: localDateAt(at) };
}

export type PapersView = Awaited<ReturnType<typeof papersView>>;

const uploads = rateLimit({ attempts: 60, seconds: 60 * 60 });

type Change = { producerId: string; userId: string; form: Map<string, string>; file: Result<Upload, UploadFault> | null; at: Date };

/** Does what a form of the page asks: hands a paper in, or takes one back. */
export async function changePapers({ producerId, userId, form, file, at }: Change): Promise<{ done: string } | { refusal: PaperRefusal }> {
  const group = form.get("group") === "quality" ? "quality" : "seller";
  const refuse = (faults: PaperRefusal["faults"]) => ({ refusal: { group, values: Object.fromEntries(form), faults } as const });
  if (form.get("intent") === "withdraw") {
    const id = form.get("id") ?? "";
    const taken = isId(id) && (await withdrawPaper({ id, producerId, userId })).ok;
    return taken ? { done: "withdrawn" } : refuse({ form: "wrong_state" });
  }
  if (form.get("intent") !== "send") return refuse({ form: "form" });
  const read = readPaperForm(form, localDateAt(at));
  const fileFault = file?.ok ? null : (file?.error ?? "missing");
  if ("problems" in read) return refuse({ ...read.problems, ...(fileFault ? { file: fileFault } : {}) });
  if (fileFault || !file?.ok) return refuse({ file: fileFault ?? "missing" });
  if (isQuality(read.facts.kind) !== (group === "quality")) return refuse({ kind: "missing" });
  if (!read.facts.products.every(isId)) return refuse({ products: "not_own_listing" });
  if (!(await uploads.take(userId)).ok) return refuse({ form: "too_many" });
  const sent = await handInPaper({ producerId, userId, facts: read.facts, file: file.value, at });
  if (sent.ok) return { done: "sent" };
  const { kind } = sent.error;
  if (kind === "file_type" || kind === "too_large") return refuse({ file: kind });
  return kind === "not_own_listing" ? refuse({ products: kind }) : refuse({ form: kind });
}

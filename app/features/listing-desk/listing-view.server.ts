import { findDraftOf } from "~/domain/catalog/drafts/draft-queries.server";
import { isAlcoholic, publishFaults } from "~/domain/catalog/drafts/listing-facts";
import { STEPS, type Step } from "~/domain/catalog/drafts/read-step";
import { findSets } from "~/domain/certificates/register-entry.server";
import { netOfSale } from "~/domain/pricing/net-of-sale";
import { sellerCharges } from "~/domain/pricing/seller-charges.server";
import { mayShowAlcohol } from "~/domain/producers/papers/alcohol-licences.server";
import type { ActingFor } from "~/domain/producers/acting-for.server";
import { isId } from "~/lib/id";
import { localDateAt } from "~/lib/local-date";

/** What the pages of one draft show: what is written, what is missing, and what is left of a sale. Null when it is not theirs. */
export async function listingView({ id, step, producer, at }: { id: string; step: string | undefined; producer: ActingFor; at: Date }) {
  const draft = isId(id) ? await findDraftOf(producer.id, id) : null;
  const shown = STEPS.find((one) => one === (step ?? "anh"));
  if (!draft || !shown) return null;
  const [sets, charges, licensed] = await Promise.all([findSets(), sellerCharges(producer.id, draft.facts.setNo ?? 0, localDateAt(at)), !isAlcoholic(draft.facts) || mayShowAlcohol(producer.id, at)]);
  const steps: readonly Step[] = draft.productId === null ? STEPS : STEPS.filter((one) => one !== "loai");
  return {
    draft,
    step: shown,
    steps,
    sets,
    faults: publishFaults(draft.facts, draft.pictures, draft.productId === null),
    sales: draft.facts.variants.flatMap(({ name, priceVnd }) => (priceVnd === null ? [] : [{ name, price: priceVnd, ...netOfSale(BigInt(priceVnd), charges) }])),
    /** False while it is alcohol and its seller has not both licences. */
    licensed,
    withheld: charges.length > 1,
    producer: { name: producer.name, legalName: producer.legalName, commune: producer.commune, verified: producer.verified },
  };
}

export type ListingView = NonNullable<Awaited<ReturnType<typeof listingView>>>;

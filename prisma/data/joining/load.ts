import { readFileSync } from "node:fs";
import type { ApplicationFields } from "~/domain/producers/joining/application";
import type { ListingFacts } from "~/domain/catalog/drafts/listing-facts";
import type { SceneKind } from "../products/load";

/** Somebody who asks to sell here; `none` with a message of an officer is one that was sent back. Days are counted back from the day of the demo. */
export type DemoApplication = {
  key: string;
  applicant: { email: string; name: string };
  state: "submitted" | "none";
  daysAgo: number;
  fields: Partial<ApplicationFields>;
  papers: [kind: string, fileName: string][];
  messages: { fromOfficer: boolean; daysAgo: number; text: string }[];
};

/** A listing that waits for an officer: a new one, or a change of `product`, which then names only what changes. */
export type DemoListingDraft = {
  key: string;
  producer: string;
  product: string | null;
  daysAgo: number;
  scenes: [SceneKind, variant: number][];
  facts: Partial<ListingFacts>;
};

function read<Row>(name: string): Row[] {
  return JSON.parse(readFileSync(new URL(`${name}.json`, import.meta.url), "utf8")) as Row[];
}

export const loadApplications = (): DemoApplication[] => read("applications");
export const loadListingDrafts = (): DemoListingDraft[] => read("listing-drafts");

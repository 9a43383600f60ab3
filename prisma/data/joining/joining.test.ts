import { describe, expect, it } from "vitest";
import { publishFaults } from "~/domain/catalog/drafts/listing-facts";
import { submissionProblems } from "~/domain/producers/joining/application";
import { draftFacts, wholeFields } from "../../seed/demo/joining";
import { loadProducts } from "../products/load";
import { loadApplications, loadListingDrafts } from "./load";

const PICTURE = { key: "picture", width: 4, height: 3, widths: [4], tone: "leaf" };

describe("what waits at the officers' desk of the demo could have been handed in", () => {
  it.each(loadApplications().map((one) => [one.key, one] as const))("%s", (_key, { fields, papers }) => {
    expect(submissionProblems(wholeFields(fields), papers.map(([kind]) => ({ kind })))).toEqual({});
  });
  it.each(loadListingDrafts().map((one) => [one.key, one] as const))("%s", (_key, draft) => {
    expect(publishFaults(draftFacts(draft, loadProducts()), draft.scenes.map(() => PICTURE), draft.product === null)).toEqual({});
  });
});

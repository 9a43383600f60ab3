import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { FIELDS, isPersonalId, nextState, readFields, STEPS, submissionProblems, type ApplicationStep } from "./application";

const WHOLE = new Map(Object.entries({
  kind: "cooperative", legalName: "Hợp tác xã Na Chi Lăng", shopName: "Na Chi Lăng", taxCode: "4900 123 450", representative: "Lê Thị Na", communeCode: "06463",
  addressLine: "Thôn Minh Hòa", phone: "0912 345 678", contactPhone: "0912.345.678", bankBin: "970405", bankAccount: "8100 2050 12345", bankHolder: "HTX NA CHI LANG", about: "Na dai trên núi đá.",
}));
const PAPERS = [{ kind: "business_registration" }, { kind: "food_safety" }];
const taxCode = "0100109106";
const whole = (changes: Record<string, string> = {}) => readFields(new Map([...WHOLE, ["taxCode", taxCode], ...Object.entries(changes)]));

describe("what an application says", () => {
  it("is complete when everything that is asked is there", () => {
    expect(submissionProblems(whole(), PAPERS)).toEqual({});
    expect(whole()).toMatchObject({ phone: "0912345678", contactPhone: "0912345678", bankAccount: "8100205012345" });
  });
  it("asks an individual for a personal id instead of a tax code", () => {
    const individual = { kind: "individual", taxCode: "" };
    expect(submissionProblems(whole(individual), PAPERS)).toEqual({ personalId: "missing", papers: "missing" });
    expect(submissionProblems(whole({ ...individual, personalId: "020 187 001234" }), [{ kind: "identity" }, { kind: "food_safety" }])).toEqual({});
  });
  it("takes a household's personal id for its tax code, not a company's", () => {
    expect(submissionProblems(whole({ kind: "household", taxCode: "020187001234" }), PAPERS)).toEqual({});
    expect(submissionProblems(whole({ kind: "company", taxCode: "020187001234" }), PAPERS)).toEqual({ taxCode: "invalid" });
  });
  it.each([
    ["taxCode", `${taxCode.slice(0, 9)}${(Number(taxCode[9]) + 1) % 10}`], ["phone", "12"], ["contactEmail", "not@mail"], ["bankAccount", "12"], ["bankBin", "9704"], ["communeCode", "6463"], ["personalId", "999187001234"],
  ] as const)("finds a malformed %s", (field, text) => expect(submissionProblems(whole({ [field]: text }), PAPERS)).toEqual({ [field]: "invalid" }));
  it("names everything that is missing", () => {
    const problems = submissionProblems(readFields(new Map()), []);
    expect(Object.keys(problems).toSorted()).toEqual([...FIELDS.filter((field) => field !== "personalId" && field !== "contactEmail"), "papers"].toSorted());
  });
  it("never fails on what is typed", () => {
    fc.assert(fc.property(fc.dictionary(fc.constantFrom(...FIELDS), fc.string()), (typed) => {
      submissionProblems(readFields(new Map(Object.entries(typed))), []);
    }));
  });
});

it("knows personal ids by their place", () => {
  expect(isPersonalId("020187001234")).toBe(true);
  for (const text of ["000187001234", "097187001234", "02018700123", "0201870012345", "02018700123x"]) expect(isPersonalId(text)).toBe(false);
});

describe("the states", () => {
  it("let nobody sell who was not submitted and approved", () => {
    const into = (state: string) => (Object.keys(STEPS) as ApplicationStep[]).filter((step) => STEPS[step].to === state);
    expect(into("verified")).toEqual(["approve"]);
    expect(STEPS.approve).toEqual({ from: ["submitted"], to: "verified", by: "officer" });
    expect(nextState("none", "approve")).toBeNull();
  });
  it("give a refused or lapsed application back to its applicant", () => {
    expect(nextState("rejected", "reopen")).toBe("none");
    expect(nextState("expired", "reopen")).toBe("none");
    expect(nextState("verified", "submit")).toBeNull();
  });
});

import { expect, test } from "vitest";
import { returnAfter, returnUntil } from "./goods-return";
import { problemAfter } from "./problem";
import { plainText } from "./talk";

test("text is kept plain: composed, without control characters and hidden direction marks", () => {
  expect(plainText("  Chào\r\nshop\u0000\u202E!\n\n\n\nCảm ơn ".normalize("NFD"))).toBe("Chào\nshop!\n\nCảm ơn");
  expect(plainText("\u200B \n\t")).toBe("");
});

test("the other side answers a problem, who reported it settles or insists, an officer settles", () => {
  expect(problemAfter("open", "answer", "buyer", "seller")).toBe("answered");
  expect(problemAfter("open", "answer", "buyer", "buyer")).toBeNull();
  expect(problemAfter("answered", "reopen", "buyer", "buyer")).toBe("open");
  expect(problemAfter("answered", "resolve", "buyer", "seller")).toBeNull();
  expect(problemAfter("answered", "resolve", "buyer", "officer")).toBe("resolved");
  expect(problemAfter("resolved", "reopen", "buyer", "buyer")).toBeNull();
});

test("each step of a return belongs to one party", () => {
  expect(returnAfter("asked", "decline", "seller")).toBe("declined");
  expect(returnAfter("asked", "decline", "buyer")).toBeNull();
  expect(returnAfter("declined", "overrule", "officer")).toBe("accepted");
  expect(returnAfter("declined", "overrule", "seller")).toBeNull();
  expect(returnAfter("received", "withdraw", "buyer")).toBeNull();
});

test("the term runs in days of Vietnam from the day of delivery", () => {
  expect(returnUntil(new Date("2026-11-01T18:00:00Z"), 30)).toBe("2026-12-02");
  expect(returnUntil(null, 30)).toBeNull();
  expect(returnUntil(new Date(), null)).toBeNull();
});

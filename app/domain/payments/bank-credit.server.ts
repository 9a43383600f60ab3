import { createHmac, timingSafeEqual } from "node:crypto";
import { z } from "zod";
import { withOrigin } from "~/domain/audit/with-origin.server";
import { isId } from "~/lib/id";
import { err, ok, type Result } from "~/lib/result";
import { db } from "~/platform/db/client.server";
import { env } from "~/platform/env/env.server";
import { currentRequestId } from "~/platform/log/log.server";
import type { MoneyOutcome } from "./receive-money.server";
import { findTransferReferences } from "./transfer-reference";
import { eventHandled, receiveEvent } from "./webhook-inbox.server";

const OLDEST_SECONDS = 300;
const NEWEST_SECONDS = 60;

/** A credit notice as the bank's feed sends it. */
const noticeShape = z.object({
  /** The bank's own transaction number. */
  reference: z.string().regex(/^[\x21-\x7e]{1,100}$/),
  amount: z.int().positive().max(1_000_000_000_000),
  content: z.string().max(500),
  creditedAt: z.iso.datetime({ offset: true }),
});

type BankAnswer = { kind: "recorded" | "known" | "conflict" | "not_found"; outcome: MoneyOutcome; paid: boolean; orderId?: string };
export type BankCreditResult = { outcome: MoneyOutcome; paid: boolean; repeated: boolean };
export type NoticeRefusal = { kind: "not_offered" } | { kind: "bad_signature" } | { kind: "stale" } | { kind: "malformed" } | { kind: "conflict" };

/** `sha256=` and the HMAC-SHA256, in hex, of `{timestamp}.{body}`: the timestamp is signed too, so that it cannot be renewed. */
export function signBankNotice(rawBody: Buffer, timestamp: string, secret: string): string {
  return `sha256=${createHmac("sha256", secret).update(`${timestamp}.`).update(rawBody).digest("hex")}`;
}

/**
 * One delivery of the bank feed: verified (signature and age), stored, handled once per bank reference. Outcomes: matched,
 * underpaid, overpaid, late, duplicate, unknown_reference; whatever does not fit its payment lies in suspense.
 */
export async function receiveBankNotice(
  rawBody: Buffer,
  headers: { timestamp: string; signature: string },
  at: Date,
): Promise<Result<BankCreditResult, NoticeRefusal>> {
  const secret = env().bankFeedSecret;
  if (!secret) return err({ kind: "not_offered" });
  if (!/^\d{1,12}$/.test(headers.timestamp)) return err({ kind: "bad_signature" });
  const expected = Buffer.from(signBankNotice(rawBody, headers.timestamp, secret));
  const given = Buffer.from(headers.signature);
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return err({ kind: "bad_signature" });
  const age = at.getTime() / 1000 - Number(headers.timestamp);
  if (age > OLDEST_SECONDS || age < -NEWEST_SECONDS) return err({ kind: "stale" });

  const notice = noticeShape.safeParse(parseJson(rawBody));
  if (!notice.success) return err({ kind: "malformed" });
  const { reference, amount, content, creditedAt } = notice.data;
  const id = `bank:${reference}`;
  await receiveEvent(id, "bank", rawBody.toString("utf8"));
  const answer = await record({
    bankReference: reference,
    amount,
    content: storable(content),
    creditedAt,
    references: findTransferReferences(content),
  });
  if (answer.kind === "conflict") return err({ kind: "conflict" });
  await eventHandled(id, answer.outcome);
  return ok({ outcome: answer.outcome, paid: answer.paid, repeated: answer.kind === "known" });
}

export type HandConfirmation = {
  paymentId: string;
  /** The transaction number on the bank statement: a screenshot is no proof. */
  bankReference: string;
  /** Whole đồng as on the statement. */
  amount: bigint;
  /** User id of the administrator. */
  actor: string;
  reason: string;
  at: Date;
};

export type HandRefusal = { kind: "malformed" } | { kind: "not_found" } | { kind: "already_known"; outcome: MoneyOutcome } | { kind: "conflict" };

/**
 * An administrator confirms a VietQR transfer from the bank statement, audited. Also explains a credit that the feed
 * could not match: its money then leaves suspense. The amount is judged as if the feed had reported it.
 */
export async function confirmVietQrByHand(confirmation: HandConfirmation): Promise<Result<BankCreditResult, HandRefusal>> {
  const { paymentId, amount, actor, at } = confirmation;
  const bankReference = confirmation.bankReference.trim();
  const reason = confirmation.reason.trim();
  const sound = isId(paymentId) && /^[\x21-\x7e]{1,100}$/.test(bankReference) && amount > 0n && amount <= 1_000_000_000_000n && reason !== "" && reason.length <= 500;
  if (!sound) return err({ kind: "malformed" });
  const answer = await record({
    paymentId,
    bankReference,
    amount: Number(amount),
    content: "",
    creditedAt: at.toISOString(),
    actor,
    reason: storable(reason),
    requestId: currentRequestId(),
  });
  if (answer.kind === "known") return err({ kind: "already_known", outcome: answer.outcome });
  if (answer.kind !== "recorded") return err({ kind: answer.kind });
  return ok({ outcome: answer.outcome, paid: answer.paid, repeated: false });
}

async function record(credit: Record<string, unknown>): Promise<BankAnswer> {
  const rows = await db().$queryRaw<[{ answer: BankAnswer }]>`SELECT record_bank_credit(${JSON.stringify(credit)}::jsonb) AS answer FROM ${withOrigin()}`;
  return rows[0].answer;
}

function parseJson(rawBody: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(rawBody));
  } catch {
    return undefined;
  }
}

/** Without what PostgreSQL's texts cannot hold: NUL and halves of surrogate pairs. */
function storable(text: string): string {
  return text.replace(/[\0\p{Cs}]/gu, "\ufffd");
}

import type { LocalizedText } from "~/lib/localized-text";
import { db } from "~/platform/db/client.server";

type Person = { id: string; name: string; email: string; locale: string };
/** News of a producer's money for one of its owners; `key` names what happened. */
export type PayoutNews = { key: string; producer: LocalizedText; bankBin: string; account: string; person: Person };
export type PaymentNews = PayoutNews & { code: string; amount: bigint; bankReference: string | null; reason: string | null };

/** One payout, for each of its producer's owners. */
export async function findPaymentNews(payoutId: string): Promise<PaymentNews[]> {
  return db().$queryRaw<PaymentNews[]>`
    SELECT y.id::text AS key, p.name AS producer, y.bank_bin AS "bankBin", y.account, y.code, y.amount_vnd AS amount, y.bank_reference AS "bankReference", y.reason,
      jsonb_build_object('id', u.id, 'name', u.name, 'email', u.email, 'locale', u.locale) AS person
    FROM payout AS y JOIN producer AS p ON p.id = y.producer_id JOIN producer_member AS m ON m.producer_id = p.id AND m.role = 'owner' JOIN app_user AS u ON u.id = m.user_id AND u.disabled_at IS NULL
    WHERE y.id = ${payoutId}::uuid`;
}

/** The account a producer's money is sent to now, for each of its owners. */
export async function findAccountNews(producerId: string): Promise<PayoutNews[]> {
  return db().$queryRaw<PayoutNews[]>`
    SELECT a.id::text AS key, p.name AS producer, a.bank_bin AS "bankBin", a.account, jsonb_build_object('id', u.id, 'name', u.name, 'email', u.email, 'locale', u.locale) AS person
    FROM (SELECT * FROM payout_account WHERE producer_id = ${producerId}::uuid ORDER BY at DESC, id DESC LIMIT 1) AS a
    JOIN producer AS p ON p.id = a.producer_id JOIN producer_member AS m ON m.producer_id = p.id AND m.role = 'owner' JOIN app_user AS u ON u.id = m.user_id AND u.disabled_at IS NULL`;
}

import type { LocalizedText } from "~/lib/localized-text";
import type { Vnd } from "~/lib/money";
import { db } from "~/platform/db/client.server";
import type { ProblemState } from "./problem";

/** Whom a mail about a parcel goes to and what it can say. */
export type MailFacts = {
  shipmentId: string;
  orderId: string;
  code: string;
  locale: string;
  buyer: { name: string; email: string | null };
  producer: LocalizedText;
  sellers: { id: string; name: string; email: string; locale: string }[];
  /** Of talk: what was written by the one side and not told of before, oldest first. Of a problem or return: its last words. */
  words: string[];
  state: ProblemState | null;
  refund: Vnd | null;
};

type About = { about: "talk" | "problem" | "return"; id: string; /** Of talk: the last message of those that were gathered. */ key: string };

/** Facts for one mail; null when what it is about is gone. */
export async function mailFacts({ about, id, key }: About): Promise<MailFacts | null> {
  const [row] = await db().$queryRaw<(Omit<MailFacts, "refund"> & { refund: bigint | null })[]>`
    SELECT s.id AS "shipmentId", o.id AS "orderId", o.code, o.locale, jsonb_build_object('name', o.contact_name, 'email', o.contact_email) AS buyer, f.name AS producer,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('id', u.id, 'name', u.name, 'email', u.email, 'locale', u.locale) ORDER BY u.email), '[]')
       FROM producer_member AS m JOIN app_user AS u ON u.id = m.user_id AND u.disabled_at IS NULL WHERE m.producer_id = f.id AND m.role IN ('owner', 'sales')) AS sellers,
      CASE WHEN ${about} = 'talk' THEN (
          SELECT coalesce(jsonb_agg(t.text ORDER BY t.at, t.id), '[]') FROM shipment_message AS t
          JOIN shipment_message AS last ON last.id = ${key}::uuid AND t.shipment_id = last.shipment_id AND t.from_seller = last.from_seller AND t.told_at = last.told_at)
        WHEN ${about} = 'problem' THEN jsonb_build_array(coalesce(p.resolution, CASE WHEN p.state = 'answered' THEN p.answer END, p.text))
        ELSE jsonb_build_array(CASE WHEN g.state = 'asked' THEN g.text ELSE coalesce(g.answer, g.text) END) END AS words,
      p.state, g.refund_vnd AS refund
    FROM shipment AS s JOIN purchase_order AS o ON o.id = s.order_id JOIN producer AS f ON f.id = s.producer_id
    LEFT JOIN shipment_problem AS p ON ${about} = 'problem' AND p.id = ${id}::uuid
    LEFT JOIN goods_return AS g ON ${about} = 'return' AND g.id = ${id}::uuid
    WHERE s.id = CASE ${about} WHEN 'talk' THEN ${id}::uuid WHEN 'problem' THEN p.shipment_id ELSE g.shipment_id END`;
  return row ?? null;
}

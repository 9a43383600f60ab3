-- What a producer who was paid by the buyer owes that buyer back, the producer sends itself and says so; the buyer may say that it
-- did not come, and an officer decides.

-- CreateEnum
CREATE TYPE "producer_refund_state" AS ENUM ('sent', 'disputed', 'upheld', 'undone');

-- CreateTable
CREATE TABLE "producer_refund" (
    "id" UUID NOT NULL,
    "order_id" UUID NOT NULL,
    "shipment_id" UUID NOT NULL,
    "amount_vnd" BIGINT NOT NULL,
    "state" "producer_refund_state" NOT NULL DEFAULT 'sent',
    "bank_bin" TEXT NOT NULL,
    "bank_account" TEXT NOT NULL,
    "holder" TEXT NOT NULL,
    "bank_reference" TEXT NOT NULL,
    "sent_at" TIMESTAMPTZ(3) NOT NULL,
    "sent_by" UUID NOT NULL,
    "decided_at" TIMESTAMPTZ(3),
    "decided_by" UUID,
    "note" TEXT,

    CONSTRAINT "producer_refund_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "producer_refund_order_id_idx" ON "producer_refund"("order_id");

-- CreateIndex
CREATE INDEX "producer_refund_state_idx" ON "producer_refund"("state");

-- ---------------------------------------------------------------- what the language of the schema cannot say
ALTER TABLE producer_refund
  ADD CONSTRAINT producer_refund_of_order FOREIGN KEY (order_id) REFERENCES purchase_order (id),
  ADD CONSTRAINT producer_refund_of_parcel FOREIGN KEY (shipment_id) REFERENCES shipment (id),
  ADD CONSTRAINT producer_refund_amount CHECK (amount_vnd > 0),
  ADD CONSTRAINT producer_refund_to CHECK (bank_bin ~ '^\d{6}$' AND bank_account ~ '^[A-Z0-9]{6,19}$' AND btrim(holder) <> ''),
  ADD CONSTRAINT producer_refund_reference CHECK (btrim(bank_reference) <> ''),
  ADD CONSTRAINT producer_refund_decided CHECK ((state IN ('upheld', 'undone')) = (decided_at IS NOT NULL AND btrim(note) <> ''));
CREATE UNIQUE INDEX producer_refund_one_transfer ON producer_refund (shipment_id, bank_reference) WHERE state <> 'undone';

-- What producers owe buyers back, by order.
CREATE VIEW direct_refund_due AS
SELECT s.order_id, s.id AS shipment_id, s.producer_id, owed_back(s.order_id, s.producer_id) AS due_vnd,
  (SELECT max(x.at) FROM ledger_transaction AS x JOIN ledger_entry AS e ON e.transaction_id = x.id AND e.account = 'refund_due' AND e.amount_vnd < 0
    JOIN ledger_entry AS f ON f.transaction_id = x.id AND f.producer_id = s.producer_id WHERE x.order_id = s.order_id AND x.kind <> 'producer_refund_undone') AS since
FROM shipment AS s JOIN purchase_order AS o ON o.id = s.order_id AND o.direct
WHERE EXISTS (SELECT 1 FROM ledger_transaction AS x JOIN ledger_entry AS e ON e.transaction_id = x.id AND e.account = 'refund_due' WHERE x.order_id = s.order_id)
  AND owed_back(s.order_id, s.producer_id) > 0;

-- The shop sends back what lies with it: of direct orders that is only what came to it by mistake.
ALTER VIEW order_refund_due RENAME TO order_refund_owed;
CREATE VIEW order_refund_due AS
SELECT d.order_id, d.account, d.due_vnd, d.since FROM order_refund_owed AS d JOIN purchase_order AS o ON o.id = d.order_id WHERE d.account = 'suspense' OR NOT o.direct;

-- A producer says to have sent it: {refundId, shipmentId, amount, bankReference, actor, at, requestId}. Answers sent, repeated, not_due (with
-- what is), no_account, taken or not_found.
CREATE FUNCTION send_producer_refund(p jsonb) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  parcel shipment;
  target refund_account;
  due bigint;
BEGIN
  PERFORM 1 FROM payment AS y JOIN shipment AS s ON s.order_id = y.order_id WHERE s.id = (p ->> 'shipmentId')::uuid ORDER BY y.created_at FOR UPDATE OF y;
  SELECT * INTO parcel FROM shipment WHERE id = (p ->> 'shipmentId')::uuid;
  IF NOT FOUND THEN RETURN jsonb_build_object('kind', 'not_found'); END IF;
  IF EXISTS (SELECT 1 FROM producer_refund WHERE id = (p ->> 'refundId')::uuid) THEN RETURN jsonb_build_object('kind', 'repeated'); END IF;
  SELECT due_vnd INTO due FROM direct_refund_due WHERE shipment_id = parcel.id;
  IF coalesce(due, 0) < (p ->> 'amount')::bigint OR (p ->> 'amount')::bigint <= 0 THEN RETURN jsonb_build_object('kind', 'not_due', 'due', coalesce(due, 0)); END IF;
  SELECT * INTO target FROM refund_account WHERE order_id = parcel.order_id ORDER BY at DESC, id DESC LIMIT 1;
  IF NOT FOUND THEN RETURN jsonb_build_object('kind', 'no_account'); END IF;
  IF EXISTS (SELECT 1 FROM producer_refund WHERE shipment_id = parcel.id AND bank_reference = p ->> 'bankReference' AND state <> 'undone') THEN RETURN jsonb_build_object('kind', 'taken'); END IF;

  INSERT INTO producer_refund (id, order_id, shipment_id, amount_vnd, bank_bin, bank_account, holder, bank_reference, sent_at, sent_by)
    VALUES ((p ->> 'refundId')::uuid, parcel.order_id, parcel.id, (p ->> 'amount')::bigint, target.bank_bin, target.bank_account, target.holder, p ->> 'bankReference', (p ->> 'at')::timestamptz, (p ->> 'actor')::uuid);
  PERFORM post_ledger('producer_refund', p ->> 'refundId', parcel.order_id, jsonb_build_array(
    jsonb_build_object('account', 'refund_due', 'amount', (p ->> 'amount')::bigint),
    jsonb_build_object('account', 'producer_payable', 'producerId', parcel.producer_id, 'amount', -(p ->> 'amount')::bigint)));
  IF (SELECT contact_email FROM purchase_order WHERE id = parcel.order_id) IS NOT NULL THEN
    INSERT INTO outbox_message (topic, payload) VALUES ('mail.order_confirmation', jsonb_build_object('orderId', parcel.order_id, 'occasion', 'refunded', 'refund', p ->> 'refundId'));
  END IF;
  INSERT INTO audit_entry (id, actor_user_id, actor_kind, action, subject_type, subject_id, after, request_id)
    VALUES (new_id(), (p ->> 'actor')::uuid, 'user', 'direct.refund_sent', 'order', parcel.order_id::text,
      jsonb_build_object('refund', p ->> 'refundId', 'amount', (p ->> 'amount')::bigint, 'bankReference', p ->> 'bankReference'), p ->> 'requestId');
  RETURN jsonb_build_object('kind', 'sent');
END $$;

-- What becomes of it: {refundId, from, to: disputed | upheld | undone, actor, note, at, requestId}. Undone, it is owed again. Answers moved,
-- repeated, stale, not_allowed or not_found.
CREATE FUNCTION move_producer_refund(p jsonb) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  r producer_refund;
  step text := (p ->> 'from') || '>' || (p ->> 'to');
BEGIN
  PERFORM 1 FROM payment AS y JOIN producer_refund AS f ON f.order_id = y.order_id WHERE f.id = (p ->> 'refundId')::uuid ORDER BY y.created_at FOR UPDATE OF y;
  SELECT * INTO r FROM producer_refund WHERE id = (p ->> 'refundId')::uuid FOR UPDATE;
  IF NOT FOUND THEN RETURN jsonb_build_object('kind', 'not_found'); END IF;
  IF r.state::text = p ->> 'to' THEN RETURN jsonb_build_object('kind', 'repeated'); END IF;
  IF r.state::text <> p ->> 'from' THEN RETURN jsonb_build_object('kind', 'stale'); END IF;
  IF step NOT IN ('sent>disputed', 'disputed>upheld', 'disputed>undone') THEN RETURN jsonb_build_object('kind', 'not_allowed'); END IF;
  UPDATE producer_refund SET state = (p ->> 'to')::producer_refund_state, note = coalesce(p ->> 'note', note),
      decided_at = CASE WHEN p ->> 'to' <> 'disputed' THEN (p ->> 'at')::timestamptz END, decided_by = CASE WHEN p ->> 'to' <> 'disputed' THEN (p ->> 'actor')::uuid END WHERE id = r.id;
  IF p ->> 'to' = 'undone' THEN
    PERFORM post_ledger('producer_refund_undone', r.id::text, r.order_id, jsonb_build_array(
      jsonb_build_object('account', 'refund_due', 'amount', -r.amount_vnd),
      jsonb_build_object('account', 'producer_payable', 'producerId', (SELECT producer_id FROM shipment WHERE id = r.shipment_id), 'amount', r.amount_vnd)));
  END IF;
  INSERT INTO audit_entry (id, actor_user_id, actor_kind, action, subject_type, subject_id, after, reason, request_id)
    VALUES (new_id(), (p ->> 'actor')::uuid, CASE WHEN p ->> 'actor' IS NULL THEN 'system' ELSE 'user' END, 'direct.refund_' || (p ->> 'to'), 'order', r.order_id::text,
      jsonb_build_object('refund', r.id, 'amount', r.amount_vnd), p ->> 'note', p ->> 'requestId');
  RETURN jsonb_build_object('kind', 'moved');
END $$;

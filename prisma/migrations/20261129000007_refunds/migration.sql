-- Refunds: asked for, approved by a second officer when they are large, sent on the way the money came, booked once.

-- CreateEnum
CREATE TYPE "refund_state" AS ENUM ('asked', 'approved', 'paid', 'failed', 'declined');

-- CreateTable
CREATE TABLE "refund" (
    "id" UUID NOT NULL,
    "order_id" UUID NOT NULL,
    "account" TEXT NOT NULL,
    "amount_vnd" BIGINT NOT NULL,
    "method" TEXT NOT NULL,
    "state" "refund_state" NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "asked_by" UUID NOT NULL,
    "approved_at" TIMESTAMPTZ(3),
    "approved_by" UUID,
    "settled_at" TIMESTAMPTZ(3),
    "reference" TEXT,
    "bank_bin" TEXT,
    "bank_account" TEXT,
    "holder" TEXT,
    "reason" TEXT,

    CONSTRAINT "refund_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "refund_account" (
    "id" UUID NOT NULL,
    "order_id" UUID NOT NULL,
    "bank_bin" TEXT NOT NULL,
    "bank_account" TEXT NOT NULL,
    "holder" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "refund_account_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "refund_reference_key" ON "refund"("reference");

-- CreateIndex
CREATE INDEX "refund_order_id_idx" ON "refund"("order_id");

-- CreateIndex
CREATE INDEX "refund_state_idx" ON "refund"("state");

-- CreateIndex
CREATE INDEX "refund_account_order_id_at_idx" ON "refund_account"("order_id", "at");

-- ---------------------------------------------------------------- what the language of the schema cannot say
-- From this amount on a refund needs a second officer.
CREATE FUNCTION needs_second_officer(amount bigint) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$ SELECT amount > 2000000 $$;
ALTER TABLE refund
  ADD CONSTRAINT refund_of_order FOREIGN KEY (order_id) REFERENCES purchase_order (id),
  ADD CONSTRAINT refund_amount CHECK (amount_vnd > 0),
  ADD CONSTRAINT refund_owed_at CHECK (account IN ('refund_due', 'suspense')),
  ADD CONSTRAINT refund_way CHECK (method = 'card' OR (method = 'bank' AND num_nulls(bank_bin, bank_account, holder) = 0)),
  ADD CONSTRAINT refund_approved CHECK ((state IN ('asked', 'declined')) = (approved_at IS NULL)),
  ADD CONSTRAINT refund_four_eyes CHECK (approved_by IS DISTINCT FROM asked_by OR NOT needs_second_officer(amount_vnd)),
  ADD CONSTRAINT refund_settled CHECK ((state IN ('paid', 'failed', 'declined')) = (settled_at IS NOT NULL)),
  ADD CONSTRAINT refund_has_reference CHECK (state <> 'paid' OR reference IS NOT NULL),
  ADD CONSTRAINT refund_says_why CHECK (state NOT IN ('failed', 'declined') OR btrim(reason) <> '');
ALTER TABLE refund_account
  ADD CONSTRAINT refund_account_of_order FOREIGN KEY (order_id) REFERENCES purchase_order (id),
  ADD CONSTRAINT refund_account_bank CHECK (bank_bin ~ '^\d{6}$' AND bank_account ~ '^[A-Z0-9]{6,19}$' AND btrim(holder) <> '');
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON refund_account FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- What an order's buyer is still owed and nobody has sent on its way, by account.
CREATE VIEW order_refund_due AS
SELECT d.order_id, d.account, d.owed - coalesce((SELECT sum(r.amount_vnd) FROM refund AS r WHERE r.order_id = d.order_id AND r.account = d.account AND r.state IN ('asked', 'approved')), 0)::bigint AS due_vnd, d.since
FROM (
  SELECT x.order_id, e.account, -sum(e.amount_vnd)::bigint AS owed, min(x.at) AS since FROM ledger_entry AS e JOIN ledger_transaction AS x ON x.id = e.transaction_id
  WHERE e.account IN ('refund_due', 'suspense') AND x.order_id IS NOT NULL GROUP BY 1, 2 HAVING sum(e.amount_vnd) < 0
) AS d;

-- Asks for money to be sent back: {refundId, orderId, account, amount, at, actor, requestId}. What is no more than one officer may
-- send is approved at once. Answers asked, approved, repeated, not_due (with what is), no_account, not_found.
CREATE FUNCTION ask_refund(p jsonb) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  pay payment;
  target refund_account;
  due bigint;
  by_card bigint := 0;
  amount bigint := (p ->> 'amount')::bigint;
  way text := 'bank';
  at_once boolean := NOT needs_second_officer((p ->> 'amount')::bigint);
BEGIN
  -- The order's payments are locked first, as by everything else that moves its money.
  SELECT * INTO pay FROM payment WHERE order_id = (p ->> 'orderId')::uuid ORDER BY created_at DESC LIMIT 1 FOR UPDATE;
  IF NOT FOUND THEN RETURN jsonb_build_object('kind', 'not_found'); END IF;
  IF EXISTS (SELECT 1 FROM refund WHERE id = (p ->> 'refundId')::uuid) THEN RETURN jsonb_build_object('kind', 'repeated'); END IF;
  SELECT due_vnd INTO due FROM order_refund_due WHERE order_id = pay.order_id AND account = p ->> 'account';
  IF coalesce(due, 0) < amount OR amount <= 0 THEN RETURN jsonb_build_object('kind', 'not_due', 'due', coalesce(due, 0)); END IF;

  IF pay.method = 'card' AND pay.stripe_session_id IS NOT NULL THEN
    SELECT coalesce(sum(e.amount_vnd), 0) INTO by_card FROM ledger_entry AS e JOIN ledger_transaction AS x ON x.id = e.transaction_id WHERE x.order_id = pay.order_id AND e.account = 'cash_card';
    by_card := by_card - coalesce((SELECT sum(r.amount_vnd) FROM refund AS r WHERE r.order_id = pay.order_id AND r.method = 'card' AND r.state IN ('asked', 'approved')), 0);
    IF by_card >= amount THEN way := 'card'; END IF;
  END IF;
  IF way = 'bank' THEN
    SELECT * INTO target FROM refund_account WHERE order_id = pay.order_id ORDER BY at DESC, id DESC LIMIT 1;
    IF NOT FOUND THEN RETURN jsonb_build_object('kind', 'no_account'); END IF;
  END IF;
  INSERT INTO refund (id, order_id, account, amount_vnd, method, state, asked_at, asked_by, approved_at, approved_by, bank_bin, bank_account, holder)
    VALUES ((p ->> 'refundId')::uuid, pay.order_id, p ->> 'account', amount, way, CASE WHEN at_once THEN 'approved' ELSE 'asked' END::refund_state,
      (p ->> 'at')::timestamptz, (p ->> 'actor')::uuid, CASE WHEN at_once THEN (p ->> 'at')::timestamptz END, CASE WHEN at_once THEN (p ->> 'actor')::uuid END,
      target.bank_bin, target.bank_account, target.holder);
  IF at_once AND way = 'card' THEN INSERT INTO outbox_message (topic, payload) VALUES ('refund.card', jsonb_build_object('refundId', p ->> 'refundId')); END IF;
  INSERT INTO audit_entry (id, actor_user_id, actor_kind, action, subject_type, subject_id, after, request_id)
    VALUES (new_id(), (p ->> 'actor')::uuid, 'user', CASE WHEN at_once THEN 'refund.approved' ELSE 'refund.asked' END, 'order', pay.order_id::text,
      jsonb_build_object('refund', p ->> 'refundId', 'amount', amount, 'way', way), p ->> 'requestId');
  RETURN jsonb_build_object('kind', CASE WHEN at_once THEN 'approved' ELSE 'asked' END, 'way', way);
END $$;

-- A second officer says yes or no: {refundId, approve, reason, at, actor, requestId}. Answers done, stale, same_officer or not_found.
CREATE FUNCTION judge_refund(p jsonb) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  r refund;
  yes boolean := (p ->> 'approve')::boolean;
BEGIN
  SELECT * INTO r FROM refund WHERE id = (p ->> 'refundId')::uuid FOR UPDATE;
  IF NOT FOUND THEN RETURN jsonb_build_object('kind', 'not_found'); END IF;
  IF r.state <> 'asked' THEN RETURN jsonb_build_object('kind', 'stale', 'state', r.state); END IF;
  IF yes AND r.asked_by = (p ->> 'actor')::uuid THEN RETURN jsonb_build_object('kind', 'same_officer'); END IF;
  IF yes THEN
    UPDATE refund SET state = 'approved', approved_at = (p ->> 'at')::timestamptz, approved_by = (p ->> 'actor')::uuid WHERE id = r.id;
    IF r.method = 'card' THEN INSERT INTO outbox_message (topic, payload) VALUES ('refund.card', jsonb_build_object('refundId', r.id)); END IF;
  ELSE
    UPDATE refund SET state = 'declined', settled_at = (p ->> 'at')::timestamptz, reason = p ->> 'reason' WHERE id = r.id;
  END IF;
  INSERT INTO audit_entry (id, actor_user_id, actor_kind, action, subject_type, subject_id, after, reason, request_id)
    VALUES (new_id(), (p ->> 'actor')::uuid, 'user', CASE WHEN yes THEN 'refund.approved' ELSE 'refund.declined' END, 'order', r.order_id::text,
      jsonb_build_object('refund', r.id, 'amount', r.amount_vnd), p ->> 'reason', p ->> 'requestId');
  RETURN jsonb_build_object('kind', 'done');
END $$;

-- It has gone, or could not: {refundId, paid, reference, reason, at, actor, requestId}; no actor when the gateway says so. What
-- failed is due again. Answers settled, repeated, wrong_state, taken (that reference names another refund) or not_found.
CREATE FUNCTION settle_refund(p jsonb) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  r refund;
  went boolean := (p ->> 'paid')::boolean;
BEGIN
  SELECT * INTO r FROM refund WHERE id = (p ->> 'refundId')::uuid FOR UPDATE;
  IF NOT FOUND THEN RETURN jsonb_build_object('kind', 'not_found'); END IF;
  IF r.state = (CASE WHEN went THEN 'paid' ELSE 'failed' END)::refund_state THEN RETURN jsonb_build_object('kind', 'repeated'); END IF;
  -- A card's bank may refuse what the gateway had taken for done.
  IF r.state <> 'approved' AND NOT (r.state = 'paid' AND NOT went AND r.method = 'card') THEN RETURN jsonb_build_object('kind', 'wrong_state', 'state', r.state); END IF;
  IF went AND EXISTS (SELECT 1 FROM refund WHERE reference = p ->> 'reference' AND id <> r.id) THEN RETURN jsonb_build_object('kind', 'taken'); END IF;

  IF went OR r.state = 'paid' THEN
    PERFORM post_ledger(CASE WHEN went THEN 'refund_paid' ELSE 'refund_failed' END, r.id::text, r.order_id, jsonb_build_array(
      jsonb_build_object('account', r.account, 'amount', CASE WHEN went THEN r.amount_vnd ELSE -r.amount_vnd END),
      jsonb_build_object('account', CASE r.method WHEN 'card' THEN 'cash_card' ELSE 'cash_vietqr' END, 'amount', CASE WHEN went THEN -r.amount_vnd ELSE r.amount_vnd END)));
  END IF;
  UPDATE refund SET state = CASE WHEN went THEN 'paid' ELSE 'failed' END::refund_state, settled_at = (p ->> 'at')::timestamptz,
      reference = coalesce(p ->> 'reference', reference), reason = coalesce(p ->> 'reason', reason) WHERE id = r.id;
  INSERT INTO audit_entry (id, actor_user_id, actor_kind, action, subject_type, subject_id, after, reason, request_id)
    VALUES (new_id(), (p ->> 'actor')::uuid, CASE WHEN p ->> 'actor' IS NULL THEN 'system' ELSE 'user' END, CASE WHEN went THEN 'refund.paid' ELSE 'refund.failed' END, 'order', r.order_id::text,
      jsonb_build_object('refund', r.id, 'amount', r.amount_vnd, 'reference', p ->> 'reference'), p ->> 'reason', p ->> 'requestId');
  IF went AND (SELECT contact_email FROM purchase_order WHERE id = r.order_id) IS NOT NULL THEN
    INSERT INTO outbox_message (topic, payload) VALUES ('mail.order_confirmation', jsonb_build_object('orderId', r.order_id, 'occasion', 'refunded', 'refund', r.id));
  END IF;
  RETURN jsonb_build_object('kind', 'settled');
END $$;

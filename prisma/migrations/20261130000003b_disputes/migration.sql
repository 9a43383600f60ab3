-- Card payments that a buyer's bank disputes: the gateway takes the money away until it is decided, and producers' payouts of that order wait.

-- CreateTable
CREATE TABLE "card_dispute" (
    "id" UUID NOT NULL,
    "gateway_id" TEXT NOT NULL,
    "payment_id" UUID,
    "order_id" UUID,
    "amount_vnd" BIGINT NOT NULL,
    "reason" TEXT NOT NULL,
    "gateway_status" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "due_by" TIMESTAMPTZ(3),
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "closed_at" TIMESTAMPTZ(3),
    "answered_at" TIMESTAMPTZ(3),
    "answered_by" UUID,
    "answer" TEXT,
    "producer_id" UUID,
    "decided_at" TIMESTAMPTZ(3),
    "decided_by" UUID,

    CONSTRAINT "card_dispute_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "card_dispute_gateway_id_key" ON "card_dispute"("gateway_id");

-- CreateIndex
CREATE INDEX "card_dispute_order_id_idx" ON "card_dispute"("order_id");

-- ---------------------------------------------------------------- what the language of the schema cannot say
ALTER TABLE card_dispute
  ADD CONSTRAINT card_dispute_of_order FOREIGN KEY (order_id) REFERENCES purchase_order (id),
  ADD CONSTRAINT card_dispute_of_payment FOREIGN KEY (payment_id) REFERENCES payment (id),
  ADD CONSTRAINT card_dispute_of_producer FOREIGN KEY (producer_id) REFERENCES producer (id),
  ADD CONSTRAINT card_dispute_amount CHECK (amount_vnd > 0),
  ADD CONSTRAINT card_dispute_state CHECK (state IN ('inquiry', 'open', 'won', 'lost', 'closed')),
  ADD CONSTRAINT card_dispute_decided CHECK (num_nonnulls(decided_at, decided_by) IN (0, 2) AND (decided_at IS NULL OR state = 'lost') AND (producer_id IS NULL OR decided_at IS NOT NULL));

-- How far a dispute has come, by what the gateway calls it: its messages come in any order, and one that says less than is known changes nothing.
CREATE FUNCTION dispute_rank(p_status text) RETURNS integer LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE p_status WHEN 'warning_needs_response' THEN 1 WHEN 'warning_under_review' THEN 2 WHEN 'warning_closed' THEN 3 WHEN 'needs_response' THEN 4 WHEN 'under_review' THEN 5
    WHEN 'prevented' THEN 6 WHEN 'won' THEN 7 WHEN 'lost' THEN 7 ELSE 0 END
$$;

-- What the gateway says about a dispute: {gatewayId, paymentId, amount, reason, status, dueBy, openedAt, at}. Money that it took away lies in
-- the account card_dispute until it is won or somebody has decided who bears it. Answers what the dispute is now.
CREATE FUNCTION hear_dispute(p jsonb) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  d card_dispute;
  pay payment;
  status text := p ->> 'status';
  became text := CASE WHEN p ->> 'status' IN ('won', 'lost') THEN p ->> 'status' WHEN p ->> 'status' IN ('warning_closed', 'prevented') THEN 'closed' WHEN p ->> 'status' LIKE 'warning%' THEN 'inquiry' ELSE 'open' END;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('dispute:' || (p ->> 'gatewayId'), 4));
  SELECT * INTO pay FROM payment WHERE id = (p ->> 'paymentId')::uuid FOR UPDATE;
  SELECT * INTO d FROM card_dispute WHERE gateway_id = p ->> 'gatewayId' FOR UPDATE;
  IF d.id IS NOT NULL AND dispute_rank(status) <= dispute_rank(d.gateway_status) THEN RETURN d.state; END IF;
  IF d.id IS NULL THEN
    INSERT INTO card_dispute (id, gateway_id, payment_id, order_id, amount_vnd, reason, gateway_status, state, due_by, opened_at)
      VALUES (new_id(), p ->> 'gatewayId', pay.id, pay.order_id, (p ->> 'amount')::bigint, p ->> 'reason', status, became, (p ->> 'dueBy')::timestamptz, (p ->> 'openedAt')::timestamptz) RETURNING * INTO d;
    INSERT INTO audit_entry (id, actor_kind, action, subject_type, subject_id, after)
      VALUES (new_id(), 'webhook', 'dispute.opened', 'dispute', d.id::text, jsonb_build_object('amount', d.amount_vnd, 'reason', d.reason));
  END IF;
  UPDATE card_dispute SET gateway_status = status, state = became, due_by = coalesce((p ->> 'dueBy')::timestamptz, due_by),
    closed_at = CASE WHEN became IN ('won', 'lost', 'closed') THEN (p ->> 'at')::timestamptz END WHERE id = d.id;
  IF became IN ('open', 'won', 'lost') THEN
    PERFORM post_ledger('dispute_opened', d.id::text, d.order_id, jsonb_build_array(
      jsonb_build_object('account', 'card_dispute', 'amount', d.amount_vnd), jsonb_build_object('account', 'cash_card', 'amount', -d.amount_vnd)));
  END IF;
  IF became = 'won' OR (became = 'closed' AND EXISTS (SELECT 1 FROM ledger_transaction WHERE kind = 'dispute_opened' AND source_id = d.id::text)) THEN
    PERFORM post_ledger('dispute_won', d.id::text, d.order_id, jsonb_build_array(
      jsonb_build_object('account', 'cash_card', 'amount', d.amount_vnd), jsonb_build_object('account', 'card_dispute', 'amount', -d.amount_vnd)));
  END IF;
  IF became IN ('won', 'lost', 'closed') THEN
    INSERT INTO audit_entry (id, actor_kind, action, subject_type, subject_id, after)
      VALUES (new_id(), 'webhook', 'dispute.' || became, 'dispute', d.id::text, jsonb_build_object('amount', d.amount_vnd));
  END IF;
  RETURN became;
END $$;

-- Who bears a dispute that was lost: {disputeId, producerId (null: the shop), reason, at, actor, requestId}. A producer's part is set off
-- against what it is owed. Answers decided, stale, not_theirs or not_found.
CREATE FUNCTION decide_dispute(p jsonb) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  d card_dispute;
  bearer uuid := (p ->> 'producerId')::uuid;
BEGIN
  SELECT * INTO d FROM card_dispute WHERE id = (p ->> 'disputeId')::uuid FOR UPDATE;
  IF NOT FOUND THEN RETURN jsonb_build_object('kind', 'not_found'); END IF;
  IF d.state <> 'lost' OR d.decided_at IS NOT NULL THEN RETURN jsonb_build_object('kind', 'stale'); END IF;
  IF bearer IS NOT NULL AND NOT EXISTS (SELECT 1 FROM shipment WHERE order_id = d.order_id AND producer_id = bearer) THEN RETURN jsonb_build_object('kind', 'not_theirs'); END IF;
  UPDATE card_dispute SET producer_id = bearer, decided_at = (p ->> 'at')::timestamptz, decided_by = (p ->> 'actor')::uuid WHERE id = d.id;
  PERFORM post_ledger('dispute_lost', d.id::text, d.order_id, jsonb_build_array(
    CASE WHEN bearer IS NULL THEN jsonb_build_object('account', 'dispute_cost', 'amount', d.amount_vnd) ELSE jsonb_build_object('account', 'producer_payable', 'producerId', bearer, 'amount', d.amount_vnd) END,
    jsonb_build_object('account', 'card_dispute', 'amount', -d.amount_vnd)));
  INSERT INTO audit_entry (id, actor_user_id, actor_kind, action, subject_type, subject_id, after, reason, request_id)
    VALUES (new_id(), (p ->> 'actor')::uuid, 'user', 'dispute.decided', 'dispute', d.id::text, jsonb_build_object('amount', d.amount_vnd, 'producer', bearer), p ->> 'reason', p ->> 'requestId');
  RETURN jsonb_build_object('kind', 'decided');
END $$;

-- While money of an order is away, or was lost and nobody has decided who bears it, nothing of that order is paid out.
CREATE FUNCTION order_is_disputed(p_order uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT 1 FROM card_dispute WHERE order_id = p_order AND (state IN ('inquiry', 'open') OR (state = 'lost' AND decided_at IS NULL)))
$$;

-- The same columns as the view had so far, whichever they are; only the moment from which on an entry is free waits for the dispute.
ALTER VIEW payable_entry RENAME TO undisputed_entry;
DO $$
BEGIN
  EXECUTE (SELECT format('CREATE VIEW payable_entry AS SELECT %s FROM undisputed_entry AS u', string_agg(
      CASE column_name WHEN 'free_at' THEN 'CASE WHEN u.order_id IS NULL OR NOT order_is_disputed(u.order_id) THEN u.free_at END AS free_at' ELSE format('u.%I', column_name) END, ', ' ORDER BY ordinal_position))
    FROM information_schema.columns WHERE table_schema = current_schema() AND table_name = 'undisputed_entry');
END $$;

-- While a card payment is disputed the gateway sends nothing back to the card, and the buyer would get the money twice.
ALTER FUNCTION ask_refund(jsonb) RENAME TO ask_undisputed_refund;
CREATE FUNCTION ask_refund(p jsonb) RETURNS jsonb LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM payment WHERE order_id = (p ->> 'orderId')::uuid ORDER BY created_at DESC LIMIT 1 FOR UPDATE;
  IF EXISTS (SELECT 1 FROM card_dispute WHERE order_id = (p ->> 'orderId')::uuid AND state = 'open') THEN RETURN jsonb_build_object('kind', 'disputed'); END IF;
  RETURN ask_undisputed_refund(p);
END $$;

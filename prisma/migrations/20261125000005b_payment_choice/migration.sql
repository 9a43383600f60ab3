-- A buyer whose card was declined, or who thought better of it, chooses another way to pay while the order waits. Each
-- choice is a payment of its own; the one before it is given up in the same transaction and its money, should it come all
-- the same, goes to suspense: an order is never paid twice.

ALTER TYPE "bank_credit_outcome" ADD VALUE 'replaced';

CREATE UNIQUE INDEX payment_one_live ON payment (order_id) WHERE state IN ('awaiting', 'due_on_delivery', 'paid');

-- The payment that counts: the last one chosen.
CREATE FUNCTION live_payment(p_order uuid) RETURNS uuid LANGUAGE sql STABLE AS $$
  SELECT id FROM payment WHERE order_id = p_order ORDER BY created_at DESC LIMIT 1
$$;

-- Another way of paying an order: {orderId, seen, paymentId, method, reference, at}. `seen` is the payment that the buyer
-- saw. Stock is held until the same moment as before. Answers chosen (with the page to be closed), stale, over, too_many.
CREATE FUNCTION choose_payment(p jsonb) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  the_order uuid := (p ->> 'orderId')::uuid;
  method payment_method := (p ->> 'method')::payment_method;
  pay payment;
  ordered purchase_order;
BEGIN
  SELECT * INTO pay FROM payment WHERE id = (p ->> 'seen')::uuid AND order_id = the_order FOR UPDATE;
  SELECT * INTO ordered FROM purchase_order WHERE id = the_order FOR UPDATE;
  IF pay.id IS NULL OR pay.id <> live_payment(the_order) OR pay.state <> 'awaiting' OR ordered.cancelled_at IS NOT NULL THEN
    RETURN jsonb_build_object('kind', 'stale');
  END IF;
  IF pay.expires_at <= (p ->> 'at')::timestamptz THEN RETURN jsonb_build_object('kind', 'over'); END IF;
  IF (SELECT count(*) FROM payment WHERE order_id = the_order) >= 10 THEN RETURN jsonb_build_object('kind', 'too_many'); END IF;

  UPDATE payment SET state = 'cancelled' WHERE id = pay.id;
  INSERT INTO payment (id, order_id, method, state, amount_vnd, reference, expires_at, created_at)
    VALUES ((p ->> 'paymentId')::uuid, the_order, method, CASE method WHEN 'cod' THEN 'due_on_delivery' ELSE 'awaiting' END::payment_state, pay.amount_vnd,
      p ->> 'reference', CASE WHEN method <> 'cod' THEN pay.expires_at END, greatest(now(), pay.created_at + interval '1 millisecond'));
  UPDATE purchase_order SET payment_method = method WHERE id = the_order;
  IF ordered.contact_email IS NOT NULL AND method <> 'card' THEN
    INSERT INTO outbox_message (topic, payload) VALUES ('mail.order_confirmation', jsonb_build_object('orderId', the_order, 'occasion', 'placed'));
  END IF;
  RETURN jsonb_build_object('kind', 'chosen', 'replacedSession', pay.stripe_session_id);
END $$;

-- Gives an unpaid order's stock back, once. `unpaid` needs a payment that waits beyond its time, or {force} when the
-- gateway says that nobody can pay any more. {paymentId} says which payment is meant.
-- Answers released, already, paid, on_its_way, not_due, stale or not_found.
CREATE OR REPLACE FUNCTION release_order(p jsonb) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  the_order uuid := (p ->> 'orderId')::uuid;
  why text := p ->> 'reason';
  moment timestamptz := coalesce((p ->> 'at')::timestamptz, now());
  pay payment;
  ordered purchase_order;
BEGIN
  SELECT * INTO pay FROM payment WHERE order_id = the_order ORDER BY created_at DESC LIMIT 1 FOR UPDATE;
  SELECT * INTO ordered FROM purchase_order WHERE id = the_order FOR UPDATE;
  IF NOT FOUND THEN RETURN jsonb_build_object('kind', 'not_found'); END IF;
  -- The buyer may have chosen another way of paying while this waited, or what is reported concerns a way given up before.
  IF pay.id <> live_payment(the_order) OR pay.id <> coalesce((p ->> 'paymentId')::uuid, pay.id) THEN RETURN jsonb_build_object('kind', 'stale'); END IF;
  IF ordered.cancelled_at IS NOT NULL THEN RETURN jsonb_build_object('kind', 'already'); END IF;
  IF pay.state = 'paid' THEN RETURN jsonb_build_object('kind', 'paid'); END IF;
  IF EXISTS (SELECT 1 FROM shipment WHERE order_id = the_order AND state IN ('shipped', 'delivered')) THEN RETURN jsonb_build_object('kind', 'on_its_way'); END IF;
  -- A page that closed by itself ends the order of somebody who never chose anew; who did keeps the time the order had.
  IF why = 'unpaid' AND (pay.state <> 'awaiting' OR (pay.expires_at > moment
      AND NOT (coalesce((p ->> 'force')::boolean, false) AND (SELECT count(*) FROM payment WHERE order_id = the_order) = 1))) THEN
    RETURN jsonb_build_object('kind', 'not_due');
  END IF;

  UPDATE payment SET state = CASE WHEN why = 'unpaid' THEN 'expired' ELSE 'cancelled' END::payment_state WHERE id = pay.id;
  UPDATE purchase_order SET cancelled_at = moment, cancel_reason = why WHERE id = the_order;
  UPDATE shipment SET state = 'cancelled' WHERE order_id = the_order;

  PERFORM 1 FROM stock_unit WHERE id IN (SELECT stock_unit_id FROM order_line WHERE order_id = the_order) ORDER BY id FOR NO KEY UPDATE;
  UPDATE stock_unit AS u SET available = u.available + d.demand
    FROM (SELECT stock_unit_id, sum(stock_quantity) AS demand FROM order_line WHERE order_id = the_order GROUP BY 1) AS d
    WHERE u.id = d.stock_unit_id;
  INSERT INTO stock_movement (id, stock_unit_id, delta, reason, order_id, note)
    SELECT new_id(), stock_unit_id, sum(stock_quantity), 'order_released', the_order, why FROM order_line WHERE order_id = the_order GROUP BY stock_unit_id;

  PERFORM post_ledger('order_released', the_order::text, the_order,
    (SELECT jsonb_agg(jsonb_build_object('account', e.account, 'producerId', e.producer_id, 'amount', -e.amount)) FROM order_entries(the_order) AS e));
  INSERT INTO audit_entry (id, actor_user_id, actor_kind, action, subject_type, subject_id, after, reason, request_id)
    VALUES (new_id(), (p ->> 'actor')::uuid, CASE WHEN p ->> 'actor' IS NULL THEN 'system' ELSE 'user' END, 'order.cancelled', 'order', the_order::text,
      jsonb_build_object('cancelReason', why), coalesce(p ->> 'note', why), p ->> 'requestId');
  IF ordered.contact_email IS NOT NULL THEN
    INSERT INTO outbox_message (topic, payload) VALUES ('mail.order_confirmation', jsonb_build_object('orderId', the_order, 'occasion', 'cancelled'));
  END IF;
  RETURN jsonb_build_object('kind', 'released', 'sessionId', pay.stripe_session_id);
END $$;

-- Books an amount that arrived for a payment: {paymentId, amount, account, source}. `account` is where the money lies now
-- (cash_vietqr, cash_card, or suspense when it lay there unexplained), `source` names the arrival, so that it is booked once.
-- What does not fit goes to suspense and says so; nothing is lost. Outcomes: matched, underpaid, overpaid, late, duplicate, repeated, replaced.
CREATE OR REPLACE FUNCTION receive_payment(p jsonb) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  pay payment;
  ordered purchase_order;
  amount bigint := (p ->> 'amount')::bigint;
  source text := p ->> 'source';
  outcome text;
  booked boolean := false;
BEGIN
  SELECT * INTO pay FROM payment WHERE id = (p ->> 'paymentId')::uuid FOR UPDATE;
  IF NOT FOUND THEN RETURN jsonb_build_object('outcome', 'unknown_reference'); END IF;
  SELECT * INTO ordered FROM purchase_order WHERE id = pay.order_id FOR UPDATE;
  IF EXISTS (SELECT 1 FROM ledger_transaction WHERE source_id = source
             AND (kind = 'payment_received' OR (kind = 'payment_suspense' AND p ->> 'account' <> 'suspense'))) THEN
    RETURN jsonb_build_object('outcome', 'repeated', 'orderId', pay.order_id, 'paid', pay.state = 'paid');
  END IF;

  IF pay.state = 'paid' THEN outcome := 'duplicate';
  ELSIF pay.id <> live_payment(pay.order_id) THEN outcome := 'replaced';
  ELSIF amount < pay.amount_vnd THEN outcome := 'underpaid';
  ELSIF pay.state IN ('awaiting', 'due_on_delivery') AND ordered.cancelled_at IS NULL THEN
    outcome := CASE WHEN amount > pay.amount_vnd THEN 'overpaid' ELSE 'matched' END;
    booked := true;
  ELSE
    outcome := 'late';
    -- An order somebody called off stays called off; one that only ran out of time comes back if the goods are there.
    booked := coalesce(ordered.cancel_reason = 'unpaid', false) AND retake_order(pay.order_id);
  END IF;

  IF booked THEN
    UPDATE payment SET state = 'paid', paid_at = now() WHERE id = pay.id;
    PERFORM post_ledger('payment_received', source, pay.order_id, jsonb_build_array(
      jsonb_build_object('account', p ->> 'account', 'amount', amount),
      jsonb_build_object('account', 'buyer_receivable', 'amount', -pay.amount_vnd),
      jsonb_build_object('account', 'suspense', 'amount', pay.amount_vnd - amount)));
    IF ordered.contact_email IS NOT NULL THEN
      INSERT INTO outbox_message (topic, payload) VALUES ('mail.order_confirmation', jsonb_build_object('orderId', pay.order_id, 'occasion', 'paid'));
    END IF;
  ELSIF p ->> 'account' <> 'suspense' THEN
    PERFORM post_ledger('payment_suspense', source, pay.order_id, jsonb_build_array(
      jsonb_build_object('account', p ->> 'account', 'amount', amount), jsonb_build_object('account', 'suspense', 'amount', -amount)));
    INSERT INTO audit_entry (id, actor_kind, action, subject_type, subject_id, after, reason)
      VALUES (new_id(), 'webhook', 'payment.suspense', 'order', pay.order_id::text,
        jsonb_build_object('amount', amount, 'due', pay.amount_vnd, 'source', source), outcome);
  END IF;
  RETURN jsonb_build_object('outcome', outcome, 'orderId', pay.order_id, 'paid', booked
    OR EXISTS (SELECT 1 FROM payment WHERE order_id = pay.order_id AND state = 'paid'));
END $$;

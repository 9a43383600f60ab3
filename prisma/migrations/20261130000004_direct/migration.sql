-- Orders whose producers are paid by the buyer: each parcel has a transfer of its own to its producer's own account, or is paid
-- to its producer at the door. The shop records what is owed and takes no money in.

-- CreateEnum
CREATE TYPE "parcel_payment_state" AS ENUM ('awaiting', 'said_paid', 'not_come', 'received', 'expired', 'cancelled');

-- AlterTable
ALTER TABLE "purchase_order" ADD COLUMN     "direct" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "parcel_payment" (
    "shipment_id" UUID NOT NULL,
    "reference" TEXT NOT NULL,
    "amount_vnd" BIGINT NOT NULL,
    "bank_bin" TEXT NOT NULL,
    "account" TEXT NOT NULL,
    "holder" TEXT NOT NULL,
    "state" "parcel_payment_state" NOT NULL DEFAULT 'awaiting',
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "said_paid_at" TIMESTAMPTZ(3),
    "received_at" TIMESTAMPTZ(3),
    "decided_by" UUID,
    "bank_reference" TEXT,
    "note" TEXT,

    CONSTRAINT "parcel_payment_pkey" PRIMARY KEY ("shipment_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "parcel_payment_reference_key" ON "parcel_payment"("reference");

-- CreateIndex
CREATE INDEX "parcel_payment_state_expires_at_idx" ON "parcel_payment"("state", "expires_at");

-- ---------------------------------------------------------------- what the language of the schema cannot say
ALTER TABLE parcel_payment
  ADD CONSTRAINT parcel_payment_of_parcel FOREIGN KEY (shipment_id) REFERENCES shipment (id),
  ADD CONSTRAINT parcel_payment_amount CHECK (amount_vnd > 0),
  ADD CONSTRAINT parcel_payment_account CHECK (bank_bin ~ '^\d{6}$' AND account ~ '^[A-Z0-9]{6,19}$' AND btrim(holder) <> ''),
  ADD CONSTRAINT parcel_payment_received CHECK ((state = 'received') = (received_at IS NOT NULL)),
  ADD CONSTRAINT parcel_payment_names_transfer CHECK (state <> 'received' OR btrim(bank_reference) <> '');
-- The transfers of a direct order are its parcels': the order's payment has no reference of its own.
ALTER TABLE payment DROP CONSTRAINT payment_reference, ADD CONSTRAINT payment_reference CHECK (reference ~ '^[A-Z0-9]{6,25}$');
-- One transfer on one account's statement pays one parcel.
CREATE UNIQUE INDEX parcel_payment_one_transfer ON parcel_payment (bank_bin, account, bank_reference) WHERE state = 'received';

-- What a parcel's own money says, for everything that asks whether it is paid for: of a direct order its own transfer, whatever
-- the order's other parcels wait for; of every other order the order's payment.
CREATE FUNCTION own_payment_state(p_shipment uuid, p_state payment_state) RETURNS payment_state LANGUAGE sql STABLE AS $$
  SELECT coalesce((SELECT CASE WHEN d.state = 'received' THEN 'paid' WHEN p_state = 'paid' THEN 'awaiting' ELSE p_state END::payment_state
    FROM parcel_payment AS d WHERE d.shipment_id = p_shipment AND d.state <> 'cancelled'), p_state)
$$;

-- The buyer's money for a parcel is with its producer: what the buyer owed, the shop no longer owes the producer, neither the goods
-- nor the carrier's fee. What the producer was credited beyond it (a voucher that the shop bears) stays owed.
CREATE FUNCTION post_paid_to_producer(p_shipment uuid) RETURNS boolean LANGUAGE sql AS $$
  SELECT post_ledger('paid_to_producer', s.id::text, s.order_id, jsonb_build_array(
    jsonb_build_object('account', 'buyer_receivable', 'amount', -parcel_amount(s.id)),
    jsonb_build_object('account', 'producer_payable', 'producerId', s.producer_id, 'amount', parcel_amount(s.id) - s.fee_vnd),
    jsonb_build_object('account', 'shipping_payable', 'producerId', s.producer_id, 'amount', s.fee_vnd)))
  FROM shipment AS s WHERE s.id = p_shipment
$$;

-- ---------------------------------------------------------------- placing
-- As before; and of a direct order, {direct, transfers: [{producerId, reference}]}: paid by transfer, each parcel has one of its own to
-- the account its producer has now. Refused as no_account when one of them has none.
ALTER FUNCTION place_order(jsonb) RENAME TO place_any_order;
CREATE FUNCTION place_order(p jsonb) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  answer jsonb;
  made jsonb;
  lacking jsonb;
BEGIN
  IF NOT coalesce((p ->> 'direct')::boolean, false) THEN RETURN place_any_order(p); END IF;
  IF p ->> 'payment' NOT IN ('cod', 'vietqr') THEN RAISE EXCEPTION 'a direct order is not paid by %', p ->> 'payment'; END IF;
  IF p ->> 'payment' = 'vietqr' AND NOT EXISTS (SELECT 1 FROM idempotency_key WHERE key = p ->> 'key') THEN
    SELECT jsonb_agg(s."producerId") INTO lacking FROM jsonb_to_recordset(p -> 'shipments') AS s("producerId" uuid)
      WHERE NOT EXISTS (SELECT 1 FROM current_payout_account AS a WHERE a.producer_id = s."producerId");
    IF lacking IS NOT NULL THEN RETURN jsonb_build_object('kind', 'no_account', 'producers', lacking); END IF;
  END IF;
  answer := place_any_order(p);
  IF answer ->> 'kind' <> 'placed' OR answer -> 'order' ->> 'orderId' <> p ->> 'orderId' THEN RETURN answer; END IF;

  UPDATE purchase_order SET direct = true WHERE id = (p ->> 'orderId')::uuid;
  INSERT INTO parcel_payment (shipment_id, reference, amount_vnd, bank_bin, account, holder, expires_at)
    SELECT s.id, t.reference, parcel_amount(s.id), a.bank_bin, a.account, a.holder, y.expires_at
    FROM shipment AS s JOIN payment AS y ON y.order_id = s.order_id AND y.method = 'vietqr'
    JOIN jsonb_to_recordset(p -> 'transfers') AS t("producerId" uuid, reference text) ON t."producerId" = s.producer_id
    JOIN current_payout_account AS a ON a.producer_id = s.producer_id
    WHERE s.order_id = (p ->> 'orderId')::uuid;
  IF p ->> 'payment' = 'vietqr' THEN
    INSERT INTO outbox_message (topic, payload) SELECT 'mail.direct', jsonb_build_object('shipmentId', id, 'occasion', 'placed') FROM shipment WHERE order_id = (p ->> 'orderId')::uuid;
  END IF;
  made := (answer -> 'order') || jsonb_build_object('direct', true, 'transfers', (
    SELECT coalesce(jsonb_agg(jsonb_build_object('producer', f.slug, 'state', d.state, 'amount', d.amount_vnd, 'reference', d.reference, 'bankBin', d.bank_bin, 'account', d.account, 'holder', d.holder) ORDER BY f.slug), '[]')
    FROM parcel_payment AS d JOIN shipment AS s ON s.id = d.shipment_id JOIN producer AS f ON f.id = s.producer_id WHERE s.order_id = (p ->> 'orderId')::uuid));
  UPDATE idempotency_key SET response = made WHERE key = p ->> 'key';
  RETURN jsonb_build_object('kind', 'placed', 'order', made);
END $$;

-- As before; a direct order is paid otherwise only while nobody says to have paid any of its parcels.
ALTER FUNCTION choose_payment(jsonb) RENAME TO choose_any_payment;
CREATE FUNCTION choose_payment(p jsonb) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE answer jsonb;
BEGIN
  IF NOT EXISTS (SELECT 1 FROM purchase_order WHERE id = (p ->> 'orderId')::uuid AND direct) THEN RETURN choose_any_payment(p); END IF;
  PERFORM 1 FROM payment WHERE order_id = (p ->> 'orderId')::uuid ORDER BY created_at FOR UPDATE;
  IF p ->> 'method' <> 'cod' OR EXISTS (SELECT 1 FROM parcel_payment AS d JOIN shipment AS s ON s.id = d.shipment_id WHERE s.order_id = (p ->> 'orderId')::uuid AND d.state <> 'awaiting') THEN
    RETURN jsonb_build_object('kind', 'stale');
  END IF;
  answer := choose_any_payment(p);
  IF answer ->> 'kind' = 'chosen' THEN
    UPDATE parcel_payment AS d SET state = 'cancelled' FROM shipment AS s WHERE s.id = d.shipment_id AND s.order_id = (p ->> 'orderId')::uuid;
  END IF;
  RETURN answer;
END $$;

-- ---------------------------------------------------------------- the money of one parcel
-- One step of a parcel's transfer: {shipmentId, from, to, by: buyer | producer | operator, actor, bankReference, note, at, requestId}.
-- Answers moved (and `late` when its parcel had been called off: the buyer is owed it back), repeated, stale, not_allowed, taken
-- (that transfer paid another parcel) or not_found. The order is paid once every parcel that is left of it is.
CREATE FUNCTION move_parcel_payment(p jsonb) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  pay payment;
  ordered purchase_order;
  parcel shipment;
  own parcel_payment;
  moment timestamptz := (p ->> 'at')::timestamptz;
  target parcel_payment_state := (p ->> 'to')::parcel_payment_state;
  step text := (p ->> 'by') || ':' || (p ->> 'from') || '>' || (p ->> 'to');
  is_late boolean := false;
BEGIN
  SELECT y.* INTO pay FROM payment AS y JOIN shipment AS s ON s.order_id = y.order_id WHERE s.id = (p ->> 'shipmentId')::uuid ORDER BY y.created_at DESC LIMIT 1 FOR UPDATE OF y;
  SELECT * INTO ordered FROM purchase_order WHERE id = pay.order_id FOR UPDATE;
  SELECT * INTO parcel FROM shipment WHERE id = (p ->> 'shipmentId')::uuid FOR UPDATE;
  SELECT * INTO own FROM parcel_payment WHERE shipment_id = parcel.id FOR UPDATE;
  IF NOT FOUND THEN RETURN jsonb_build_object('kind', 'not_found'); END IF;
  IF own.state = target THEN RETURN jsonb_build_object('kind', 'repeated'); END IF;
  IF own.state::text <> p ->> 'from' THEN RETURN jsonb_build_object('kind', 'stale', 'state', own.state); END IF;
  IF NOT (step IN ('buyer:awaiting>said_paid', 'producer:said_paid>not_come', 'operator:not_come>awaiting', 'operator:said_paid>awaiting')
    OR (target = 'received' AND p ->> 'by' IN ('producer', 'operator'))) THEN
    RETURN jsonb_build_object('kind', 'not_allowed');
  END IF;

  IF target = 'received' THEN
    IF EXISTS (SELECT 1 FROM parcel_payment WHERE bank_bin = own.bank_bin AND account = own.account AND bank_reference = p ->> 'bankReference' AND state = 'received') THEN
      RETURN jsonb_build_object('kind', 'taken');
    END IF;
    -- An order that only ran out of time comes back if its goods are there and nothing else of it waits.
    IF ordered.cancel_reason IS NOT DISTINCT FROM 'unpaid' AND pay.method = 'vietqr' AND (SELECT count(*) FROM shipment WHERE order_id = ordered.id) = 1 THEN
      IF retake_order(ordered.id) THEN SELECT * INTO parcel FROM shipment WHERE id = parcel.id; END IF;
    END IF;
    is_late := parcel.state = 'cancelled' OR pay.method <> 'vietqr';
    IF is_late THEN
      PERFORM post_ledger('paid_to_producer', parcel.id::text, parcel.order_id, jsonb_build_array(
        jsonb_build_object('account', 'producer_payable', 'producerId', parcel.producer_id, 'amount', own.amount_vnd),
        jsonb_build_object('account', 'refund_due', 'amount', -own.amount_vnd)));
    ELSE
      PERFORM post_paid_to_producer(parcel.id);
    END IF;
  END IF;
  UPDATE parcel_payment SET state = target, said_paid_at = CASE WHEN target = 'said_paid' THEN moment ELSE said_paid_at END, received_at = CASE WHEN target = 'received' THEN moment END,
      expires_at = CASE WHEN target = 'awaiting' THEN moment + interval '24 hours' ELSE expires_at END,
      decided_by = coalesce((p ->> 'actor')::uuid, decided_by), bank_reference = coalesce(p ->> 'bankReference', bank_reference), note = coalesce(p ->> 'note', note)
    WHERE shipment_id = parcel.id;
  IF NOT is_late AND pay.method = 'vietqr' THEN PERFORM follow_parcel_payments(pay.order_id, moment); END IF;
  IF target <> 'received' THEN
    INSERT INTO outbox_message (topic, payload) VALUES ('mail.direct', jsonb_build_object('shipmentId', parcel.id, 'occasion', target, 'at', p ->> 'at'));
  END IF;
  INSERT INTO audit_entry (id, actor_user_id, actor_kind, action, subject_type, subject_id, before, after, reason, request_id)
    VALUES (new_id(), (p ->> 'actor')::uuid, CASE WHEN p ->> 'actor' IS NULL THEN 'system' ELSE 'user' END, 'direct.' || (p ->> 'to'), 'order', parcel.order_id::text,
      jsonb_build_object('transfer', own.state), jsonb_build_object('shipment', parcel.id, 'transfer', target, 'amount', own.amount_vnd, 'bankReference', p ->> 'bankReference'), p ->> 'note', p ->> 'requestId');
  RETURN jsonb_build_object('kind', 'moved', 'late', is_late);
END $$;

-- The order's payment after its parcels': paid once all that are left are. While one is spoken for, the order does not run out of
-- time as a whole; each parcel that nobody paid does for itself. The caller holds the payment's lock.
CREATE FUNCTION follow_parcel_payments(p_order uuid, p_at timestamptz) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  open integer;
  received integer;
  spoken integer;
  latest timestamptz;
BEGIN
  SELECT count(*) FILTER (WHERE d.state <> 'received' AND s.state <> 'cancelled'), count(*) FILTER (WHERE d.state = 'received' AND s.state <> 'cancelled'),
      count(*) FILTER (WHERE d.state NOT IN ('awaiting', 'expired', 'cancelled')), max(d.expires_at) INTO open, received, spoken, latest
    FROM parcel_payment AS d JOIN shipment AS s ON s.id = d.shipment_id WHERE s.order_id = p_order;
  IF open = 0 AND received > 0 THEN
    UPDATE payment SET state = 'paid', paid_at = p_at WHERE id = live_payment(p_order) AND state IN ('awaiting', 'expired');
    IF FOUND AND (SELECT contact_email FROM purchase_order WHERE id = p_order) IS NOT NULL THEN
      INSERT INTO outbox_message (topic, payload) VALUES ('mail.order_confirmation', jsonb_build_object('orderId', p_order, 'occasion', 'paid'));
    END IF;
  ELSIF open > 0 THEN
    -- An order that came back waits again.
    UPDATE payment SET state = 'awaiting', expires_at = CASE WHEN spoken = 0 THEN latest END WHERE id = live_payment(p_order) AND state IN ('awaiting', 'expired');
  END IF;
END $$;

-- ---------------------------------------------------------------- what asks whether a parcel is paid for
-- Steps and weighing ask for the parcel's own money. A direct parcel at whose door cash is given moves as one that is paid: its
-- cash is its producer's and not the shop's (trigger direct_parcel_delivered).
CREATE FUNCTION moving_payment_state(p_shipment uuid, p_state payment_state) RETURNS payment_state LANGUAGE sql STABLE AS $$
  SELECT CASE WHEN p_state = 'due_on_delivery' AND EXISTS (SELECT 1 FROM shipment AS s JOIN purchase_order AS o ON o.id = s.order_id WHERE s.id = p_shipment AND o.direct) THEN 'paid'::payment_state
    ELSE own_payment_state(p_shipment, p_state) END
$$;
DO $$
DECLARE
  change record;
  before text;
  asked constant text := 'IF pay.state NOT IN (''paid'', ''due_on_delivery'')';
BEGIN
  FOR change IN SELECT * FROM (VALUES ('move_shipment(jsonb)', 'moving_payment_state'), ('weigh_parcel(jsonb)', 'own_payment_state'), ('refuse_shipment(jsonb)', 'own_payment_state')) AS c(name, teller) LOOP
    before := pg_get_functiondef(change.name::regprocedure);
    IF position(asked IN before) = 0 THEN RAISE EXCEPTION '% does not ask for the payment as expected', change.name; END IF;
    EXECUTE replace(before, asked, format(E'pay.state := %s(parcel.id, pay.state);\n  %s', change.teller, asked));
  END LOOP;
END $$;

CREATE FUNCTION direct_parcel_delivered() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM purchase_order WHERE id = NEW.order_id AND direct AND payment_method = 'cod') THEN RETURN NULL; END IF;
  PERFORM post_paid_to_producer(NEW.id);
  PERFORM close_cash(NEW.order_id);
  RETURN NULL;
END $$;
CREATE TRIGGER direct_parcel_delivered AFTER UPDATE OF state ON shipment FOR EACH ROW WHEN (NEW.state = 'delivered' AND OLD.state <> 'delivered') EXECUTE FUNCTION direct_parcel_delivered();

-- An order is called off as a whole only while nobody says to have paid any of its parcels.
ALTER FUNCTION release_order(jsonb) RENAME TO release_any_order;
CREATE FUNCTION release_order(p jsonb) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE answer jsonb;
BEGIN
  IF NOT EXISTS (SELECT 1 FROM purchase_order WHERE id = (p ->> 'orderId')::uuid AND direct) THEN RETURN release_any_order(p); END IF;
  PERFORM 1 FROM payment WHERE order_id = (p ->> 'orderId')::uuid ORDER BY created_at FOR UPDATE;
  IF EXISTS (SELECT 1 FROM parcel_payment AS d JOIN shipment AS s ON s.id = d.shipment_id WHERE s.order_id = (p ->> 'orderId')::uuid AND d.state IN ('said_paid', 'not_come', 'received')) THEN
    RETURN jsonb_build_object('kind', 'paid');
  END IF;
  answer := release_any_order(p);
  IF answer ->> 'kind' = 'released' THEN
    UPDATE parcel_payment AS d SET state = CASE WHEN p ->> 'reason' = 'unpaid' THEN 'expired' ELSE 'cancelled' END::parcel_payment_state
      FROM shipment AS s WHERE s.id = d.shipment_id AND s.order_id = (p ->> 'orderId')::uuid AND d.state = 'awaiting';
  END IF;
  RETURN answer;
END $$;

-- Money for a direct order is not the shop's: what comes all the same lies in suspense, to be sent back.
ALTER FUNCTION receive_payment(jsonb) RENAME TO receive_collected_payment;
CREATE FUNCTION receive_payment(p jsonb) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE ordered purchase_order;
BEGIN
  SELECT o.* INTO ordered FROM payment AS y JOIN purchase_order AS o ON o.id = y.order_id WHERE y.id = (p ->> 'paymentId')::uuid AND o.direct;
  IF NOT FOUND THEN RETURN receive_collected_payment(p); END IF;
  IF p ->> 'account' <> 'suspense' THEN
    PERFORM post_ledger('payment_suspense', p ->> 'source', ordered.id, jsonb_build_array(
      jsonb_build_object('account', p ->> 'account', 'amount', (p ->> 'amount')::bigint), jsonb_build_object('account', 'suspense', 'amount', -(p ->> 'amount')::bigint)));
  END IF;
  RETURN jsonb_build_object('outcome', 'replaced', 'orderId', ordered.id, 'paid', false);
END $$;

-- Parcels that nobody paid in time, of orders of which another is spoken for: they end for themselves. Answers how many.
CREATE FUNCTION expire_parcel_payments(p_at timestamptz) RETURNS integer LANGUAGE plpgsql AS $$
DECLARE
  due record;
  ended integer := 0;
BEGIN
  FOR due IN SELECT d.shipment_id, s.order_id FROM parcel_payment AS d JOIN shipment AS s ON s.id = d.shipment_id JOIN payment AS y ON y.id = live_payment(s.order_id)
      WHERE d.state = 'awaiting' AND d.expires_at <= p_at AND y.state = 'awaiting' AND y.expires_at IS NULL ORDER BY d.expires_at LIMIT 500 LOOP
    PERFORM 1 FROM payment WHERE id = live_payment(due.order_id) FOR UPDATE;
    PERFORM 1 FROM parcel_payment WHERE shipment_id = due.shipment_id AND state = 'awaiting' AND expires_at <= p_at;
    CONTINUE WHEN NOT FOUND;
    ended := ended + 1;
    -- Its goods go back, and the order goes on without it.
    PERFORM cancel_lines(jsonb_build_object('shipmentId', due.shipment_id, 'state', 'pending', 'reason', 'operator', 'note', 'unpaid', 'at', p_at));
    UPDATE parcel_payment SET state = 'expired' WHERE shipment_id = due.shipment_id;
    INSERT INTO audit_entry (id, actor_kind, action, subject_type, subject_id, after)
      VALUES (new_id(), 'system', 'direct.expired', 'order', due.order_id::text, jsonb_build_object('shipment', due.shipment_id, 'transfer', 'expired'));
    PERFORM follow_parcel_payments(due.order_id, p_at);
  END LOOP;
  RETURN ended;
END $$;

-- Part of an order is called off, by line and quantity: what is still wanted stays on the line, what was called off is a row of
-- its own, and money, stock, charges and discounts follow in the same transaction.

-- CreateTable
CREATE TABLE "line_cancellation" (
    "id" UUID NOT NULL,
    "order_id" UUID NOT NULL,
    "shipment_id" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "note" TEXT,
    "by" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "goods_vnd" BIGINT NOT NULL,
    "discount_vnd" BIGINT NOT NULL,
    "fee_vnd" BIGINT NOT NULL,
    "refund_vnd" BIGINT NOT NULL,

    CONSTRAINT "line_cancellation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "cancelled_line" (
    "cancellation_id" UUID NOT NULL,
    "order_line_id" UUID NOT NULL,
    "quantity" INTEGER NOT NULL,
    "stock_quantity" INTEGER NOT NULL,
    "goods_vnd" BIGINT NOT NULL,

    CONSTRAINT "cancelled_line_pkey" PRIMARY KEY ("cancellation_id","order_line_id")
);

-- CreateIndex
CREATE INDEX "line_cancellation_order_id_idx" ON "line_cancellation"("order_id");

-- CreateIndex
CREATE INDEX "line_cancellation_shipment_id_idx" ON "line_cancellation"("shipment_id");

-- CreateIndex
CREATE INDEX "cancelled_line_order_line_id_idx" ON "cancelled_line"("order_line_id");

-- ---------------------------------------------------------------- what the language of the schema cannot say
ALTER TABLE line_cancellation
  ADD CONSTRAINT line_cancellation_order FOREIGN KEY (order_id) REFERENCES purchase_order (id),
  ADD CONSTRAINT line_cancellation_parcel FOREIGN KEY (shipment_id) REFERENCES shipment (id),
  ADD CONSTRAINT line_cancellation_by FOREIGN KEY ("by") REFERENCES app_user (id),
  ADD CONSTRAINT line_cancellation_reason CHECK (reason IN ('buyer', 'producer', 'operator', 'unconfirmed', 'unshipped')),
  -- A voucher's share never outweighs what is given back: nobody pays more for having less.
  ADD CONSTRAINT line_cancellation_amounts CHECK (goods_vnd >= 0 AND fee_vnd >= 0 AND discount_vnd BETWEEN 0 AND goods_vnd AND refund_vnd BETWEEN 0 AND goods_vnd + fee_vnd - discount_vnd);
ALTER TABLE cancelled_line
  -- The lines are written first: what they come to is part of the row they belong to.
  ADD CONSTRAINT cancelled_line_of FOREIGN KEY (cancellation_id) REFERENCES line_cancellation (id) DEFERRABLE INITIALLY DEFERRED,
  ADD CONSTRAINT cancelled_line_line FOREIGN KEY (order_line_id) REFERENCES order_line (id),
  ADD CONSTRAINT cancelled_line_quantity CHECK (quantity > 0 AND stock_quantity >= quantity AND goods_vnd >= 0);
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON line_cancellation FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON cancelled_line FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- A line says what is still wanted of it, and that may be nothing.
ALTER TABLE order_line
  DROP CONSTRAINT order_line_quantity,
  ADD CONSTRAINT order_line_quantity CHECK (quantity BETWEEN 0 AND 999 AND stock_quantity >= quantity AND (quantity > 0 OR stock_quantity = 0)),
  DROP CONSTRAINT order_line_by_weight,
  ADD CONSTRAINT order_line_by_weight CHECK ((sale_mode = 'by_weight') = (ordered_g IS NOT NULL) AND num_nonnulls(ordered_g, margin_bp) IN (0, 2)
    AND ordered_g >= 0 AND (quantity > 0 OR coalesce(ordered_g, 0) = 0) AND margin_bp BETWEEN 0 AND 2000);
ALTER TABLE line_charge
  DROP CONSTRAINT line_charge_reason,
  ADD CONSTRAINT line_charge_reason CHECK (reason IN ('sale', 'discount', 'weighed', 'returned', 'released', 'retaken', 'cancelled'));

-- ---------------------------------------------------------------- what follows the lines
-- What a voucher takes off a parcel now: what it took off when it was bought, less the share of what was called off.
CREATE OR REPLACE FUNCTION shipment_discount(p_shipment uuid) RETURNS bigint LANGUAGE sql STABLE AS $$
  SELECT coalesce((SELECT sum(d.amount_vnd) FROM order_discount AS d WHERE d.shipment_id = p_shipment), 0)::bigint
    - coalesce((SELECT sum(c.discount_vnd) FROM line_cancellation AS c WHERE c.shipment_id = p_shipment), 0)::bigint
$$;

-- The published rule of vouchers and what is called off: each piece keeps the discounted price at which it was bought, whatever
-- minimum the voucher asked for. So the discount falls in the proportion of the goods it was counted on (no spirits, nothing
-- sold by weight), rounded for the buyer, and is at most half of them; what is left of the goods decides, not the way to it.
CREATE FUNCTION discount_left(p_shipment uuid) RETURNS bigint LANGUAGE sql STABLE AS $$
  SELECT CASE WHEN sum(l.quantity) = 0 THEN 0
    ELSE least(shipment_discount(p_shipment), ceil(d.amount::numeric * g.counted / nullif(g.counted_first, 0)), CASE WHEN g.counted_first > 0 THEN g.counted / 2 ELSE g.goods END) END::bigint
  FROM order_line AS l
  CROSS JOIN (SELECT coalesce(sum(amount_vnd), 0)::bigint AS amount FROM order_discount WHERE shipment_id = p_shipment) AS d
  CROSS JOIN (
    SELECT coalesce(sum(line_total(o)), 0)::bigint AS goods, coalesce(sum(o.unit_price_vnd * o.quantity) FILTER (WHERE counts), 0)::bigint AS counted,
      coalesce(sum(o.unit_price_vnd * (o.quantity + (SELECT coalesce(sum(c.quantity), 0) FROM cancelled_line AS c WHERE c.order_line_id = o.id))) FILTER (WHERE counts), 0)::bigint AS counted_first
    FROM order_line AS o JOIN product AS p ON p.id = o.product_id CROSS JOIN LATERAL (SELECT coalesce(p.abv_bp, 0) < 1500 AND o.sale_mode <> 'by_weight' AS counts) AS k
    WHERE o.shipment_id = p_shipment) AS g
  WHERE l.shipment_id = p_shipment GROUP BY d.amount, g.counted, g.counted_first, g.goods
$$;

-- As before, less what a voucher takes off now.
CREATE OR REPLACE FUNCTION order_entries(p_order uuid) RETURNS TABLE (account text, producer_id uuid, amount bigint) LANGUAGE sql STABLE AS $$
  SELECT 'buyer_receivable', NULL::uuid, goods_vnd + shipping_vnd - (SELECT coalesce(sum(shipment_discount(s.id)), 0)::bigint FROM shipment AS s WHERE s.order_id = p_order)
    FROM order_total WHERE order_id = p_order
  UNION ALL
  SELECT 'producer_payable', s.producer_id, shipment_discount(s.id) - sum(line_total(l))::bigint
    FROM order_line AS l JOIN shipment AS s ON s.id = l.shipment_id WHERE l.order_id = p_order GROUP BY s.id, s.producer_id
  UNION ALL
  SELECT 'shipping_payable', s.producer_id, -s.fee_vnd FROM shipment AS s WHERE s.order_id = p_order AND s.fee_vnd > 0
$$;

-- A voucher whose parcel was called off whole is free again, as one whose order was.
CREATE OR REPLACE FUNCTION voucher_uses(p_voucher uuid, p_phone text DEFAULT NULL) RETURNS integer LANGUAGE sql STABLE AS $$
  SELECT count(*)::integer FROM order_discount AS d JOIN purchase_order AS o ON o.id = d.order_id JOIN shipment AS s ON s.id = d.shipment_id
  WHERE d.voucher_id = p_voucher AND o.cancelled_at IS NULL AND s.state <> 'cancelled' AND (p_phone IS NULL OR o.contact_phone = p_phone)
$$;

-- Functions that ask the same as before, but of what is left of the lines; they are made anew from what stands in the database.
DO $$
DECLARE
  change record;
  before text;
BEGIN
  FOR change IN SELECT * FROM (VALUES
    ('line_bases(uuid)', 'returned / quantity)', 'returned / nullif(quantity, 0))'),
    ('line_bases(uuid)', 'CASE WHEN off THEN 0', 'CASE WHEN off OR quantity = 0 THEN 0'),
    -- A shelf of which nothing is left in the order does not move.
    ('release_order(jsonb)', 'takes_stock(sale_mode) GROUP BY stock_unit_id;', 'takes_stock(sale_mode) GROUP BY stock_unit_id HAVING sum(stock_quantity) > 0;'),
    ('retake_goods(uuid)', 'takes_stock(sale_mode) GROUP BY stock_unit_id;', 'takes_stock(sale_mode) GROUP BY stock_unit_id HAVING sum(stock_quantity) > 0;'),
    -- A parcel that was called off by itself does not come back with its order.
    ('retake_goods(uuid)', 'UPDATE shipment SET state = ''pending'' WHERE order_id = p_order;',
      'UPDATE shipment AS s SET state = ''pending'' WHERE s.order_id = p_order AND EXISTS (SELECT 1 FROM order_line AS l WHERE l.shipment_id = s.id AND l.quantity > 0);'),
    ('retake_order(uuid)', 'd.voucher_id = a.id WHERE d.order_id = p_order', 'd.voucher_id = a.id WHERE d.order_id = p_order AND shipment_discount(d.shipment_id) > 0'),
    ('close_return(jsonb)', 'line_total(l) * b.before / l.quantity), 0), sum(line_total(l))', 'line_total(l) * b.before / nullif(l.quantity, 0)), 0), sum(line_total(l))'),
    ('step_shipment(jsonb)', 'l.packed_g IS NULL', 'l.packed_g IS NULL AND l.quantity > 0'),
    ('weigh_parcel(jsonb)', 'l.sale_mode = ''by_weight'' WHERE l.id IS NULL', 'l.sale_mode = ''by_weight'' AND l.quantity > 0 WHERE l.id IS NULL'),
    ('weigh_parcel(jsonb)', 'sale_mode = ''by_weight'' AND packed_g IS NULL', 'sale_mode = ''by_weight'' AND packed_g IS NULL AND quantity > 0'),
    -- Nothing is said of what never came.
    ('review_is_of_delivered_line()', 's.state = ''delivered''', 's.state = ''delivered'' AND l.quantity > 0')
  ) AS c(name, old, new) LOOP
    before := pg_get_functiondef(change.name::regprocedure);
    IF position(change.old IN before) = 0 THEN RAISE EXCEPTION '% does not read as expected: %', change.name, change.old; END IF;
    EXECUTE replace(before, change.old, change.new);
  END LOOP;
END $$;

-- Charges follow a weighing; what is called off has its own row of them, written by cancel_lines once all of it is known.
DROP TRIGGER charges_follow ON order_line;
CREATE TRIGGER charges_follow AFTER UPDATE OF charged_vnd ON order_line FOR EACH ROW
  WHEN (OLD.charged_vnd IS DISTINCT FROM NEW.charged_vnd AND OLD.quantity = NEW.quantity) EXECUTE FUNCTION charges_follow('weighed');
-- What no shelf shows is free again: pages and search follow.
CREATE TRIGGER follow_catalogue_less AFTER UPDATE OF quantity ON order_line FOR EACH ROW
  WHEN (NEW.sale_mode IN ('made_to_order', 'preorder') AND OLD.quantity <> NEW.quantity) EXECUTE FUNCTION booked_line_written();

-- ---------------------------------------------------------------- calling off
-- Calls off part of a parcel that has not left: {shipmentId, lines: [{lineId, quantity}] or null for all that is left, reason: buyer |
-- producer | operator | unconfirmed | unshipped, by (user or null), at, state: the state that was seen, seen: how many times
-- something of this parcel had been called off then (left out: not asked), note, id, requestId}. Buyers until it is confirmed,
-- everybody else until it is shipped. With the last line the parcel is called off and its fee falls away, with the last parcel the
-- order. What was not paid is not asked for any more, what was is due back (account refund_due). A card page that is open is
-- given up for a new payment of the new amount (sessionId: the page to be closed).
-- Answers cancelled (with what it came to), or a refusal and nothing done: not_found, stale (with the state it has), already (the
-- order was called off), wrong_state, not_paid, over (the time to pay is), nothing, too_much (with lines: what is left of them),
-- weighed (with lines: what was weighed goes whole), too_many (ways of paying).
CREATE FUNCTION cancel_lines(p jsonb) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  act uuid := coalesce((p ->> 'id')::uuid, new_id());
  why text := p ->> 'reason';
  moment timestamptz := coalesce((p ->> 'at')::timestamptz, now());
  pay payment;
  ordered purchase_order;
  parcel shipment;
  off jsonb;
  wrong jsonb;
  whole boolean;
  over boolean;
  goods bigint;
  discount bigint;
  fee bigint := 0;
  asked_less bigint;
  refund bigint;
BEGIN
  SELECT o.* INTO ordered FROM purchase_order AS o JOIN shipment AS s ON s.order_id = o.id WHERE s.id = (p ->> 'shipmentId')::uuid;
  IF NOT FOUND THEN RETURN jsonb_build_object('kind', 'not_found'); END IF;
  SELECT * INTO pay FROM payment WHERE order_id = ordered.id ORDER BY created_at DESC LIMIT 1 FOR UPDATE;
  SELECT * INTO ordered FROM purchase_order WHERE id = ordered.id FOR UPDATE;
  SELECT * INTO parcel FROM shipment WHERE id = (p ->> 'shipmentId')::uuid FOR UPDATE;
  -- Another way of paying may have been chosen while this waited.
  IF ordered.cancelled_at IS NOT NULL THEN RETURN jsonb_build_object('kind', 'already'); END IF;
  IF pay.id <> live_payment(ordered.id) OR parcel.state::text IS DISTINCT FROM p ->> 'state'
     OR (SELECT count(*) FROM line_cancellation WHERE shipment_id = parcel.id) <> coalesce((p ->> 'seen')::integer, (SELECT count(*) FROM line_cancellation WHERE shipment_id = parcel.id)) THEN
    RETURN jsonb_build_object('kind', 'stale', 'state', parcel.state);
  END IF;
  IF parcel.state NOT IN ('pending', 'confirmed') OR (why = 'buyer' AND parcel.state <> 'pending') THEN RETURN jsonb_build_object('kind', 'wrong_state', 'state', parcel.state); END IF;
  IF why NOT IN ('buyer', 'operator') AND pay.state NOT IN ('paid', 'due_on_delivery') THEN RETURN jsonb_build_object('kind', 'not_paid'); END IF;
  IF pay.state = 'awaiting' AND pay.expires_at <= moment THEN RETURN jsonb_build_object('kind', 'over'); END IF;

  -- What is packed or asked back refers to these rows: it waits, or is waited for.
  PERFORM 1 FROM order_line WHERE shipment_id = parcel.id ORDER BY id FOR UPDATE;
  SELECT jsonb_agg(jsonb_build_object('lineId', e.id, 'quantity', e.quantity)) INTO off FROM (
    SELECT id, quantity FROM order_line WHERE shipment_id = parcel.id AND quantity > 0 AND jsonb_typeof(coalesce(p -> 'lines', 'null')) = 'null'
    UNION ALL
    SELECT "lineId", sum(quantity) FROM jsonb_to_recordset(CASE WHEN jsonb_typeof(p -> 'lines') = 'array' THEN p -> 'lines' ELSE '[]' END) AS l("lineId" uuid, quantity bigint)
      WHERE quantity <> 0 GROUP BY 1) AS e;
  IF off IS NULL THEN RETURN jsonb_build_object('kind', 'nothing'); END IF;
  SELECT jsonb_agg(jsonb_build_object('lineId', e."lineId", 'left', coalesce(l.quantity, 0))) INTO wrong
    FROM jsonb_to_recordset(off) AS e("lineId" uuid, quantity bigint) LEFT JOIN order_line AS l ON l.id = e."lineId" AND l.shipment_id = parcel.id
    WHERE e.quantity NOT BETWEEN 1 AND coalesce(l.quantity, 0);
  IF wrong IS NOT NULL THEN RETURN jsonb_build_object('kind', 'too_much', 'lines', wrong); END IF;
  SELECT jsonb_agg(jsonb_build_object('lineId', l.id, 'left', l.quantity)) INTO wrong
    FROM jsonb_to_recordset(off) AS e("lineId" uuid, quantity integer) JOIN order_line AS l ON l.id = e."lineId" WHERE l.packed_g IS NOT NULL AND e.quantity < l.quantity;
  IF wrong IS NOT NULL THEN RETURN jsonb_build_object('kind', 'weighed', 'lines', wrong); END IF;
  whole := NOT EXISTS (SELECT 1 FROM order_line AS l LEFT JOIN jsonb_to_recordset(off) AS e("lineId" uuid, quantity integer) ON e."lineId" = l.id
                       WHERE l.shipment_id = parcel.id AND l.quantity > coalesce(e.quantity, 0));
  over := whole AND NOT EXISTS (SELECT 1 FROM shipment WHERE order_id = ordered.id AND id <> parcel.id AND state <> 'cancelled');
  IF pay.method = 'card' AND pay.state = 'awaiting' AND NOT over AND (SELECT count(*) FROM payment WHERE order_id = ordered.id) >= 10 THEN
    RETURN jsonb_build_object('kind', 'too_many');
  END IF;

  -- Every check stands before the first write. What was packed of a line that changes is unpacked; the parcel takes lots anew as it leaves.
  DELETE FROM order_line_lot WHERE order_line_id IN (SELECT "lineId" FROM jsonb_to_recordset(off) AS e("lineId" uuid));
  SELECT sum(CASE WHEN e.quantity = l.quantity THEN line_total(l) ELSE l.unit_price_vnd * e.quantity END)::bigint INTO goods
    FROM jsonb_to_recordset(off) AS e("lineId" uuid, quantity integer) JOIN order_line AS l ON l.id = e."lineId";
  discount := shipment_discount(parcel.id);
  INSERT INTO cancelled_line (cancellation_id, order_line_id, quantity, stock_quantity, goods_vnd)
    SELECT act, l.id, e.quantity, l.stock_quantity / l.quantity * e.quantity, CASE WHEN e.quantity = l.quantity THEN line_total(l) ELSE l.unit_price_vnd * e.quantity END
    FROM jsonb_to_recordset(off) AS e("lineId" uuid, quantity integer) JOIN order_line AS l ON l.id = e."lineId";
  UPDATE order_line AS l SET quantity = l.quantity - c.quantity, stock_quantity = l.stock_quantity - c.stock_quantity,
      ordered_g = l.ordered_g / l.quantity * (l.quantity - c.quantity), packed_g = NULL, charged_vnd = NULL
    FROM cancelled_line AS c WHERE c.cancellation_id = act AND c.order_line_id = l.id;
  discount := least(discount - discount_left(parcel.id), goods);
  IF whole THEN fee := parcel.fee_vnd; END IF;
  SELECT least(goods + fee - discount, greatest(coalesce(sum(e.amount_vnd), 0), 0)) INTO asked_less
    FROM ledger_entry AS e JOIN ledger_transaction AS x ON x.id = e.transaction_id WHERE x.order_id = ordered.id AND e.account = 'buyer_receivable';
  refund := goods + fee - discount - asked_less;
  INSERT INTO line_cancellation (id, order_id, shipment_id, reason, note, "by", at, goods_vnd, discount_vnd, fee_vnd, refund_vnd)
    VALUES (act, ordered.id, parcel.id, why, p ->> 'note', (p ->> 'by')::uuid, moment, goods, discount, fee, refund);

  PERFORM 1 FROM stock_unit WHERE id IN (SELECT l.stock_unit_id FROM cancelled_line AS c JOIN order_line AS l ON l.id = c.order_line_id WHERE c.cancellation_id = act)
    ORDER BY id FOR NO KEY UPDATE;
  WITH back AS (
    SELECT l.stock_unit_id, sum(c.stock_quantity)::integer AS units FROM cancelled_line AS c JOIN order_line AS l ON l.id = c.order_line_id
    WHERE c.cancellation_id = act AND takes_stock(l.sale_mode) GROUP BY 1
  ), shelf AS (UPDATE stock_unit AS u SET available = u.available + b.units FROM back AS b WHERE u.id = b.stock_unit_id)
  INSERT INTO stock_movement (id, stock_unit_id, delta, reason, order_id, note) SELECT new_id(), stock_unit_id, units, 'order_released', ordered.id, why FROM back;

  IF num_nulls(nullif(goods - discount, 0), nullif(fee, 0)) < 2 THEN
    PERFORM post_ledger('lines_cancelled', act::text, ordered.id, jsonb_build_array(
      jsonb_build_object('account', 'buyer_receivable', 'amount', -asked_less), jsonb_build_object('account', 'refund_due', 'amount', -refund),
      jsonb_build_object('account', 'producer_payable', 'producerId', parcel.producer_id, 'amount', goods - discount),
      jsonb_build_object('account', 'shipping_payable', 'producerId', parcel.producer_id, 'amount', fee)));
  END IF;
  PERFORM charge_lines(parcel.id, 'cancelled');

  -- What was promised for goods that are not in the parcel any more does not hold the rest of it up.
  UPDATE shipment AS s SET state = CASE WHEN whole THEN 'cancelled' ELSE s.state END, fee_vnd = s.fee_vnd - fee,
      ship_by = CASE WHEN EXISTS (SELECT 1 FROM order_line AS l WHERE l.shipment_id = s.id AND l.quantity > 0 AND NOT takes_stock(l.sale_mode)) THEN s.ship_by END,
      age_check = s.age_check AND EXISTS (SELECT 1 FROM order_line AS l JOIN product AS g ON g.id = l.product_id WHERE l.shipment_id = s.id AND l.quantity > 0 AND is_alcohol(g.set_no, g.abv_bp))
    WHERE s.id = parcel.id;

  IF over THEN
    UPDATE purchase_order SET cancelled_at = moment, cancel_reason = why WHERE id = ordered.id;
    UPDATE payment SET state = 'cancelled' WHERE id = pay.id AND state <> 'paid';
  ELSIF pay.method = 'card' AND pay.state = 'awaiting' THEN
    -- The page shows the old amount and cannot be told: another payment takes its place, held for as long.
    UPDATE payment SET state = 'cancelled' WHERE id = pay.id;
    INSERT INTO payment (id, order_id, method, state, amount_vnd, expires_at, created_at)
      VALUES (new_id(), ordered.id, 'card', 'awaiting', pay.amount_vnd - asked_less, pay.expires_at, greatest(now(), pay.created_at + interval '1 millisecond'));
  ELSIF pay.state = 'due_on_delivery' AND NOT EXISTS (SELECT 1 FROM shipment WHERE order_id = ordered.id AND state NOT IN ('delivered', 'cancelled')) THEN
    -- Every other parcel has been paid for at its door.
    UPDATE payment SET state = 'paid', paid_at = moment, amount_vnd = amount_vnd - asked_less WHERE id = pay.id;
  ELSIF pay.state <> 'paid' THEN
    UPDATE payment SET amount_vnd = amount_vnd - asked_less WHERE id = pay.id;
  END IF;

  INSERT INTO audit_entry (id, actor_user_id, actor_kind, action, subject_type, subject_id, after, reason, request_id)
    VALUES (new_id(), (p ->> 'by')::uuid, CASE WHEN p ->> 'by' IS NULL THEN 'system' ELSE 'user' END, 'order.lines_cancelled', 'order', ordered.id::text,
      jsonb_build_object('shipment', parcel.id, 'cancelReason', why, 'pieces', (SELECT sum(quantity) FROM cancelled_line WHERE cancellation_id = act),
        'amount', asked_less + refund, 'toRefund', refund, 'wholeParcel', whole, 'wholeOrder', over), coalesce(p ->> 'note', why), p ->> 'requestId');
  INSERT INTO outbox_message (topic, payload) VALUES ('mail.lines_cancelled', jsonb_build_object('cancellationId', act, 'producerKnew', pay.state IN ('paid', 'due_on_delivery')));
  RETURN jsonb_build_object('kind', 'cancelled', 'cancellationId', act, 'orderId', ordered.id, 'amount', asked_less + refund, 'refund', refund, 'goods', goods, 'discount', discount, 'fee', fee,
    'wholeParcel', whole, 'wholeOrder', over, 'sessionId', CASE WHEN pay.method = 'card' AND pay.state = 'awaiting' THEN pay.stripe_session_id END);
END $$;

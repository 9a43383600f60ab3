-- What is kept back from a sale, line by line, and what producers are paid out: each entry once.

-- CreateEnum
CREATE TYPE "payout_state" AS ENUM ('prepared', 'sent', 'paid', 'bounced', 'called_off');

-- CreateTable
CREATE TABLE "commission_rate" (
    "id" SERIAL NOT NULL,
    "position" INTEGER NOT NULL,
    "producer_id" UUID,
    "set_number" INTEGER,
    "rate_bp" INTEGER NOT NULL,
    "valid_from" DATE NOT NULL,
    "valid_to" DATE,
    "note" TEXT NOT NULL,

    CONSTRAINT "commission_rate_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "line_charge" (
    "id" UUID NOT NULL,
    "order_line_id" UUID NOT NULL,
    "charge" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "rate_bp" INTEGER NOT NULL,
    "base_vnd" BIGINT NOT NULL,
    "amount_vnd" BIGINT NOT NULL,
    "tax_vnd" BIGINT NOT NULL,
    "tax_rate_bp" INTEGER NOT NULL,
    "commission_rate_id" INTEGER,
    "basis" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "line_charge_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "payout_account" (
    "id" UUID NOT NULL,
    "producer_id" UUID NOT NULL,
    "bank_bin" TEXT NOT NULL,
    "account" TEXT NOT NULL,
    "holder" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "entered_by" UUID,

    CONSTRAINT "payout_account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "payout_term" (
    "valid_from" DATE NOT NULL,
    "valid_to" DATE,
    "hold_days" INTEGER NOT NULL,
    "minimum_vnd" BIGINT NOT NULL,
    "weekday" INTEGER NOT NULL,

    CONSTRAINT "payout_term_pkey" PRIMARY KEY ("valid_from")
);

-- CreateTable
CREATE TABLE "payout_run" (
    "id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "prepared_at" TIMESTAMPTZ(3) NOT NULL,
    "prepared_by" UUID,
    "sent_at" TIMESTAMPTZ(3),
    "sent_by" UUID,

    CONSTRAINT "payout_run_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "payout" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "run_id" UUID NOT NULL,
    "producer_id" UUID NOT NULL,
    "amount_vnd" BIGINT NOT NULL,
    "bank_bin" TEXT NOT NULL,
    "account" TEXT NOT NULL,
    "holder" TEXT NOT NULL,
    "state" "payout_state" NOT NULL DEFAULT 'prepared',
    "bank_reference" TEXT,
    "reason" TEXT,
    "settled_at" TIMESTAMPTZ(3),

    CONSTRAINT "payout_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "payout_item" (
    "entry_id" UUID NOT NULL,
    "payout_id" UUID NOT NULL,

    CONSTRAINT "payout_item_pkey" PRIMARY KEY ("entry_id")
);

-- CreateIndex
CREATE INDEX "line_charge_order_line_id_idx" ON "line_charge"("order_line_id");

-- CreateIndex
CREATE INDEX "payout_account_producer_id_at_idx" ON "payout_account"("producer_id", "at");

-- CreateIndex
CREATE UNIQUE INDEX "payout_run_day_key" ON "payout_run"("day");

-- CreateIndex
CREATE UNIQUE INDEX "payout_code_key" ON "payout"("code");

-- CreateIndex
CREATE INDEX "payout_run_id_idx" ON "payout"("run_id");

-- CreateIndex
CREATE INDEX "payout_producer_id_idx" ON "payout"("producer_id");

-- CreateIndex
CREATE INDEX "payout_item_payout_id_idx" ON "payout_item"("payout_id");

-- AddForeignKey
ALTER TABLE "payout" ADD CONSTRAINT "payout_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "payout_run"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payout_item" ADD CONSTRAINT "payout_item_payout_id_fkey" FOREIGN KEY ("payout_id") REFERENCES "payout"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- ---------------------------------------------------------------- what the language of the schema cannot say
CREATE EXTENSION IF NOT EXISTS btree_gist;
ALTER TABLE commission_rate
  ADD CONSTRAINT commission_rate_producer FOREIGN KEY (producer_id) REFERENCES producer (id),
  ADD CONSTRAINT commission_rate_set FOREIGN KEY (set_number) REFERENCES product_set (no),
  ADD CONSTRAINT commission_rate_bp CHECK (rate_bp BETWEEN 0 AND 3000),
  ADD CONSTRAINT commission_rate_note CHECK (btrim(note) <> ''),
  ADD CONSTRAINT commission_rate_term CHECK (valid_to IS NULL OR valid_to > valid_from),
  ADD CONSTRAINT commission_rate_one_a_place EXCLUDE USING gist (position WITH =, daterange(valid_from, valid_to) WITH &&);
ALTER TABLE line_charge
  ADD CONSTRAINT line_charge_line FOREIGN KEY (order_line_id) REFERENCES order_line (id),
  ADD CONSTRAINT line_charge_rate FOREIGN KEY (commission_rate_id) REFERENCES commission_rate (id),
  ADD CONSTRAINT line_charge_kind CHECK (charge IN ('commission', 'vat_withheld', 'pit_withheld')),
  ADD CONSTRAINT line_charge_reason CHECK (reason IN ('sale', 'discount', 'weighed', 'returned', 'released', 'retaken')),
  ADD CONSTRAINT line_charge_rates CHECK (rate_bp BETWEEN 0 AND 10000 AND tax_rate_bp BETWEEN 0 AND 10000),
  ADD CONSTRAINT line_charge_tax CHECK (abs(tax_vnd) <= abs(amount_vnd) AND (charge = 'commission' OR tax_vnd = 0)),
  ADD CONSTRAINT line_charge_rule CHECK ((charge = 'commission') = (commission_rate_id IS NOT NULL));
-- The terms of a line are written once; only what changes afterwards is added.
CREATE UNIQUE INDEX line_charge_one_sale ON line_charge (order_line_id, charge) WHERE reason = 'sale';
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON line_charge FOR EACH ROW EXECUTE FUNCTION refuse_change();
ALTER TABLE payout_account
  ADD CONSTRAINT payout_account_of_producer FOREIGN KEY (producer_id) REFERENCES producer (id),
  ADD CONSTRAINT payout_account_bank CHECK (bank_bin ~ '^\d{6}$'),
  ADD CONSTRAINT payout_account_number CHECK (account ~ '^[A-Z0-9]{6,19}$'),
  ADD CONSTRAINT payout_account_holder CHECK (btrim(holder) <> '');
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON payout_account FOR EACH ROW EXECUTE FUNCTION refuse_change();
ALTER TABLE payout_term
  ADD CONSTRAINT payout_term_values CHECK (hold_days BETWEEN 0 AND 60 AND minimum_vnd > 0 AND weekday BETWEEN 1 AND 7),
  ADD CONSTRAINT payout_term_days CHECK (valid_to IS NULL OR valid_to > valid_from),
  ADD CONSTRAINT payout_term_one_a_day EXCLUDE USING gist (daterange(valid_from, valid_to) WITH &&);
ALTER TABLE payout_run ADD CONSTRAINT payout_run_sent CHECK (sent_by IS NULL OR sent_at IS NOT NULL);
ALTER TABLE payout
  ADD CONSTRAINT payout_of_producer FOREIGN KEY (producer_id) REFERENCES producer (id),
  ADD CONSTRAINT payout_amount CHECK (amount_vnd > 0),
  ADD CONSTRAINT payout_once_a_run UNIQUE (run_id, producer_id),
  ADD CONSTRAINT payout_settled CHECK ((state IN ('paid', 'bounced', 'called_off')) = (settled_at IS NOT NULL)),
  ADD CONSTRAINT payout_says_why CHECK (state NOT IN ('bounced', 'called_off') OR reason IS NOT NULL);
-- Money that is under way to a producer arrives, or comes back, before more is sent.
CREATE UNIQUE INDEX payout_one_under_way ON payout (producer_id) WHERE state IN ('prepared', 'sent');
ALTER TABLE payout_item ADD CONSTRAINT payout_item_entry FOREIGN KEY (entry_id) REFERENCES ledger_entry (id);
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON payout_item FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- A payout is the sum of its entries, to the đồng.
CREATE FUNCTION payout_adds_up() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  the_payout uuid := CASE TG_TABLE_NAME WHEN 'payout' THEN (to_jsonb(NEW) ->> 'id')::uuid ELSE (to_jsonb(NEW) ->> 'payout_id')::uuid END;
  difference bigint;
BEGIN
  SELECT y.amount_vnd + coalesce((SELECT sum(e.amount_vnd) FROM payout_item AS i JOIN ledger_entry AS e ON e.id = i.entry_id
      WHERE i.payout_id = y.id AND e.account = 'producer_payable' AND e.producer_id = y.producer_id), 0)
    INTO difference FROM payout AS y WHERE y.id = the_payout;
  IF difference <> 0 THEN RAISE EXCEPTION 'payout % is not the sum of its entries: % is over', the_payout, difference USING ERRCODE = 'check_violation'; END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER adds_up AFTER INSERT OR UPDATE OF amount_vnd ON payout DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION payout_adds_up();
CREATE CONSTRAINT TRIGGER adds_up AFTER INSERT ON payout_item DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION payout_adds_up();

-- ---------------------------------------------------------------- what is kept back from a sale
-- The row of the list of commissions that a sale on a day falls under: the first that fits.
CREATE FUNCTION commission_rate_of(p_producer uuid, p_set integer, p_day date) RETURNS commission_rate LANGUAGE sql STABLE AS $$
  SELECT r FROM commission_rate AS r
  WHERE coalesce(r.producer_id = p_producer, true) AND coalesce(r.set_number = p_set, true) AND daterange(r.valid_from, r.valid_to) @> p_day
  ORDER BY r.position LIMIT 1
$$;

-- Everything that is kept back from a sale of this producer in this set on a day; the one answer for what is shown and what is taken.
CREATE FUNCTION sale_charges(p_producer uuid, p_set integer, p_day date)
RETURNS TABLE (charge text, rate_bp integer, tax_rate_bp integer, commission_rate_id integer, basis text) LANGUAGE sql STABLE AS $$
  SELECT 'commission', r.rate_bp, coalesce((SELECT v.rate_bp FROM vat_rate AS v WHERE v.vat_class = 'rate_8_temp' AND daterange(v.valid_from, v.valid_to) @> p_day), 0), r.id, r.note
    FROM commission_rate_of(p_producer, p_set, p_day) AS r WHERE r.id IS NOT NULL
  UNION ALL
  SELECT c.charge, c.rate_bp, 0, NULL, c.legal_basis
    FROM seller_charge AS c JOIN producer AS p ON p.id = p_producer AND p.kind::text = ANY (c.sellers)
    WHERE c.charge <> 'commission' AND daterange(c.valid_from, c.valid_to) @> p_day
$$;

-- A rate of whole đồng, and the VAT inside an amount: halves away from zero, as everywhere in the shop.
CREATE FUNCTION bp_of(amount bigint, bp integer) RETURNS bigint LANGUAGE sql IMMUTABLE AS $$ SELECT round(amount * bp::numeric / 10000)::bigint $$;
CREATE FUNCTION vat_inside(amount bigint, bp integer) RETURNS bigint LANGUAGE sql IMMUTABLE AS $$ SELECT round(amount * bp::numeric / (10000 + bp))::bigint $$;

-- Each line's terms, frozen in the statement that writes it.
CREATE FUNCTION charge_new_lines() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO line_charge (id, order_line_id, charge, reason, rate_bp, base_vnd, amount_vnd, tax_vnd, tax_rate_bp, commission_rate_id, basis)
    SELECT new_id(), l.id, c.charge, 'sale', c.rate_bp, line_total(l), bp_of(line_total(l), c.rate_bp),
      CASE WHEN c.charge = 'commission' THEN vat_inside(bp_of(line_total(l), c.rate_bp), c.tax_rate_bp) ELSE 0 END, c.tax_rate_bp, c.commission_rate_id, c.basis
    FROM written AS w JOIN order_line AS l ON l.id = w.id
    JOIN product AS p ON p.id = l.product_id JOIN purchase_order AS o ON o.id = l.order_id
    CROSS JOIN LATERAL sale_charges(p.producer_id, p.set_no, local_day(o.placed_at)) AS c;
  RETURN NULL;
END $$;

-- What charges are taken of, today: what the buyer pays for the line, less its share of a discount that the producer bears,
-- less what was given back. The shares of all lines are the whole discount. Nothing of an order that was called off.
CREATE FUNCTION line_bases(p_shipment uuid) RETURNS TABLE (line_id uuid, base bigint) LANGUAGE sql STABLE AS $$
  WITH line AS (
    SELECT l.id, l.quantity, line_total(l) AS total, sum(line_total(l)) OVER (ORDER BY l.id) AS upto, sum(line_total(l)) OVER () AS goods,
      shipment_discount(p_shipment) AS discount, o.cancelled_at IS NOT NULL AS off,
      (SELECT coalesce(sum(r.quantity), 0) FROM goods_return_line AS r JOIN goods_return AS g ON g.id = r.return_id WHERE r.order_line_id = l.id AND g.state = 'closed') AS returned
    FROM order_line AS l JOIN purchase_order AS o ON o.id = l.order_id WHERE l.shipment_id = p_shipment
  ), net AS (
    SELECT id, quantity, returned, off, (total - (coalesce(trunc(discount * upto / nullif(goods, 0)) - trunc(discount * (upto - total) / nullif(goods, 0)), 0)))::bigint AS paid FROM line
  )
  SELECT id, CASE WHEN off THEN 0 ELSE paid - trunc(paid::numeric * returned / quantity)::bigint END FROM net
$$;

-- Posts whatever of a delivered parcel's charges is not in the books yet. The caller holds the parcel's lock.
CREATE FUNCTION post_charges(p_shipment uuid) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  parcel shipment;
  entries jsonb;
BEGIN
  SELECT * INTO parcel FROM shipment WHERE id = p_shipment;
  WITH target AS (
    SELECT coalesce(sum(c.amount_vnd) FILTER (WHERE c.charge = 'commission'), 0) - coalesce(sum(c.tax_vnd), 0) AS commission, coalesce(sum(c.tax_vnd), 0) AS commission_vat,
      coalesce(sum(c.amount_vnd) FILTER (WHERE c.charge = 'vat_withheld'), 0) AS vat, coalesce(sum(c.amount_vnd) FILTER (WHERE c.charge = 'pit_withheld'), 0) AS pit
    FROM line_charge AS c JOIN order_line AS l ON l.id = c.order_line_id WHERE l.shipment_id = p_shipment
  ), wanted AS (
    SELECT a.account, -a.amount AS amount FROM target AS t CROSS JOIN LATERAL
      (VALUES ('commission_income', t.commission), ('commission_vat', t.commission_vat), ('vat_withheld', t.vat), ('pit_withheld', t.pit), ('producer_payable', -(t.commission + t.commission_vat + t.vat + t.pit))) AS a(account, amount)
  ), posted AS (
    SELECT e.account, sum(e.amount_vnd) AS amount FROM ledger_transaction AS x JOIN ledger_entry AS e ON e.transaction_id = x.id
    WHERE x.order_id = parcel.order_id AND x.kind = 'sale_charged' AND e.producer_id = parcel.producer_id GROUP BY e.account
  )
  SELECT jsonb_agg(jsonb_build_object('account', w.account, 'producerId', parcel.producer_id, 'amount', w.amount - coalesce(p.amount, 0))) INTO entries
    FROM wanted AS w LEFT JOIN posted AS p ON p.account = w.account WHERE w.amount <> coalesce(p.amount, 0);
  IF entries IS NULL THEN RETURN; END IF;
  PERFORM post_ledger('sale_charged', p_shipment || ':' || (SELECT count(*) FROM ledger_transaction WHERE order_id = parcel.order_id AND kind = 'sale_charged' AND source_id LIKE p_shipment || ':%'),
    parcel.order_id, entries);
END $$;

-- Brings a parcel's charges to what its lines come to now: a row for each that changed, at the rate that was frozen.
CREATE FUNCTION charge_lines(p_shipment uuid, p_reason text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO line_charge (id, order_line_id, charge, reason, rate_bp, base_vnd, amount_vnd, tax_vnd, tax_rate_bp, commission_rate_id, basis)
    SELECT new_id(), c.order_line_id, c.charge, p_reason, c.rate_bp, b.base - c.base, bp_of(b.base, c.rate_bp) - c.amount,
      CASE WHEN c.charge = 'commission' THEN vat_inside(bp_of(b.base, c.rate_bp), c.tax_rate_bp) ELSE 0 END - c.tax, c.tax_rate_bp, c.commission_rate_id, c.basis
    FROM line_bases(p_shipment) AS b
    JOIN LATERAL (SELECT k.order_line_id, k.charge, k.rate_bp, k.tax_rate_bp, k.commission_rate_id, k.basis,
        sum(k.base_vnd)::bigint AS base, sum(k.amount_vnd)::bigint AS amount, sum(k.tax_vnd)::bigint AS tax
      FROM line_charge AS k WHERE k.order_line_id = b.line_id GROUP BY 1, 2, 3, 4, 5, 6) AS c ON true
    WHERE b.base <> c.base;
  IF (SELECT state FROM shipment WHERE id = p_shipment) = 'delivered' THEN PERFORM post_charges(p_shipment); END IF;
END $$;

CREATE TRIGGER charge_new_lines AFTER INSERT ON order_line REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION charge_new_lines();

CREATE FUNCTION charges_follow() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  CASE TG_ARGV[0]
    WHEN 'discount' THEN PERFORM charge_lines(NEW.shipment_id, 'discount');
    WHEN 'weighed' THEN PERFORM charge_lines(NEW.shipment_id, 'weighed');
    WHEN 'returned' THEN PERFORM charge_lines(NEW.shipment_id, 'returned');
    WHEN 'order' THEN PERFORM charge_lines(s.id, CASE WHEN NEW.cancelled_at IS NULL THEN 'retaken' ELSE 'released' END) FROM shipment AS s WHERE s.order_id = NEW.id;
    WHEN 'delivered' THEN PERFORM post_charges(NEW.id);
  END CASE;
  RETURN NULL;
END $$;
CREATE TRIGGER charges_follow AFTER INSERT ON order_discount FOR EACH ROW EXECUTE FUNCTION charges_follow('discount');
CREATE TRIGGER charges_follow AFTER UPDATE OF charged_vnd ON order_line FOR EACH ROW WHEN (OLD.charged_vnd IS DISTINCT FROM NEW.charged_vnd) EXECUTE FUNCTION charges_follow('weighed');
CREATE TRIGGER charges_follow AFTER UPDATE OF state ON goods_return FOR EACH ROW WHEN (NEW.state = 'closed' AND OLD.state <> 'closed') EXECUTE FUNCTION charges_follow('returned');
CREATE TRIGGER charges_follow AFTER UPDATE OF cancelled_at ON purchase_order FOR EACH ROW WHEN (OLD.cancelled_at IS DISTINCT FROM NEW.cancelled_at) EXECUTE FUNCTION charges_follow('order');
CREATE TRIGGER charges_follow AFTER UPDATE OF state ON shipment FOR EACH ROW WHEN (NEW.state = 'delivered' AND OLD.state <> 'delivered') EXECUTE FUNCTION charges_follow('delivered');

-- ---------------------------------------------------------------- cash at the door, parcel by parcel
-- What the carrier collects for one parcel: its lines and its fee, less what a voucher took off.
CREATE FUNCTION parcel_amount(p_shipment uuid) RETURNS bigint LANGUAGE sql STABLE AS $$
  SELECT (SELECT coalesce(sum(line_total(l)), 0) FROM order_line AS l WHERE l.shipment_id = s.id)::bigint + s.fee_vnd - shipment_discount(s.id) FROM shipment AS s WHERE s.id = p_shipment
$$;

-- As before; but cash is booked with the parcel at whose door it was given, once. The last one pays the order.
CREATE OR REPLACE FUNCTION move_shipment(p jsonb) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  step text := (p ->> 'from') || '>' || (p ->> 'to');
  pay payment;
  parcel shipment;
BEGIN
  IF step NOT IN ('pending>confirmed', 'confirmed>shipped', 'shipped>delivered') THEN RETURN jsonb_build_object('kind', 'not_allowed'); END IF;
  SELECT y.* INTO pay FROM payment AS y JOIN shipment AS s ON s.order_id = y.order_id WHERE s.id = (p ->> 'shipmentId')::uuid
    ORDER BY y.created_at DESC LIMIT 1 FOR UPDATE OF y;
  SELECT * INTO parcel FROM shipment WHERE id = (p ->> 'shipmentId')::uuid FOR UPDATE;
  IF NOT FOUND THEN RETURN jsonb_build_object('kind', 'not_found'); END IF;
  IF parcel.state::text <> p ->> 'from' THEN RETURN jsonb_build_object('kind', 'stale', 'state', parcel.state); END IF;
  IF pay.state NOT IN ('paid', 'due_on_delivery') THEN RETURN jsonb_build_object('kind', 'not_paid'); END IF;

  UPDATE shipment SET state = (p ->> 'to')::shipment_state,
      carrier = coalesce(p ->> 'carrier', carrier), tracking_number = coalesce(p ->> 'trackingNumber', tracking_number),
      shipped_at = CASE WHEN p ->> 'to' = 'shipped' THEN now() ELSE shipped_at END,
      delivered_at = CASE WHEN p ->> 'to' = 'delivered' THEN now() ELSE delivered_at END
    WHERE id = parcel.id;
  -- What was delivered is sold: the figure that lists are sorted by.
  IF p ->> 'to' = 'delivered' THEN
    UPDATE product AS listing SET sold_count = listing.sold_count + sold.pieces
      FROM (SELECT product_id, sum(quantity)::int AS pieces FROM order_line WHERE shipment_id = parcel.id GROUP BY product_id) AS sold
      WHERE listing.id = sold.product_id;
  END IF;
  IF pay.state = 'due_on_delivery' AND p ->> 'to' = 'delivered' THEN
    -- Every parcel that was handed over, so that none is forgotten that was delivered before cash was booked by the parcel.
    PERFORM post_ledger('payment_received', 'cod:' || s.id, s.order_id, jsonb_build_array(
        jsonb_build_object('account', 'cash_cod', 'amount', parcel_amount(s.id)),
        jsonb_build_object('account', 'buyer_receivable', 'amount', -parcel_amount(s.id))))
      FROM shipment AS s WHERE s.order_id = parcel.order_id AND s.state = 'delivered';
    IF NOT EXISTS (SELECT 1 FROM shipment WHERE order_id = parcel.order_id AND state NOT IN ('delivered', 'cancelled')) THEN
      UPDATE payment SET state = 'paid', paid_at = now() WHERE id = pay.id;
    END IF;
  END IF;
  INSERT INTO audit_entry (id, actor_user_id, actor_kind, action, subject_type, subject_id, before, after, reason, request_id)
    VALUES (new_id(), (p ->> 'actor')::uuid, 'user', 'shipment.' || (p ->> 'to'), 'order', parcel.order_id::text,
      jsonb_build_object('shipment', parcel.id, 'state', parcel.state),
      jsonb_build_object('shipment', parcel.id, 'state', p ->> 'to', 'trackingNumber', p ->> 'trackingNumber'), p ->> 'reason', p ->> 'requestId');
  RETURN jsonb_build_object('kind', 'moved');
END $$;

-- ---------------------------------------------------------------- payouts
-- Each entry of the producers' accounts that a payout can take, and from when on: once its parcel was delivered, its money has
-- come in, the days of waiting are over and nothing about it is open. What belongs to no order is free at once.
CREATE VIEW payable_entry AS
SELECT e.id, e.producer_id, -e.amount_vnd AS owed_vnd, x.kind, x.at, x.order_id, s.id AS shipment_id,
  CASE
    WHEN x.order_id IS NULL THEN x.at
    WHEN o.cancelled_at IS NOT NULL THEN o.cancelled_at
    WHEN s.state = 'delivered'
      AND (EXISTS (SELECT 1 FROM payment AS y WHERE y.order_id = x.order_id AND y.state = 'paid')
        OR EXISTS (SELECT 1 FROM ledger_transaction AS c WHERE c.kind = 'payment_received' AND c.source_id = 'cod:' || s.id))
      AND NOT EXISTS (SELECT 1 FROM shipment_problem AS m WHERE m.shipment_id = s.id AND m.state <> 'resolved')
      AND NOT EXISTS (SELECT 1 FROM goods_return AS g WHERE g.shipment_id = s.id AND g.state IN ('asked', 'accepted', 'received'))
    THEN s.delivered_at + make_interval(days => (SELECT t.hold_days FROM payout_term AS t WHERE daterange(t.valid_from, t.valid_to) @> local_day(s.delivered_at)))
  END AS free_at
FROM ledger_entry AS e JOIN ledger_transaction AS x ON x.id = e.transaction_id
LEFT JOIN purchase_order AS o ON o.id = x.order_id
LEFT JOIN shipment AS s ON s.order_id = x.order_id AND s.producer_id = e.producer_id
WHERE e.account = 'producer_payable' AND x.kind <> 'payout_prepared' AND NOT EXISTS (SELECT 1 FROM payout_item AS i WHERE i.entry_id = e.id);

-- Where a producer's money is sent now.
CREATE VIEW current_payout_account AS
SELECT DISTINCT ON (producer_id) producer_id, bank_bin, account, holder FROM payout_account ORDER BY producer_id, at DESC, id DESC;

-- Prepares one run a day: {runId, day, at, actor, requestId, payouts: [{id, code, producerId}]}, ids and codes for whoever may be
-- due. Answers prepared, already (with the run of that day), or nothing and nothing written. What is prepared has left the
-- producers' accounts, so that it cannot be prepared twice.
CREATE FUNCTION prepare_payouts(p jsonb) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  the_day date := (p ->> 'day')::date;
  run uuid := (p ->> 'runId')::uuid;
  term payout_term;
  known uuid;
  made integer;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('prepare_payouts'));
  SELECT id INTO known FROM payout_run WHERE day = the_day;
  IF FOUND THEN RETURN jsonb_build_object('kind', 'already', 'runId', known); END IF;
  SELECT * INTO term FROM payout_term AS t WHERE daterange(t.valid_from, t.valid_to) @> the_day;
  IF NOT FOUND THEN RETURN jsonb_build_object('kind', 'nothing'); END IF;

  INSERT INTO payout_run (id, day, prepared_at, prepared_by) VALUES (run, the_day, (p ->> 'at')::timestamptz, (p ->> 'actor')::uuid);
  -- Amounts and entries in one statement, so that what is posted meanwhile is in both or in neither.
  WITH due AS MATERIALIZED (
    SELECT e.producer_id, sum(e.owed_vnd)::bigint AS amount, array_agg(e.id) AS entries FROM payable_entry AS e
    WHERE e.free_at <= (p ->> 'at')::timestamptz GROUP BY e.producer_id HAVING sum(e.owed_vnd) >= term.minimum_vnd
  ), made AS (
    INSERT INTO payout (id, code, run_id, producer_id, amount_vnd, bank_bin, account, holder)
      SELECT n.id, n.code, run, d.producer_id, d.amount, a.bank_bin, a.account, a.holder
      FROM due AS d JOIN current_payout_account AS a ON a.producer_id = d.producer_id
      JOIN jsonb_to_recordset(p -> 'payouts') AS n(id uuid, code text, "producerId" uuid) ON n."producerId" = d.producer_id
      WHERE NOT EXISTS (SELECT 1 FROM payout AS y WHERE y.producer_id = d.producer_id AND y.state IN ('prepared', 'sent'))
      RETURNING id, producer_id
  )
  INSERT INTO payout_item (entry_id, payout_id) SELECT unnest(d.entries), m.id FROM made AS m JOIN due AS d ON d.producer_id = m.producer_id;
  SELECT count(*) INTO made FROM payout WHERE run_id = run;
  IF made = 0 THEN
    DELETE FROM payout_run WHERE id = run;
    RETURN jsonb_build_object('kind', 'nothing');
  END IF;
  PERFORM post_ledger('payout_prepared', y.id::text, NULL, jsonb_build_array(
      jsonb_build_object('account', 'producer_payable', 'producerId', y.producer_id, 'amount', y.amount_vnd),
      jsonb_build_object('account', 'payout_pending', 'producerId', y.producer_id, 'amount', -y.amount_vnd)))
    FROM payout AS y WHERE y.run_id = run;
  INSERT INTO audit_entry (id, actor_user_id, actor_kind, action, subject_type, subject_id, after, request_id)
    VALUES (new_id(), (p ->> 'actor')::uuid, CASE WHEN p ->> 'actor' IS NULL THEN 'system' ELSE 'user' END, 'payout.prepared', 'payout_run', run::text,
      (SELECT jsonb_build_object('day', the_day, 'payouts', count(*), 'amount', sum(amount_vnd)) FROM payout WHERE run_id = run), p ->> 'requestId');
  RETURN jsonb_build_object('kind', 'prepared', 'runId', run);
END $$;

-- A run's orders were given to the bank: {runId, at, actor, requestId}. Answers sent, stale or not_found.
CREATE FUNCTION send_payouts(p jsonb) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE run payout_run;
BEGIN
  SELECT * INTO run FROM payout_run WHERE id = (p ->> 'runId')::uuid FOR UPDATE;
  IF NOT FOUND THEN RETURN jsonb_build_object('kind', 'not_found'); END IF;
  IF run.sent_at IS NOT NULL THEN RETURN jsonb_build_object('kind', 'stale'); END IF;
  UPDATE payout_run SET sent_at = (p ->> 'at')::timestamptz, sent_by = (p ->> 'actor')::uuid WHERE id = run.id;
  UPDATE payout SET state = 'sent' WHERE run_id = run.id AND state = 'prepared';
  INSERT INTO outbox_message (topic, payload) SELECT 'mail.payout', jsonb_build_object('payoutId', id, 'occasion', 'sent') FROM payout WHERE run_id = run.id AND state = 'sent';
  INSERT INTO audit_entry (id, actor_user_id, actor_kind, action, subject_type, subject_id, after, request_id)
    VALUES (new_id(), (p ->> 'actor')::uuid, 'user', 'payout.sent', 'payout_run', run.id::text,
      (SELECT jsonb_build_object('day', run.day, 'payouts', count(*), 'amount', coalesce(sum(amount_vnd), 0)) FROM payout WHERE run_id = run.id AND state = 'sent'), p ->> 'requestId');
  RETURN jsonb_build_object('kind', 'sent');
END $$;

-- What became of one payout: {code, amount, to: paid | bounced | called_off, bankReference, reason, at, actor, requestId}. Money that
-- comes back, even days after it had arrived, is owed to the producer again. Answers settled, repeated, not_found,
-- wrong_amount or wrong_state (with the state it has).
CREATE FUNCTION settle_payout(p jsonb) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  y payout;
  step text;
BEGIN
  SELECT * INTO y FROM payout WHERE code = p ->> 'code' FOR UPDATE;
  IF NOT FOUND THEN RETURN jsonb_build_object('kind', 'not_found'); END IF;
  IF y.state::text = p ->> 'to' THEN RETURN jsonb_build_object('kind', 'repeated'); END IF;
  IF y.amount_vnd <> (p ->> 'amount')::bigint THEN RETURN jsonb_build_object('kind', 'wrong_amount', 'amount', y.amount_vnd); END IF;
  step := y.state || '>' || (p ->> 'to');
  IF step NOT IN ('sent>paid', 'sent>bounced', 'paid>bounced', 'prepared>called_off') THEN RETURN jsonb_build_object('kind', 'wrong_state', 'state', y.state); END IF;

  UPDATE payout SET state = (p ->> 'to')::payout_state, settled_at = (p ->> 'at')::timestamptz,
      bank_reference = coalesce(p ->> 'bankReference', bank_reference), reason = coalesce(p ->> 'reason', reason) WHERE id = y.id;
  PERFORM post_ledger('payout_' || (p ->> 'to'), y.id::text, NULL, CASE WHEN step = 'sent>paid' THEN jsonb_build_array(
      jsonb_build_object('account', 'payout_pending', 'producerId', y.producer_id, 'amount', y.amount_vnd),
      jsonb_build_object('account', 'cash_vietqr', 'amount', -y.amount_vnd))
    ELSE jsonb_build_array(
      jsonb_build_object('account', CASE WHEN step = 'paid>bounced' THEN 'cash_vietqr' ELSE 'payout_pending' END, 'producerId', CASE WHEN step = 'paid>bounced' THEN NULL ELSE y.producer_id END, 'amount', y.amount_vnd),
      jsonb_build_object('account', 'producer_payable', 'producerId', y.producer_id, 'amount', -y.amount_vnd)) END);
  INSERT INTO outbox_message (topic, payload) SELECT 'mail.payout', jsonb_build_object('payoutId', y.id, 'occasion', p ->> 'to') WHERE p ->> 'to' <> 'called_off';
  INSERT INTO audit_entry (id, actor_user_id, actor_kind, action, subject_type, subject_id, before, after, reason, request_id)
    VALUES (new_id(), (p ->> 'actor')::uuid, 'user', 'payout.' || (p ->> 'to'), 'payout', y.id::text, jsonb_build_object('state', y.state),
      jsonb_build_object('state', p ->> 'to', 'code', y.code, 'amount', y.amount_vnd, 'bankReference', p ->> 'bankReference'), p ->> 'reason', p ->> 'requestId');
  RETURN jsonb_build_object('kind', 'settled');
END $$;

-- ---------------------------------------------------------------- what there was before
-- The commission that the shop published so far, at the end of the list; exceptions come before it.
INSERT INTO commission_rate (position, producer_id, set_number, rate_bp, valid_from, valid_to, note)
  VALUES (1000, NULL, NULL, 500, '2019-01-01', NULL, 'Biểu phí của sàn: 5 % giá bán, đã gồm thuế giá trị gia tăng và phí thanh toán');
-- Money waits seven days, is sent on Mondays, and not for less than 100,000 đồng. Returns asked for later are set off against what comes after.
INSERT INTO payout_term (valid_from, valid_to, hold_days, minimum_vnd, weekday) VALUES ('2019-01-01', NULL, 7, 100000, 1);
DELETE FROM seller_charge WHERE charge = 'commission';
INSERT INTO payout_account (id, producer_id, bank_bin, account, holder, at)
  SELECT new_id(), producer_id, bank_bin, bank_account, bank_holder, coalesce(decided_at, now()) FROM producer_application
  WHERE state = 'verified' AND producer_id IS NOT NULL AND bank_bin ~ '^\d{6}$' AND bank_account ~ '^[A-Z0-9]{6,19}$' AND btrim(bank_holder) <> '';
INSERT INTO line_charge (id, order_line_id, charge, reason, rate_bp, base_vnd, amount_vnd, tax_vnd, tax_rate_bp, commission_rate_id, basis)
  SELECT new_id(), l.id, c.charge, 'sale', c.rate_bp, line_total(l), bp_of(line_total(l), c.rate_bp),
    CASE WHEN c.charge = 'commission' THEN vat_inside(bp_of(line_total(l), c.rate_bp), c.tax_rate_bp) ELSE 0 END, c.tax_rate_bp, c.commission_rate_id, c.basis
  FROM order_line AS l JOIN product AS p ON p.id = l.product_id JOIN purchase_order AS o ON o.id = l.order_id
  CROSS JOIN LATERAL sale_charges(p.producer_id, p.set_no, local_day(o.placed_at)) AS c;
SELECT charge_lines(s.id, CASE WHEN s.state = 'cancelled' THEN 'released' WHEN shipment_discount(s.id) > 0 THEN 'discount' ELSE 'returned' END) FROM shipment AS s;
SELECT post_charges(s.id) FROM shipment AS s WHERE s.state = 'delivered';

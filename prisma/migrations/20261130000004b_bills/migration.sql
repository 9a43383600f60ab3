-- What producers who are paid by the buyers themselves owe the shop is billed once a month: each entry in one bill at most.

-- CreateEnum
CREATE TYPE "bill_state" AS ENUM ('open', 'paid');

-- CreateTable
CREATE TABLE "bill_term" (
    "valid_from" DATE NOT NULL,
    "valid_to" DATE,
    "month_day" INTEGER NOT NULL,
    "due_days" INTEGER NOT NULL,
    "minimum_vnd" BIGINT NOT NULL,

    CONSTRAINT "bill_term_pkey" PRIMARY KEY ("valid_from")
);

-- CreateTable
CREATE TABLE "commission_bill" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "producer_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "due_on" DATE NOT NULL,
    "amount_vnd" BIGINT NOT NULL,
    "paid_vnd" BIGINT NOT NULL DEFAULT 0,
    "state" "bill_state" NOT NULL DEFAULT 'open',
    "made_at" TIMESTAMPTZ(3) NOT NULL,
    "made_by" UUID,
    "paid_at" TIMESTAMPTZ(3),
    "reminded_at" TIMESTAMPTZ(3),

    CONSTRAINT "commission_bill_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "bill_item" (
    "entry_id" UUID NOT NULL,
    "bill_id" UUID NOT NULL,

    CONSTRAINT "bill_item_pkey" PRIMARY KEY ("entry_id")
);

-- CreateTable
CREATE TABLE "bill_payment" (
    "bank_reference" TEXT NOT NULL,
    "bill_id" UUID NOT NULL,
    "amount_vnd" BIGINT NOT NULL,
    "surplus_vnd" BIGINT NOT NULL,
    "credited_at" TIMESTAMPTZ(3) NOT NULL,
    "entered_by" UUID,

    CONSTRAINT "bill_payment_pkey" PRIMARY KEY ("bank_reference")
);

-- CreateIndex
CREATE UNIQUE INDEX "commission_bill_code_key" ON "commission_bill"("code");

-- CreateIndex
CREATE INDEX "commission_bill_state_due_on_idx" ON "commission_bill"("state", "due_on");

-- CreateIndex
CREATE UNIQUE INDEX "commission_bill_producer_id_day_key" ON "commission_bill"("producer_id", "day");

-- CreateIndex
CREATE INDEX "bill_item_bill_id_idx" ON "bill_item"("bill_id");

-- CreateIndex
CREATE INDEX "bill_payment_bill_id_idx" ON "bill_payment"("bill_id");

-- AddForeignKey
ALTER TABLE "bill_item" ADD CONSTRAINT "bill_item_bill_id_fkey" FOREIGN KEY ("bill_id") REFERENCES "commission_bill"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "bill_payment" ADD CONSTRAINT "bill_payment_bill_id_fkey" FOREIGN KEY ("bill_id") REFERENCES "commission_bill"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- ---------------------------------------------------------------- what the language of the schema cannot say
ALTER TABLE bill_term
  ADD CONSTRAINT bill_term_values CHECK (month_day BETWEEN 1 AND 28 AND due_days BETWEEN 1 AND 60 AND minimum_vnd > 0),
  ADD CONSTRAINT bill_term_days CHECK (valid_to IS NULL OR valid_to > valid_from),
  ADD CONSTRAINT bill_term_one_a_day EXCLUDE USING gist (daterange(valid_from, valid_to) WITH &&);
ALTER TABLE commission_bill
  ADD CONSTRAINT commission_bill_of_producer FOREIGN KEY (producer_id) REFERENCES producer (id),
  ADD CONSTRAINT commission_bill_amount CHECK (amount_vnd > 0 AND paid_vnd BETWEEN 0 AND amount_vnd),
  ADD CONSTRAINT commission_bill_due CHECK (due_on > day),
  ADD CONSTRAINT commission_bill_paid CHECK ((state = 'paid') = (paid_vnd = amount_vnd) AND (state = 'paid') = (paid_at IS NOT NULL));
ALTER TABLE bill_item ADD CONSTRAINT bill_item_entry FOREIGN KEY (entry_id) REFERENCES ledger_entry (id);
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON bill_item FOR EACH ROW EXECUTE FUNCTION refuse_change();
ALTER TABLE bill_payment ADD CONSTRAINT bill_payment_amount CHECK (amount_vnd > 0 AND surplus_vnd BETWEEN 0 AND amount_vnd);
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON bill_payment FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- A bill is the sum of its entries, to the đồng.
CREATE FUNCTION bill_adds_up() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  the_bill uuid := CASE TG_TABLE_NAME WHEN 'commission_bill' THEN (to_jsonb(NEW) ->> 'id')::uuid ELSE (to_jsonb(NEW) ->> 'bill_id')::uuid END;
  difference bigint;
BEGIN
  SELECT b.amount_vnd - coalesce((SELECT sum(e.amount_vnd) FROM bill_item AS i JOIN ledger_entry AS e ON e.id = i.entry_id
      WHERE i.bill_id = b.id AND e.account = 'producer_payable' AND e.producer_id = b.producer_id), 0)
    INTO difference FROM commission_bill AS b WHERE b.id = the_bill;
  IF difference <> 0 THEN RAISE EXCEPTION 'bill % is not the sum of its entries: % is over', the_bill, difference USING ERRCODE = 'check_violation'; END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER adds_up AFTER INSERT OR UPDATE OF amount_vnd ON commission_bill DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION bill_adds_up();
CREATE CONSTRAINT TRIGGER adds_up AFTER INSERT ON bill_item DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION bill_adds_up();

-- What a producer of a direct order owes its buyer back: what the buyer is owed by everything that was booked of that producer's
-- parcel. The producer has the buyer's money, whoever bears the loss between it and the shop.
CREATE FUNCTION owed_back(p_order uuid, p_producer uuid) RETURNS bigint LANGUAGE sql STABLE AS $$
  SELECT coalesce(-sum(r.amount_vnd), 0)::bigint FROM ledger_transaction AS x JOIN ledger_entry AS r ON r.transaction_id = x.id AND r.account = 'refund_due'
  WHERE x.order_id = p_order AND EXISTS (SELECT 1 FROM ledger_entry AS e WHERE e.transaction_id = x.id AND e.producer_id = p_producer)
$$;

-- As before, without what was billed. Of a direct order they are free once the parcel is delivered, its money is with the
-- producer, the days of waiting are over, nothing about it is open, and its buyer is owed nothing back.
-- The same columns as the view had so far, whichever they are.
CREATE FUNCTION direct_free_at(p_order uuid, p_shipment uuid, p_producer uuid, p_at timestamptz, p_free timestamptz) RETURNS timestamptz LANGUAGE sql STABLE AS $$
  SELECT CASE
    WHEN owed_back(p_order, p_producer) <> 0 THEN NULL
    WHEN o.cancelled_at IS NOT NULL THEN o.cancelled_at
    WHEN s.state = 'cancelled' THEN p_at
    WHEN s.state <> 'delivered' THEN p_free
    WHEN EXISTS (SELECT 1 FROM ledger_transaction AS d WHERE d.kind = 'paid_to_producer' AND d.source_id = s.id::text)
      AND NOT EXISTS (SELECT 1 FROM shipment_problem AS m WHERE m.shipment_id = s.id AND m.state <> 'resolved')
      AND NOT EXISTS (SELECT 1 FROM goods_return AS g WHERE g.shipment_id = s.id AND g.state IN ('asked', 'accepted', 'received'))
    THEN s.delivered_at + make_interval(days => (SELECT t.hold_days FROM payout_term AS t WHERE daterange(t.valid_from, t.valid_to) @> local_day(s.delivered_at)))
  END FROM purchase_order AS o LEFT JOIN shipment AS s ON s.id = p_shipment WHERE o.id = p_order
$$;
ALTER VIEW payable_entry RENAME TO unbilled_entry;
DO $$
BEGIN
  EXECUTE (SELECT format('CREATE VIEW payable_entry AS SELECT %s FROM unbilled_entry AS u LEFT JOIN purchase_order AS o ON o.id = u.order_id
      WHERE u.kind <> ''bill_issued'' AND NOT EXISTS (SELECT 1 FROM bill_item AS i WHERE i.entry_id = u.id)', string_agg(CASE column_name
        WHEN 'free_at' THEN 'CASE WHEN o.direct THEN direct_free_at(u.order_id, u.shipment_id, u.producer_id, u.at, u.free_at) ELSE u.free_at END AS free_at'
        WHEN 'with_carrier' THEN 'u.with_carrier AND o.direct IS NOT TRUE AS with_carrier'
        ELSE format('u.%I', column_name) END, ', ' ORDER BY ordinal_position))
    FROM information_schema.columns WHERE table_schema = current_schema() AND table_name = 'unbilled_entry');
END $$;

-- Makes one bill a producer over what it owes of direct orders: {day, at, actor, requestId, bills: [{id, code, producerId}]}, ids and
-- codes for whoever may owe. Answers how many were made; a producer's once a day. What is billed has left the producers' accounts.
CREATE FUNCTION prepare_bills(p jsonb) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  the_day date := (p ->> 'day')::date;
  term bill_term;
  made integer;
BEGIN
  -- Entries are taken by payouts or by bills, one after the other.
  PERFORM pg_advisory_xact_lock(hashtext('prepare_payouts'));
  SELECT * INTO term FROM bill_term AS t WHERE daterange(t.valid_from, t.valid_to) @> the_day;
  IF NOT FOUND THEN RETURN jsonb_build_object('kind', 'nothing', 'bills', 0); END IF;
  WITH due AS MATERIALIZED (
    SELECT e.producer_id, -sum(e.owed_vnd)::bigint AS amount, array_agg(e.id) AS entries FROM payable_entry AS e LEFT JOIN purchase_order AS o ON o.id = e.order_id
    WHERE e.free_at <= (p ->> 'at')::timestamptz GROUP BY e.producer_id HAVING -sum(e.owed_vnd) >= term.minimum_vnd AND bool_or(coalesce(o.direct, false))
  ), made AS (
    INSERT INTO commission_bill (id, code, producer_id, day, due_on, amount_vnd, made_at, made_by)
      SELECT n.id, n.code, d.producer_id, the_day, the_day + term.due_days, d.amount, (p ->> 'at')::timestamptz, (p ->> 'actor')::uuid
      FROM due AS d JOIN jsonb_to_recordset(p -> 'bills') AS n(id uuid, code text, "producerId" uuid) ON n."producerId" = d.producer_id
      ON CONFLICT (producer_id, day) DO NOTHING RETURNING id, producer_id
  )
  INSERT INTO bill_item (entry_id, bill_id) SELECT unnest(d.entries), m.id FROM made AS m JOIN due AS d ON d.producer_id = m.producer_id;
  SELECT count(*) INTO made FROM commission_bill AS b JOIN jsonb_to_recordset(p -> 'bills') AS n(id uuid) ON n.id = b.id;
  IF made = 0 THEN RETURN jsonb_build_object('kind', 'nothing', 'bills', 0); END IF;
  PERFORM post_ledger('bill_issued', b.id::text, NULL, jsonb_build_array(
      jsonb_build_object('account', 'bill_due', 'producerId', b.producer_id, 'amount', b.amount_vnd),
      jsonb_build_object('account', 'producer_payable', 'producerId', b.producer_id, 'amount', -b.amount_vnd)))
    FROM commission_bill AS b JOIN jsonb_to_recordset(p -> 'bills') AS n(id uuid) ON n.id = b.id;
  INSERT INTO outbox_message (topic, payload) SELECT 'mail.bill', jsonb_build_object('billId', b.id, 'occasion', 'issued') FROM commission_bill AS b JOIN jsonb_to_recordset(p -> 'bills') AS n(id uuid) ON n.id = b.id;
  INSERT INTO audit_entry (id, actor_user_id, actor_kind, action, subject_type, subject_id, after, request_id)
    SELECT new_id(), (p ->> 'actor')::uuid, CASE WHEN p ->> 'actor' IS NULL THEN 'system' ELSE 'user' END, 'bill.issued', 'bill', b.code, jsonb_build_object('day', the_day, 'amount', b.amount_vnd, 'producer', b.producer_id), p ->> 'requestId'
    FROM commission_bill AS b JOIN jsonb_to_recordset(p -> 'bills') AS n(id uuid) ON n.id = b.id;
  RETURN jsonb_build_object('kind', 'prepared', 'bills', made);
END $$;

-- Money for a bill that lies in {account}: {billId, amount, account, source, at}. It counts toward the bill; what is more than the bill
-- is the producer's, and is set off against the next or paid out. Outcomes matched, underpaid (the rest stays due), overpaid,
-- duplicate (the bill was paid: all of it is the producer's). Late money is like money in time.
CREATE FUNCTION receive_bill_money(p jsonb) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  bill commission_bill;
  amount bigint := (p ->> 'amount')::bigint;
  rest bigint;
  took bigint;
BEGIN
  SELECT * INTO bill FROM commission_bill WHERE id = (p ->> 'billId')::uuid FOR UPDATE;
  rest := bill.amount_vnd - bill.paid_vnd;
  took := least(rest, amount);
  PERFORM post_ledger('bill_paid', p ->> 'source', NULL, jsonb_build_array(
    jsonb_build_object('account', p ->> 'account', 'amount', amount),
    jsonb_build_object('account', 'bill_due', 'producerId', bill.producer_id, 'amount', -took),
    jsonb_build_object('account', 'producer_payable', 'producerId', bill.producer_id, 'amount', took - amount)));
  UPDATE commission_bill SET paid_vnd = paid_vnd + took, state = CASE WHEN took = rest THEN 'paid' ELSE 'open' END::bill_state, paid_at = CASE WHEN took = rest THEN coalesce(paid_at, (p ->> 'at')::timestamptz) END WHERE id = bill.id;
  IF took = rest AND rest > 0 THEN INSERT INTO outbox_message (topic, payload) VALUES ('mail.bill', jsonb_build_object('billId', bill.id, 'occasion', 'paid')); END IF;
  RETURN jsonb_build_object('outcome', CASE WHEN rest = 0 THEN 'duplicate' WHEN amount < rest THEN 'underpaid' WHEN amount > rest THEN 'overpaid' ELSE 'matched' END, 'paid', took = rest, 'surplus', amount - took);
END $$;

-- As before; and what names a bill, in its text or by the hand of an officer ({billId}), is money for that bill.
ALTER FUNCTION record_bank_credit(jsonb) RENAME TO record_order_credit;
CREATE FUNCTION record_bank_credit(p jsonb) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  bill commission_bill;
  known bank_credit;
  received jsonb;
  by_hand boolean := p ? 'billId';
  source text := 'bank:' || (p ->> 'bankReference');
BEGIN
  IF by_hand THEN
    SELECT * INTO bill FROM commission_bill WHERE id = (p ->> 'billId')::uuid;
    IF NOT FOUND THEN RETURN jsonb_build_object('kind', 'not_found'); END IF;
  ELSIF jsonb_typeof(p -> 'references') = 'array' THEN
    SELECT * INTO bill FROM commission_bill WHERE code = ANY (ARRAY(SELECT jsonb_array_elements_text(p -> 'references'))) LIMIT 1;
  END IF;
  IF bill.id IS NULL THEN RETURN record_order_credit(p); END IF;

  PERFORM pg_advisory_xact_lock(hashtextextended(source, 4));
  SELECT * INTO known FROM bank_credit WHERE bank_reference = p ->> 'bankReference';
  IF FOUND AND NOT (by_hand AND known.outcome = 'unknown_reference' AND known.amount_vnd = (p ->> 'amount')::bigint) THEN
    RETURN jsonb_build_object('kind', CASE WHEN known.amount_vnd = (p ->> 'amount')::bigint THEN 'known' ELSE 'conflict' END, 'outcome', known.outcome, 'paid', known.outcome IN ('matched', 'overpaid'));
  END IF;
  received := receive_bill_money(jsonb_build_object('billId', bill.id, 'amount', p -> 'amount', 'source', source, 'at', p ->> 'creditedAt',
    'account', CASE WHEN known.id IS NULL THEN 'cash_vietqr' ELSE 'suspense' END));
  INSERT INTO bank_credit (id, bank_reference, amount_vnd, content, credited_at, outcome)
    VALUES (new_id(), p ->> 'bankReference', (p ->> 'amount')::bigint, p ->> 'content', (p ->> 'creditedAt')::timestamptz, (received ->> 'outcome')::bank_credit_outcome)
    ON CONFLICT (bank_reference) DO UPDATE SET outcome = EXCLUDED.outcome;
  INSERT INTO bill_payment (bank_reference, bill_id, amount_vnd, surplus_vnd, credited_at, entered_by)
    VALUES (p ->> 'bankReference', bill.id, (p ->> 'amount')::bigint, (received ->> 'surplus')::bigint, (p ->> 'creditedAt')::timestamptz, (p ->> 'actor')::uuid);
  INSERT INTO audit_entry (id, actor_user_id, actor_kind, action, subject_type, subject_id, after, reason, request_id)
    VALUES (new_id(), (p ->> 'actor')::uuid, CASE WHEN by_hand THEN 'user' ELSE 'webhook' END, 'bill.money', 'bill', bill.code,
      jsonb_build_object('bankReference', p ->> 'bankReference', 'amount', p -> 'amount', 'outcome', received ->> 'outcome'), p ->> 'reason', p ->> 'requestId');
  RETURN jsonb_build_object('kind', 'recorded') || received;
END $$;

-- Reminds of bills three days before they are due and, once they are overdue, every week. Answers how many.
CREATE FUNCTION remind_of_bills(p_at timestamptz) RETURNS integer LANGUAGE sql AS $$
  WITH reminded AS (
    UPDATE commission_bill SET reminded_at = p_at
    WHERE state = 'open' AND CASE WHEN due_on < local_day(p_at) THEN reminded_at IS NULL OR local_day(reminded_at) <= due_on OR reminded_at <= p_at - interval '7 days'
      ELSE due_on - 3 <= local_day(p_at) AND reminded_at IS NULL END
    RETURNING id, due_on
  ), told AS (
    INSERT INTO outbox_message (topic, payload)
      SELECT 'mail.bill', jsonb_build_object('billId', id, 'occasion', CASE WHEN due_on < local_day(p_at) THEN 'overdue' ELSE 'due_soon' END, 'day', local_day(p_at)) FROM reminded RETURNING 1
  )
  SELECT count(*)::integer FROM told
$$;

-- On the first of each month, due in ten days, and not for less than 10,000 đồng.
INSERT INTO bill_term (valid_from, valid_to, month_day, due_days, minimum_vnd) VALUES ('2019-01-01', NULL, 1, 10, 10000);

-- What carriers collected at doors lies with them until they hand it over; producers are paid out of it only afterwards.

ALTER TABLE carrier_term
  ADD CONSTRAINT carrier_term_days CHECK (days BETWEEN 0 AND 90),
  ADD CONSTRAINT carrier_term_valid CHECK (valid_to IS NULL OR valid_to > valid_from),
  ADD CONSTRAINT carrier_term_one_a_day EXCLUDE USING gist (coalesce(carrier, '') WITH =, daterange(valid_from, valid_to) WITH &&);
ALTER TABLE remittance
  ADD CONSTRAINT remittance_total CHECK (total_vnd > 0),
  ADD CONSTRAINT remittance_texts CHECK (btrim(carrier) <> '' AND btrim(bank_reference) <> ''),
  ADD CONSTRAINT remittance_is_a_credit FOREIGN KEY (bank_reference) REFERENCES bank_credit (bank_reference),
  ADD CONSTRAINT remittance_by FOREIGN KEY (recorded_by) REFERENCES app_user (id);
ALTER TABLE remittance_row
  ADD CONSTRAINT remittance_row_parcel FOREIGN KEY (shipment_id) REFERENCES shipment (id),
  ADD CONSTRAINT remittance_row_kind CHECK (kind IN ('remitted', 'supplement')),
  ADD CONSTRAINT remittance_row_amounts CHECK (CASE kind WHEN 'remitted' THEN collected_vnd > 0 AND fee_vnd >= 0 AND remitted_vnd > 0 ELSE collected_vnd = 0 AND fee_vnd = 0 AND remitted_vnd <> 0 END);
-- The cash of one parcel is handed over once, whoever records whichever statement.
CREATE UNIQUE INDEX remittance_row_once ON remittance_row (shipment_id) WHERE kind = 'remitted';
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON remittance_row FOR EACH ROW EXECUTE FUNCTION refuse_change();
ALTER TABLE cod_write_off
  ADD CONSTRAINT cod_write_off_parcel FOREIGN KEY (shipment_id) REFERENCES shipment (id),
  ADD CONSTRAINT cod_write_off_amount CHECK (amount_vnd <> 0),
  ADD CONSTRAINT cod_write_off_reason CHECK (btrim(reason) <> ''),
  ADD CONSTRAINT cod_write_off_state CHECK (state IN ('asked', 'approved', 'declined')),
  ADD CONSTRAINT cod_write_off_judged CHECK ((state = 'asked') = (judged_at IS NULL) AND (judged_at IS NULL) = (judged_by IS NULL)),
  ADD CONSTRAINT cod_write_off_four_eyes CHECK (state <> 'approved' OR judged_by <> asked_by OR NOT needs_second_officer(abs(amount_vnd)));
CREATE UNIQUE INDEX cod_write_off_one_open ON cod_write_off (shipment_id) WHERE state = 'asked';

-- Whose name is on a parcel: what is collected where buyers fetch it lies at the pick-up points.
CREATE FUNCTION parcel_carrier(s shipment) RETURNS text LANGUAGE sql IMMUTABLE AS $$ SELECT coalesce(nullif(btrim(s.carrier), ''), 'pickup') $$;

-- Every parcel whose cash is in the books, with what was collected. Those delivered before cash was booked by the parcel are
-- found by their order's payment.
CREATE VIEW cod_parcel AS
SELECT s.id AS shipment_id, s.order_id, s.producer_id, parcel_carrier(s) AS carrier, s.tracking_number, s.delivered_at AS since,
  coalesce(own.amount_vnd, parcel_amount(s.id)) AS collected_vnd,
  EXISTS (SELECT 1 FROM ledger_transaction AS r WHERE r.kind = 'cod_remitted' AND r.source_id = s.id::text) AS remitted
FROM shipment AS s
LEFT JOIN LATERAL (SELECT e.amount_vnd FROM ledger_transaction AS x JOIN ledger_entry AS e ON e.transaction_id = x.id AND e.account = 'cash_cod'
  WHERE x.kind = 'payment_received' AND x.source_id = 'cod:' || s.id) AS own ON true
WHERE s.state = 'delivered' AND (own.amount_vnd IS NOT NULL OR EXISTS (
  SELECT 1 FROM payment AS y JOIN ledger_transaction AS x ON x.kind = 'payment_received' AND x.source_id = 'cod:' || y.id WHERE y.order_id = s.order_id AND y.method = 'cod'));

-- Until when a carrier is to have handed over what it collected at a moment.
CREATE FUNCTION remit_due(p_carrier text, p_since timestamptz) RETURNS timestamptz LANGUAGE sql STABLE AS $$
  SELECT p_since + make_interval(days => (SELECT t.days FROM carrier_term AS t
    WHERE coalesce(lower(t.carrier) = lower(p_carrier), true) AND daterange(t.valid_from, t.valid_to) @> local_day(p_since) ORDER BY t.carrier NULLS LAST LIMIT 1))
$$;

-- What of a parcel's cash is neither handed over nor given up: positive, the carrier owes it; negative, it gave too much.
CREATE VIEW cod_difference AS
SELECT s.id AS shipment_id, s.order_id, parcel_carrier(s) AS carrier, s.tracking_number, d.open_vnd, d.since
FROM (
  SELECT x.order_id, e.producer_id, sum(e.amount_vnd)::bigint AS open_vnd, min(x.at) AS since FROM ledger_entry AS e JOIN ledger_transaction AS x ON x.id = e.transaction_id
  WHERE e.account = 'cod_difference' GROUP BY 1, 2 HAVING sum(e.amount_vnd) <> 0
) AS d JOIN shipment AS s ON s.order_id = d.order_id AND s.producer_id = d.producer_id;

-- The same of one parcel.
CREATE FUNCTION cod_open(p_shipment uuid) RETURNS bigint LANGUAGE sql STABLE AS $$
  SELECT coalesce(sum(e.amount_vnd), 0)::bigint FROM shipment AS s JOIN ledger_transaction AS x ON x.order_id = s.order_id
    JOIN ledger_entry AS e ON e.transaction_id = x.id AND e.account = 'cod_difference' AND e.producer_id = s.producer_id WHERE s.id = p_shipment
$$;

-- Records rows of a carrier's statement, each parcel once: {remittanceId, carrier, bankReference, total, receivedOn, fileName, at, actor,
-- requestId, rows: [{line, shipmentId, stated, fee, remitted}]}. The money arrived as one credit on the bank account: it is entered
-- where the bank's feed did not bring it, and lies in suspense until rows explain it; what none explains stays there. The same
-- statement again, or the rest of it, adds to it. Answers recorded, or nothing, each with what became of every row
-- ({line, outcome}: recorded, supplement, already, not_collected, amount, over); conflict when that credit was something else,
-- with its amount when only that differs.
CREATE FUNCTION record_remittance(p jsonb) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  the_remittance remittance;
  credit bank_credit;
  the_total bigint := (p ->> 'total')::bigint;
  rest bigint;
  outcomes jsonb := '[]'::jsonb;
  taken jsonb := '[]'::jsonb;
  seen uuid[] := '{}';
  batch integer;
  one record;
  parcel record;
  open_difference bigint;
  what text;
  row_id uuid;
BEGIN
  -- The lock of whatever moves money of this credit.
  PERFORM pg_advisory_xact_lock(hashtextextended('bank:' || (p ->> 'bankReference'), 4));
  SELECT * INTO the_remittance FROM remittance WHERE bank_reference = p ->> 'bankReference';
  SELECT * INTO credit FROM bank_credit WHERE bank_reference = p ->> 'bankReference' FOR UPDATE;
  IF credit.id IS NOT NULL AND credit.amount_vnd <> the_total THEN RETURN jsonb_build_object('kind', 'conflict', 'amount', credit.amount_vnd); END IF;
  IF credit.id IS NOT NULL AND credit.outcome <> 'unknown_reference' AND the_remittance.id IS NULL THEN RETURN jsonb_build_object('kind', 'conflict'); END IF;
  IF the_remittance.id IS NOT NULL AND the_remittance.carrier <> p ->> 'carrier' THEN RETURN jsonb_build_object('kind', 'conflict'); END IF;
  rest := the_total - coalesce((SELECT sum(r.remitted_vnd) FROM remittance_row AS r WHERE r.remittance_id = the_remittance.id), 0);
  -- What somebody has begun to do with the credit otherwise explains no rows.
  IF credit.id IS NOT NULL THEN rest := least(rest, suspense_free('bank:' || credit.bank_reference)); END IF;

  -- Parcels are locked in one order, so that two statements with the same ones wait for each other instead of blocking.
  PERFORM 1 FROM shipment AS s WHERE s.id IN (SELECT (r ->> 'shipmentId')::uuid FROM jsonb_array_elements(p -> 'rows') AS r) ORDER BY s.id FOR UPDATE;
  FOR one IN SELECT * FROM jsonb_to_recordset(p -> 'rows') AS r(line integer, "shipmentId" uuid, stated bigint, fee bigint, remitted bigint) ORDER BY line LOOP
    SELECT * INTO parcel FROM cod_parcel WHERE shipment_id = one."shipmentId";
    open_difference := CASE WHEN parcel.remitted THEN cod_open(one."shipmentId") ELSE 0 END;
    what := CASE
      WHEN parcel.shipment_id IS NULL THEN 'not_collected'
      WHEN one."shipmentId" = ANY (seen) OR EXISTS (SELECT 1 FROM remittance_row AS r WHERE r.remittance_id = the_remittance.id AND r.shipment_id = one."shipmentId") THEN 'already'
      WHEN NOT parcel.remitted AND (one.remitted <= 0 OR one.fee < 0) THEN 'amount'
      WHEN parcel.remitted AND NOT (one.remitted <> 0 AND sign(one.remitted) = sign(open_difference) AND abs(one.remitted) <= abs(open_difference)) THEN 'already'
      WHEN one.remitted > rest THEN 'over'
      WHEN parcel.remitted THEN 'supplement'
      ELSE 'recorded' END;
    outcomes := outcomes || jsonb_build_object('line', one.line, 'outcome', what);
    IF what IN ('recorded', 'supplement') THEN
      rest := rest - one.remitted;
      seen := seen || one."shipmentId";
      taken := taken || jsonb_build_object('line', one.line, 'shipmentId', one."shipmentId", 'kind', CASE what WHEN 'recorded' THEN 'remitted' ELSE what END,
        'collected', CASE what WHEN 'recorded' THEN parcel.collected_vnd ELSE 0 END, 'stated', one.stated, 'fee', CASE what WHEN 'recorded' THEN one.fee ELSE 0 END, 'remitted', one.remitted);
    END IF;
  END LOOP;
  IF jsonb_array_length(taken) = 0 THEN RETURN jsonb_build_object('kind', 'nothing', 'rows', outcomes, 'rest', rest); END IF;

  IF the_remittance.id IS NULL THEN
    IF credit.id IS NULL THEN
      PERFORM record_bank_credit(jsonb_build_object('bankReference', p ->> 'bankReference', 'amount', the_total, 'content', p ->> 'carrier', 'creditedAt', p ->> 'at', 'references', '[]'::jsonb));
    END IF;
    UPDATE bank_credit SET outcome = 'remittance' WHERE bank_reference = p ->> 'bankReference';
    INSERT INTO remittance (id, carrier, bank_reference, total_vnd, received_on, file_name, recorded_at, recorded_by)
      VALUES ((p ->> 'remittanceId')::uuid, p ->> 'carrier', p ->> 'bankReference', the_total, (p ->> 'receivedOn')::date, p ->> 'fileName', (p ->> 'at')::timestamptz, (p ->> 'actor')::uuid)
      RETURNING * INTO the_remittance;
  END IF;
  SELECT count(*) INTO batch FROM ledger_transaction WHERE kind = 'remittance_matched' AND source_id LIKE the_remittance.id || ':%';
  PERFORM post_ledger('remittance_matched', the_remittance.id || ':' || batch || '@bank:' || the_remittance.bank_reference, NULL, (
    SELECT jsonb_build_array(jsonb_build_object('account', 'suspense', 'amount', sum(t.remitted)), jsonb_build_object('account', 'cash_vietqr', 'amount', -sum(t.remitted)))
    FROM jsonb_to_recordset(taken) AS t(remitted bigint)));
  FOR one IN SELECT t.*, s.order_id, s.producer_id FROM jsonb_to_recordset(taken) AS t(line integer, "shipmentId" uuid, kind text, collected bigint, stated bigint, fee bigint, remitted bigint)
      JOIN shipment AS s ON s.id = t."shipmentId" ORDER BY t.line LOOP
    row_id := new_id();
    INSERT INTO remittance_row (id, remittance_id, line, shipment_id, kind, collected_vnd, stated_vnd, fee_vnd, remitted_vnd, at)
      VALUES (row_id, the_remittance.id, one.line, one."shipmentId", one.kind, one.collected, one.stated, one.fee, one.remitted, (p ->> 'at')::timestamptz);
    PERFORM post_ledger(CASE one.kind WHEN 'remitted' THEN 'cod_remitted' ELSE 'cod_settled' END, CASE one.kind WHEN 'remitted' THEN one."shipmentId" ELSE row_id END::text, one.order_id, jsonb_build_array(
      jsonb_build_object('account', 'cash_vietqr', 'amount', one.remitted),
      jsonb_build_object('account', 'carrier_fee', 'amount', one.fee),
      jsonb_build_object('account', 'cod_difference', 'producerId', one.producer_id, 'amount', one.collected - one.fee - one.remitted),
      jsonb_build_object('account', 'cash_cod', 'amount', -one.collected)));
  END LOOP;
  INSERT INTO audit_entry (id, actor_user_id, actor_kind, action, subject_type, subject_id, after, request_id)
    SELECT new_id(), (p ->> 'actor')::uuid, 'user', 'remittance.recorded', 'remittance', the_remittance.id::text, jsonb_build_object('carrier', the_remittance.carrier, 'bankReference', the_remittance.bank_reference,
        'rows', count(*), 'amount', sum(t.remitted), 'fee', sum(t.fee), 'difference', sum(t.collected - t.fee - t.remitted)), p ->> 'requestId'
    FROM jsonb_to_recordset(taken) AS t(collected bigint, fee bigint, remitted bigint);
  RETURN jsonb_build_object('kind', 'recorded', 'remittanceId', the_remittance.id, 'rows', outcomes, 'rest', rest);
END $$;

-- Posts a difference as given up. The caller holds the parcel's lock.
CREATE FUNCTION post_write_off(w cod_write_off) RETURNS void LANGUAGE sql AS $$
  SELECT post_ledger('cod_written_off', w.id::text, s.order_id, jsonb_build_array(
    jsonb_build_object('account', 'cod_loss', 'amount', w.amount_vnd), jsonb_build_object('account', 'cod_difference', 'producerId', s.producer_id, 'amount', -w.amount_vnd)))
  FROM shipment AS s WHERE s.id = w.shipment_id
$$;

-- Gives up what is open of a parcel's cash: {writeOffId, shipmentId, amount, reason, at, actor, requestId}; the amount is what the officer
-- saw. Small ones at once. Answers approved, asked, repeated, or stale with what is open.
CREATE FUNCTION ask_write_off(p jsonb) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  w cod_write_off;
  open_difference bigint;
  amount bigint := (p ->> 'amount')::bigint;
  at_once boolean := NOT needs_second_officer(abs((p ->> 'amount')::bigint));
BEGIN
  PERFORM 1 FROM shipment WHERE id = (p ->> 'shipmentId')::uuid FOR UPDATE;
  IF EXISTS (SELECT 1 FROM cod_write_off WHERE id = (p ->> 'writeOffId')::uuid) THEN RETURN jsonb_build_object('kind', 'repeated'); END IF;
  open_difference := cod_open((p ->> 'shipmentId')::uuid);
  IF open_difference <> amount OR amount = 0 OR EXISTS (SELECT 1 FROM cod_write_off WHERE shipment_id = (p ->> 'shipmentId')::uuid AND state = 'asked') THEN
    RETURN jsonb_build_object('kind', 'stale', 'open', open_difference);
  END IF;
  INSERT INTO cod_write_off (id, shipment_id, amount_vnd, state, reason, asked_at, asked_by, judged_at, judged_by)
    VALUES ((p ->> 'writeOffId')::uuid, (p ->> 'shipmentId')::uuid, amount, CASE WHEN at_once THEN 'approved' ELSE 'asked' END, p ->> 'reason', (p ->> 'at')::timestamptz, (p ->> 'actor')::uuid,
      CASE WHEN at_once THEN (p ->> 'at')::timestamptz END, CASE WHEN at_once THEN (p ->> 'actor')::uuid END) RETURNING * INTO w;
  IF at_once THEN PERFORM post_write_off(w); END IF;
  INSERT INTO audit_entry (id, actor_user_id, actor_kind, action, subject_type, subject_id, after, reason, request_id)
    VALUES (new_id(), (p ->> 'actor')::uuid, 'user', CASE WHEN at_once THEN 'write_off.approved' ELSE 'write_off.asked' END, 'order', (SELECT order_id::text FROM shipment WHERE id = w.shipment_id),
      jsonb_build_object('shipment', w.shipment_id, 'amount', amount), p ->> 'reason', p ->> 'requestId');
  RETURN jsonb_build_object('kind', w.state);
END $$;

-- A second officer says yes or no: {writeOffId, approve, answer, at, actor, requestId}. What was settled meanwhile is not given up.
-- Answers done, stale, same_officer or not_found.
CREATE FUNCTION judge_write_off(p jsonb) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  w cod_write_off;
  yes boolean := (p ->> 'approve')::boolean;
BEGIN
  PERFORM 1 FROM shipment AS s WHERE s.id = (SELECT shipment_id FROM cod_write_off WHERE id = (p ->> 'writeOffId')::uuid) FOR UPDATE;
  SELECT * INTO w FROM cod_write_off WHERE id = (p ->> 'writeOffId')::uuid FOR UPDATE;
  IF NOT FOUND THEN RETURN jsonb_build_object('kind', 'not_found'); END IF;
  IF w.state <> 'asked' THEN RETURN jsonb_build_object('kind', 'stale'); END IF;
  IF yes AND w.asked_by = (p ->> 'actor')::uuid THEN RETURN jsonb_build_object('kind', 'same_officer'); END IF;
  IF yes AND w.amount_vnd <> cod_open(w.shipment_id) THEN RETURN jsonb_build_object('kind', 'stale'); END IF;
  UPDATE cod_write_off SET state = CASE WHEN yes THEN 'approved' ELSE 'declined' END, judged_at = (p ->> 'at')::timestamptz, judged_by = (p ->> 'actor')::uuid, answer = p ->> 'answer'
    WHERE id = w.id RETURNING * INTO w;
  IF yes THEN PERFORM post_write_off(w); END IF;
  INSERT INTO audit_entry (id, actor_user_id, actor_kind, action, subject_type, subject_id, after, reason, request_id)
    VALUES (new_id(), (p ->> 'actor')::uuid, 'user', 'write_off.' || w.state, 'order', (SELECT order_id::text FROM shipment WHERE id = w.shipment_id),
      jsonb_build_object('shipment', w.shipment_id, 'amount', w.amount_vnd), p ->> 'answer', p ->> 'requestId');
  RETURN jsonb_build_object('kind', 'done');
END $$;

-- As before; but what was paid at the door is free only once its carrier handed it over. `with_carrier`: that is what it waits for.
CREATE OR REPLACE VIEW payable_entry AS
SELECT e.id, e.producer_id, -e.amount_vnd AS owed_vnd, x.kind, x.at, x.order_id, s.id AS shipment_id,
  CASE
    WHEN x.order_id IS NULL THEN x.at
    WHEN o.cancelled_at IS NOT NULL THEN o.cancelled_at
    WHEN s.state = 'delivered' AND there.money
      AND NOT EXISTS (SELECT 1 FROM shipment_problem AS m WHERE m.shipment_id = s.id AND m.state <> 'resolved')
      AND NOT EXISTS (SELECT 1 FROM goods_return AS g WHERE g.shipment_id = s.id AND g.state IN ('asked', 'accepted', 'received'))
    THEN s.delivered_at + make_interval(days => (SELECT t.hold_days FROM payout_term AS t WHERE daterange(t.valid_from, t.valid_to) @> local_day(s.delivered_at)))
    -- What was refused is worth nothing any more; what its producer bears of it is set off at once.
    WHEN s.state IN ('refused', 'returned') THEN s.shipped_at
  END AS free_at,
  o.cancelled_at IS NULL AND s.state = 'delivered' AND NOT there.money AS with_carrier
FROM ledger_entry AS e JOIN ledger_transaction AS x ON x.id = e.transaction_id
LEFT JOIN purchase_order AS o ON o.id = x.order_id
LEFT JOIN shipment AS s ON s.order_id = x.order_id AND s.producer_id = e.producer_id
CROSS JOIN LATERAL (SELECT s.state = 'delivered' AND (
  EXISTS (SELECT 1 FROM payment AS y WHERE y.order_id = x.order_id AND y.state = 'paid' AND y.method <> 'cod')
  OR EXISTS (SELECT 1 FROM ledger_transaction AS c WHERE c.kind = 'cod_remitted' AND c.source_id = s.id::text)) AS money) AS there
WHERE e.account = 'producer_payable' AND x.kind <> 'payout_prepared' AND NOT EXISTS (SELECT 1 FROM payout_item AS i WHERE i.entry_id = e.id);

-- ---------------------------------------------------------------- what there was before
-- Couriers hand over within five days, lorries and whoever else within seven, pick-up points within three.
INSERT INTO carrier_term (carrier, days, valid_from, valid_to) VALUES (NULL, 7, '2019-01-01', NULL), ('courier', 5, '2019-01-01', NULL), ('pickup', 3, '2019-01-01', NULL);

-- Statements of the shop's own bank account, and the desk for money that nobody could place: nothing of it disappears.

-- AlterEnum
ALTER TYPE "bank_credit_outcome" ADD VALUE 'added_up';

-- AlterTable
ALTER TABLE "refund" ADD COLUMN     "suspense_source" TEXT,
ALTER COLUMN "order_id" DROP NOT NULL;

-- AlterTable
ALTER TABLE "money_job" ADD COLUMN     "found" JSONB;

-- CreateTable
CREATE TABLE "bank_statement" (
    "id" UUID NOT NULL,
    "sha256" TEXT NOT NULL,
    "file_name" TEXT NOT NULL,
    "first_day" DATE NOT NULL,
    "last_day" DATE NOT NULL,
    "opening_vnd" BIGINT,
    "closing_vnd" BIGINT,
    "uploaded_at" TIMESTAMPTZ(3) NOT NULL,
    "uploaded_by" UUID NOT NULL,

    CONSTRAINT "bank_statement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "bank_statement_row" (
    "id" UUID NOT NULL,
    "statement_id" UUID NOT NULL,
    "line" INTEGER NOT NULL,
    "day" DATE NOT NULL,
    "bank_reference" TEXT NOT NULL,
    "amount_vnd" BIGINT NOT NULL,
    "content" TEXT NOT NULL,
    "outcome" TEXT,
    "subject_id" TEXT,
    "recorded_at" TIMESTAMPTZ(3),
    "recorded_by" UUID,

    CONSTRAINT "bank_statement_row_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "suspense_claim" (
    "id" UUID NOT NULL,
    "place" TEXT NOT NULL,
    "order_id" UUID,
    "amount_vnd" BIGINT NOT NULL,
    "account" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "asked_by" UUID NOT NULL,
    "judged_at" TIMESTAMPTZ(3),
    "judged_by" UUID,

    CONSTRAINT "suspense_claim_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "bank_statement_sha256_key" ON "bank_statement"("sha256");

-- CreateIndex
CREATE INDEX "bank_statement_row_bank_reference_idx" ON "bank_statement_row"("bank_reference");

-- CreateIndex
CREATE INDEX "bank_statement_row_subject_id_idx" ON "bank_statement_row"("subject_id");

-- CreateIndex
CREATE UNIQUE INDEX "bank_statement_row_statement_id_line_key" ON "bank_statement_row"("statement_id", "line");

-- CreateIndex
CREATE INDEX "suspense_claim_place_idx" ON "suspense_claim"("place");

-- AddForeignKey
ALTER TABLE "bank_statement_row" ADD CONSTRAINT "bank_statement_row_statement_id_fkey" FOREIGN KEY ("statement_id") REFERENCES "bank_statement"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- ---------------------------------------------------------------- what the language of the schema cannot say
ALTER TABLE bank_statement ADD CONSTRAINT bank_statement_days CHECK (first_day <= last_day);
ALTER TABLE bank_statement_row
  ADD CONSTRAINT bank_statement_row_moves CHECK (amount_vnd <> 0),
  ADD CONSTRAINT bank_statement_row_reference CHECK (bank_reference ~ '^[!-~]{1,100}$'),
  ADD CONSTRAINT bank_statement_row_outcome CHECK (outcome IN ('known', 'conflict', 'matched', 'added_up', 'underpaid', 'overpaid', 'late', 'duplicate', 'unknown_reference', 'replaced', 'payout', 'refund', 'debit_unknown')),
  ADD CONSTRAINT bank_statement_row_recorded CHECK ((outcome IS NULL) = (recorded_at IS NULL));
ALTER TABLE suspense_claim
  ADD CONSTRAINT suspense_claim_of_order FOREIGN KEY (order_id) REFERENCES purchase_order (id),
  ADD CONSTRAINT suspense_claim_amount CHECK (amount_vnd > 0),
  ADD CONSTRAINT suspense_claim_account CHECK (account IN ('bank_interest', 'own_funds', 'other_income')),
  ADD CONSTRAINT suspense_claim_state CHECK (state IN ('asked', 'approved', 'declined')),
  ADD CONSTRAINT suspense_claim_judged CHECK ((state = 'asked') = (judged_at IS NULL)),
  ADD CONSTRAINT suspense_claim_two_officers CHECK (state <> 'approved' OR judged_by IS DISTINCT FROM asked_by),
  ADD CONSTRAINT suspense_claim_says_why CHECK (btrim(reason) <> '');
CREATE UNIQUE INDEX suspense_claim_one_open ON suspense_claim (place) WHERE state = 'asked';
ALTER TABLE refund ADD CONSTRAINT refund_of_one_place CHECK (num_nonnulls(order_id, suspense_source) = 1);
CREATE INDEX refund_suspense_source ON refund (suspense_source) WHERE suspense_source IS NOT NULL;
-- Each job of money has outcomes of its own; those of the payouts stay what they were.
ALTER TABLE money_job DROP CONSTRAINT money_job_outcome;
ALTER TABLE money_job ADD CONSTRAINT money_job_outcome CHECK (name <> 'prepare-payouts' OR outcome IN ('prepared', 'already', 'nothing', 'not_today', 'no_rule'));

-- ---------------------------------------------------------------- suspense, place by place
-- Where an entry of the suspense account lies: with its order, or with the arrival that named none. Whatever is posted about such an
-- arrival ends its source with the arrival's own ('{id}@bank:{reference}').
CREATE FUNCTION suspense_place_of(p_order uuid, p_source text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE WHEN p_order IS NULL THEN substring(p_source FROM '(?:bank|card):.*$') ELSE 'order:' || p_order END
$$;

-- Everything that lies in suspense, and how much of it nobody has begun to send back or to recognise as something else.
CREATE VIEW suspense_place AS
SELECT d.place, d.order_id, d.lies_vnd, d.since,
  d.lies_vnd
    - coalesce((SELECT sum(r.amount_vnd) FROM refund AS r WHERE r.state IN ('asked', 'approved') AND r.account = 'suspense' AND (r.order_id = d.order_id OR r.suspense_source = d.place)), 0)::bigint
    - coalesce((SELECT sum(c.amount_vnd) FROM suspense_claim AS c WHERE c.state = 'asked' AND c.place = d.place), 0)::bigint AS free_vnd
FROM (
  SELECT suspense_place_of(x.order_id, x.source_id) AS place, x.order_id, -sum(e.amount_vnd)::bigint AS lies_vnd, min(x.at) AS since
  FROM ledger_entry AS e JOIN ledger_transaction AS x ON x.id = e.transaction_id WHERE e.account = 'suspense' GROUP BY 1, 2 HAVING sum(e.amount_vnd) <> 0
) AS d;

-- What moves money of a place waits here for whoever does so at the same time: the order's payment, or the arrival, as record_bank_credit does.
CREATE FUNCTION lock_suspense(p_place text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF p_place LIKE 'order:%' THEN
    PERFORM 1 FROM payment WHERE order_id = substring(p_place FROM 7)::uuid ORDER BY created_at DESC LIMIT 1 FOR UPDATE;
  ELSE
    PERFORM pg_advisory_xact_lock(hashtextextended(p_place, 4));
  END IF;
END $$;

CREATE FUNCTION suspense_free(p_place text) RETURNS bigint LANGUAGE sql STABLE AS $$
  SELECT coalesce((SELECT free_vnd FROM suspense_place WHERE place = p_place), 0)
$$;

-- Money that came in parts: what lies with the order is enough for its payment, if it may be paid so at all. What is left over stays where it lies.
CREATE FUNCTION add_up_payment(p_payment uuid) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE pay payment;
BEGIN
  SELECT * INTO pay FROM payment WHERE id = p_payment FOR UPDATE;
  IF NOT FOUND OR pay.state NOT IN ('awaiting', 'expired', 'due_on_delivery') OR suspense_free('order:' || pay.order_id) < pay.amount_vnd THEN RETURN false; END IF;
  RETURN coalesce((receive_payment(jsonb_build_object('paymentId', pay.id, 'amount', pay.amount_vnd, 'account', 'suspense', 'source', 'suspense:' || pay.id)) ->> 'paid')::boolean, false);
END $$;

-- As before; but too little is added to what came before it, and pays the order once it is enough (outcome added_up).
ALTER FUNCTION receive_payment(jsonb) RENAME TO receive_whole_payment;
CREATE FUNCTION receive_payment(p jsonb) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE answer jsonb := receive_whole_payment(p);
BEGIN
  IF answer ->> 'outcome' = 'underpaid' AND p ->> 'account' <> 'suspense' AND add_up_payment((p ->> 'paymentId')::uuid) THEN
    RETURN answer || jsonb_build_object('outcome', 'added_up', 'paid', true);
  END IF;
  RETURN answer;
END $$;

-- Money that lies in one place belongs to an order: {place, orderId or paymentId, amount (all that is free when absent), moveId, actor, at,
-- reason, requestId}. What was booked as unexplained is taken back and booked as if it had arrived for that order, so that its payment
-- is judged as always. No actor: the names in the transfer said so. Answers moved (with the outcome), repeated, not_free (with what
-- is) or not_found.
CREATE FUNCTION assign_suspense(p jsonb) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  place text := p ->> 'place';
  origin uuid := CASE WHEN p ->> 'place' LIKE 'order:%' THEN substring(p ->> 'place' FROM 7)::uuid END;
  target uuid := coalesce((p ->> 'paymentId')::uuid, live_payment((p ->> 'orderId')::uuid));
  pay payment;
  free bigint;
  amount bigint;
  cash text;
  received jsonb;
BEGIN
  IF origin IS NULL THEN PERFORM lock_suspense(place); END IF;
  PERFORM 1 FROM payment WHERE id IN (target, live_payment(origin)) ORDER BY id FOR UPDATE;
  SELECT * INTO pay FROM payment WHERE id = target;
  IF NOT FOUND THEN RETURN jsonb_build_object('kind', 'not_found'); END IF;
  IF EXISTS (SELECT 1 FROM ledger_transaction WHERE kind = 'suspense_moved' AND source_id = (p ->> 'moveId') || '@' || place) THEN RETURN jsonb_build_object('kind', 'repeated', 'orderId', pay.order_id); END IF;
  free := suspense_free(place);
  amount := coalesce((p ->> 'amount')::bigint, free);
  IF amount <= 0 OR amount > free THEN RETURN jsonb_build_object('kind', 'not_free', 'free', free); END IF;

  IF origin = pay.order_id THEN
    IF NOT add_up_payment(pay.id) THEN RETURN jsonb_build_object('kind', 'not_free', 'free', free); END IF;
    received := jsonb_build_object('outcome', 'added_up', 'orderId', pay.order_id, 'paid', true);
  ELSE
    -- It leaves from where it came in, so that what a card can take back stays true.
    SELECT CASE WHEN coalesce(sum(e.amount_vnd), 0) >= amount THEN 'cash_card' ELSE 'cash_vietqr' END INTO cash FROM ledger_entry AS e JOIN ledger_transaction AS x ON x.id = e.transaction_id
      WHERE e.account = 'cash_card' AND CASE WHEN origin IS NULL THEN x.order_id IS NULL AND suspense_place_of(NULL, x.source_id) = place ELSE x.order_id = origin END;
    PERFORM post_ledger('suspense_moved', (p ->> 'moveId') || '@' || place, origin, jsonb_build_array(
      jsonb_build_object('account', 'suspense', 'amount', amount), jsonb_build_object('account', cash, 'amount', -amount)));
    received := receive_payment(jsonb_build_object('paymentId', pay.id, 'amount', amount, 'account', cash, 'source', (p ->> 'moveId') || '>' || place));
    UPDATE bank_credit SET outcome = (received ->> 'outcome')::bank_credit_outcome, payment_id = pay.id
      WHERE place = 'bank:' || bank_reference AND outcome = 'unknown_reference' AND amount_vnd = amount;
  END IF;
  INSERT INTO audit_entry (id, actor_user_id, actor_kind, action, subject_type, subject_id, after, reason, request_id)
    VALUES (new_id(), (p ->> 'actor')::uuid, CASE WHEN p ->> 'actor' IS NULL THEN 'system' ELSE 'user' END, 'payment.assigned', 'order', pay.order_id::text,
      jsonb_build_object('amount', amount, 'place', place, 'outcome', received ->> 'outcome'), p ->> 'reason', p ->> 'requestId');
  RETURN jsonb_build_object('kind', 'moved') || received;
END $$;

-- ---------------------------------------------------------------- credits
-- As before, with two differences. What an administrator explains moves from its place (assign_suspense). And of a transfer that
-- names several orders, what the first does not need pays the others, as far as it is enough.
CREATE OR REPLACE FUNCTION record_bank_credit(p jsonb) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  known bank_credit;
  target uuid;
  named uuid[];
  other record;
  received jsonb;
  by_hand boolean := p ? 'paymentId';
  source text := 'bank:' || (p ->> 'bankReference');
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended(source, 4));
  SELECT * INTO known FROM bank_credit WHERE bank_reference = p ->> 'bankReference';
  IF FOUND AND NOT (by_hand AND known.outcome = 'unknown_reference' AND known.amount_vnd = (p ->> 'amount')::bigint AND suspense_free(source) >= known.amount_vnd) THEN
    RETURN jsonb_build_object('kind', CASE WHEN known.amount_vnd = (p ->> 'amount')::bigint THEN 'known' ELSE 'conflict' END,
      'outcome', known.outcome, 'paid', known.outcome IN ('matched', 'overpaid', 'added_up'));
  END IF;

  IF by_hand THEN
    SELECT id INTO target FROM payment WHERE id = (p ->> 'paymentId')::uuid AND method = 'vietqr';
    IF NOT FOUND THEN RETURN jsonb_build_object('kind', 'not_found'); END IF;
  ELSE
    named := ARRAY(SELECT id FROM payment WHERE reference = ANY (ARRAY(SELECT jsonb_array_elements_text(p -> 'references'))) ORDER BY id FOR UPDATE);
    SELECT id INTO target FROM payment WHERE id = ANY (named) ORDER BY state = 'awaiting' DESC, created_at LIMIT 1;
  END IF;

  IF known.id IS NOT NULL THEN
    received := assign_suspense(jsonb_build_object('place', source, 'paymentId', target, 'moveId', new_id(), 'actor', p ->> 'actor', 'reason', p ->> 'reason', 'requestId', p ->> 'requestId')) - 'kind';
  ELSIF target IS NULL THEN
    received := jsonb_build_object('outcome', 'unknown_reference', 'paid', false);
    PERFORM post_ledger('payment_suspense', source, NULL, jsonb_build_array(
      jsonb_build_object('account', 'cash_vietqr', 'amount', (p ->> 'amount')::bigint),
      jsonb_build_object('account', 'suspense', 'amount', -(p ->> 'amount')::bigint)));
  ELSE
    received := receive_payment(jsonb_build_object('paymentId', target, 'amount', p -> 'amount', 'source', source, 'account', 'cash_vietqr'));
    FOR other IN SELECT y.id, y.amount_vnd, y.reference FROM payment AS y
      WHERE y.id = ANY (named) AND y.id <> target AND y.state = 'awaiting' AND y.order_id <> (received ->> 'orderId')::uuid ORDER BY y.created_at
    LOOP
      PERFORM assign_suspense(jsonb_build_object('place', 'order:' || (received ->> 'orderId'), 'paymentId', other.id, 'amount', other.amount_vnd, 'moveId', new_id(), 'reason', other.reference));
    END LOOP;
  END IF;

  INSERT INTO bank_credit (id, bank_reference, amount_vnd, content, credited_at, outcome, payment_id)
    VALUES (new_id(), p ->> 'bankReference', (p ->> 'amount')::bigint, p ->> 'content', (p ->> 'creditedAt')::timestamptz,
      (received ->> 'outcome')::bank_credit_outcome, target)
    ON CONFLICT (bank_reference) DO UPDATE SET outcome = EXCLUDED.outcome, payment_id = EXCLUDED.payment_id;
  IF by_hand THEN
    INSERT INTO audit_entry (id, actor_user_id, actor_kind, action, subject_type, subject_id, after, reason, request_id)
      VALUES (new_id(), (p ->> 'actor')::uuid, 'user', 'payment.confirmed', 'order', received ->> 'orderId',
        jsonb_build_object('bankReference', p ->> 'bankReference', 'amount', p -> 'amount', 'outcome', received ->> 'outcome'), p ->> 'reason', p ->> 'requestId');
  END IF;
  RETURN jsonb_build_object('kind', 'recorded') || received;
END $$;

-- ---------------------------------------------------------------- back to a payer whom no order names
-- Sends a credit that nobody could place back to an account: {refundId, place, amount, bankBin, account, holder, at, actor, requestId}.
-- Answers asked, approved, repeated or not_due (with what is).
CREATE FUNCTION ask_return(p jsonb) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  place text := p ->> 'place';
  amount bigint := (p ->> 'amount')::bigint;
  free bigint;
  at_once boolean := NOT needs_second_officer((p ->> 'amount')::bigint);
BEGIN
  PERFORM lock_suspense(place);
  IF EXISTS (SELECT 1 FROM refund WHERE id = (p ->> 'refundId')::uuid) THEN RETURN jsonb_build_object('kind', 'repeated'); END IF;
  free := CASE WHEN place LIKE 'order:%' THEN 0 ELSE suspense_free(place) END;
  IF amount <= 0 OR amount > free THEN RETURN jsonb_build_object('kind', 'not_due', 'due', free); END IF;
  INSERT INTO refund (id, suspense_source, account, amount_vnd, method, state, asked_at, asked_by, approved_at, approved_by, bank_bin, bank_account, holder)
    VALUES ((p ->> 'refundId')::uuid, place, 'suspense', amount, 'bank', CASE WHEN at_once THEN 'approved' ELSE 'asked' END::refund_state, (p ->> 'at')::timestamptz, (p ->> 'actor')::uuid,
      CASE WHEN at_once THEN (p ->> 'at')::timestamptz END, CASE WHEN at_once THEN (p ->> 'actor')::uuid END, p ->> 'bankBin', p ->> 'account', p ->> 'holder');
  INSERT INTO audit_entry (id, actor_user_id, actor_kind, action, subject_type, subject_id, after, request_id)
    VALUES (new_id(), (p ->> 'actor')::uuid, 'user', CASE WHEN at_once THEN 'refund.approved' ELSE 'refund.asked' END, 'suspense', place, jsonb_build_object('refund', p ->> 'refundId', 'amount', amount), p ->> 'requestId');
  RETURN jsonb_build_object('kind', CASE WHEN at_once THEN 'approved' ELSE 'asked' END);
END $$;

-- A yes or no to such a return, and what became of it; the same answers as for those of orders.
CREATE FUNCTION judge_return(p jsonb) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  r refund;
  yes boolean := (p ->> 'approve')::boolean;
BEGIN
  SELECT * INTO r FROM refund WHERE id = (p ->> 'refundId')::uuid FOR UPDATE;
  IF r.state <> 'asked' THEN RETURN jsonb_build_object('kind', 'stale', 'state', r.state); END IF;
  IF yes AND r.asked_by = (p ->> 'actor')::uuid THEN RETURN jsonb_build_object('kind', 'same_officer'); END IF;
  UPDATE refund SET state = CASE WHEN yes THEN 'approved' ELSE 'declined' END::refund_state, approved_at = CASE WHEN yes THEN (p ->> 'at')::timestamptz END,
    approved_by = CASE WHEN yes THEN (p ->> 'actor')::uuid END, settled_at = CASE WHEN yes THEN NULL ELSE (p ->> 'at')::timestamptz END, reason = p ->> 'reason' WHERE id = r.id;
  INSERT INTO audit_entry (id, actor_user_id, actor_kind, action, subject_type, subject_id, after, reason, request_id)
    VALUES (new_id(), (p ->> 'actor')::uuid, 'user', CASE WHEN yes THEN 'refund.approved' ELSE 'refund.declined' END, 'suspense', r.suspense_source, jsonb_build_object('refund', r.id, 'amount', r.amount_vnd), p ->> 'reason', p ->> 'requestId');
  RETURN jsonb_build_object('kind', 'done');
END $$;

CREATE FUNCTION settle_return(p jsonb) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  r refund;
  went boolean := (p ->> 'paid')::boolean;
BEGIN
  SELECT * INTO r FROM refund WHERE id = (p ->> 'refundId')::uuid FOR UPDATE;
  IF r.state = (CASE WHEN went THEN 'paid' ELSE 'failed' END)::refund_state THEN RETURN jsonb_build_object('kind', 'repeated'); END IF;
  IF r.state <> 'approved' THEN RETURN jsonb_build_object('kind', 'wrong_state', 'state', r.state); END IF;
  IF went AND EXISTS (SELECT 1 FROM refund WHERE reference = p ->> 'reference' AND id <> r.id) THEN RETURN jsonb_build_object('kind', 'taken'); END IF;
  IF went THEN
    PERFORM post_ledger('refund_paid', r.id || '@' || r.suspense_source, NULL, jsonb_build_array(
      jsonb_build_object('account', 'suspense', 'amount', r.amount_vnd), jsonb_build_object('account', 'cash_vietqr', 'amount', -r.amount_vnd)));
  END IF;
  UPDATE refund SET state = CASE WHEN went THEN 'paid' ELSE 'failed' END::refund_state, settled_at = (p ->> 'at')::timestamptz, reference = coalesce(p ->> 'reference', reference), reason = coalesce(p ->> 'reason', reason) WHERE id = r.id;
  INSERT INTO audit_entry (id, actor_user_id, actor_kind, action, subject_type, subject_id, after, reason, request_id)
    VALUES (new_id(), (p ->> 'actor')::uuid, 'user', CASE WHEN went THEN 'refund.paid' ELSE 'refund.failed' END, 'suspense', r.suspense_source,
      jsonb_build_object('refund', r.id, 'amount', r.amount_vnd, 'reference', p ->> 'reference'), p ->> 'reason', p ->> 'requestId');
  RETURN jsonb_build_object('kind', 'settled');
END $$;

ALTER FUNCTION judge_refund(jsonb) RENAME TO judge_order_refund;
CREATE FUNCTION judge_refund(p jsonb) RETURNS jsonb LANGUAGE sql AS $$
  SELECT CASE WHEN EXISTS (SELECT 1 FROM refund WHERE id = (p ->> 'refundId')::uuid AND order_id IS NULL) THEN judge_return(p) ELSE judge_order_refund(p) END
$$;
ALTER FUNCTION settle_refund(jsonb) RENAME TO settle_order_refund;
CREATE FUNCTION settle_refund(p jsonb) RETURNS jsonb LANGUAGE sql AS $$
  SELECT CASE WHEN EXISTS (SELECT 1 FROM refund WHERE id = (p ->> 'refundId')::uuid AND order_id IS NULL) THEN settle_return(p) ELSE settle_order_refund(p) END
$$;

-- ---------------------------------------------------------------- money that is something else
-- One officer says what it is: {claimId, place, amount, account, reason, at, actor, requestId}. Nothing is booked until another has
-- agreed. Answers asked, repeated, open (somebody said so before) or not_free (with what is).
CREATE FUNCTION ask_claim(p jsonb) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  place text := p ->> 'place';
  amount bigint := (p ->> 'amount')::bigint;
  free bigint;
BEGIN
  PERFORM lock_suspense(place);
  IF EXISTS (SELECT 1 FROM suspense_claim WHERE id = (p ->> 'claimId')::uuid) THEN RETURN jsonb_build_object('kind', 'repeated'); END IF;
  IF EXISTS (SELECT 1 FROM suspense_claim AS c WHERE c.place = p ->> 'place' AND c.state = 'asked') THEN RETURN jsonb_build_object('kind', 'open'); END IF;
  free := suspense_free(place);
  IF amount <= 0 OR amount > free THEN RETURN jsonb_build_object('kind', 'not_free', 'free', free); END IF;
  INSERT INTO suspense_claim (id, place, order_id, amount_vnd, account, reason, state, asked_at, asked_by)
    VALUES ((p ->> 'claimId')::uuid, place, CASE WHEN place LIKE 'order:%' THEN substring(place FROM 7)::uuid END, amount, p ->> 'account', p ->> 'reason', 'asked', (p ->> 'at')::timestamptz, (p ->> 'actor')::uuid);
  INSERT INTO audit_entry (id, actor_user_id, actor_kind, action, subject_type, subject_id, after, reason, request_id)
    VALUES (new_id(), (p ->> 'actor')::uuid, 'user', 'suspense.claimed', 'suspense', place, jsonb_build_object('amount', amount, 'account', p ->> 'account'), p ->> 'reason', p ->> 'requestId');
  RETURN jsonb_build_object('kind', 'asked');
END $$;

-- Another officer's yes or no: {claimId, approve, at, actor, requestId}. Answers done, stale, same_officer, not_free or not_found.
CREATE FUNCTION judge_claim(p jsonb) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  c suspense_claim;
  yes boolean := (p ->> 'approve')::boolean;
BEGIN
  SELECT * INTO c FROM suspense_claim WHERE id = (p ->> 'claimId')::uuid;
  IF NOT FOUND THEN RETURN jsonb_build_object('kind', 'not_found'); END IF;
  PERFORM lock_suspense(c.place);
  SELECT * INTO c FROM suspense_claim WHERE id = c.id FOR UPDATE;
  IF c.state <> 'asked' THEN RETURN jsonb_build_object('kind', 'stale'); END IF;
  IF yes AND c.asked_by = (p ->> 'actor')::uuid THEN RETURN jsonb_build_object('kind', 'same_officer'); END IF;
  -- A refund may have been begun since.
  IF yes AND suspense_free(c.place) < 0 THEN RETURN jsonb_build_object('kind', 'not_free'); END IF;
  UPDATE suspense_claim SET state = CASE WHEN yes THEN 'approved' ELSE 'declined' END, judged_at = (p ->> 'at')::timestamptz, judged_by = (p ->> 'actor')::uuid WHERE id = c.id;
  IF yes THEN
    PERFORM post_ledger('suspense_recognised', c.id || '@' || c.place, c.order_id, jsonb_build_array(
      jsonb_build_object('account', 'suspense', 'amount', c.amount_vnd), jsonb_build_object('account', c.account, 'amount', -c.amount_vnd)));
  END IF;
  INSERT INTO audit_entry (id, actor_user_id, actor_kind, action, subject_type, subject_id, after, request_id)
    VALUES (new_id(), (p ->> 'actor')::uuid, 'user', CASE WHEN yes THEN 'suspense.recognised' ELSE 'suspense.declined' END, 'suspense', c.place, jsonb_build_object('amount', c.amount_vnd, 'account', c.account), p ->> 'requestId');
  RETURN jsonb_build_object('kind', 'done');
END $$;

-- ---------------------------------------------------------------- statements
-- Records one row, once: {rowId, references, payoutCode, actor, at, requestId}. A credit is judged as if the feed had reported it; a debit
-- is a payout or a refund that was sent, when one fits it, or stays unexplained. Answers its outcome, also when it was recorded before.
CREATE FUNCTION record_statement_row(p jsonb) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  r bank_statement_row;
  answer jsonb;
  became text;
  subject text;
  fits uuid[];
  bare text;
BEGIN
  SELECT * INTO r FROM bank_statement_row WHERE id = (p ->> 'rowId')::uuid FOR UPDATE;
  IF NOT FOUND OR r.outcome IS NOT NULL THEN RETURN r.outcome; END IF;
  IF r.amount_vnd > 0 THEN
    answer := record_bank_credit(jsonb_build_object('bankReference', r.bank_reference, 'amount', r.amount_vnd, 'content', r.content, 'creditedAt', r.day::text || 'T12:00:00+07:00', 'references', p -> 'references'));
    became := CASE answer ->> 'kind' WHEN 'recorded' THEN answer ->> 'outcome' ELSE answer ->> 'kind' END;
    subject := answer ->> 'orderId';
  ELSIF EXISTS (SELECT 1 FROM refund WHERE reference = r.bank_reference AND amount_vnd = -r.amount_vnd) OR EXISTS (SELECT 1 FROM payout WHERE bank_reference = r.bank_reference AND amount_vnd = -r.amount_vnd)
    OR EXISTS (SELECT 1 FROM bank_statement_row AS o WHERE o.bank_reference = r.bank_reference AND o.amount_vnd = r.amount_vnd AND o.outcome IS NOT NULL) THEN
    became := 'known';
  ELSE
    became := 'debit_unknown';
    IF p ->> 'payoutCode' IS NOT NULL THEN
      answer := settle_payout(jsonb_build_object('code', p ->> 'payoutCode', 'amount', -r.amount_vnd, 'to', 'paid', 'bankReference', r.bank_reference, 'at', p ->> 'at', 'actor', p ->> 'actor', 'requestId', p ->> 'requestId'));
      IF answer ->> 'kind' = 'settled' THEN
        became := 'payout';
        SELECT id::text INTO subject FROM payout WHERE code = p ->> 'payoutCode';
      ELSIF answer ->> 'kind' = 'repeated' THEN became := 'known';
      END IF;
    ELSE
      bare := regexp_replace(upper(r.content), '[^A-Z0-9]', '', 'g');
      fits := ARRAY(SELECT f.id FROM refund AS f LEFT JOIN purchase_order AS o ON o.id = f.order_id
        WHERE f.method = 'bank' AND f.state = 'approved' AND f.amount_vnd = -r.amount_vnd AND (position(o.code IN bare) > 0 OR position(f.bank_account IN bare) > 0));
      IF array_length(fits, 1) = 1 THEN
        answer := settle_refund(jsonb_build_object('refundId', fits[1], 'paid', true, 'reference', r.bank_reference, 'at', p ->> 'at', 'actor', p ->> 'actor', 'requestId', p ->> 'requestId'));
        IF answer ->> 'kind' = 'settled' THEN
          became := 'refund';
          subject := fits[1]::text;
        END IF;
      END IF;
    END IF;
  END IF;
  UPDATE bank_statement_row SET outcome = became, subject_id = subject, recorded_at = (p ->> 'at')::timestamptz, recorded_by = (p ->> 'actor')::uuid WHERE id = r.id;
  RETURN became;
END $$;

-- What the books say lay on the bank account at the end of a day: each movement on the day on which the bank made it, where that is known.
CREATE FUNCTION bank_book(p_day date) RETURNS bigint LANGUAGE sql STABLE AS $$
  SELECT coalesce(sum(e.amount_vnd), 0)::bigint FROM ledger_entry AS e JOIN ledger_transaction AS x ON x.id = e.transaction_id
  LEFT JOIN bank_credit AS c ON x.source_id = 'bank:' || c.bank_reference
  LEFT JOIN bank_statement_row AS r ON r.subject_id = split_part(x.source_id, '@', 1) AND r.outcome IN ('payout', 'refund')
  WHERE e.account = 'cash_vietqr' AND coalesce(local_day(c.credited_at), r.day, local_day(x.at)) <= p_day
$$;

-- ---------------------------------------------------------------- what there was before
-- Credits that an administrator explained left suspense from their order, where they had never lain: put right, each side in its place.
INSERT INTO ledger_transaction (id, kind, source_id, order_id)
  SELECT new_id(), 'suspense_moved', 'before@' || x.source_id, NULL FROM ledger_transaction AS x
  WHERE x.kind = 'payment_received' AND x.source_id LIKE 'bank:%' AND EXISTS (SELECT 1 FROM ledger_transaction AS s WHERE s.kind = 'payment_suspense' AND s.source_id = x.source_id AND s.order_id IS NULL);
INSERT INTO ledger_transaction (id, kind, source_id, order_id)
  SELECT new_id(), 'suspense_moved', 'before>' || x.source_id, x.order_id FROM ledger_transaction AS x
  WHERE x.kind = 'payment_received' AND EXISTS (SELECT 1 FROM ledger_transaction AS m WHERE m.kind = 'suspense_moved' AND m.source_id = 'before@' || x.source_id);
INSERT INTO ledger_entry (id, transaction_id, account, amount_vnd)
  SELECT new_id(), m.id, a.account, CASE WHEN m.source_id LIKE 'before@%' THEN a.amount ELSE -a.amount END
  FROM ledger_transaction AS m JOIN bank_credit AS c ON m.source_id IN ('before@bank:' || c.bank_reference, 'before>bank:' || c.bank_reference)
  CROSS JOIN LATERAL (VALUES ('suspense', c.amount_vnd), ('cash_vietqr', -c.amount_vnd)) AS a(account, amount)
  WHERE m.kind = 'suspense_moved';

-- What happens about a parcel beside its way: messages, problems, returns.

-- CreateTable
CREATE TABLE "shipment_message" (
    "id" UUID NOT NULL,
    "shipment_id" UUID NOT NULL,
    "from_seller" BOOLEAN NOT NULL,
    "author_id" UUID,
    "text" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "told_at" TIMESTAMPTZ(3),

    CONSTRAINT "shipment_message_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "shipment_reading" (
    "shipment_id" UUID NOT NULL,
    "buyer_read_at" TIMESTAMPTZ(3),
    "seller_read_at" TIMESTAMPTZ(3),

    CONSTRAINT "shipment_reading_pkey" PRIMARY KEY ("shipment_id")
);

-- CreateTable
CREATE TABLE "shipment_problem" (
    "id" UUID NOT NULL,
    "shipment_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "by_seller" BOOLEAN NOT NULL,
    "text" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'open',
    "at" TIMESTAMPTZ(3) NOT NULL,
    "answer" TEXT,
    "answered_at" TIMESTAMPTZ(3),
    "resolution" TEXT,
    "resolved_at" TIMESTAMPTZ(3),
    "resolved_by" TEXT,

    CONSTRAINT "shipment_problem_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "goods_return" (
    "id" UUID NOT NULL,
    "shipment_id" UUID NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'asked',
    "reason" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "answer" TEXT,
    "answered_at" TIMESTAMPTZ(3),
    "goods_back" BOOLEAN NOT NULL DEFAULT true,
    "received_at" TIMESTAMPTZ(3),
    "closed_at" TIMESTAMPTZ(3),
    "refund_vnd" BIGINT,

    CONSTRAINT "goods_return_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "goods_return_line" (
    "return_id" UUID NOT NULL,
    "order_line_id" UUID NOT NULL,
    "quantity" INTEGER NOT NULL,
    "restocked" INTEGER,
    "written_off" INTEGER,

    CONSTRAINT "goods_return_line_pkey" PRIMARY KEY ("return_id","order_line_id")
);

-- CreateTable
CREATE TABLE "shipment_photo" (
    "id" UUID NOT NULL,
    "shipment_id" UUID NOT NULL,
    "problem_id" UUID,
    "return_id" UUID,
    "key" TEXT NOT NULL,
    "width" INTEGER NOT NULL,
    "height" INTEGER NOT NULL,
    "widths" INTEGER[],
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "shipment_photo_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "return_term" (
    "valid_from" DATE NOT NULL,
    "valid_to" DATE,
    "days" INTEGER NOT NULL,
    "legal_basis" TEXT NOT NULL,

    CONSTRAINT "return_term_pkey" PRIMARY KEY ("valid_from")
);

-- CreateIndex
CREATE INDEX "shipment_message_shipment_id_at_idx" ON "shipment_message"("shipment_id", "at");

-- CreateIndex
CREATE INDEX "shipment_problem_shipment_id_idx" ON "shipment_problem"("shipment_id");

-- CreateIndex
CREATE INDEX "goods_return_shipment_id_idx" ON "goods_return"("shipment_id");

-- CreateIndex
CREATE INDEX "goods_return_state_idx" ON "goods_return"("state");

-- CreateIndex
CREATE INDEX "goods_return_line_order_line_id_idx" ON "goods_return_line"("order_line_id");

-- CreateIndex
CREATE INDEX "shipment_photo_problem_id_idx" ON "shipment_photo"("problem_id");

-- CreateIndex
CREATE INDEX "shipment_photo_return_id_idx" ON "shipment_photo"("return_id");

-- AddForeignKey
ALTER TABLE "goods_return_line" ADD CONSTRAINT "goods_return_line_return_id_fkey" FOREIGN KEY ("return_id") REFERENCES "goods_return"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "shipment_photo" ADD CONSTRAINT "shipment_photo_problem_id_fkey" FOREIGN KEY ("problem_id") REFERENCES "shipment_problem"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "shipment_photo" ADD CONSTRAINT "shipment_photo_return_id_fkey" FOREIGN KEY ("return_id") REFERENCES "goods_return"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- ---------------------------------------------------------------- what the language of the schema cannot say
ALTER TYPE stock_reason ADD VALUE 'returned';
ALTER TYPE stock_reason ADD VALUE 'written_off';

-- The parcels and lines are the context's before this one, which does not name what comes after it.
ALTER TABLE shipment_message ADD CONSTRAINT shipment_message_parcel FOREIGN KEY (shipment_id) REFERENCES shipment (id);
ALTER TABLE shipment_reading ADD CONSTRAINT shipment_reading_parcel FOREIGN KEY (shipment_id) REFERENCES shipment (id);
ALTER TABLE shipment_problem ADD CONSTRAINT shipment_problem_parcel FOREIGN KEY (shipment_id) REFERENCES shipment (id);
ALTER TABLE goods_return ADD CONSTRAINT goods_return_parcel FOREIGN KEY (shipment_id) REFERENCES shipment (id);
ALTER TABLE goods_return_line ADD CONSTRAINT goods_return_line_line FOREIGN KEY (order_line_id) REFERENCES order_line (id);
ALTER TABLE shipment_photo ADD CONSTRAINT shipment_photo_parcel FOREIGN KEY (shipment_id) REFERENCES shipment (id);

ALTER TABLE shipment_message ADD CONSTRAINT shipment_message_text CHECK (length(text) BETWEEN 1 AND 2000);
CREATE INDEX shipment_message_untold ON shipment_message (at) WHERE told_at IS NULL;
-- What was written stands; only that it was told of is noted later.
CREATE TRIGGER words_stand BEFORE UPDATE OF id, shipment_id, from_seller, author_id, text, at ON shipment_message FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER words_stay BEFORE DELETE ON shipment_message FOR EACH ROW EXECUTE FUNCTION refuse_change();

ALTER TABLE shipment_problem
  ADD CONSTRAINT shipment_problem_kind CHECK (kind IN ('lost', 'damaged', 'wrong', 'refused', 'other')),
  ADD CONSTRAINT shipment_problem_state CHECK (state IN ('open', 'answered', 'resolved')),
  ADD CONSTRAINT shipment_problem_answered CHECK (state <> 'answered' OR num_nonnulls(answer, answered_at) = 2),
  ADD CONSTRAINT shipment_problem_resolved CHECK ((state = 'resolved') = (num_nonnulls(resolution, resolved_at, resolved_by) = 3)),
  ADD CONSTRAINT shipment_problem_resolver CHECK (resolved_by IN ('buyer', 'seller', 'officer'));
CREATE UNIQUE INDEX shipment_problem_one_at_a_time ON shipment_problem (shipment_id) WHERE state <> 'resolved';

ALTER TABLE shipment_photo ADD CONSTRAINT shipment_photo_of_one CHECK (num_nonnulls(problem_id, return_id) = 1);
ALTER TABLE return_term ADD CONSTRAINT return_term_days CHECK (days > 0 AND (valid_to IS NULL OR valid_to > valid_from));

ALTER TABLE goods_return
  ADD CONSTRAINT goods_return_reason CHECK (reason IN ('not_as_described', 'damaged', 'spoiled', 'wrong_item', 'other')),
  ADD CONSTRAINT goods_return_state CHECK (state IN ('asked', 'accepted', 'declined', 'received', 'closed', 'withdrawn')),
  ADD CONSTRAINT goods_return_answered CHECK (state IN ('asked', 'withdrawn') OR num_nonnulls(answer, answered_at) = 2),
  ADD CONSTRAINT goods_return_closed CHECK ((state = 'closed') = (num_nonnulls(refund_vnd, closed_at) = 2)),
  ADD CONSTRAINT goods_return_refund CHECK (refund_vnd >= 0);
ALTER TABLE goods_return_line
  ADD CONSTRAINT goods_return_line_quantity CHECK (quantity > 0),
  ADD CONSTRAINT goods_return_line_inspected CHECK (num_nonnulls(restocked, written_off) IN (0, 2) AND restocked >= 0 AND written_off >= 0 AND restocked + written_off = quantity);

-- The steps of a return; domain/aftersales/goods-return.ts has the same table, a test holds the two together.
CREATE FUNCTION return_steps() RETURNS TABLE (state_from text, state_to text) LANGUAGE sql IMMUTABLE AS $$
  VALUES ('asked', 'accepted'), ('asked', 'closed'), ('asked', 'declined'), ('asked', 'withdrawn'), ('accepted', 'received'), ('accepted', 'withdrawn'),
         ('received', 'closed'), ('declined', 'accepted')
$$;

CREATE FUNCTION return_moves_by_its_steps() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM return_steps() WHERE state_from = OLD.state AND state_to = NEW.state) THEN
    RAISE EXCEPTION 'a return does not go from % to %', OLD.state, NEW.state USING ERRCODE = 'check_violation', CONSTRAINT = 'goods_return_steps';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER moves_by_its_steps BEFORE UPDATE OF state ON goods_return FOR EACH ROW EXECUTE FUNCTION return_moves_by_its_steps();

-- Never more returned than delivered: only lines of the return's own delivered parcel, and together no more than was bought.
-- The lines are locked, so that two requests at once are counted together.
CREATE FUNCTION returns_fit(p_return uuid) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM order_line WHERE id IN (SELECT order_line_id FROM goods_return_line WHERE return_id = p_return) ORDER BY id FOR UPDATE;
  IF EXISTS (SELECT 1 FROM goods_return_line AS r JOIN goods_return AS g ON g.id = r.return_id JOIN order_line AS l ON l.id = r.order_line_id
             JOIN shipment AS s ON s.id = g.shipment_id WHERE g.id = p_return AND (l.shipment_id <> s.id OR s.state <> 'delivered'))
     OR EXISTS (SELECT 1 FROM goods_return_line AS r JOIN goods_return AS g ON g.id = r.return_id JOIN order_line AS l ON l.id = r.order_line_id
                WHERE g.state NOT IN ('declined', 'withdrawn') AND l.id IN (SELECT order_line_id FROM goods_return_line WHERE return_id = p_return)
                GROUP BY l.id, l.quantity HAVING sum(r.quantity) > l.quantity) THEN
    RAISE EXCEPTION 'return % asks for more than was delivered', p_return USING ERRCODE = 'check_violation', CONSTRAINT = 'returns_fit';
  END IF;
END $$;
CREATE FUNCTION return_line_fits() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM returns_fit(NEW.return_id); RETURN NULL; END $$;
CREATE FUNCTION return_still_fits() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM returns_fit(NEW.id); RETURN NULL; END $$;
CREATE TRIGGER fits AFTER INSERT OR UPDATE OF quantity, order_line_id, return_id ON goods_return_line FOR EACH ROW EXECUTE FUNCTION return_line_fits();
CREATE TRIGGER still_fits AFTER UPDATE OF state ON goods_return FOR EACH ROW WHEN (OLD.state = 'declined') EXECUTE FUNCTION return_still_fits();

-- What was taken off a parcel's goods. Nothing yet: vouchers (20261128000006) take something.
CREATE FUNCTION shipment_discount(p_shipment uuid) RETURNS bigint LANGUAGE sql STABLE AS $$
  SELECT 0::bigint
$$;

-- Closes a return: {returnId, from, answer, lines: [{lineId, restocked}], actor, requestId}. From `received` the goods were
-- inspected: what is sound goes back to the shelf, the rest is written off, both as movements; what was never taken from a
-- shelf moves nothing. From `asked` the producer
-- wants nothing sent back. What is due to the buyer leaves the producer's account; the fee goes with the last goods of the parcel.
CREATE FUNCTION close_return(p jsonb) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  the_return goods_return;
  parcel shipment;
  inspected boolean := p ->> 'from' = 'received';
  refund bigint;
  given_back bigint;
  goods bigint;
BEGIN
  SELECT s.* INTO parcel FROM shipment AS s JOIN goods_return AS g ON g.shipment_id = s.id WHERE g.id = (p ->> 'returnId')::uuid FOR UPDATE OF s;
  SELECT * INTO the_return FROM goods_return WHERE id = (p ->> 'returnId')::uuid FOR UPDATE;
  IF NOT FOUND THEN RETURN jsonb_build_object('kind', 'not_found'); END IF;
  IF the_return.state <> p ->> 'from' OR the_return.state NOT IN ('received', 'asked') THEN RETURN jsonb_build_object('kind', 'stale'); END IF;
  IF inspected THEN
    UPDATE goods_return_line AS r SET restocked = e.restocked, written_off = r.quantity - e.restocked
      FROM jsonb_to_recordset(p -> 'lines') AS e("lineId" uuid, restocked integer)
      WHERE r.return_id = the_return.id AND r.order_line_id = e."lineId" AND e.restocked BETWEEN 0 AND r.quantity;
    IF EXISTS (SELECT 1 FROM goods_return_line WHERE return_id = the_return.id AND restocked IS NULL) THEN
      RAISE EXCEPTION 'return % was not inspected line by line', the_return.id;
    END IF;
    PERFORM 1 FROM stock_unit WHERE id IN (SELECT l.stock_unit_id FROM goods_return_line AS r JOIN order_line AS l ON l.id = r.order_line_id WHERE r.return_id = the_return.id)
      ORDER BY id FOR NO KEY UPDATE;
    INSERT INTO stock_movement (id, stock_unit_id, delta, reason, order_id, note)
      SELECT new_id(), l.stock_unit_id, sum(r.quantity * (l.stock_quantity / l.quantity)), 'returned', parcel.order_id, the_return.reason
      FROM goods_return_line AS r JOIN order_line AS l ON l.id = r.order_line_id WHERE r.return_id = the_return.id AND takes_stock(l.sale_mode) GROUP BY l.stock_unit_id;
    INSERT INTO stock_movement (id, stock_unit_id, delta, reason, order_id, note)
      SELECT new_id(), l.stock_unit_id, -sum(r.written_off * (l.stock_quantity / l.quantity)), 'written_off', parcel.order_id, the_return.reason
      FROM goods_return_line AS r JOIN order_line AS l ON l.id = r.order_line_id WHERE r.return_id = the_return.id AND takes_stock(l.sale_mode) AND r.written_off > 0 GROUP BY l.stock_unit_id;
    UPDATE stock_unit AS u SET available = u.available + b.units
      FROM (SELECT l.stock_unit_id, sum(r.restocked * (l.stock_quantity / l.quantity)) AS units
            FROM goods_return_line AS r JOIN order_line AS l ON l.id = r.order_line_id WHERE r.return_id = the_return.id AND takes_stock(l.sale_mode) GROUP BY 1) AS b
      WHERE u.id = b.stock_unit_id AND b.units > 0;
  END IF;

  -- Each part of a line gets its share of what was charged for it, less its share of what was taken off the parcel, so that
  -- the shares of all parts are the whole.
  SELECT sum(line_total(l) * (b.before + r.quantity) / l.quantity - line_total(l) * b.before / l.quantity) INTO refund
    FROM goods_return_line AS r JOIN order_line AS l ON l.id = r.order_line_id
    CROSS JOIN LATERAL (SELECT coalesce(sum(e.quantity), 0) AS before FROM goods_return_line AS e JOIN goods_return AS g ON g.id = e.return_id
                        WHERE e.order_line_id = l.id AND g.state = 'closed') AS b
    WHERE r.return_id = the_return.id;
  SELECT coalesce(sum(line_total(l) * b.before / l.quantity), 0), sum(line_total(l)) INTO given_back, goods
    FROM order_line AS l
    CROSS JOIN LATERAL (SELECT coalesce(sum(e.quantity), 0) AS before FROM goods_return_line AS e JOIN goods_return AS g ON g.id = e.return_id
                        WHERE e.order_line_id = l.id AND g.state = 'closed') AS b
    WHERE l.shipment_id = parcel.id;
  refund := refund - (shipment_discount(parcel.id) * (given_back + refund) / goods - shipment_discount(parcel.id) * given_back / goods);
  IF NOT EXISTS (SELECT 1 FROM order_line AS l WHERE l.shipment_id = parcel.id AND l.quantity > (
       SELECT coalesce(sum(r.quantity), 0) FROM goods_return_line AS r JOIN goods_return AS g ON g.id = r.return_id
       WHERE r.order_line_id = l.id AND (g.state = 'closed' OR g.id = the_return.id))) THEN
    refund := refund + parcel.fee_vnd;
  END IF;
  UPDATE goods_return SET state = 'closed', closed_at = now(), refund_vnd = refund, goods_back = inspected,
      answer = coalesce(p ->> 'answer', answer), answered_at = coalesce(answered_at, now()) WHERE id = the_return.id;
  PERFORM post_ledger('refund_due', the_return.id::text, parcel.order_id, jsonb_build_array(
    jsonb_build_object('account', 'producer_payable', 'producerId', parcel.producer_id, 'amount', refund),
    jsonb_build_object('account', 'refund_due', 'amount', -refund)));
  INSERT INTO audit_entry (id, actor_user_id, actor_kind, action, subject_type, subject_id, before, after, reason, request_id)
    VALUES (new_id(), (p ->> 'actor')::uuid, 'user', 'return.closed', 'order', parcel.order_id::text,
      jsonb_build_object('shipment', parcel.id, 'state', p ->> 'from'),
      jsonb_build_object('shipment', parcel.id, 'state', 'closed', 'amount', refund), p ->> 'answer', p ->> 'requestId');
  INSERT INTO outbox_message (topic, payload) VALUES ('mail.aftersales', jsonb_build_object('about', 'return', 'id', the_return.id, 'occasion', 'closed', 'key', new_id()));
  RETURN jsonb_build_object('kind', 'closed');
END $$;

-- Law on the protection of consumers' rights 19/2023/QH15, in force from 1 July 2024: sales from afar.
INSERT INTO return_term (valid_from, valid_to, days, legal_basis) VALUES ('2024-07-01', NULL, 30, '19/2023/QH15');

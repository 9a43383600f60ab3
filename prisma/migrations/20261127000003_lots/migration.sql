-- Lots that lead back to where they come from: what each was made of, what happened to it, what was tested, where it went,
-- and a chain of hashes over its record.

ALTER TABLE "growing_area" ADD COLUMN "name" TEXT, ADD COLUMN "hives" INTEGER, ADD COLUMN "yield_kg" INTEGER;
-- What an area was declared to give stood in its quota alone.
UPDATE growing_area SET yield_kg = greatest(1, round(coalesce(yearly_quota_kg, 1000) / area_ha))::int;
ALTER TABLE "growing_area" ALTER COLUMN "yield_kg" SET NOT NULL;

ALTER TABLE "lot" ADD COLUMN "stock_unit_id" UUID,
  ADD COLUMN "unit_g" INTEGER NOT NULL DEFAULT 1000,
  ADD COLUMN "ratio_bp" INTEGER NOT NULL DEFAULT 10000,
  ADD COLUMN "published_at" TIMESTAMPTZ(3),
  ADD COLUMN "recalled_at" TIMESTAMPTZ(3);
UPDATE lot SET stock_unit_id = v.stock_unit_id, unit_g = greatest(1, v.net_weight_g / v.units_per_sale) FROM variant AS v WHERE lot.gtin IN (v.gtin, v.sku);
UPDATE lot SET published_at = created_at WHERE status <> 'open';
UPDATE lot SET recalled_at = now() WHERE status = 'recalled';

ALTER TABLE "lot_event" ADD COLUMN "recorded_at" TIMESTAMPTZ(3), ADD COLUMN "recorded_by" UUID, ADD COLUMN "client_id" UUID;
-- Append-only for everyone but the migration that gives the rows from before a time of recording.
ALTER TABLE lot_event DISABLE TRIGGER append_only;
UPDATE lot_event SET recorded_at = at;
ALTER TABLE lot_event ENABLE TRIGGER append_only;
ALTER TABLE "lot_event" ALTER COLUMN "recorded_at" SET NOT NULL, ALTER COLUMN "recorded_at" SET DEFAULT CURRENT_TIMESTAMP;

CREATE TABLE "producer_token" (
    "id" UUID NOT NULL,
    "producer_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "hash" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by" UUID,
    "last_used_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "producer_token_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "lot_input" (
    "id" UUID NOT NULL,
    "lot_id" UUID NOT NULL,
    "from_lot_id" UUID,
    "growing_area_id" UUID,
    "supplier" TEXT,
    "document" TEXT,
    "material" TEXT,
    "grams" INTEGER NOT NULL,

    CONSTRAINT "lot_input_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "test_report" (
    "id" UUID NOT NULL,
    "lot_id" UUID NOT NULL,
    "laboratory" TEXT NOT NULL,
    "number" TEXT NOT NULL,
    "tested_on" DATE NOT NULL,
    "passed" BOOLEAN NOT NULL,
    "criteria" JSONB NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "recorded_by" UUID,

    CONSTRAINT "test_report_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "lot_withdrawal" (
    "id" UUID NOT NULL,
    "lot_id" UUID NOT NULL,
    "quantity" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "recorded_by" UUID,

    CONSTRAINT "lot_withdrawal_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "order_line_lot" (
    "order_line_id" UUID NOT NULL,
    "lot_id" UUID NOT NULL,
    "quantity" INTEGER NOT NULL,
    "packed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "packed_by" UUID,

    CONSTRAINT "order_line_lot_pkey" PRIMARY KEY ("order_line_id","lot_id")
);

CREATE TABLE "lot_override" (
    "lot_id" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "excess_g" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "user_id" UUID,

    CONSTRAINT "lot_override_pkey" PRIMARY KEY ("lot_id")
);

CREATE TABLE "lot_seal" (
    "lot_id" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "record_id" UUID NOT NULL,
    "hash" BYTEA NOT NULL,

    CONSTRAINT "lot_seal_pkey" PRIMARY KEY ("lot_id","seq")
);

CREATE TABLE "captured_event" (
    "id" UUID NOT NULL,
    "producer_id" UUID NOT NULL,
    "event_id" TEXT NOT NULL,
    "declaration" BOOLEAN NOT NULL DEFAULT false,
    "type" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "zone_offset" TEXT NOT NULL,
    "body" JSONB NOT NULL,
    "context" JSONB NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "captured_event_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "captured_event_lot" (
    "event_id" UUID NOT NULL,
    "lot_id" UUID NOT NULL,

    CONSTRAINT "captured_event_lot_pkey" PRIMARY KEY ("event_id","lot_id")
);

CREATE TABLE "recall" (
    "id" UUID NOT NULL,
    "lot_id" UUID NOT NULL,
    "drill" BOOLEAN NOT NULL,
    "reason" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "user_id" UUID,
    "orders" INTEGER NOT NULL DEFAULT 0,
    "buyers" INTEGER NOT NULL DEFAULT 0,
    "reachable" INTEGER NOT NULL DEFAULT 0,
    "units" INTEGER NOT NULL DEFAULT 0,
    "took_ms" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "recall_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "recall_lot" (
    "recall_id" UUID NOT NULL,
    "lot_id" UUID NOT NULL,
    "remaining" INTEGER NOT NULL,

    CONSTRAINT "recall_lot_pkey" PRIMARY KEY ("recall_id","lot_id")
);

CREATE TABLE "recall_order" (
    "recall_id" UUID NOT NULL,
    "order_id" UUID NOT NULL,
    "units" INTEGER NOT NULL,

    CONSTRAINT "recall_order_pkey" PRIMARY KEY ("recall_id","order_id")
);

CREATE UNIQUE INDEX "producer_token_hash_key" ON "producer_token"("hash");
CREATE INDEX "producer_token_producer_id_idx" ON "producer_token"("producer_id");
CREATE INDEX "lot_stock_unit_id_idx" ON "lot"("stock_unit_id");
CREATE INDEX "lot_input_from_lot_id_idx" ON "lot_input"("from_lot_id");
CREATE INDEX "lot_input_growing_area_id_idx" ON "lot_input"("growing_area_id");
CREATE UNIQUE INDEX "lot_input_lot_id_from_lot_id_key" ON "lot_input"("lot_id", "from_lot_id");
CREATE UNIQUE INDEX "lot_input_lot_id_growing_area_id_key" ON "lot_input"("lot_id", "growing_area_id");
CREATE UNIQUE INDEX "lot_event_client_id_key" ON "lot_event"("client_id");
CREATE UNIQUE INDEX "test_report_lot_id_number_key" ON "test_report"("lot_id", "number");
CREATE INDEX "lot_withdrawal_lot_id_idx" ON "lot_withdrawal"("lot_id");
CREATE INDEX "order_line_lot_lot_id_idx" ON "order_line_lot"("lot_id");
CREATE UNIQUE INDEX "lot_seal_lot_id_kind_record_id_key" ON "lot_seal"("lot_id", "kind", "record_id");
CREATE UNIQUE INDEX "captured_event_producer_id_event_id_declaration_key" ON "captured_event"("producer_id", "event_id", "declaration");
CREATE INDEX "captured_event_lot_lot_id_idx" ON "captured_event_lot"("lot_id");
CREATE INDEX "recall_lot_id_idx" ON "recall"("lot_id");
CREATE INDEX "recall_lot_lot_id_idx" ON "recall_lot"("lot_id");

ALTER TABLE "producer_token" ADD CONSTRAINT "producer_token_producer_id_fkey" FOREIGN KEY ("producer_id") REFERENCES "producer"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "lot" ADD CONSTRAINT "lot_stock_unit_id_fkey" FOREIGN KEY ("stock_unit_id") REFERENCES "stock_unit"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "lot_input" ADD CONSTRAINT "lot_input_lot_id_fkey" FOREIGN KEY ("lot_id") REFERENCES "lot"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "lot_input" ADD CONSTRAINT "lot_input_from_lot_id_fkey" FOREIGN KEY ("from_lot_id") REFERENCES "lot"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "lot_input" ADD CONSTRAINT "lot_input_growing_area_id_fkey" FOREIGN KEY ("growing_area_id") REFERENCES "growing_area"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "test_report" ADD CONSTRAINT "test_report_lot_id_fkey" FOREIGN KEY ("lot_id") REFERENCES "lot"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "lot_withdrawal" ADD CONSTRAINT "lot_withdrawal_lot_id_fkey" FOREIGN KEY ("lot_id") REFERENCES "lot"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "order_line_lot" ADD CONSTRAINT "order_line_lot_lot_id_fkey" FOREIGN KEY ("lot_id") REFERENCES "lot"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "lot_override" ADD CONSTRAINT "lot_override_lot_id_fkey" FOREIGN KEY ("lot_id") REFERENCES "lot"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "lot_seal" ADD CONSTRAINT "lot_seal_lot_id_fkey" FOREIGN KEY ("lot_id") REFERENCES "lot"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "captured_event_lot" ADD CONSTRAINT "captured_event_lot_event_id_fkey" FOREIGN KEY ("event_id") REFERENCES "captured_event"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "captured_event_lot" ADD CONSTRAINT "captured_event_lot_lot_id_fkey" FOREIGN KEY ("lot_id") REFERENCES "lot"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "recall" ADD CONSTRAINT "recall_lot_id_fkey" FOREIGN KEY ("lot_id") REFERENCES "lot"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "recall_lot" ADD CONSTRAINT "recall_lot_recall_id_fkey" FOREIGN KEY ("recall_id") REFERENCES "recall"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "recall_lot" ADD CONSTRAINT "recall_lot_lot_id_fkey" FOREIGN KEY ("lot_id") REFERENCES "lot"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "recall_order" ADD CONSTRAINT "recall_order_recall_id_fkey" FOREIGN KEY ("recall_id") REFERENCES "recall"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- ---------------------------------------------------------------- what rows may say
ALTER TABLE growing_area ADD CONSTRAINT growing_area_yield CHECK (yield_kg > 0 AND (hives IS NULL OR hives > 0));
ALTER TABLE lot
  ADD CONSTRAINT lot_mass CHECK (unit_g > 0 AND unit_g::bigint * quantity <= 2000000000),
  ADD CONSTRAINT lot_ratio CHECK (ratio_bp BETWEEN 1 AND 200000),
  ADD CONSTRAINT lot_publication CHECK (status = 'open' OR published_at IS NOT NULL),
  ADD CONSTRAINT lot_recall CHECK ((status = 'recalled') = (recalled_at IS NOT NULL));
ALTER TABLE lot_input
  ADD CONSTRAINT lot_input_grams CHECK (grams > 0),
  ADD CONSTRAINT lot_input_one_source CHECK (num_nonnulls(from_lot_id, growing_area_id, supplier) = 1),
  ADD CONSTRAINT lot_input_not_itself CHECK (from_lot_id IS DISTINCT FROM lot_id),
  ADD CONSTRAINT lot_input_supplier CHECK (supplier IS NULL OR (btrim(supplier) <> '' AND coalesce(btrim(material), '') <> ''));
ALTER TABLE lot_event
  ADD CONSTRAINT lot_event_offset CHECK (zone_offset ~ '^[+-]((0\d|1[0-3]):[0-5]\d|14:00)$'),
  -- a phone's clock may be a little ahead
  ADD CONSTRAINT lot_event_not_ahead CHECK (at <= recorded_at + interval '5 minutes');
ALTER TABLE test_report ADD CONSTRAINT test_report_words CHECK (btrim(laboratory) <> '' AND btrim(number) <> '' AND jsonb_typeof(criteria) = 'array');
ALTER TABLE lot_withdrawal ADD CONSTRAINT lot_withdrawal_says CHECK (quantity > 0 AND reason IN ('sold_outside', 'spoiled', 'sample', 'own_use'));
ALTER TABLE order_line_lot
  ADD CONSTRAINT order_line_lot_quantity CHECK (quantity > 0),
  ADD CONSTRAINT order_line_lot_line FOREIGN KEY (order_line_id) REFERENCES order_line (id);
ALTER TABLE lot_override ADD CONSTRAINT lot_override_reason CHECK (length(btrim(reason)) >= 10 AND excess_g > 0);
ALTER TABLE lot_seal ADD CONSTRAINT lot_seal_hash CHECK (octet_length(hash) = 32 AND seq >= 1);
ALTER TABLE captured_event
  ADD CONSTRAINT captured_event_producer FOREIGN KEY (producer_id) REFERENCES producer (id),
  ADD CONSTRAINT captured_event_offset CHECK (zone_offset ~ '^[+-]((0\d|1[0-3]):[0-5]\d|14:00)$');
ALTER TABLE recall ADD CONSTRAINT recall_reason CHECK (btrim(reason) <> '');
ALTER TABLE recall_order ADD CONSTRAINT recall_order_order FOREIGN KEY (order_id) REFERENCES purchase_order (id);
ALTER TABLE producer_token ADD CONSTRAINT producer_token_hash CHECK (octet_length(hash) = 32);

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON lot_input FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON test_report FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON lot_withdrawal FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON lot_override FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON lot_seal FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON captured_event FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON captured_event_lot FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- What a lot says is said once: only where it stands may change, and the growing area that old lots were not given.
CREATE FUNCTION lot_says_it_once() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.product_id, NEW.gtin, NEW.code, NEW.harvested_on, NEW.produced_on, NEW.best_before, NEW.quantity, NEW.unit, NEW.unit_g, NEW.ratio_bp, NEW.created_at)
     IS DISTINCT FROM (OLD.product_id, OLD.gtin, OLD.code, OLD.harvested_on, OLD.produced_on, OLD.best_before, OLD.quantity, OLD.unit, OLD.unit_g, OLD.ratio_bp, OLD.created_at)
     OR (OLD.published_at IS NOT NULL AND NEW.published_at IS DISTINCT FROM OLD.published_at) OR (OLD.status = 'recalled' AND NEW.status <> 'recalled') THEN
    RAISE EXCEPTION 'a lot is not changed once written' USING ERRCODE = 'restrict_violation', CONSTRAINT = 'lot_says_it_once';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER says_it_once BEFORE UPDATE ON lot FOR EACH ROW EXECUTE FUNCTION lot_says_it_once();

-- ---------------------------------------------------------------- how much is left
-- Of each lot, in its units but for what other lots took: that is weighed.
CREATE VIEW lot_balance AS
SELECT l.id AS lot_id, l.quantity, l.unit_g,
       packed.units AS packed, gone.outside AS sold_outside, gone.lost, used.grams AS used_g,
       ((l.quantity - packed.units - gone.outside - gone.lost)::bigint * l.unit_g - used.grams) / l.unit_g AS remaining
FROM lot AS l
CROSS JOIN LATERAL (SELECT coalesce(sum(quantity), 0)::int AS units FROM order_line_lot WHERE lot_id = l.id) AS packed
CROSS JOIN LATERAL (SELECT coalesce(sum(quantity) FILTER (WHERE reason = 'sold_outside'), 0)::int AS outside,
                           coalesce(sum(quantity) FILTER (WHERE reason <> 'sold_outside'), 0)::int AS lost FROM lot_withdrawal WHERE lot_id = l.id) AS gone
CROSS JOIN LATERAL (SELECT coalesce(sum(grams), 0)::bigint AS grams FROM lot_input WHERE from_lot_id = l.id) AS used;

-- Nothing more leaves a lot than is in it. Whoever takes something holds the lot's row until the commit.
CREATE FUNCTION lot_is_not_overdrawn(p_lot uuid) RETURNS void LANGUAGE plpgsql AS $$
DECLARE left_g bigint;
BEGIN
  PERFORM 1 FROM lot WHERE id = p_lot FOR NO KEY UPDATE;
  SELECT (quantity - packed - sold_outside - lost)::bigint * unit_g - used_g INTO left_g FROM lot_balance WHERE lot_id = p_lot;
  IF left_g < 0 THEN
    RAISE EXCEPTION 'lot % is overdrawn by % g', p_lot, -left_g USING ERRCODE = 'check_violation', CONSTRAINT = 'lot_is_not_overdrawn';
  END IF;
END $$;

CREATE FUNCTION lot_taken() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM lot_is_not_overdrawn(NEW.lot_id);
  RETURN NULL;
END $$;
CREATE TRIGGER balance AFTER INSERT ON lot_withdrawal FOR EACH ROW EXECUTE FUNCTION lot_taken();

CREATE FUNCTION line_packed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM order_line AS o JOIN lot AS l ON l.id = NEW.lot_id WHERE o.id = NEW.order_line_id AND o.product_id = l.product_id AND l.status <> 'recalled') THEN
    RAISE EXCEPTION 'lot % is recalled or of another product', NEW.lot_id USING ERRCODE = 'check_violation', CONSTRAINT = 'order_line_lot_fits';
  END IF;
  IF (SELECT sum(quantity) FROM order_line_lot WHERE order_line_id = NEW.order_line_id) > (SELECT stock_quantity FROM order_line WHERE id = NEW.order_line_id) THEN
    RAISE EXCEPTION 'more packed than ordered' USING ERRCODE = 'check_violation', CONSTRAINT = 'order_line_lot_ordered';
  END IF;
  PERFORM lot_is_not_overdrawn(NEW.lot_id);
  RETURN NULL;
END $$;
CREATE TRIGGER balance AFTER INSERT OR UPDATE ON order_line_lot FOR EACH ROW EXECUTE FUNCTION line_packed();

-- ---------------------------------------------------------------- nothing appears from nowhere
-- The harvest of an area in the year of the lots that took it, and what it is declared to give at most.
CREATE FUNCTION growing_area_ceiling_g(a growing_area) RETURNS bigint LANGUAGE sql STABLE AS $$
  SELECT least(round(coalesce(a.hives, a.area_ha) * a.yield_kg * 1000), a.yearly_quota_kg::bigint * 1000)::bigint
$$;
CREATE VIEW growing_area_year AS
SELECT i.growing_area_id, extract(year FROM coalesce(l.harvested_on, l.produced_on))::int AS year, sum(i.grams)::bigint AS grams
FROM lot_input AS i JOIN lot AS l ON l.id = i.lot_id WHERE i.growing_area_id IS NOT NULL GROUP BY 1, 2;

CREATE FUNCTION lot_input_has_room() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  target lot;
  area growing_area;
  taken bigint;
BEGIN
  SELECT * INTO target FROM lot WHERE id = NEW.lot_id;
  IF target.published_at IS NOT NULL AND coalesce(current_setting('app.bulk_load', true), '') <> 'on' THEN
    RAISE EXCEPTION 'what a published lot was made of is said' USING ERRCODE = 'restrict_violation', CONSTRAINT = 'lot_says_it_once';
  END IF;
  IF NEW.from_lot_id IS NOT NULL THEN
    -- Two that would close a circle together wait for each other here.
    PERFORM pg_advisory_xact_lock(hashtextextended('lot graph', 4));
    IF EXISTS (WITH RECURSIVE source (id) AS (
        SELECT NEW.from_lot_id UNION SELECT i.from_lot_id FROM lot_input AS i JOIN source ON i.lot_id = source.id WHERE i.from_lot_id IS NOT NULL)
        SELECT 1 FROM source WHERE id = NEW.lot_id) THEN
      RAISE EXCEPTION 'lot % would be made of itself', NEW.lot_id USING ERRCODE = 'check_violation', CONSTRAINT = 'lot_input_no_circle';
    END IF;
    PERFORM lot_is_not_overdrawn(NEW.from_lot_id);
  END IF;
  IF NEW.growing_area_id IS NOT NULL THEN
    SELECT * INTO area FROM growing_area WHERE id = NEW.growing_area_id FOR NO KEY UPDATE;
    SELECT grams INTO taken FROM growing_area_year
      WHERE growing_area_id = NEW.growing_area_id AND year = extract(year FROM coalesce(target.harvested_on, target.produced_on))::int;
    IF taken > growing_area_ceiling_g(area) AND NOT EXISTS (SELECT 1 FROM lot_override WHERE lot_id = NEW.lot_id) THEN
      RAISE EXCEPTION 'growing area % gives no more that year', area.code USING ERRCODE = 'check_violation', CONSTRAINT = 'growing_area_ceiling';
    END IF;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER room AFTER INSERT ON lot_input FOR EACH ROW EXECUTE FUNCTION lot_input_has_room();

-- A lot that people see was made of something, and of enough of it.
CREATE FUNCTION lot_was_made_of_something() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE put_in bigint;
BEGIN
  -- Lots from before inputs were kept may still end.
  IF NEW.status = 'open' OR (TG_OP = 'UPDATE' AND OLD.status <> 'open') THEN RETURN NULL; END IF;
  SELECT sum(grams) INTO put_in FROM lot_input WHERE lot_id = NEW.id;
  IF put_in IS NULL THEN
    RAISE EXCEPTION 'lot % was made of nothing', NEW.code USING ERRCODE = 'check_violation', CONSTRAINT = 'lot_was_made_of_something';
  END IF;
  IF NEW.quantity::bigint * NEW.unit_g * 10000 > put_in * NEW.ratio_bp AND NOT EXISTS (SELECT 1 FROM lot_override WHERE lot_id = NEW.id) THEN
    RAISE EXCEPTION 'lot % is more than its inputs give', NEW.code USING ERRCODE = 'check_violation', CONSTRAINT = 'lot_mass_balance';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER made_of_something AFTER INSERT OR UPDATE OF status ON lot DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION lot_was_made_of_something();

-- ---------------------------------------------------------------- the record as a chain
-- A record as the text its hash is taken over: an array, so that no value can run over into the next.
CREATE FUNCTION lot_record_text(p_kind text, p_lot uuid, p_record uuid) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT CASE p_kind
    WHEN 'lot' THEN (SELECT jsonb_build_array(id, product_id, gtin, code, harvested_on, produced_on, best_before, quantity, unit, unit_g, ratio_bp,
      to_char(created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))::text FROM lot WHERE id = p_record)
    WHEN 'input' THEN (SELECT jsonb_build_array(id, lot_id, from_lot_id, growing_area_id, supplier, document, material, grams)::text FROM lot_input WHERE id = p_record)
    WHEN 'event' THEN (SELECT jsonb_build_array(id, lot_id, to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), zone_offset, biz_step, action, place, detail,
      to_char(recorded_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), client_id)::text FROM lot_event WHERE id = p_record)
    WHEN 'report' THEN (SELECT jsonb_build_array(id, lot_id, laboratory, number, tested_on, passed, criteria)::text FROM test_report WHERE id = p_record)
    WHEN 'override' THEN (SELECT jsonb_build_array(lot_id, reason, excess_g)::text FROM lot_override WHERE lot_id = p_record)
    WHEN 'capture' THEN (SELECT jsonb_build_array(e.id, c.lot_id, e.event_id, e.declaration, e.body)::text
      FROM captured_event_lot AS c JOIN captured_event AS e ON e.id = c.event_id WHERE c.lot_id = p_lot AND e.id = p_record)
  END
$$;
CREATE FUNCTION lot_record_hash(p_previous bytea, p_seq int, p_kind text, p_lot uuid, p_record uuid) RETURNS bytea LANGUAGE sql STABLE AS $$
  SELECT sha256(p_previous || convert_to(jsonb_build_array(p_lot, p_seq, p_kind)::text || lot_record_text(p_kind, p_lot, p_record), 'UTF8'))
$$;

-- Every record there is, in the order in which it is sealed when it was not sealed as it came.
CREATE VIEW lot_record AS
SELECT id AS lot_id, 'lot' AS kind, id AS record_id, 1 AS rank, created_at AS at FROM lot
UNION ALL SELECT lot_id, 'override', lot_id, 2, at FROM lot_override
UNION ALL SELECT lot_id, 'input', id, 3, '-infinity' FROM lot_input
UNION ALL SELECT lot_id, 'event', id, 4, recorded_at FROM lot_event
UNION ALL SELECT lot_id, 'report', id, 4, recorded_at FROM test_report
UNION ALL SELECT c.lot_id, 'capture', c.event_id, 4, e.recorded_at FROM captured_event_lot AS c JOIN captured_event AS e ON e.id = c.event_id;

CREATE FUNCTION seal_lot_record() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  about uuid := CASE TG_ARGV[0] WHEN 'lot' THEN (to_jsonb(NEW) ->> 'id')::uuid ELSE (to_jsonb(NEW) ->> 'lot_id')::uuid END;
  record uuid := CASE TG_ARGV[0] WHEN 'override' THEN about WHEN 'capture' THEN (to_jsonb(NEW) ->> 'event_id')::uuid ELSE (to_jsonb(NEW) ->> 'id')::uuid END;
  last lot_seal;
BEGIN
  -- A bulk load seals all it wrote at its end (seal_unsealed_lots).
  IF coalesce(current_setting('app.bulk_load', true), '') = 'on' THEN RETURN NULL; END IF;
  PERFORM pg_advisory_xact_lock(hashtextextended(about::text, 6));
  SELECT * INTO last FROM lot_seal WHERE lot_id = about ORDER BY seq DESC LIMIT 1;
  INSERT INTO lot_seal (lot_id, seq, kind, record_id, hash) VALUES (about, coalesce(last.seq, 0) + 1, TG_ARGV[0], record,
    lot_record_hash(coalesce(last.hash, '\x'), coalesce(last.seq, 0) + 1, TG_ARGV[0], about, record));
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER seal AFTER INSERT ON lot DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION seal_lot_record('lot');
CREATE CONSTRAINT TRIGGER seal AFTER INSERT ON lot_override DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION seal_lot_record('override');
CREATE CONSTRAINT TRIGGER seal AFTER INSERT ON lot_input DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION seal_lot_record('input');
CREATE CONSTRAINT TRIGGER seal AFTER INSERT ON lot_event DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION seal_lot_record('event');
CREATE CONSTRAINT TRIGGER seal AFTER INSERT ON test_report DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION seal_lot_record('report');
CREATE CONSTRAINT TRIGGER seal AFTER INSERT ON captured_event_lot DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION seal_lot_record('capture');

-- Seals what a bulk load, or the time before the chain, left unsealed; how many records that were.
CREATE FUNCTION seal_unsealed_lots() RETURNS int LANGUAGE plpgsql AS $$
DECLARE
  r record;
  sealed int := 0;
  current_lot uuid;
  number int;
  previous bytea;
BEGIN
  FOR r IN SELECT a.* FROM lot_record AS a WHERE NOT EXISTS (SELECT 1 FROM lot_seal AS s WHERE s.lot_id = a.lot_id AND s.kind = a.kind AND s.record_id = a.record_id)
           ORDER BY a.lot_id, a.rank, a.at, a.record_id LOOP
    IF r.lot_id IS DISTINCT FROM current_lot THEN
      current_lot := r.lot_id;
      SELECT max(seq) INTO number FROM lot_seal WHERE lot_id = current_lot;
      SELECT hash INTO previous FROM lot_seal WHERE lot_id = current_lot AND seq = number;
      number := coalesce(number, 0);
      previous := coalesce(previous, '\x');
    END IF;
    number := number + 1;
    previous := lot_record_hash(previous, number, r.kind, r.lot_id, r.record_id);
    INSERT INTO lot_seal (lot_id, seq, kind, record_id, hash) VALUES (r.lot_id, number, r.kind, r.record_id, previous);
    sealed := sealed + 1;
  END LOOP;
  RETURN sealed;
END $$;
SELECT seal_unsealed_lots();

-- Whether the record of a lot is what was sealed: every seal agrees with its record and the seal before, none is missing.
CREATE FUNCTION lot_record_state(p_lot uuid) RETURNS TABLE (records int, sound boolean, head text) LANGUAGE sql STABLE AS $$
  SELECT count(*)::int,
         count(*) > 0 AND bool_and(coalesce(s.hash = lot_record_hash(coalesce(s.previous, '\x'), s.seq, s.kind, p_lot, s.record_id), false) AND s.seq = s.place)
           AND count(*) = (SELECT count(*) FROM lot_record WHERE lot_id = p_lot),
         encode((array_agg(s.hash ORDER BY s.seq DESC))[1], 'hex')
  FROM (SELECT *, lag(hash) OVER (ORDER BY seq) AS previous, row_number() OVER (ORDER BY seq) AS place FROM lot_seal WHERE lot_id = p_lot) AS s
$$;

-- ---------------------------------------------------------------- orders take lots
-- Gives each line of a parcel the lots that end first, as far as there are any; what stays without a lot is counted.
CREATE FUNCTION pack_shipment(p_shipment uuid, p_actor uuid) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  line record;
  source record;
  missing int;
  taken int := 0;
  short int := 0;
BEGIN
  FOR line IN SELECT o.id, o.product_id, o.stock_unit_id, o.stock_quantity FROM order_line AS o WHERE o.shipment_id = p_shipment ORDER BY o.id LOOP
    missing := line.stock_quantity - (SELECT coalesce(sum(quantity), 0) FROM order_line_lot WHERE order_line_id = line.id);
    FOR source IN SELECT l.id FROM lot AS l WHERE l.product_id = line.product_id AND l.stock_unit_id = line.stock_unit_id AND l.status = 'on_sale'
                  ORDER BY l.best_before NULLS LAST, l.produced_on, l.code FOR NO KEY UPDATE LOOP
      EXIT WHEN missing <= 0;
      DECLARE part int := least(missing, (SELECT remaining FROM lot_balance WHERE lot_id = source.id));
      BEGIN
        IF part > 0 THEN
          INSERT INTO order_line_lot (order_line_id, lot_id, quantity, packed_by) VALUES (line.id, source.id, part, p_actor)
            ON CONFLICT (order_line_id, lot_id) DO UPDATE SET quantity = order_line_lot.quantity + excluded.quantity;
          missing := missing - part;
          taken := taken + part;
        END IF;
      END;
    END LOOP;
    short := short + greatest(missing, 0);
  END LOOP;
  RETURN jsonb_build_object('packed', taken, 'without', short);
END $$;

-- Nothing leaves without its lots being known, whoever moves the parcel; a cancelled parcel gives them back.
CREATE FUNCTION parcel_takes_lots() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.state = 'shipped' AND OLD.state <> 'shipped' THEN PERFORM pack_shipment(NEW.id, NULL); END IF;
  IF NEW.state = 'cancelled' AND OLD.state <> 'cancelled' THEN
    DELETE FROM order_line_lot USING order_line WHERE order_line.id = order_line_lot.order_line_id AND order_line.shipment_id = NEW.id;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER takes_lots AFTER UPDATE OF state ON shipment FOR EACH ROW EXECUTE FUNCTION parcel_takes_lots();

-- ---------------------------------------------------------------- recall
CREATE FUNCTION lots_made_from(p_lot uuid) RETURNS TABLE (id uuid) LANGUAGE sql STABLE AS $$
  WITH RECURSIVE made (id) AS (SELECT p_lot UNION SELECT i.lot_id FROM lot_input AS i JOIN made ON i.from_lot_id = made.id) SELECT made.id FROM made
$$;

-- Finds every lot made from this one and every order that holds one of them; unless it is a drill, blocks the lots and
-- their stock and leaves a letter for every buyer with an address. {lots, orders, buyers, reachable, units, tookMs}
CREATE FUNCTION start_recall(p jsonb) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  the_recall uuid := (p ->> 'id')::uuid;
  the_lot uuid := (p ->> 'lotId')::uuid;
  is_drill boolean := (p ->> 'drill')::boolean;
  began timestamptz := clock_timestamp();
  reach record;
  lot_count int;
  answer jsonb;
BEGIN
  PERFORM 1 FROM lot WHERE id IN (SELECT m.id FROM lots_made_from(the_lot) AS m) ORDER BY id FOR NO KEY UPDATE;
  INSERT INTO recall (id, lot_id, drill, reason, at, user_id) VALUES (the_recall, the_lot, is_drill, p ->> 'reason', (p ->> 'at')::timestamptz, (p ->> 'actor')::uuid);
  INSERT INTO recall_lot (recall_id, lot_id, remaining) SELECT the_recall, b.lot_id, greatest(b.remaining, 0) FROM lots_made_from(the_lot) AS m JOIN lot_balance AS b ON b.lot_id = m.id;
  GET DIAGNOSTICS lot_count = ROW_COUNT;
  INSERT INTO recall_order (recall_id, order_id, units)
    SELECT the_recall, o.order_id, sum(c.quantity)::int FROM recall_lot AS r JOIN order_line_lot AS c ON c.lot_id = r.lot_id JOIN order_line AS o ON o.id = c.order_line_id
    WHERE r.recall_id = the_recall GROUP BY o.order_id;
  SELECT count(*)::int AS orders, coalesce(sum(r.units), 0)::int AS units, count(DISTINCT o.contact_phone)::int AS buyers,
         count(DISTINCT o.contact_phone) FILTER (WHERE o.contact_email IS NOT NULL)::int AS reachable
    INTO reach FROM recall_order AS r JOIN purchase_order AS o ON o.id = r.order_id WHERE r.recall_id = the_recall;
  IF NOT is_drill THEN
    -- What is still on the shelf of these lots is not sold any more.
    WITH held AS (
      SELECT l.stock_unit_id, sum(r.remaining)::int AS units FROM recall_lot AS r JOIN lot AS l ON l.id = r.lot_id
      WHERE r.recall_id = the_recall AND l.status = 'on_sale' AND l.stock_unit_id IS NOT NULL GROUP BY 1
    ), before AS (
      SELECT u.id, least(u.available, held.units) AS blocked FROM stock_unit AS u JOIN held ON held.stock_unit_id = u.id FOR NO KEY UPDATE OF u
    ), taken AS (
      UPDATE stock_unit AS u SET available = u.available - before.blocked FROM before WHERE u.id = before.id AND before.blocked > 0 RETURNING u.id, before.blocked
    )
    INSERT INTO stock_movement (id, stock_unit_id, delta, reason, note) SELECT new_id(), id, -blocked, 'adjustment', 'recall' FROM taken;
    UPDATE lot SET status = 'recalled', recalled_at = (p ->> 'at')::timestamptz, published_at = coalesce(published_at, (p ->> 'at')::timestamptz)
      WHERE id IN (SELECT lot_id FROM recall_lot WHERE recall_id = the_recall) AND status <> 'recalled';
    INSERT INTO outbox_message (topic, payload)
      SELECT 'mail.recall', jsonb_build_object('recallId', the_recall, 'orderId', o.id) FROM recall_order AS r JOIN purchase_order AS o ON o.id = r.order_id
      WHERE r.recall_id = the_recall AND o.contact_email IS NOT NULL;
  END IF;
  answer := jsonb_build_object('lots', lot_count, 'orders', reach.orders, 'buyers', reach.buyers, 'reachable', reach.reachable, 'units', reach.units,
    'tookMs', ceil(extract(epoch FROM clock_timestamp() - began) * 1000)::int);
  UPDATE recall SET orders = reach.orders, buyers = reach.buyers, reachable = reach.reachable, units = reach.units, took_ms = (answer ->> 'tookMs')::int WHERE id = the_recall;
  INSERT INTO audit_entry (id, actor_user_id, actor_kind, action, subject_type, subject_id, after, reason, request_id)
    VALUES (new_id(), (p ->> 'actor')::uuid, 'user', CASE WHEN is_drill THEN 'lot.recall_drilled' ELSE 'lot.recalled' END, 'lot', the_lot::text, answer, p ->> 'reason', p ->> 'requestId');
  RETURN answer;
END $$;

-- ---------------------------------------------------------------- pages follow
CREATE FUNCTION lot_part_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF coalesce(current_setting('app.bulk_load', true), '') <> 'on' THEN PERFORM pg_notify('shop_changed', 'lot'); END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER follow_lot AFTER INSERT ON lot_event FOR EACH STATEMENT EXECUTE FUNCTION lot_part_changed();
CREATE TRIGGER follow_lot AFTER INSERT ON lot_input FOR EACH STATEMENT EXECUTE FUNCTION lot_part_changed();
CREATE TRIGGER follow_lot AFTER INSERT ON test_report FOR EACH STATEMENT EXECUTE FUNCTION lot_part_changed();
CREATE TRIGGER follow_lot AFTER INSERT ON lot_withdrawal FOR EACH STATEMENT EXECUTE FUNCTION lot_part_changed();
CREATE TRIGGER follow_lot AFTER INSERT ON captured_event_lot FOR EACH STATEMENT EXECUTE FUNCTION lot_part_changed();
CREATE TRIGGER follow_lot AFTER INSERT OR UPDATE OR DELETE ON order_line_lot FOR EACH STATEMENT EXECUTE FUNCTION lot_part_changed();
CREATE TRIGGER follow_lot AFTER INSERT OR UPDATE ON growing_area FOR EACH STATEMENT EXECUTE FUNCTION lot_part_changed();

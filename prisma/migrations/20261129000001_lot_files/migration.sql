-- Photos and papers of lots; what is lost or found again of a lot on the shelf; expired lots that no parcel takes; the
-- GLNs of places.

-- CreateEnum
CREATE TYPE "lot_file_kind" AS ENUM ('photo', 'report');

ALTER TABLE "producer" ADD COLUMN "gln" TEXT;
ALTER TABLE "growing_area" ADD COLUMN "gln" TEXT;
ALTER TABLE "stock_movement" ADD COLUMN "lot_id" UUID;

CREATE TABLE "lot_file" (
    "id" UUID NOT NULL,
    "lot_id" UUID NOT NULL,
    "report_id" UUID,
    "kind" "lot_file_kind" NOT NULL,
    "title" TEXT NOT NULL,
    "conclusion" TEXT,
    "key" TEXT NOT NULL,
    "media_type" TEXT NOT NULL,
    "bytes" INTEGER NOT NULL,
    "sha256" BYTEA NOT NULL,
    "width" INTEGER,
    "height" INTEGER,
    "widths" INTEGER[],
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "recorded_by" UUID,

    CONSTRAINT "lot_file_pkey" PRIMARY KEY ("id")
);

CREATE UNIQUE INDEX "producer_gln_key" ON "producer"("gln");
CREATE UNIQUE INDEX "growing_area_gln_key" ON "growing_area"("gln");
CREATE INDEX "stock_movement_lot_id_idx" ON "stock_movement"("lot_id");
CREATE INDEX "lot_file_report_id_idx" ON "lot_file"("report_id");
CREATE UNIQUE INDEX "lot_file_lot_id_sha256_key" ON "lot_file"("lot_id", "sha256");

ALTER TABLE "stock_movement" ADD CONSTRAINT "stock_movement_lot_id_fkey" FOREIGN KEY ("lot_id") REFERENCES "lot"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "lot_file" ADD CONSTRAINT "lot_file_lot_id_fkey" FOREIGN KEY ("lot_id") REFERENCES "lot"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "lot_file" ADD CONSTRAINT "lot_file_report_id_fkey" FOREIGN KEY ("report_id") REFERENCES "test_report"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- ---------------------------------------------------------------- GLNs
-- The last digit of a GS1 key: weights 3, 1, 3 … from the right (General Specifications 7.9).
CREATE FUNCTION gs1_key_is_sound(p_key text) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
  SELECT (10 - sum(substr(p_key, i, 1)::int * CASE WHEN (length(p_key) - i) % 2 = 1 THEN 3 ELSE 1 END) % 10) % 10 = right(p_key, 1)::int
  FROM generate_series(1, length(p_key) - 1) AS i
$$;
ALTER TABLE producer ADD CONSTRAINT producer_gln CHECK (CASE WHEN gln ~ '^\d{13}$' THEN gs1_key_is_sound(gln) ELSE gln IS NULL END);
ALTER TABLE growing_area ADD CONSTRAINT growing_area_gln CHECK (CASE WHEN gln ~ '^\d{13}$' THEN gs1_key_is_sound(gln) ELSE gln IS NULL END);

-- ---------------------------------------------------------------- files of lots
ALTER TABLE lot_file
  ADD CONSTRAINT lot_file_words CHECK (btrim(title) <> '' AND bytes > 0 AND octet_length(sha256) = 32),
  ADD CONSTRAINT lot_file_of_kind CHECK (CASE kind
    WHEN 'photo' THEN report_id IS NULL AND conclusion IS NULL AND width > 0 AND height > 0 AND cardinality(widths) > 0
    ELSE report_id IS NOT NULL END);
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON lot_file FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE FUNCTION lot_file_fits() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.report_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM test_report WHERE id = NEW.report_id AND lot_id = NEW.lot_id) THEN
    RAISE EXCEPTION 'the report is of another lot' USING ERRCODE = 'check_violation', CONSTRAINT = 'lot_file_fits';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER fits AFTER INSERT ON lot_file FOR EACH ROW EXECUTE FUNCTION lot_file_fits();

-- A file is a record of the lot like any other: it joins the chain when it comes, after publication as before, so that
-- "unaltered" stays true of everything that is shown. What is sealed is the SHA-256 of the bytes that were sent; the bytes
-- themselves lie in the storage. Records of other kinds keep their texts, or every seal of before would break.
CREATE OR REPLACE FUNCTION lot_record_text(p_kind text, p_lot uuid, p_record uuid) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT CASE p_kind
    WHEN 'lot' THEN (SELECT jsonb_build_array(id, product_id, gtin, code, harvested_on, produced_on, best_before, quantity, unit, unit_g, ratio_bp,
      to_char(created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))::text FROM lot WHERE id = p_record)
    WHEN 'input' THEN (SELECT jsonb_build_array(id, lot_id, from_lot_id, growing_area_id, supplier, document, material, grams)::text FROM lot_input WHERE id = p_record)
    WHEN 'event' THEN (SELECT jsonb_build_array(id, lot_id, to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), zone_offset, biz_step, action, place, detail,
      to_char(recorded_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), client_id)::text FROM lot_event WHERE id = p_record)
    WHEN 'report' THEN (SELECT jsonb_build_array(id, lot_id, laboratory, number, tested_on, passed, criteria)::text FROM test_report WHERE id = p_record)
    WHEN 'file' THEN (SELECT jsonb_build_array(id, lot_id, report_id, kind, title, conclusion, key, media_type, bytes, encode(sha256, 'hex'),
      to_char(recorded_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))::text FROM lot_file WHERE id = p_record)
    WHEN 'override' THEN (SELECT jsonb_build_array(lot_id, reason, excess_g)::text FROM lot_override WHERE lot_id = p_record)
    WHEN 'capture' THEN (SELECT jsonb_build_array(e.id, c.lot_id, e.event_id, e.declaration, e.body)::text
      FROM captured_event_lot AS c JOIN captured_event AS e ON e.id = c.event_id WHERE c.lot_id = p_lot AND e.id = p_record)
  END
$$;
CREATE OR REPLACE VIEW lot_record AS
SELECT id AS lot_id, 'lot' AS kind, id AS record_id, 1 AS rank, created_at AS at FROM lot
UNION ALL SELECT lot_id, 'override', lot_id, 2, at FROM lot_override
UNION ALL SELECT lot_id, 'input', id, 3, '-infinity' FROM lot_input
UNION ALL SELECT lot_id, 'event', id, 4, recorded_at FROM lot_event
UNION ALL SELECT lot_id, 'report', id, 4, recorded_at FROM test_report
UNION ALL SELECT c.lot_id, 'capture', c.event_id, 4, e.recorded_at FROM captured_event_lot AS c JOIN captured_event AS e ON e.id = c.event_id
UNION ALL SELECT lot_id, 'file', id, 5, recorded_at FROM lot_file;
CREATE CONSTRAINT TRIGGER seal AFTER INSERT ON lot_file DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION seal_lot_record('file');
CREATE TRIGGER follow_lot AFTER INSERT ON lot_file FOR EACH STATEMENT EXECUTE FUNCTION lot_part_changed();

-- ---------------------------------------------------------------- lost and found again
-- What was counted too low may be found again, no more of it than was missed: nothing appears from nowhere.
ALTER TABLE lot_withdrawal DROP CONSTRAINT lot_withdrawal_says;
ALTER TABLE lot_withdrawal ADD CONSTRAINT lot_withdrawal_says
  CHECK (reason IN ('sold_outside', 'spoiled', 'sample', 'own_use', 'lost', 'counted') AND (quantity > 0 OR (reason = 'counted' AND quantity < 0)));

CREATE OR REPLACE FUNCTION lot_taken() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM lot_is_not_overdrawn(NEW.lot_id);
  IF NEW.quantity < 0 AND (SELECT sum(quantity) FROM lot_withdrawal WHERE lot_id = NEW.lot_id AND reason = 'counted') < 0 THEN
    RAISE EXCEPTION 'more of lot % is found than was missed', NEW.lot_id USING ERRCODE = 'check_violation', CONSTRAINT = 'lot_found_was_missed';
  END IF;
  RETURN NULL;
END $$;

-- The same of the shelf: what a lot's counting took off it may come back, no more.
CREATE FUNCTION lot_movement_is_sound() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM lot WHERE id = NEW.lot_id AND stock_unit_id = NEW.stock_unit_id) THEN
    RAISE EXCEPTION 'lot % is not counted in that stock', NEW.lot_id USING ERRCODE = 'check_violation', CONSTRAINT = 'lot_movement_fits';
  END IF;
  IF NEW.delta > 0 AND (SELECT sum(delta) FROM stock_movement WHERE lot_id = NEW.lot_id AND reason = NEW.reason) > 0 THEN
    RAISE EXCEPTION 'more of lot % comes back to the shelf than left it', NEW.lot_id USING ERRCODE = 'check_violation', CONSTRAINT = 'lot_movement_found';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER of_lot AFTER INSERT ON stock_movement FOR EACH ROW WHEN (NEW.lot_id IS NOT NULL) EXECUTE FUNCTION lot_movement_is_sound();

-- ---------------------------------------------------------------- first expired, first out
-- The lots on sale of a shelf in the order in which they leave it: what ends first, then what was made first. The stock
-- desk shows this order and parcels take by it. A lot is good on its last day and expired the day after.
CREATE FUNCTION lots_first_out(p_stock_units uuid[], p_day date) RETURNS TABLE (lot_id uuid, stock_unit_id uuid, place int, expired boolean) LANGUAGE sql STABLE AS $$
  SELECT l.id, l.stock_unit_id, row_number() OVER (PARTITION BY l.stock_unit_id ORDER BY l.best_before NULLS LAST, l.produced_on, l.code)::int, coalesce(l.best_before < p_day, false)
  FROM lot AS l WHERE l.stock_unit_id = ANY (p_stock_units) AND l.status = 'on_sale'
$$;

CREATE OR REPLACE FUNCTION pack_shipment(p_shipment uuid, p_actor uuid) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  line record;
  source record;
  missing int;
  taken int := 0;
  short int := 0;
BEGIN
  FOR line IN SELECT o.id, o.product_id, o.stock_unit_id, o.stock_quantity FROM order_line AS o WHERE o.shipment_id = p_shipment ORDER BY o.id LOOP
    missing := line.stock_quantity - (SELECT coalesce(sum(quantity), 0) FROM order_line_lot WHERE order_line_id = line.id);
    FOR source IN SELECT l.id FROM lots_first_out(ARRAY[line.stock_unit_id], local_day(now())) AS f JOIN lot AS l ON l.id = f.lot_id
                  WHERE NOT f.expired AND l.product_id = line.product_id ORDER BY f.place FOR NO KEY UPDATE OF l LOOP
      EXIT WHEN missing <= 0;
      DECLARE part int := least(missing, (SELECT remaining FROM lot_balance WHERE lot_id = source.id));
      BEGIN
        IF part > 0 THEN
          INSERT INTO order_line_lot (order_line_id, lot_id, quantity, packed_at, packed_by) VALUES (line.id, source.id, part, now(), p_actor)
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

-- Whoever packs by hand is held to the same: no recalled lot, none of another product, none past its day.
CREATE OR REPLACE FUNCTION line_packed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM order_line AS o JOIN lot AS l ON l.id = NEW.lot_id WHERE o.id = NEW.order_line_id AND o.product_id = l.product_id AND l.status <> 'recalled') THEN
    RAISE EXCEPTION 'lot % is recalled or of another product', NEW.lot_id USING ERRCODE = 'check_violation', CONSTRAINT = 'order_line_lot_fits';
  END IF;
  IF EXISTS (SELECT 1 FROM lot WHERE id = NEW.lot_id AND best_before < local_day(NEW.packed_at)) THEN
    RAISE EXCEPTION 'lot % had expired', NEW.lot_id USING ERRCODE = 'check_violation', CONSTRAINT = 'order_line_lot_in_date';
  END IF;
  IF (SELECT sum(quantity) FROM order_line_lot WHERE order_line_id = NEW.order_line_id) > (SELECT stock_quantity FROM order_line WHERE id = NEW.order_line_id) THEN
    RAISE EXCEPTION 'more packed than ordered' USING ERRCODE = 'check_violation', CONSTRAINT = 'order_line_lot_ordered';
  END IF;
  PERFORM lot_is_not_overdrawn(NEW.lot_id);
  RETURN NULL;
END $$;

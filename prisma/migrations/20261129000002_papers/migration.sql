-- Producers' own papers with their terms, the licences without which no alcohol is shown, and the look at a document at the door.

-- CreateEnum
CREATE TYPE "paper_state" AS ENUM ('waiting', 'verified', 'rejected', 'withdrawn', 'revoked');

-- AlterTable
ALTER TABLE "producer" ADD COLUMN "lapsed_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "product" ADD COLUMN "hidden_for" TEXT;

-- AlterTable
ALTER TABLE "shipment" ADD COLUMN "age_check" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN "age_checked_at" TIMESTAMPTZ(3),
ADD COLUMN "age_checked_by" UUID;

-- CreateTable
CREATE TABLE "producer_paper" (
    "id" UUID NOT NULL,
    "producer_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "number" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "scope" TEXT,
    "issued_on" DATE NOT NULL,
    "valid_until" DATE,
    "state" "paper_state" NOT NULL DEFAULT 'waiting',
    "reason" TEXT,
    "file_name" TEXT NOT NULL,
    "storage_name" TEXT NOT NULL,
    "media_type" TEXT NOT NULL,
    "bytes" INTEGER NOT NULL,
    "added_at" TIMESTAMPTZ(3) NOT NULL,
    "added_by" UUID NOT NULL,
    "decided_at" TIMESTAMPTZ(3),
    "decided_by" UUID,

    CONSTRAINT "producer_paper_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "producer_paper_product" (
    "paper_id" UUID NOT NULL,
    "product_id" UUID NOT NULL,

    CONSTRAINT "producer_paper_product_pkey" PRIMARY KEY ("paper_id","product_id")
);

-- CreateTable
CREATE TABLE "producer_paper_notice" (
    "id" UUID NOT NULL,
    "producer_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "number" TEXT NOT NULL,
    "valid_until" DATE NOT NULL,
    "occasion" TEXT NOT NULL,
    "sent_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "producer_paper_notice_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "producer_paper_producer_id_kind_idx" ON "producer_paper"("producer_id", "kind");

-- CreateIndex
CREATE INDEX "producer_paper_state_added_at_idx" ON "producer_paper"("state", "added_at");

-- CreateIndex
CREATE INDEX "producer_paper_product_product_id_idx" ON "producer_paper_product"("product_id");

-- CreateIndex
CREATE UNIQUE INDEX "producer_paper_notice_producer_id_kind_number_valid_until_o_key" ON "producer_paper_notice"("producer_id", "kind", "number", "valid_until", "occasion");

-- AddForeignKey
ALTER TABLE "producer_paper" ADD CONSTRAINT "producer_paper_producer_id_fkey" FOREIGN KEY ("producer_id") REFERENCES "producer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "producer_paper_product" ADD CONSTRAINT "producer_paper_product_paper_id_fkey" FOREIGN KEY ("paper_id") REFERENCES "producer_paper"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "producer_paper_product" ADD CONSTRAINT "producer_paper_product_product_id_fkey" FOREIGN KEY ("product_id") REFERENCES "product"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "producer_paper_notice" ADD CONSTRAINT "producer_paper_notice_producer_id_fkey" FOREIGN KEY ("producer_id") REFERENCES "producer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- ---------------------------------------------------------------- what the tables promise by themselves
ALTER TABLE producer_paper
  ADD CONSTRAINT producer_paper_adder FOREIGN KEY (added_by) REFERENCES app_user (id),
  ADD CONSTRAINT producer_paper_decider FOREIGN KEY (decided_by) REFERENCES app_user (id),
  ADD CONSTRAINT producer_paper_kind CHECK (kind IN ('business_registration', 'food_safety', 'identity', 'alcohol_production', 'alcohol_retail',
    'vietgap', 'globalgap', 'organic', 'haccp', 'iso22000')),
  ADD CONSTRAINT producer_paper_words CHECK (btrim(number) <> '' AND btrim(body) <> '' AND bytes > 0),
  ADD CONSTRAINT producer_paper_term CHECK (valid_until > issued_on),
  -- only a registration and an identity card may be without an end
  ADD CONSTRAINT producer_paper_ends CHECK (valid_until IS NOT NULL OR kind IN ('business_registration', 'identity')),
  ADD CONSTRAINT producer_paper_scope CHECK (kind NOT IN ('vietgap', 'globalgap', 'organic', 'haccp', 'iso22000') OR coalesce(btrim(scope), '') <> ''),
  ADD CONSTRAINT producer_paper_decided CHECK (state IN ('waiting', 'withdrawn') OR num_nulls(decided_at, decided_by) = 0),
  ADD CONSTRAINT producer_paper_reason CHECK (state NOT IN ('rejected', 'revoked') OR coalesce(btrim(reason), '') <> '');
-- A form that is sent twice hands one paper in.
CREATE UNIQUE INDEX one_waiting_paper ON producer_paper (producer_id, kind, number) WHERE state = 'waiting';

ALTER TABLE producer ADD CONSTRAINT producer_lapsed CHECK (lapsed_at IS NULL OR verification = 'expired');
ALTER TABLE product ADD CONSTRAINT product_hidden_for CHECK (hidden_for IS NULL OR (state = 'hidden' AND hidden_for IN ('identity', 'licence')));

-- A certificate is handed in for one's own listings.
CREATE FUNCTION paper_covers_own_listing() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM producer_paper AS d JOIN product AS p ON p.producer_id = d.producer_id WHERE d.id = NEW.paper_id AND p.id = NEW.product_id) THEN
    RAISE EXCEPTION 'the paper is of another producer' USING ERRCODE = 'check_violation', CONSTRAINT = 'paper_covers_own_listing';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER paper_covers_own_listing BEFORE INSERT OR UPDATE ON producer_paper_product FOR EACH ROW EXECUTE FUNCTION paper_covers_own_listing();

-- ---------------------------------------------------------------- alcohol is shown with both licences only
CREATE FUNCTION is_alcohol(set_no int, abv_bp int) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
  SELECT set_no IN (14, 15) OR coalesce(abv_bp, 0) > 0
$$;

-- Whether a producer holds a licence to make and one to retail alcohol, verified and in force on that day.
CREATE FUNCTION alcohol_licensed(producer uuid, day date) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT count(DISTINCT kind) = 2 FROM producer_paper
  WHERE producer_id = producer AND kind IN ('alcohol_production', 'alcohol_retail') AND state = 'verified' AND day BETWEEN issued_on AND valid_until
$$;

CREATE FUNCTION alcohol_has_licences() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT alcohol_licensed(NEW.producer_id, local_day(now())) THEN
    RAISE EXCEPTION 'the seller has no licences for alcohol' USING ERRCODE = 'check_violation', CONSTRAINT = 'alcohol_has_licences';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER alcohol_has_licences_insert BEFORE INSERT ON product FOR EACH ROW
  WHEN (NEW.state = 'published' AND is_alcohol(NEW.set_no, NEW.abv_bp)) EXECUTE FUNCTION alcohol_has_licences();
CREATE TRIGGER alcohol_has_licences_update BEFORE UPDATE OF state, producer_id, set_no, abv_bp ON product FOR EACH ROW
  WHEN (NEW.state = 'published' AND is_alcohol(NEW.set_no, NEW.abv_bp)
    AND (OLD.state <> 'published' OR OLD.producer_id <> NEW.producer_id OR NOT is_alcohol(OLD.set_no, OLD.abv_bp))) EXECUTE FUNCTION alcohol_has_licences();

-- Takes off what may not be shown on that day, and brings back what was taken off by this function and may be shown again.
-- Of one producer, or of all when none is named. Answers what it moved.
CREATE FUNCTION settle_listings(p_producer uuid, p_day date) RETURNS TABLE (product_id uuid, slug text, moved_to text, why text) LANGUAGE plpgsql AS $$
BEGIN
  RETURN QUERY
    WITH judged AS (
      SELECT p.id, p.state AS present, p.hidden_for,
             CASE WHEN r.verification <> 'verified' THEN 'identity'
                  WHEN is_alcohol(p.set_no, p.abv_bp) AND NOT alcohol_licensed(r.id, p_day) THEN 'licence' END AS obstacle
      FROM product AS p JOIN producer AS r ON r.id = p.producer_id
      WHERE (p_producer IS NULL OR r.id = p_producer) AND (p.state = 'published' OR p.hidden_for IS NOT NULL)
        AND (p_producer IS NOT NULL OR p.hidden_for IS NOT NULL OR r.verification <> 'verified' OR is_alcohol(p.set_no, p.abv_bp)))
    UPDATE product AS p SET state = CASE WHEN j.obstacle IS NULL THEN 'published' ELSE 'hidden' END::listing_state, hidden_for = j.obstacle, updated_at = now()
    FROM judged AS j
    WHERE p.id = j.id AND p.state = j.present AND j.obstacle IS DISTINCT FROM j.hidden_for
    RETURNING p.id, p.slug, p.state::text, coalesce(j.obstacle, j.hidden_for);
END $$;

-- ---------------------------------------------------------------- a document is looked at where alcohol is handed over
ALTER TABLE shipment
  ADD CONSTRAINT shipment_age_checker FOREIGN KEY (age_checked_by) REFERENCES app_user (id),
  ADD CONSTRAINT shipment_age_checked CHECK (num_nulls(age_checked_at, age_checked_by) <> 1 AND (state <> 'delivered' OR NOT age_check OR age_checked_at IS NOT NULL));

CREATE FUNCTION shipment_holds_alcohol() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE shipment AS s SET age_check = true
    FROM (SELECT DISTINCT l.shipment_id FROM written AS l JOIN product AS p ON p.id = l.product_id WHERE is_alcohol(p.set_no, p.abv_bp)) AS held
    WHERE s.id = held.shipment_id AND NOT s.age_check AND s.state IN ('pending', 'confirmed', 'shipped');
  RETURN NULL;
END $$;
CREATE TRIGGER shipment_holds_alcohol AFTER INSERT ON order_line REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION shipment_holds_alcohol();

UPDATE shipment AS s SET age_check = true
  WHERE s.state IN ('pending', 'confirmed', 'shipped')
    AND EXISTS (SELECT 1 FROM order_line AS l JOIN product AS p ON p.id = l.product_id WHERE l.shipment_id = s.id AND is_alcohol(p.set_no, p.abv_bp));

-- What advance_shipment did is done by step_shipment now; before it stands the question whether somebody looked at a document.
ALTER FUNCTION advance_shipment(jsonb) RENAME TO step_shipment;
CREATE FUNCTION advance_shipment(p jsonb) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  answer jsonb;
  stamped boolean := false;
BEGIN
  IF p ->> 'to' = 'delivered' THEN
    IF NOT coalesce((p ->> 'idChecked')::boolean, false)
       AND EXISTS (SELECT 1 FROM shipment WHERE id = (p ->> 'shipmentId')::uuid AND state = 'shipped' AND age_check) THEN
      RETURN jsonb_build_object('kind', 'age_unchecked');
    END IF;
    UPDATE shipment SET age_checked_at = now(), age_checked_by = (p ->> 'actor')::uuid
      WHERE id = (p ->> 'shipmentId')::uuid AND state = 'shipped' AND age_check AND age_checked_at IS NULL;
    stamped := FOUND;
  END IF;
  answer := step_shipment(p);
  -- A refusal leaves nothing behind.
  IF stamped AND answer ->> 'kind' <> 'moved' THEN
    UPDATE shipment SET age_checked_at = NULL, age_checked_by = NULL WHERE id = (p ->> 'shipmentId')::uuid;
  END IF;
  RETURN answer;
END $$;

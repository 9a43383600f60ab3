-- The programme's figures. Tables from prisma/schema/programme.prisma, and what the older tables of marks and
-- recognitions lacked: basis, validity, when they changed.

ALTER TABLE "ip_right"
    ADD COLUMN "holder" TEXT,
    ADD COLUMN "basis" TEXT,
    ADD COLUMN "issued_on" DATE,
    ADD COLUMN "expires_on" DATE,
    ADD COLUMN "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    ADD COLUMN "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;
ALTER TABLE "ip_right_grant"
    ADD COLUMN "end_reason" TEXT,
    ADD COLUMN "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    ADD COLUMN "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;
ALTER TABLE "recognition"
    ADD COLUMN "decision" TEXT,
    ADD COLUMN "issued_on" DATE,
    ADD COLUMN "valid_to" DATE,
    ADD COLUMN "end_reason" TEXT,
    ADD COLUMN "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    ADD COLUMN "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;

-- CreateEnum
CREATE TYPE "programme_target_kind" AS ENUM ('period', 'horizon');

-- CreateEnum
CREATE TYPE "budget_source" AS ENUM ('central', 'province', 'commune', 'other');

-- CreateEnum
CREATE TYPE "support_purpose" AS ENUM ('production', 'packaging', 'trace_code', 'promotion', 'training', 'certification', 'evaluation');

-- CreateEnum
CREATE TYPE "promotion_kind" AS ENUM ('fair', 'week', 'conference', 'online', 'training');

-- CreateEnum
CREATE TYPE "promotion_state" AS ENUM ('draft', 'open', 'closed', 'held', 'cancelled');

-- CreateEnum
CREATE TYPE "participant_state" AS ENUM ('applied', 'accepted', 'declined', 'withdrawn');

-- CreateTable
CREATE TABLE "programme_target" (
    "id" UUID NOT NULL,
    "kind" "programme_target_kind" NOT NULL,
    "from_year" INTEGER NOT NULL,
    "to_year" INTEGER NOT NULL,
    "products" INTEGER NOT NULL,
    "basis" TEXT NOT NULL,
    "valid_from" DATE NOT NULL,

    CONSTRAINT "programme_target_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "support_item" (
    "id" UUID NOT NULL,
    "year" INTEGER NOT NULL,
    "source" "budget_source" NOT NULL,
    "purpose" "support_purpose" NOT NULL,
    "amount_vnd" BIGINT NOT NULL,
    "title" TEXT NOT NULL,
    "decision" TEXT,
    "producer_id" UUID,
    "commune_code" CHAR(5),
    "cancelled_at" TIMESTAMPTZ(3),
    "cancel_reason" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "support_item_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "promotion" (
    "id" UUID NOT NULL,
    "kind" "promotion_kind" NOT NULL,
    "state" "promotion_state" NOT NULL DEFAULT 'draft',
    "title" TEXT NOT NULL,
    "organiser" TEXT NOT NULL,
    "place" TEXT NOT NULL,
    "starts_on" DATE NOT NULL,
    "ends_on" DATE NOT NULL,
    "apply_until" DATE,
    "places" INTEGER,
    "terms" TEXT,
    "visitors" INTEGER,
    "contracts" INTEGER,
    "sales_vnd" BIGINT,
    "result_note" TEXT,
    "participant_count" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "promotion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "promotion_participant" (
    "id" UUID NOT NULL,
    "promotion_id" UUID NOT NULL,
    "producer_id" UUID NOT NULL,
    "state" "participant_state" NOT NULL DEFAULT 'applied',
    "wish" TEXT NOT NULL,
    "applied_at" TIMESTAMPTZ(3) NOT NULL,
    "applied_by" UUID,
    "decided_at" TIMESTAMPTZ(3),
    "decided_by" UUID,
    "decision_reason" TEXT,
    "contracts" INTEGER,
    "sales_vnd" BIGINT,

    CONSTRAINT "promotion_participant_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "support_policy" (
    "id" UUID NOT NULL,
    "title" JSONB NOT NULL,
    "summary" JSONB NOT NULL,
    "conditions" JSONB NOT NULL,
    "basis" TEXT NOT NULL,
    "office" TEXT NOT NULL,
    "phone" TEXT,
    "email" TEXT,
    "valid_from" DATE NOT NULL,
    "valid_to" DATE,
    "position" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "support_policy_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "programme_document" (
    "id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "mime" TEXT NOT NULL,
    "bytes" INTEGER NOT NULL,
    "public" BOOLEAN NOT NULL,
    "ip_right_id" UUID,
    "recognition_id" UUID,
    "support_item_id" UUID,
    "promotion_id" UUID,
    "uploaded_at" TIMESTAMPTZ(3) NOT NULL,
    "uploaded_by" UUID,
    "removed_at" TIMESTAMPTZ(3),

    CONSTRAINT "programme_document_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "programme_target_kind_from_year_to_year_valid_from_key" ON "programme_target"("kind", "from_year", "to_year", "valid_from");

-- CreateIndex
CREATE INDEX "support_item_year_idx" ON "support_item"("year");

-- CreateIndex
CREATE INDEX "promotion_starts_on_idx" ON "promotion"("starts_on");

-- CreateIndex
CREATE INDEX "promotion_participant_producer_id_idx" ON "promotion_participant"("producer_id");

-- CreateIndex
CREATE UNIQUE INDEX "promotion_participant_promotion_id_producer_id_key" ON "promotion_participant"("promotion_id", "producer_id");

-- CreateIndex
CREATE INDEX "programme_document_ip_right_id_idx" ON "programme_document"("ip_right_id");

-- CreateIndex
CREATE INDEX "programme_document_recognition_id_idx" ON "programme_document"("recognition_id");

-- CreateIndex
CREATE INDEX "programme_document_support_item_id_idx" ON "programme_document"("support_item_id");

-- CreateIndex
CREATE INDEX "programme_document_promotion_id_idx" ON "programme_document"("promotion_id");

-- AddForeignKey
ALTER TABLE "promotion_participant" ADD CONSTRAINT "promotion_participant_promotion_id_fkey" FOREIGN KEY ("promotion_id") REFERENCES "promotion"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- ---------------------------------------------------------------- other contexts' records
ALTER TABLE support_item
  ADD CONSTRAINT support_item_producer FOREIGN KEY (producer_id) REFERENCES producer (id),
  ADD CONSTRAINT support_item_commune FOREIGN KEY (commune_code) REFERENCES commune (code);
ALTER TABLE promotion_participant
  ADD CONSTRAINT promotion_participant_producer FOREIGN KEY (producer_id) REFERENCES producer (id),
  ADD CONSTRAINT promotion_participant_applied_by FOREIGN KEY (applied_by) REFERENCES app_user (id),
  ADD CONSTRAINT promotion_participant_decided_by FOREIGN KEY (decided_by) REFERENCES app_user (id);
ALTER TABLE programme_document
  ADD CONSTRAINT programme_document_ip_right FOREIGN KEY (ip_right_id) REFERENCES ip_right (id),
  ADD CONSTRAINT programme_document_recognition FOREIGN KEY (recognition_id) REFERENCES recognition (id),
  ADD CONSTRAINT programme_document_support_item FOREIGN KEY (support_item_id) REFERENCES support_item (id),
  ADD CONSTRAINT programme_document_promotion FOREIGN KEY (promotion_id) REFERENCES promotion (id),
  ADD CONSTRAINT programme_document_uploaded_by FOREIGN KEY (uploaded_by) REFERENCES app_user (id);

-- ---------------------------------------------------------------- rules
ALTER TABLE ip_right ADD CONSTRAINT ip_right_term CHECK (expires_on IS NULL OR expires_on > issued_on);
ALTER TABLE recognition
  ADD CONSTRAINT recognition_year CHECK (year BETWEEN 2010 AND 2100),
  ADD CONSTRAINT recognition_issued CHECK (issued_on IS NULL OR extract(year FROM issued_on) = year),
  ADD CONSTRAINT recognition_term CHECK (valid_to IS NULL OR issued_on IS NULL OR valid_to >= issued_on);
ALTER TABLE programme_target
  ADD CONSTRAINT programme_target_years CHECK (from_year BETWEEN 2018 AND 2100 AND to_year BETWEEN from_year AND 2100),
  ADD CONSTRAINT programme_target_products CHECK (products > 0),
  ADD CONSTRAINT programme_target_basis CHECK (btrim(basis) <> '');
ALTER TABLE support_item
  ADD CONSTRAINT support_item_year CHECK (year BETWEEN 2018 AND 2100),
  ADD CONSTRAINT support_item_amount CHECK (amount_vnd BETWEEN 1 AND 1000000000000),
  ADD CONSTRAINT support_item_title CHECK (btrim(title) <> ''),
  ADD CONSTRAINT support_item_cancelled CHECK ((cancelled_at IS NULL) = (cancel_reason IS NULL));
ALTER TABLE promotion
  ADD CONSTRAINT promotion_texts CHECK (btrim(title) <> '' AND btrim(organiser) <> '' AND btrim(place) <> ''),
  ADD CONSTRAINT promotion_days CHECK (ends_on >= starts_on),
  ADD CONSTRAINT promotion_deadline CHECK (apply_until IS NULL OR apply_until <= starts_on),
  ADD CONSTRAINT promotion_open_has_deadline CHECK (state <> 'open' OR apply_until IS NOT NULL),
  ADD CONSTRAINT promotion_places CHECK (places BETWEEN 1 AND 1000),
  ADD CONSTRAINT promotion_results CHECK (visitors >= 0 AND contracts >= 0 AND sales_vnd >= 0 AND participant_count >= 0);
ALTER TABLE promotion_participant
  ADD CONSTRAINT promotion_participant_wish CHECK (btrim(wish) <> ''),
  ADD CONSTRAINT promotion_participant_decided CHECK ((state IN ('accepted', 'declined')) <= (decided_at IS NOT NULL)),
  ADD CONSTRAINT promotion_participant_declined CHECK (state <> 'declined' OR coalesce(btrim(decision_reason), '') <> ''),
  ADD CONSTRAINT promotion_participant_results CHECK (contracts >= 0 AND sales_vnd >= 0);
ALTER TABLE support_policy
  ADD CONSTRAINT support_policy_texts CHECK (is_localized_text(title) AND is_localized_text(summary) AND is_localized_text(conditions)),
  ADD CONSTRAINT support_policy_term CHECK (valid_to IS NULL OR valid_to >= valid_from);
ALTER TABLE programme_document
  ADD CONSTRAINT programme_document_owner CHECK (num_nonnulls(ip_right_id, recognition_id, support_item_id, promotion_id) = 1),
  ADD CONSTRAINT programme_document_size CHECK (bytes BETWEEN 1 AND 20971520);

-- Applications: while it is open and not after the last day. Acceptances: not more than places, also when two officers
-- accept at once: each waits for the other on the promotion's row.
CREATE FUNCTION participant_fits() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  fair promotion;
  taken integer;
BEGIN
  SELECT * INTO fair FROM promotion WHERE id = NEW.promotion_id FOR UPDATE;
  IF NEW.state = 'applied' AND (TG_OP = 'INSERT' OR OLD.state <> 'applied')
     AND (fair.state <> 'open' OR fair.apply_until < local_day(NEW.applied_at)) THEN
    RAISE EXCEPTION 'applications are closed' USING ERRCODE = 'check_violation', CONSTRAINT = 'promotion_takes_applications';
  END IF;
  IF NEW.state = 'accepted' AND (TG_OP = 'INSERT' OR OLD.state <> 'accepted') AND fair.places IS NOT NULL THEN
    SELECT count(*) INTO taken FROM promotion_participant WHERE promotion_id = NEW.promotion_id AND state = 'accepted';
    IF taken >= fair.places THEN
      RAISE EXCEPTION 'no place is left' USING ERRCODE = 'check_violation', CONSTRAINT = 'promotion_has_a_place';
    END IF;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER participant_fits BEFORE INSERT OR UPDATE ON promotion_participant FOR EACH ROW EXECUTE FUNCTION participant_fits();

-- ---------------------------------------------------------------- what the programme recognised
-- One row a product that was ever recognised: the certificates of one listing are one product's; those that cover no
-- listing are told apart by producer and name, and join the listing of a certificate of the same producer and name.
CREATE VIEW recognised_product AS
WITH covered AS (
  SELECT DISTINCT ON (certificate_id) certificate_id, product_id FROM certificate_link ORDER BY certificate_id, linked_at DESC
), granted AS (
  SELECT c.*, v.product_id, c.producer_id::text || ' ' || lower(btrim(c.product_name)) AS own_name
  FROM certificate AS c LEFT JOIN covered AS v ON v.certificate_id = c.id
), named AS (
  SELECT granted.*, coalesce(product_id::text, min(product_id::text) OVER (PARTITION BY own_name), own_name) AS product_key FROM granted
), first AS (
  SELECT DISTINCT ON (product_key) product_key, stars, issued_on FROM named ORDER BY product_key, issued_on, number
)
SELECT DISTINCT ON (n.product_key) n.product_key, nullif(n.product_key, n.own_name)::uuid AS product_id, n.producer_id, n.product_name, n.set_no, n.commune_code,
  extract(year FROM first.issued_on)::integer AS first_year, first.stars AS first_stars, first.issued_on AS first_issued_on,
  n.id AS certificate_id, n.number, n.stars, n.issued_on, n.expires_on, n.extended_until, n.revoked_at
FROM named AS n JOIN first USING (product_key)
ORDER BY n.product_key, n.issued_on DESC, n.number DESC;

CREATE INDEX order_line_product_stars ON order_line (product_id, stars);

-- ---------------------------------------------------------------- the public report is a kept page
CREATE FUNCTION programme_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF coalesce(current_setting('app.bulk_load', true), '') <> 'on' THEN PERFORM pg_notify('shop_changed', 'programme'); END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER follow_programme AFTER INSERT OR UPDATE OR DELETE ON programme_target FOR EACH STATEMENT EXECUTE FUNCTION programme_changed();
CREATE TRIGGER follow_programme AFTER INSERT OR UPDATE OR DELETE ON support_item FOR EACH STATEMENT EXECUTE FUNCTION programme_changed();
CREATE TRIGGER follow_programme AFTER INSERT OR UPDATE OR DELETE ON promotion FOR EACH STATEMENT EXECUTE FUNCTION programme_changed();
CREATE TRIGGER follow_programme AFTER INSERT OR UPDATE OR DELETE ON support_policy FOR EACH STATEMENT EXECUTE FUNCTION programme_changed();
CREATE TRIGGER follow_programme AFTER INSERT OR UPDATE OR DELETE ON programme_document FOR EACH STATEMENT EXECUTE FUNCTION programme_changed();
CREATE TRIGGER follow_programme AFTER UPDATE ON ip_right FOR EACH STATEMENT EXECUTE FUNCTION programme_changed();

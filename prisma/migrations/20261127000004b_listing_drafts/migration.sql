-- What producers write about a product before it is checked, and what is kept back from a sale.

-- CreateEnum
CREATE TYPE "listing_draft_state" AS ENUM ('editing', 'submitted', 'approved', 'discarded');

-- CreateTable
CREATE TABLE "listing_draft" (
    "id" UUID NOT NULL,
    "producer_id" UUID NOT NULL,
    "product_id" UUID,
    "state" "listing_draft_state" NOT NULL DEFAULT 'editing',
    "version" INTEGER NOT NULL DEFAULT 0,
    "facts" JSONB NOT NULL,
    "pictures" JSONB NOT NULL,
    "submitted_at" TIMESTAMPTZ(3),
    "submitted_by" UUID,
    "decided_at" TIMESTAMPTZ(3),
    "decided_by" UUID,
    "reason" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "listing_draft_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "seller_charge" (
    "id" SERIAL NOT NULL,
    "charge" TEXT NOT NULL,
    "sellers" TEXT[],
    "rate_bp" INTEGER NOT NULL,
    "valid_from" DATE NOT NULL,
    "valid_to" DATE,
    "legal_basis" TEXT NOT NULL,

    CONSTRAINT "seller_charge_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "listing_draft_producer_id_state_idx" ON "listing_draft"("producer_id", "state");

-- CreateIndex
CREATE INDEX "listing_draft_state_submitted_at_idx" ON "listing_draft"("state", "submitted_at");

-- AddForeignKey
ALTER TABLE "listing_draft" ADD CONSTRAINT "listing_draft_producer_id_fkey" FOREIGN KEY ("producer_id") REFERENCES "producer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "listing_draft" ADD CONSTRAINT "listing_draft_product_id_fkey" FOREIGN KEY ("product_id") REFERENCES "product"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- ---------------------------------------------------------------- what the tables promise by themselves
ALTER TABLE listing_draft
  ADD CONSTRAINT listing_draft_submitter FOREIGN KEY (submitted_by) REFERENCES app_user (id),
  ADD CONSTRAINT listing_draft_decider FOREIGN KEY (decided_by) REFERENCES app_user (id),
  ADD CONSTRAINT listing_draft_shapes CHECK (jsonb_typeof(facts) = 'object' AND jsonb_typeof(pictures) = 'array'),
  ADD CONSTRAINT listing_draft_submitted CHECK (state NOT IN ('submitted', 'approved') OR num_nulls(submitted_at, submitted_by) = 0),
  ADD CONSTRAINT listing_draft_approved CHECK (state <> 'approved' OR num_nulls(decided_at, decided_by, product_id) = 0);
-- A product has one change under way, so that nobody checks what another has overtaken.
CREATE UNIQUE INDEX one_open_draft_a_product ON listing_draft (product_id) WHERE state IN ('editing', 'submitted');

-- The draft of a product is its producer's own.
CREATE FUNCTION listing_draft_fits() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.product_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM product WHERE id = NEW.product_id AND producer_id = NEW.producer_id) THEN
    RAISE EXCEPTION 'the draft is of another producer''s product' USING ERRCODE = 'check_violation', CONSTRAINT = 'listing_draft_fits';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER listing_draft_fits BEFORE INSERT OR UPDATE OF product_id, producer_id ON listing_draft
  FOR EACH ROW EXECUTE FUNCTION listing_draft_fits();

ALTER TABLE seller_charge
  ADD CONSTRAINT seller_charge_kind CHECK (charge IN ('commission', 'vat_withheld', 'pit_withheld')),
  ADD CONSTRAINT seller_charge_rate CHECK (rate_bp BETWEEN 0 AND 10000),
  ADD CONSTRAINT seller_charge_basis CHECK (btrim(legal_basis) <> ''),
  ADD CONSTRAINT seller_charge_term CHECK (valid_to IS NULL OR valid_to > valid_from);

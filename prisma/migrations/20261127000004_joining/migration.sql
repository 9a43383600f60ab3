-- Who asks to sell here, what is asked and answered, and who may act for a producer.

-- AlterEnum
ALTER TYPE "producer_kind" ADD VALUE 'individual';

-- AlterTable
ALTER TABLE "producer" ADD COLUMN "contact_phone" TEXT,
ADD COLUMN "contact_email" TEXT;

-- CreateTable
CREATE TABLE "producer_application" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "state" "verification_state" NOT NULL DEFAULT 'none',
    "kind" "producer_kind",
    "legal_name" TEXT,
    "shop_name" TEXT,
    "tax_code" TEXT,
    "representative" TEXT,
    "personal_id" TEXT,
    "commune_code" CHAR(5),
    "address_line" TEXT,
    "phone" TEXT,
    "contact_phone" TEXT,
    "contact_email" TEXT,
    "bank_bin" TEXT,
    "bank_account" TEXT,
    "bank_holder" TEXT,
    "about" TEXT,
    "producer_id" UUID,
    "submitted_at" TIMESTAMPTZ(3),
    "decided_at" TIMESTAMPTZ(3),
    "decided_by" UUID,
    "reason" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "producer_application_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "application_paper" (
    "id" UUID NOT NULL,
    "application_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "file_name" TEXT NOT NULL,
    "storage_name" TEXT NOT NULL,
    "media_type" TEXT NOT NULL,
    "bytes" INTEGER NOT NULL,
    "added_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "application_paper_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "application_message" (
    "id" UUID NOT NULL,
    "application_id" UUID NOT NULL,
    "author_id" UUID NOT NULL,
    "from_officer" BOOLEAN NOT NULL,
    "text" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "application_message_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "producer_invite" (
    "id" UUID NOT NULL,
    "producer_id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "invited_by" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "accepted_at" TIMESTAMPTZ(3),
    "withdrawn_at" TIMESTAMPTZ(3),

    CONSTRAINT "producer_invite_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "producer_application_state_submitted_at_idx" ON "producer_application"("state", "submitted_at");

-- CreateIndex
CREATE INDEX "producer_application_user_id_idx" ON "producer_application"("user_id");

-- CreateIndex
CREATE INDEX "application_paper_application_id_idx" ON "application_paper"("application_id");

-- CreateIndex
CREATE INDEX "application_message_application_id_at_idx" ON "application_message"("application_id", "at");

-- CreateIndex
CREATE INDEX "producer_invite_producer_id_idx" ON "producer_invite"("producer_id");

-- AddForeignKey
ALTER TABLE "application_paper" ADD CONSTRAINT "application_paper_application_id_fkey" FOREIGN KEY ("application_id") REFERENCES "producer_application"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "application_message" ADD CONSTRAINT "application_message_application_id_fkey" FOREIGN KEY ("application_id") REFERENCES "producer_application"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "producer_invite" ADD CONSTRAINT "producer_invite_producer_id_fkey" FOREIGN KEY ("producer_id") REFERENCES "producer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- ---------------------------------------------------------------- what the tables promise by themselves
ALTER TABLE producer
  ADD CONSTRAINT producer_contact CHECK (contact_phone ~ '^\+?\d{8,15}$' AND (contact_email IS NULL OR contact_email ~ '^[^@\s]+@[^@\s]+$'));

ALTER TABLE producer_application
  ADD CONSTRAINT producer_application_user FOREIGN KEY (user_id) REFERENCES app_user (id),
  ADD CONSTRAINT producer_application_decider FOREIGN KEY (decided_by) REFERENCES app_user (id),
  ADD CONSTRAINT producer_application_producer FOREIGN KEY (producer_id) REFERENCES producer (id),
  ADD CONSTRAINT producer_application_commune FOREIGN KEY (commune_code) REFERENCES commune (code),
  ADD CONSTRAINT producer_application_tax_code CHECK (tax_code ~ '^(\d{10}(-\d{3})?|\d{12})$'),
  ADD CONSTRAINT producer_application_personal_id CHECK (personal_id ~ '^\d{12}$'),
  ADD CONSTRAINT producer_application_bank CHECK (bank_bin ~ '^\d{6}$' AND bank_account ~ '^[A-Z0-9]{6,19}$'),
  -- what is before an officer is complete
  ADD CONSTRAINT producer_application_complete CHECK (state = 'none' OR (submitted_at IS NOT NULL
    AND num_nulls(kind, legal_name, shop_name, representative, commune_code, address_line, phone, contact_phone, bank_bin, bank_account, bank_holder) = 0
    AND (CASE WHEN kind::text = 'individual' THEN personal_id ELSE tax_code END) IS NOT NULL)),
  ADD CONSTRAINT producer_application_decided CHECK (state NOT IN ('verified', 'rejected', 'expired') OR num_nulls(decided_at, decided_by) = 0),
  ADD CONSTRAINT producer_application_reason CHECK (state NOT IN ('rejected', 'expired') OR coalesce(btrim(reason), '') <> ''),
  ADD CONSTRAINT producer_application_opens CHECK (state NOT IN ('verified', 'expired') OR producer_id IS NOT NULL);
-- Nobody has two applications under way, and no producer two that verify it.
CREATE UNIQUE INDEX one_application_a_person ON producer_application (user_id) WHERE state IN ('none', 'submitted');
CREATE UNIQUE INDEX one_application_a_producer ON producer_application (producer_id) WHERE producer_id IS NOT NULL;

ALTER TABLE application_paper
  ADD CONSTRAINT application_paper_kind CHECK (kind IN ('business_registration', 'food_safety', 'identity', 'licence', 'other')),
  ADD CONSTRAINT application_paper_size CHECK (bytes > 0);
ALTER TABLE application_message
  ADD CONSTRAINT application_message_author FOREIGN KEY (author_id) REFERENCES app_user (id),
  ADD CONSTRAINT application_message_text CHECK (btrim(text) <> '');
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON application_message FOR EACH ROW EXECUTE FUNCTION refuse_change();

ALTER TABLE producer_invite
  ADD CONSTRAINT producer_invite_role CHECK (role IN ('owner', 'sales', 'field')),
  ADD CONSTRAINT producer_invite_email CHECK (email = lower(email) AND email ~ '^[^@\s]+@[^@\s]+$'),
  ADD CONSTRAINT producer_invite_inviter FOREIGN KEY (invited_by) REFERENCES app_user (id),
  ADD CONSTRAINT producer_invite_ends CHECK (expires_at > created_at AND num_nonnulls(accepted_at, withdrawn_at) <= 1);
CREATE UNIQUE INDEX one_invite_an_address ON producer_invite (producer_id, email) WHERE accepted_at IS NULL AND withdrawn_at IS NULL;

-- A producer with people keeps somebody who may do everything.
CREATE FUNCTION producer_keeps_an_owner() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM producer_member WHERE producer_id = OLD.producer_id)
     AND NOT EXISTS (SELECT 1 FROM producer_member WHERE producer_id = OLD.producer_id AND role = 'owner') THEN
    RAISE EXCEPTION 'the producer would have no owner' USING ERRCODE = 'check_violation', CONSTRAINT = 'producer_keeps_an_owner';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER producer_keeps_an_owner AFTER UPDATE OR DELETE ON producer_member
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (OLD.role = 'owner') EXECUTE FUNCTION producer_keeps_an_owner();

-- Nothing comes into the shop of a seller whose identity is not verified.
CREATE FUNCTION seller_is_verified() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM producer WHERE id = NEW.producer_id AND verification = 'verified') THEN
    RAISE EXCEPTION 'the seller is not verified' USING ERRCODE = 'check_violation', CONSTRAINT = 'seller_is_verified';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER seller_is_verified_insert BEFORE INSERT ON product FOR EACH ROW
  WHEN (NEW.state = 'published') EXECUTE FUNCTION seller_is_verified();
CREATE TRIGGER seller_is_verified_update BEFORE UPDATE OF state, producer_id ON product FOR EACH ROW
  WHEN (NEW.state = 'published' AND (OLD.state <> 'published' OR OLD.producer_id <> NEW.producer_id)) EXECUTE FUNCTION seller_is_verified();

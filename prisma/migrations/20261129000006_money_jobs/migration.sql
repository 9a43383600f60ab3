-- What the clock last did about money, and where a new producer's money goes.

-- CreateTable
CREATE TABLE "money_job" (
    "name" TEXT NOT NULL,
    "ran_at" TIMESTAMPTZ(3) NOT NULL,
    "outcome" TEXT NOT NULL,
    "done_for" DATE,

    CONSTRAINT "money_job_pkey" PRIMARY KEY ("name")
);

-- ---------------------------------------------------------------- what the language of the schema cannot say
ALTER TABLE money_job ADD CONSTRAINT money_job_outcome CHECK (outcome IN ('prepared', 'already', 'nothing', 'not_today', 'no_rule'));

-- An application that is approved says where its producer's money goes, unless the producer has said so itself.
CREATE FUNCTION account_of_application() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO payout_account (id, producer_id, bank_bin, account, holder, at, entered_by)
    SELECT new_id(), NEW.producer_id, NEW.bank_bin, NEW.bank_account, NEW.bank_holder, coalesce(NEW.decided_at, now()), NEW.user_id
    WHERE NEW.bank_bin ~ '^\d{6}$' AND NEW.bank_account ~ '^[A-Z0-9]{6,19}$' AND btrim(NEW.bank_holder) <> ''
      AND NOT EXISTS (SELECT 1 FROM payout_account WHERE producer_id = NEW.producer_id);
  RETURN NULL;
END $$;
CREATE TRIGGER account_of_application AFTER UPDATE OF state ON producer_application FOR EACH ROW
  WHEN (NEW.state = 'verified' AND OLD.state <> 'verified' AND NEW.producer_id IS NOT NULL) EXECUTE FUNCTION account_of_application();

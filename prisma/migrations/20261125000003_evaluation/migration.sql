-- Evaluation of OCOP products: score sheets by decision and date, rounds, councils, dossiers, sheets of members, results.

ALTER TYPE "role" ADD VALUE 'commune_officer';
ALTER TYPE "role" ADD VALUE 'council';

-- CreateEnum
CREATE TYPE "round_state" AS ENUM ('preparing', 'filing', 'scoring', 'concluded', 'published', 'cancelled');

-- CreateEnum
CREATE TYPE "council_role" AS ENUM ('chair', 'secretary', 'member');

-- CreateEnum
CREATE TYPE "dossier_kind" AS ENUM ('new', 'upgrade', 're_evaluation');

-- CreateEnum
CREATE TYPE "dossier_state" AS ENUM ('draft', 'submitted', 'returned', 'turned_down', 'forwarded', 'eligible', 'scoring', 'scored', 'concluded', 'not_recognised', 'excluded', 'referred_to_ministry', 'certified', 'withdrawn');

-- CreateEnum
CREATE TYPE "document_kind" AS ENUM ('registration_sheet', 'business_registration', 'production_conditions', 'material_origin', 'environment', 'local_labour', 'growth', 'intellectual_property', 'market', 'promotion', 'product_story', 'quality_declaration', 'test_report', 'barcode_trace', 'quality_system', 'award', 'other');

-- CreateEnum
CREATE TYPE "council_sheet_state" AS ENUM ('draft', 'submitted');

-- CreateTable
CREATE TABLE "commune_officer" (
    "user_id" UUID NOT NULL,
    "commune_code" CHAR(5) NOT NULL,

    CONSTRAINT "commune_officer_pkey" PRIMARY KEY ("user_id","commune_code")
);

-- CreateTable
CREATE TABLE "score_sheet" (
    "id" TEXT NOT NULL,
    "set_no" INTEGER NOT NULL,
    "instrument" TEXT NOT NULL,
    "valid_from" DATE NOT NULL,
    "valid_to" DATE,
    "name" JSONB NOT NULL,
    "sections" JSONB NOT NULL,

    CONSTRAINT "score_sheet_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "score_criterion" (
    "sheet_id" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "section" CHAR(1) NOT NULL,
    "parent_code" TEXT,
    "label" JSONB NOT NULL,
    "max_points" INTEGER NOT NULL,
    "scorable" BOOLEAN NOT NULL,
    "min_for_3" INTEGER,
    "min_for_4" INTEGER,
    "min_for_5" INTEGER,

    CONSTRAINT "score_criterion_pkey" PRIMARY KEY ("sheet_id","code")
);

-- CreateTable
CREATE TABLE "score_option" (
    "sheet_id" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "points" INTEGER NOT NULL,
    "branch" TEXT,

    CONSTRAINT "score_option_pkey" PRIMARY KEY ("sheet_id","code","ordinal")
);

-- CreateTable
CREATE TABLE "evaluation_round" (
    "id" UUID NOT NULL,
    "level" "certifying_level" NOT NULL,
    "year" INTEGER NOT NULL,
    "no" INTEGER NOT NULL,
    "opens_on" DATE NOT NULL,
    "closes_on" DATE NOT NULL,
    "decide_by" DATE NOT NULL,
    "state" "round_state" NOT NULL DEFAULT 'preparing',
    "spread_percent" INTEGER NOT NULL DEFAULT 40,
    "total_spread" INTEGER NOT NULL DEFAULT 10,
    "quorum" INTEGER NOT NULL DEFAULT 3,
    "legal_basis" TEXT NOT NULL,
    "decision_id" UUID,
    "scoring_at" TIMESTAMPTZ(3),
    "concluded_at" TIMESTAMPTZ(3),
    "published_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "evaluation_round_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "council_member" (
    "round_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "role" "council_role" NOT NULL,

    CONSTRAINT "council_member_pkey" PRIMARY KEY ("round_id","user_id")
);

-- CreateTable
CREATE TABLE "council_interest" (
    "round_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "producer_id" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "declared_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "council_interest_pkey" PRIMARY KEY ("round_id","user_id","producer_id")
);

-- CreateTable
CREATE TABLE "dossier" (
    "id" UUID NOT NULL,
    "kind" "dossier_kind" NOT NULL,
    "state" "dossier_state" NOT NULL DEFAULT 'draft',
    "producer_id" UUID NOT NULL,
    "product_id" UUID,
    "product_name" TEXT NOT NULL,
    "set_no" INTEGER NOT NULL,
    "commune_code" CHAR(5) NOT NULL,
    "sheet_id" TEXT NOT NULL,
    "certificate_id" UUID,
    "round_id" UUID,
    "receipt_number" TEXT,
    "story" TEXT NOT NULL DEFAULT '',
    "state_reason" TEXT,
    "submitted_at" TIMESTAMPTZ(3),
    "eligible_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "dossier_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "dossier_self_mark" (
    "dossier_id" UUID NOT NULL,
    "sheet_id" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "points" INTEGER NOT NULL,
    "note" TEXT,

    CONSTRAINT "dossier_self_mark_pkey" PRIMARY KEY ("dossier_id","code")
);

-- CreateTable
CREATE TABLE "dossier_evidence" (
    "id" UUID NOT NULL,
    "dossier_id" UUID NOT NULL,
    "sheet_id" TEXT NOT NULL,
    "code" TEXT,
    "kind" "document_kind" NOT NULL,
    "title" TEXT NOT NULL,
    "storage_name" TEXT,
    "media_type" TEXT,
    "bytes" INTEGER,
    "link" TEXT,
    "added_by" UUID,
    "added_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "dossier_evidence_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "commune_review" (
    "dossier_id" UUID NOT NULL,
    "local_material" BOOLEAN NOT NULL,
    "local_labour" BOOLEAN NOT NULL,
    "idea_origin" BOOLEAN NOT NULL,
    "local_identity" BOOLEAN NOT NULL,
    "note" TEXT NOT NULL,
    "reviewed_by" UUID NOT NULL,
    "reviewed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "commune_review_pkey" PRIMARY KEY ("dossier_id")
);

-- CreateTable
CREATE TABLE "council_sheet" (
    "dossier_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "state" "council_sheet_state" NOT NULL DEFAULT 'draft',
    "total" INTEGER,
    "comment" TEXT NOT NULL DEFAULT '',
    "submitted_at" TIMESTAMPTZ(3),
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "council_sheet_pkey" PRIMARY KEY ("dossier_id","user_id")
);

-- CreateTable
CREATE TABLE "council_mark" (
    "dossier_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "sheet_id" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "points" INTEGER NOT NULL,
    "note" TEXT,

    CONSTRAINT "council_mark_pkey" PRIMARY KEY ("dossier_id","user_id","code")
);

-- CreateTable
CREATE TABLE "council_citation" (
    "dossier_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "evidence_id" UUID NOT NULL,

    CONSTRAINT "council_citation_pkey" PRIMARY KEY ("dossier_id","user_id","code","evidence_id")
);

-- CreateTable
CREATE TABLE "rescore_request" (
    "id" UUID NOT NULL,
    "dossier_id" UUID NOT NULL,
    "sheet_id" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "asked_by" UUID NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "rescore_request_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "dossier_result" (
    "dossier_id" UUID NOT NULL,
    "level" "certifying_level" NOT NULL,
    "mean" DECIMAL(5,2) NOT NULL,
    "stars" INTEGER NOT NULL,
    "sheets" INTEGER,
    "holding" JSONB NOT NULL,
    "band" INTEGER NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "concluded_by" UUID,
    "concluded_at" TIMESTAMPTZ(3) NOT NULL,
    "certificate_id" UUID,

    CONSTRAINT "dossier_result_pkey" PRIMARY KEY ("dossier_id")
);

-- CreateIndex
CREATE INDEX "commune_officer_commune_code_idx" ON "commune_officer"("commune_code");

-- CreateIndex
CREATE UNIQUE INDEX "score_option_sheet_id_code_ordinal_points_key" ON "score_option"("sheet_id", "code", "ordinal", "points");

-- CreateIndex
CREATE UNIQUE INDEX "evaluation_round_level_year_no_key" ON "evaluation_round"("level", "year", "no");

-- CreateIndex
CREATE INDEX "council_member_user_id_idx" ON "council_member"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "dossier_receipt_number_key" ON "dossier"("receipt_number");

-- CreateIndex
CREATE INDEX "dossier_round_id_state_idx" ON "dossier"("round_id", "state");

-- CreateIndex
CREATE INDEX "dossier_producer_id_idx" ON "dossier"("producer_id");

-- CreateIndex
CREATE INDEX "dossier_commune_code_state_idx" ON "dossier"("commune_code", "state");

-- CreateIndex
CREATE INDEX "dossier_certificate_id_idx" ON "dossier"("certificate_id");

-- CreateIndex
CREATE INDEX "dossier_product_id_idx" ON "dossier"("product_id");

-- CreateIndex
CREATE UNIQUE INDEX "dossier_id_sheet_id_key" ON "dossier"("id", "sheet_id");

-- CreateIndex
CREATE INDEX "dossier_evidence_dossier_id_idx" ON "dossier_evidence"("dossier_id");

-- CreateIndex
CREATE UNIQUE INDEX "dossier_evidence_id_dossier_id_key" ON "dossier_evidence"("id", "dossier_id");

-- CreateIndex
CREATE INDEX "council_sheet_user_id_idx" ON "council_sheet"("user_id");

-- CreateIndex
CREATE INDEX "rescore_request_dossier_id_idx" ON "rescore_request"("dossier_id");

-- CreateIndex
CREATE UNIQUE INDEX "dossier_result_certificate_id_key" ON "dossier_result"("certificate_id");

-- AddForeignKey
ALTER TABLE "score_criterion" ADD CONSTRAINT "score_criterion_sheet_id_fkey" FOREIGN KEY ("sheet_id") REFERENCES "score_sheet"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "score_option" ADD CONSTRAINT "score_option_sheet_id_code_fkey" FOREIGN KEY ("sheet_id", "code") REFERENCES "score_criterion"("sheet_id", "code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "council_member" ADD CONSTRAINT "council_member_round_id_fkey" FOREIGN KEY ("round_id") REFERENCES "evaluation_round"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "council_interest" ADD CONSTRAINT "council_interest_round_id_user_id_fkey" FOREIGN KEY ("round_id", "user_id") REFERENCES "council_member"("round_id", "user_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "dossier" ADD CONSTRAINT "dossier_sheet_id_fkey" FOREIGN KEY ("sheet_id") REFERENCES "score_sheet"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "dossier" ADD CONSTRAINT "dossier_round_id_fkey" FOREIGN KEY ("round_id") REFERENCES "evaluation_round"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "dossier_self_mark" ADD CONSTRAINT "dossier_self_mark_dossier_id_fkey" FOREIGN KEY ("dossier_id") REFERENCES "dossier"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "dossier_evidence" ADD CONSTRAINT "dossier_evidence_dossier_id_fkey" FOREIGN KEY ("dossier_id") REFERENCES "dossier"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "commune_review" ADD CONSTRAINT "commune_review_dossier_id_fkey" FOREIGN KEY ("dossier_id") REFERENCES "dossier"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "council_sheet" ADD CONSTRAINT "council_sheet_dossier_id_fkey" FOREIGN KEY ("dossier_id") REFERENCES "dossier"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "council_mark" ADD CONSTRAINT "council_mark_dossier_id_user_id_fkey" FOREIGN KEY ("dossier_id", "user_id") REFERENCES "council_sheet"("dossier_id", "user_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "council_citation" ADD CONSTRAINT "council_citation_dossier_id_user_id_code_fkey" FOREIGN KEY ("dossier_id", "user_id", "code") REFERENCES "council_mark"("dossier_id", "user_id", "code") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "council_citation" ADD CONSTRAINT "council_citation_evidence_id_dossier_id_fkey" FOREIGN KEY ("evidence_id", "dossier_id") REFERENCES "dossier_evidence"("id", "dossier_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rescore_request" ADD CONSTRAINT "rescore_request_dossier_id_fkey" FOREIGN KEY ("dossier_id") REFERENCES "dossier"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "dossier_result" ADD CONSTRAINT "dossier_result_dossier_id_fkey" FOREIGN KEY ("dossier_id") REFERENCES "dossier"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- ---------------------------------------------------------------- what the tables promise by themselves
ALTER TABLE commune_officer
  ADD CONSTRAINT commune_officer_user FOREIGN KEY (user_id) REFERENCES app_user (id),
  ADD CONSTRAINT commune_officer_commune FOREIGN KEY (commune_code) REFERENCES commune (code);

ALTER TABLE score_sheet
  ADD CONSTRAINT score_sheet_set FOREIGN KEY (set_no) REFERENCES product_set (no),
  ADD CONSTRAINT score_sheet_own_set UNIQUE (id, set_no),
  ADD CONSTRAINT score_sheet_texts CHECK (is_localized_text(name)),
  ADD CONSTRAINT score_sheet_term CHECK (valid_to IS NULL OR valid_to > valid_from),
  -- one sheet for a set on any day
  ADD CONSTRAINT score_sheet_one_at_a_time EXCLUDE USING gist (set_no WITH =, daterange(valid_from, valid_to) WITH &&);
ALTER TABLE score_criterion
  ADD CONSTRAINT score_criterion_texts CHECK (is_localized_text(label)),
  ADD CONSTRAINT score_criterion_section CHECK (section IN ('A', 'B', 'C')),
  ADD CONSTRAINT score_criterion_max CHECK (max_points BETWEEN 1 AND 100),
  ADD CONSTRAINT score_criterion_parent FOREIGN KEY (sheet_id, parent_code) REFERENCES score_criterion (sheet_id, code),
  ADD CONSTRAINT score_criterion_minimum CHECK ((scorable OR num_nonnulls(min_for_3, min_for_4, min_for_5) = 0)
    AND least(min_for_3, min_for_4, min_for_5) > 0 AND greatest(min_for_3, min_for_4, min_for_5) <= max_points);
ALTER TABLE score_option ADD CONSTRAINT score_option_points CHECK (points BETWEEN 0 AND 100);

ALTER TABLE evaluation_round
  ADD CONSTRAINT evaluation_round_decision FOREIGN KEY (decision_id) REFERENCES decision (id),
  ADD CONSTRAINT evaluation_round_level CHECK (level IN ('province', 'ministry')),
  ADD CONSTRAINT evaluation_round_no CHECK (no BETWEEN 1 AND 99 AND year BETWEEN 2019 AND 2100),
  ADD CONSTRAINT evaluation_round_days CHECK (opens_on <= closes_on AND closes_on <= decide_by),
  ADD CONSTRAINT evaluation_round_thresholds CHECK (spread_percent BETWEEN 1 AND 100 AND total_spread BETWEEN 1 AND 100 AND quorum BETWEEN 1 AND 30),
  ADD CONSTRAINT evaluation_round_published CHECK ((state = 'published') = (published_at IS NOT NULL) AND (decision_id IS NULL OR state = 'published'));

ALTER TABLE council_member ADD CONSTRAINT council_member_user FOREIGN KEY (user_id) REFERENCES app_user (id);
CREATE UNIQUE INDEX one_chair_a_round ON council_member (round_id) WHERE role = 'chair';
CREATE UNIQUE INDEX one_secretary_a_round ON council_member (round_id) WHERE role = 'secretary';
ALTER TABLE council_interest
  ADD CONSTRAINT council_interest_producer FOREIGN KEY (producer_id) REFERENCES producer (id),
  ADD CONSTRAINT council_interest_reason CHECK (btrim(reason) <> '');

ALTER TABLE dossier
  ADD CONSTRAINT dossier_producer FOREIGN KEY (producer_id) REFERENCES producer (id),
  ADD CONSTRAINT dossier_product FOREIGN KEY (product_id) REFERENCES product (id),
  ADD CONSTRAINT dossier_commune FOREIGN KEY (commune_code) REFERENCES commune (code),
  ADD CONSTRAINT dossier_certificate FOREIGN KEY (certificate_id) REFERENCES certificate (id),
  ADD CONSTRAINT dossier_sheet_of_set FOREIGN KEY (sheet_id, set_no) REFERENCES score_sheet (id, set_no),
  ADD CONSTRAINT dossier_name CHECK (btrim(product_name) <> ''),
  ADD CONSTRAINT dossier_renews CHECK ((kind = 'new') = (certificate_id IS NULL)),
  ADD CONSTRAINT dossier_receipt CHECK (receipt_number ~ '^\d{1,4}/PĐK-\d{2}-\d{5}-20\d{2}$'),
  ADD CONSTRAINT dossier_filed CHECK (state IN ('draft', 'withdrawn') OR num_nonnulls(receipt_number, submitted_at) = 2),
  ADD CONSTRAINT dossier_round CHECK (state IN ('draft', 'submitted', 'returned', 'turned_down', 'withdrawn', 'excluded') OR round_id IS NOT NULL),
  ADD CONSTRAINT dossier_reason CHECK (state NOT IN ('returned', 'turned_down', 'excluded') OR coalesce(btrim(state_reason), '') <> '');
-- A product, and a certificate, is in one running application at a time.
CREATE UNIQUE INDEX one_running_dossier_a_certificate ON dossier (certificate_id)
  WHERE state NOT IN ('turned_down', 'not_recognised', 'excluded', 'certified', 'withdrawn');
CREATE UNIQUE INDEX one_running_dossier_a_listing ON dossier (product_id)
  WHERE state NOT IN ('turned_down', 'not_recognised', 'excluded', 'certified', 'withdrawn');

-- The points of a mark are those of the option chosen, and the option is of the dossier's own sheet.
ALTER TABLE dossier_self_mark
  ADD CONSTRAINT dossier_self_mark_sheet FOREIGN KEY (dossier_id, sheet_id) REFERENCES dossier (id, sheet_id),
  ADD CONSTRAINT dossier_self_mark_option FOREIGN KEY (sheet_id, code, ordinal, points) REFERENCES score_option (sheet_id, code, ordinal, points);
ALTER TABLE council_mark
  ADD CONSTRAINT council_mark_sheet FOREIGN KEY (dossier_id, sheet_id) REFERENCES dossier (id, sheet_id),
  ADD CONSTRAINT council_mark_option FOREIGN KEY (sheet_id, code, ordinal, points) REFERENCES score_option (sheet_id, code, ordinal, points);
ALTER TABLE dossier_evidence
  ADD CONSTRAINT dossier_evidence_sheet FOREIGN KEY (dossier_id, sheet_id) REFERENCES dossier (id, sheet_id),
  ADD CONSTRAINT dossier_evidence_criterion FOREIGN KEY (sheet_id, code) REFERENCES score_criterion (sheet_id, code),
  ADD CONSTRAINT dossier_evidence_user FOREIGN KEY (added_by) REFERENCES app_user (id),
  ADD CONSTRAINT dossier_evidence_title CHECK (btrim(title) <> ''),
  ADD CONSTRAINT dossier_evidence_link CHECK (link ~ '^/[^/]'),
  ADD CONSTRAINT dossier_evidence_source CHECK (num_nonnulls(storage_name, link) = 1 AND num_nonnulls(storage_name, media_type, bytes) IN (0, 3));
ALTER TABLE commune_review
  ADD CONSTRAINT commune_review_user FOREIGN KEY (reviewed_by) REFERENCES app_user (id),
  ADD CONSTRAINT commune_review_note CHECK ((local_material AND local_labour AND idea_origin AND local_identity) OR btrim(note) <> '');

ALTER TABLE council_sheet
  ADD CONSTRAINT council_sheet_user FOREIGN KEY (user_id) REFERENCES app_user (id),
  ADD CONSTRAINT council_sheet_submitted CHECK ((state = 'submitted') = (submitted_at IS NOT NULL) AND (state = 'submitted') = (total IS NOT NULL)),
  ADD CONSTRAINT council_sheet_total CHECK (total BETWEEN 0 AND 100);
ALTER TABLE rescore_request
  ADD CONSTRAINT rescore_request_user FOREIGN KEY (asked_by) REFERENCES app_user (id),
  ADD CONSTRAINT rescore_request_sheet FOREIGN KEY (dossier_id, sheet_id) REFERENCES dossier (id, sheet_id),
  ADD CONSTRAINT rescore_request_criterion FOREIGN KEY (sheet_id, code) REFERENCES score_criterion (sheet_id, code),
  ADD CONSTRAINT rescore_request_reason CHECK (btrim(reason) <> '');
CREATE UNIQUE INDEX one_open_rescore_a_criterion ON rescore_request (dossier_id, code) WHERE closed_at IS NULL;
ALTER TABLE dossier_result
  ADD CONSTRAINT dossier_result_user FOREIGN KEY (concluded_by) REFERENCES app_user (id),
  ADD CONSTRAINT dossier_result_certificate FOREIGN KEY (certificate_id) REFERENCES certificate (id),
  ADD CONSTRAINT dossier_result_mean CHECK (mean BETWEEN 0 AND 100),
  -- half-open bands; a minimum requirement may hold the stars below the band, never above it
  ADD CONSTRAINT dossier_result_band CHECK (band = CASE WHEN mean >= 90 THEN 5 WHEN mean >= 70 THEN 4 WHEN mean >= 50 THEN 3 WHEN mean >= 30 THEN 2 ELSE 1 END),
  ADD CONSTRAINT dossier_result_stars CHECK (stars BETWEEN 1 AND band),
  ADD CONSTRAINT dossier_result_certified CHECK (certificate_id IS NULL OR stars >= 3);

-- Who scores: the chair and the members of the dossier's round, never the secretary, never somebody with an interest.
CREATE FUNCTION council_sheet_allowed() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE filed dossier%ROWTYPE;
BEGIN
  SELECT * INTO filed FROM dossier WHERE id = NEW.dossier_id;
  IF NOT EXISTS (SELECT 1 FROM council_member AS m WHERE m.round_id = filed.round_id AND m.user_id = NEW.user_id AND m.role <> 'secretary') THEN
    RAISE EXCEPTION 'only members of the council score' USING ERRCODE = 'check_violation', CONSTRAINT = 'council_sheet_member';
  END IF;
  IF EXISTS (SELECT 1 FROM council_interest AS i WHERE i.round_id = filed.round_id AND i.user_id = NEW.user_id AND i.producer_id = filed.producer_id)
     OR EXISTS (SELECT 1 FROM producer_member AS p WHERE p.producer_id = filed.producer_id AND p.user_id = NEW.user_id) THEN
    RAISE EXCEPTION 'a member with an interest in the producer does not score it' USING ERRCODE = 'check_violation', CONSTRAINT = 'council_sheet_interest';
  END IF;
  IF NEW.state = 'submitted' AND (TG_OP = 'INSERT' OR OLD.state = 'draft') THEN
    IF TG_OP = 'INSERT' OR filed.state <> 'scoring' THEN
      RAISE EXCEPTION 'a sheet is filled in while its dossier is being scored' USING ERRCODE = 'check_violation', CONSTRAINT = 'council_sheet_scoring';
    END IF;
    IF EXISTS (SELECT 1 FROM score_criterion AS c WHERE c.sheet_id = filed.sheet_id AND c.scorable AND NOT EXISTS
                (SELECT 1 FROM council_mark AS m WHERE m.dossier_id = NEW.dossier_id AND m.user_id = NEW.user_id AND m.code = c.code)) THEN
      RAISE EXCEPTION 'every criterion needs a mark' USING ERRCODE = 'check_violation', CONSTRAINT = 'council_sheet_complete';
    END IF;
    NEW.total := (SELECT sum(points) FROM council_mark AS m WHERE m.dossier_id = NEW.dossier_id AND m.user_id = NEW.user_id);
  END IF;
  IF TG_OP = 'UPDATE' AND OLD.state = 'submitted' AND NEW.state = 'draft'
     AND NOT EXISTS (SELECT 1 FROM rescore_request AS r WHERE r.dossier_id = NEW.dossier_id AND r.closed_at IS NULL) THEN
    RAISE EXCEPTION 'a submitted sheet is opened again only on request' USING ERRCODE = 'restrict_violation', CONSTRAINT = 'council_sheet_sealed';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER council_sheet_allowed BEFORE INSERT OR UPDATE ON council_sheet FOR EACH ROW EXECUTE FUNCTION council_sheet_allowed();

CREATE FUNCTION council_sheet_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state = 'submitted' THEN
    RAISE EXCEPTION 'a submitted sheet is not removed' USING ERRCODE = 'restrict_violation', CONSTRAINT = 'council_sheet_sealed';
  END IF;
  RETURN OLD;
END $$;
CREATE TRIGGER council_sheet_kept BEFORE DELETE ON council_sheet FOR EACH ROW EXECUTE FUNCTION council_sheet_kept();

-- Marks change only on an open sheet; on one that was opened again, only those of the criteria asked about.
CREATE FUNCTION council_mark_open() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  mark council_mark%ROWTYPE;
  sheet_state council_sheet_state;
BEGIN
  IF TG_OP = 'DELETE' THEN mark := OLD; ELSE mark := NEW; END IF;
  SELECT state INTO sheet_state FROM council_sheet WHERE dossier_id = mark.dossier_id AND user_id = mark.user_id;
  IF TG_OP = 'DELETE' AND sheet_state IS NULL THEN RETURN OLD; END IF;
  IF sheet_state = 'submitted' THEN
    RAISE EXCEPTION 'the marks of a submitted sheet stand' USING ERRCODE = 'restrict_violation', CONSTRAINT = 'council_mark_sealed';
  END IF;
  IF EXISTS (SELECT 1 FROM rescore_request AS r WHERE r.dossier_id = mark.dossier_id AND r.closed_at IS NULL)
     AND NOT EXISTS (SELECT 1 FROM rescore_request AS r WHERE r.dossier_id = mark.dossier_id AND r.closed_at IS NULL AND r.code = mark.code) THEN
    RAISE EXCEPTION 'only the criteria asked about are scored again' USING ERRCODE = 'restrict_violation', CONSTRAINT = 'council_mark_asked';
  END IF;
  RETURN mark;
END $$;
CREATE TRIGGER council_mark_open BEFORE INSERT OR UPDATE OR DELETE ON council_mark FOR EACH ROW EXECUTE FUNCTION council_mark_open();

-- Sheets that others than their author may read: those of dossiers of which none is still being filled in.
CREATE VIEW unsealed_sheet AS
SELECT s.dossier_id, s.user_id, s.total, s.comment, s.submitted_at FROM council_sheet AS s
WHERE NOT EXISTS (SELECT 1 FROM council_sheet AS other WHERE other.dossier_id = s.dossier_id AND other.state = 'draft');
CREATE VIEW unsealed_mark AS
SELECT m.dossier_id, m.user_id, m.code, m.ordinal, m.points, m.note FROM council_mark AS m JOIN unsealed_sheet USING (dossier_id, user_id);

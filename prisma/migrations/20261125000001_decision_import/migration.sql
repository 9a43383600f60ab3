CREATE TYPE "decision_import_state" AS ENUM ('uploaded', 'mapped', 'applying', 'applied', 'undone');

CREATE TABLE "decision_import" (
    "id" UUID NOT NULL,
    "state" "decision_import_state" NOT NULL DEFAULT 'uploaded',
    "file_name" TEXT NOT NULL,
    "file_hash" CHAR(64) NOT NULL,
    "sheet" JSONB NOT NULL,
    "header_line" INTEGER NOT NULL,
    "signature" TEXT NOT NULL,
    "mapping" JSONB NOT NULL,
    "facts" JSONB NOT NULL,
    "row_count" INTEGER NOT NULL,
    "done_count" INTEGER NOT NULL DEFAULT 0,
    "created_count" INTEGER NOT NULL DEFAULT 0,
    "unchanged_count" INTEGER NOT NULL DEFAULT 0,
    "new_decisions" UUID[],
    "created_by" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "applied_by" UUID,
    "applied_at" TIMESTAMPTZ(3),
    "undone_by" UUID,
    "undone_at" TIMESTAMPTZ(3),
    "undo_reason" TEXT,

    CONSTRAINT "decision_import_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "decision_import_row" (
    "import_id" UUID NOT NULL,
    "certificate_id" UUID NOT NULL,
    "line" INTEGER NOT NULL,

    CONSTRAINT "decision_import_row_pkey" PRIMARY KEY ("import_id","certificate_id")
);

CREATE TABLE "import_mapping" (
    "signature" TEXT NOT NULL,
    "mapping" JSONB NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "import_mapping_pkey" PRIMARY KEY ("signature")
);

CREATE INDEX "decision_import_created_at_idx" ON "decision_import"("created_at");
CREATE UNIQUE INDEX "decision_import_row_certificate_id_key" ON "decision_import_row"("certificate_id");
ALTER TABLE "decision_import_row" ADD CONSTRAINT "decision_import_row_import_id_fkey" FOREIGN KEY ("import_id") REFERENCES "decision_import"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "decision_import_row" ADD CONSTRAINT "decision_import_row_certificate_id_fkey" FOREIGN KEY ("certificate_id") REFERENCES "certificate"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE decision_import
  ADD CONSTRAINT decision_import_created_by FOREIGN KEY (created_by) REFERENCES app_user (id),
  ADD CONSTRAINT decision_import_applied_by FOREIGN KEY (applied_by) REFERENCES app_user (id),
  ADD CONSTRAINT decision_import_undone_by FOREIGN KEY (undone_by) REFERENCES app_user (id),
  ADD CONSTRAINT decision_import_hash CHECK (file_hash ~ '^[0-9a-f]{64}$'),
  ADD CONSTRAINT decision_import_counts CHECK (least(row_count, done_count, created_count, unchanged_count) >= 0),
  -- written when it says so, and only then; taken back only after that, with a reason
  ADD CONSTRAINT decision_import_applied CHECK ((state IN ('applied', 'undone')) = (applied_at IS NOT NULL)),
  ADD CONSTRAINT decision_import_undone CHECK ((state = 'undone') = (undone_at IS NOT NULL)
    AND (state <> 'undone' OR coalesce(btrim(undo_reason), '') <> ''));
ALTER TABLE import_mapping ADD CONSTRAINT import_mapping_object CHECK (jsonb_typeof(mapping) = 'object');

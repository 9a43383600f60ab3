-- What runs without anybody asking, and what failed of it.

-- CreateTable
CREATE TABLE "job_run" (
    "name" TEXT NOT NULL,
    "cron" TEXT NOT NULL,
    "started_at" TIMESTAMPTZ(3),
    "ms" INTEGER,
    "report" JSONB,
    "failed_at" TIMESTAMPTZ(3),
    "error" TEXT,

    CONSTRAINT "job_run_pkey" PRIMARY KEY ("name")
);

-- CreateTable
CREATE TABLE "failed_message" (
    "id" UUID NOT NULL,
    "topic" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "attempts" INTEGER NOT NULL,
    "error" TEXT NOT NULL,
    "failed_at" TIMESTAMPTZ(3) NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'failed',
    "decided_at" TIMESTAMPTZ(3),
    "decided_by" UUID,
    "reason" TEXT,

    CONSTRAINT "failed_message_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "failed_message_state_failed_at_idx" ON "failed_message"("state", "failed_at");

-- ---------------------------------------------------------------- what the language of the schema cannot say
ALTER TABLE failed_message ADD CONSTRAINT failed_message_state CHECK (
  CASE state WHEN 'failed' THEN decided_at IS NULL AND decided_by IS NULL AND reason IS NULL
             WHEN 'retried' THEN decided_at IS NOT NULL
             WHEN 'given_up' THEN decided_at IS NOT NULL AND btrim(reason) <> '' ELSE false END);

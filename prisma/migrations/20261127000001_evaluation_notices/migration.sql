-- What a producer is told about its dossiers on their way through an evaluation, kept in its area and sent by mail.

CREATE TABLE "dossier_notice" (
    "id" UUID NOT NULL,
    "dossier_id" UUID NOT NULL,
    "producer_id" UUID NOT NULL,
    "occasion" TEXT NOT NULL,
    "facts" JSONB NOT NULL,
    "message" TEXT,
    "sent_by" UUID,
    "sent_at" TIMESTAMPTZ(3) NOT NULL,
    "read_at" TIMESTAMPTZ(3),
    "read_by" UUID,

    CONSTRAINT "dossier_notice_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "dossier_notice_producer_id_sent_at_idx" ON "dossier_notice"("producer_id", "sent_at");
CREATE INDEX "dossier_notice_dossier_id_idx" ON "dossier_notice"("dossier_id");

ALTER TABLE "dossier_notice" ADD CONSTRAINT "dossier_notice_dossier_id_fkey" FOREIGN KEY ("dossier_id") REFERENCES "dossier"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE dossier_notice
  ADD CONSTRAINT dossier_notice_producer FOREIGN KEY (producer_id) REFERENCES producer (id),
  ADD CONSTRAINT dossier_notice_sent_by FOREIGN KEY (sent_by) REFERENCES app_user (id),
  ADD CONSTRAINT dossier_notice_read_by FOREIGN KEY (read_by) REFERENCES app_user (id),
  ADD CONSTRAINT dossier_notice_occasion CHECK (occasion IN
    ('returned', 'turned_down', 'forwarded', 'accepted', 'excluded', 'concluded', 'referred', 'not_recognised', 'certified')),
  -- What is sent back or refused is never without its reason.
  ADD CONSTRAINT dossier_notice_reason CHECK (occasion NOT IN ('returned', 'turned_down', 'excluded') OR message IS NOT NULL),
  ADD CONSTRAINT dossier_notice_message CHECK (message IS NULL OR btrim(message) <> ''),
  ADD CONSTRAINT dossier_notice_read CHECK (num_nonnulls(read_at, read_by) IN (0, 2));

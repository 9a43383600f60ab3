-- What buyers say about what they got, what its producer answers, and what readers report.

-- CreateEnum
CREATE TYPE "review_state" AS ENUM ('pending', 'published', 'rejected');

-- CreateEnum
CREATE TYPE "review_report_reason" AS ENUM ('advertising', 'insult', 'privacy', 'other_product', 'other');

-- CreateTable
CREATE TABLE "review" (
    "id" UUID NOT NULL,
    "order_line_id" UUID NOT NULL,
    "product_id" UUID NOT NULL,
    "points" INTEGER NOT NULL,
    "text" TEXT,
    "shown_name" TEXT,
    "locale" TEXT NOT NULL,
    "state" "review_state" NOT NULL,
    "decided_by" UUID,
    "decided_at" TIMESTAMPTZ(3),
    "decision_reason" TEXT,
    "answer" TEXT,
    "answered_by" UUID,
    "answered_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "edited_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "review_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "review_report" (
    "id" UUID NOT NULL,
    "review_id" UUID NOT NULL,
    "reason" "review_report_reason" NOT NULL,
    "note" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "settled_at" TIMESTAMPTZ(3),

    CONSTRAINT "review_report_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "review_order_line_id_key" ON "review"("order_line_id");

-- CreateIndex
CREATE INDEX "review_product_id_state_created_at_idx" ON "review"("product_id", "state", "created_at");

-- CreateIndex
CREATE INDEX "review_state_created_at_idx" ON "review"("state", "created_at");

-- CreateIndex
CREATE INDEX "review_report_review_id_idx" ON "review_report"("review_id");

-- AddForeignKey
ALTER TABLE "review" ADD CONSTRAINT "review_order_line_id_fkey" FOREIGN KEY ("order_line_id") REFERENCES "order_line"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review" ADD CONSTRAINT "review_product_id_fkey" FOREIGN KEY ("product_id") REFERENCES "product"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_report" ADD CONSTRAINT "review_report_review_id_fkey" FOREIGN KEY ("review_id") REFERENCES "review"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE review
  ADD CONSTRAINT review_points_in_range CHECK (points BETWEEN 1 AND 5),
  ADD CONSTRAINT review_text_length CHECK (char_length(text) BETWEEN 10 AND 2000),
  ADD CONSTRAINT review_name_length CHECK (char_length(shown_name) BETWEEN 1 AND 60),
  ADD CONSTRAINT review_locale_known CHECK (locale IN ('vi', 'en', 'zh')),
  ADD CONSTRAINT review_refused_with_reason CHECK (state <> 'rejected' OR (decision_reason IS NOT NULL AND decided_by IS NOT NULL)),
  ADD CONSTRAINT review_decision_whole CHECK (num_nonnulls(decided_by, decided_at) <> 1),
  ADD CONSTRAINT review_answer_whole CHECK (num_nonnulls(answer, answered_by, answered_at) IN (0, 3)),
  ADD CONSTRAINT review_answer_length CHECK (char_length(answer) BETWEEN 2 AND 2000);
ALTER TABLE review_report ADD CONSTRAINT review_report_note_length CHECK (char_length(note) <= 500);

-- Only what was bought and has arrived: this very line, in a parcel that was delivered.
CREATE FUNCTION review_is_of_delivered_line() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (
    SELECT 1 FROM order_line AS l JOIN shipment AS s ON s.id = l.shipment_id
    WHERE l.id = NEW.order_line_id AND l.product_id = NEW.product_id AND s.state = 'delivered'
  ) THEN
    RAISE EXCEPTION 'review of order line % that was not delivered', NEW.order_line_id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER of_delivered_line BEFORE INSERT OR UPDATE OF order_line_id, product_id ON review
  FOR EACH ROW EXECUTE FUNCTION review_is_of_delivered_line();

-- A producer answers once: what was said to a buyer in public is not said differently later.
CREATE FUNCTION review_answer_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the answer to review % stands', OLD.id USING ERRCODE = 'check_violation';
END $$;
CREATE TRIGGER answer_stays BEFORE UPDATE OF answer, answered_by, answered_at ON review FOR EACH ROW
  WHEN (OLD.answer IS NOT NULL AND (NEW.answer, NEW.answered_by, NEW.answered_at) IS DISTINCT FROM (OLD.answer, OLD.answered_by, OLD.answered_at))
  EXECUTE FUNCTION review_answer_stays();

-- What the product's page shows has changed: kept pages go. The search index knows nothing of reviews.
CREATE FUNCTION review_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF coalesce(current_setting('app.bulk_load', true), '') <> 'on' THEN PERFORM pg_notify('shop_changed', 'catalogue'); END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER follow_catalogue_new AFTER INSERT ON review FOR EACH ROW WHEN (NEW.state = 'published') EXECUTE FUNCTION review_changed();
CREATE TRIGGER follow_catalogue AFTER UPDATE ON review FOR EACH ROW WHEN ('published' IN (OLD.state, NEW.state)) EXECUTE FUNCTION review_changed();

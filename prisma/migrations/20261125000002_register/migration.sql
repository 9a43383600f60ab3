-- Notices to holders, inspections and uses of the OCOP mark; where a certificate stands, as SQL.

CREATE TYPE "inspection_kind" AS ENUM ('planned', 'surprise');
CREATE TYPE "inspection_result" AS ENUM ('passed', 'to_correct', 'failed');
CREATE TYPE "mark_surface" AS ENUM ('packaging', 'label', 'signage', 'print', 'online');

CREATE TABLE "certificate_notice" (
    "id" UUID NOT NULL,
    "certificate_id" UUID NOT NULL,
    "producer_id" UUID NOT NULL,
    "occasion" TEXT NOT NULL,
    "days_left" INTEGER NOT NULL,
    "message" TEXT,
    "sent_by" UUID,
    "sent_at" TIMESTAMPTZ(3) NOT NULL,
    "read_at" TIMESTAMPTZ(3),
    "read_by" UUID,
    CONSTRAINT "certificate_notice_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "certificate_notice_certificate_id_occasion_key" ON "certificate_notice"("certificate_id", "occasion");
CREATE INDEX "certificate_notice_producer_id_sent_at_idx" ON "certificate_notice"("producer_id", "sent_at");
ALTER TABLE certificate_notice
  ADD CONSTRAINT certificate_notice_certificate FOREIGN KEY (certificate_id) REFERENCES certificate (id),
  ADD CONSTRAINT certificate_notice_producer FOREIGN KEY (producer_id) REFERENCES producer (id),
  ADD CONSTRAINT certificate_notice_occasion CHECK (occasion ~ '^(d(180|150|120|60|30|0)|m20\d\d-[01]\d-[0-3]\d)$'),
  ADD CONSTRAINT certificate_notice_sender CHECK ((occasion LIKE 'm%') = (sent_by IS NOT NULL)),
  ADD CONSTRAINT certificate_notice_message CHECK (message IS NULL OR btrim(message) <> ''),
  ADD CONSTRAINT certificate_notice_read CHECK (num_nonnulls(read_at, read_by) IN (0, 2));

CREATE TABLE "inspection" (
    "id" UUID NOT NULL,
    "producer_id" UUID NOT NULL,
    "certificate_id" UUID,
    "kind" "inspection_kind" NOT NULL,
    "inspected_on" DATE NOT NULL,
    "inspectors" TEXT NOT NULL,
    "minutes_no" TEXT,
    "findings" TEXT NOT NULL,
    "result" "inspection_result" NOT NULL,
    "follow_up_by" DATE,
    "followed_up_on" DATE,
    "follow_up_note" TEXT,
    "created_by" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "inspection_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "inspection_producer_id_idx" ON "inspection"("producer_id");
CREATE INDEX "inspection_certificate_id_idx" ON "inspection"("certificate_id");
CREATE INDEX "inspection_inspected_on_idx" ON "inspection"("inspected_on");
ALTER TABLE inspection
  ADD CONSTRAINT inspection_producer FOREIGN KEY (producer_id) REFERENCES producer (id),
  ADD CONSTRAINT inspection_certificate FOREIGN KEY (certificate_id) REFERENCES certificate (id),
  ADD CONSTRAINT inspection_words CHECK (btrim(inspectors) <> '' AND btrim(findings) <> '' AND (minutes_no IS NULL OR btrim(minutes_no) <> '')),
  ADD CONSTRAINT inspection_follow_up CHECK ((result = 'to_correct') = (follow_up_by IS NOT NULL) AND follow_up_by >= inspected_on),
  ADD CONSTRAINT inspection_followed_up CHECK (num_nonnulls(followed_up_on, follow_up_note) IN (0, 2)
    AND (followed_up_on IS NULL OR (follow_up_by IS NOT NULL AND followed_up_on >= inspected_on)));

CREATE TABLE "mark_use" (
    "id" UUID NOT NULL,
    "producer_id" UUID NOT NULL,
    "certificate_id" UUID NOT NULL,
    "surface" "mark_surface" NOT NULL,
    "description" TEXT NOT NULL,
    "quantity" INTEGER,
    "used_from" DATE NOT NULL,
    "used_to" DATE,
    "misuse" TEXT,
    "misuse_found_on" DATE,
    "created_by" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "mark_use_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "mark_use_producer_id_idx" ON "mark_use"("producer_id");
CREATE INDEX "mark_use_certificate_id_idx" ON "mark_use"("certificate_id");
CREATE INDEX "mark_use_used_from_idx" ON "mark_use"("used_from");
ALTER TABLE mark_use
  ADD CONSTRAINT mark_use_producer FOREIGN KEY (producer_id) REFERENCES producer (id),
  ADD CONSTRAINT mark_use_certificate FOREIGN KEY (certificate_id) REFERENCES certificate (id),
  ADD CONSTRAINT mark_use_words CHECK (btrim(description) <> ''),
  ADD CONSTRAINT mark_use_quantity CHECK (quantity IS NULL OR quantity > 0),
  ADD CONSTRAINT mark_use_period CHECK (used_to IS NULL OR used_to >= used_from),
  ADD CONSTRAINT mark_use_misuse CHECK (num_nonnulls(misuse, misuse_found_on) = 0 OR (num_nonnulls(misuse, misuse_found_on) = 2 AND btrim(misuse) <> ''));

-- A record about a certificate is about the producer who holds it when the record is made.
CREATE FUNCTION record_fits_certificate() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.certificate_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM certificate WHERE id = NEW.certificate_id AND producer_id = NEW.producer_id) THEN
    RAISE EXCEPTION 'the certificate is another producer''s' USING ERRCODE = 'check_violation', CONSTRAINT = 'record_fits_certificate';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER record_fits_certificate BEFORE INSERT OR UPDATE OF producer_id, certificate_id ON inspection
  FOR EACH ROW EXECUTE FUNCTION record_fits_certificate();
CREATE TRIGGER record_fits_certificate BEFORE INSERT OR UPDATE OF producer_id, certificate_id ON mark_use
  FOR EACH ROW EXECUTE FUNCTION record_fits_certificate();

-- Where a certificate stands at a moment, the twin of `stageAt` in domain/certificates/standing.ts (a test holds the two
-- together). Days are Vietnamese; filing opens 180 and closes 120 days before the end (Decision 26/2026/QĐ-TTg).
CREATE FUNCTION certificate_stage(issued_on date, expires_on date, extended_until date, revoked_at timestamptz, at timestamptz)
RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE
    WHEN revoked_at <= at THEN 'revoked'
    WHEN issued_on > today THEN 'not_yet'
    WHEN coalesce(extended_until, expires_on) < today THEN 'expired'
    WHEN expires_on < today THEN 'extended'
    WHEN today > expires_on - 120 THEN 'late'
    WHEN today >= expires_on - 180 THEN 'window'
    ELSE 'active' END
  FROM (SELECT (at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AS today) AS day
$$;

-- Whether a later certificate has taken the place of this one: same holder and set, for the same listing or of the same name.
CREATE FUNCTION certificate_succeeded(old certificate) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (
    SELECT 1 FROM certificate AS n
    WHERE n.producer_id = old.producer_id AND n.set_no = old.set_no AND n.issued_on > old.issued_on
      AND (lower(unaccent(n.product_name)) = lower(unaccent(old.product_name))
        OR EXISTS (SELECT 1 FROM certificate_link AS a JOIN certificate_link AS b ON b.product_id = a.product_id
                   WHERE a.certificate_id = old.id AND b.certificate_id = n.id)))
$$;

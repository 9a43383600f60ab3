-- A photo on its way, in parts: after a lost connection it goes on from what has arrived.
CREATE TABLE "photo_upload" (
    "id" UUID NOT NULL,
    "draft_id" UUID NOT NULL,
    "content_hash" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "received" INTEGER NOT NULL DEFAULT 0,
    "picture_key" TEXT,
    "touched_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "photo_upload_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "photo_upload_hash" CHECK ("content_hash" ~ '^[0-9a-f]{64}$'),
    CONSTRAINT "photo_upload_size" CHECK ("size" BETWEEN 1 AND 15728640 AND "received" BETWEEN 0 AND "size")
);

CREATE TABLE "photo_upload_part" (
    "upload_id" UUID NOT NULL,
    "at" INTEGER NOT NULL,
    "bytes" BYTEA NOT NULL,

    CONSTRAINT "photo_upload_part_pkey" PRIMARY KEY ("upload_id","at")
);

CREATE UNIQUE INDEX "photo_upload_draft_id_content_hash_size_key" ON "photo_upload"("draft_id", "content_hash", "size");

CREATE INDEX "photo_upload_touched_at_idx" ON "photo_upload"("touched_at");

ALTER TABLE "photo_upload" ADD CONSTRAINT "photo_upload_draft_id_fkey" FOREIGN KEY ("draft_id") REFERENCES "listing_draft"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "photo_upload_part" ADD CONSTRAINT "photo_upload_part_upload_id_fkey" FOREIGN KEY ("upload_id") REFERENCES "photo_upload"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "role" AS ENUM ('customer', 'producer', 'distributor', 'officer', 'admin');

-- CreateEnum
CREATE TYPE "sector" AS ENUM ('food', 'beverages', 'herbs', 'handicrafts', 'ornamentals', 'tourism');

-- CreateEnum
CREATE TYPE "listing_state" AS ENUM ('draft', 'published', 'hidden');

-- CreateEnum
CREATE TYPE "vat_class" AS ENUM ('agri_not_subject', 'agri_no_declare', 'rate_0', 'rate_5', 'rate_8_temp', 'rate_10');

-- CreateEnum
CREATE TYPE "certifying_level" AS ENUM ('district', 'province', 'ministry');

-- CreateEnum
CREATE TYPE "revocation_reason" AS ENUM ('false_dossier', 'criteria_no_longer_met', 'law_breach', 'ocop_mark_misuse', 'production_stopped', 'other_authority_finding');

-- CreateEnum
CREATE TYPE "quality_scheme" AS ENUM ('vietgap', 'globalgap', 'organic', 'haccp', 'iso22000');

-- CreateEnum
CREATE TYPE "ip_right_kind" AS ENUM ('gi', 'collective_mark', 'certification_mark', 'trademark');

-- CreateEnum
CREATE TYPE "recognition_kind" AS ENUM ('rural_industrial', 'gold_brand');

-- CreateEnum
CREATE TYPE "stock_reason" AS ENUM ('opening', 'order_placed', 'order_released', 'adjustment', 'received');

-- CreateEnum
CREATE TYPE "mail_state" AS ENUM ('kept', 'sent', 'failed');

-- CreateEnum
CREATE TYPE "delivery_method" AS ENUM ('ship', 'pickup');

-- CreateEnum
CREATE TYPE "payment_method" AS ENUM ('cod', 'vietqr', 'card');

-- CreateEnum
CREATE TYPE "shipment_state" AS ENUM ('pending', 'confirmed', 'shipped', 'delivered', 'cancelled');

-- CreateEnum
CREATE TYPE "payment_state" AS ENUM ('awaiting', 'paid', 'due_on_delivery', 'expired', 'failed', 'cancelled');

-- CreateEnum
CREATE TYPE "bank_credit_outcome" AS ENUM ('matched', 'underpaid', 'overpaid', 'late', 'duplicate', 'unknown_reference');

-- CreateEnum
CREATE TYPE "commune_kind" AS ENUM ('commune', 'ward', 'special_zone');

-- CreateEnum
CREATE TYPE "producer_kind" AS ENUM ('cooperative', 'cooperative_group', 'company', 'farm', 'household', 'association');

-- CreateEnum
CREATE TYPE "verification_state" AS ENUM ('none', 'submitted', 'verified', 'expired', 'rejected');

-- CreateEnum
CREATE TYPE "growing_area_status" AS ENUM ('active', 'suspended', 'withdrawn');

-- CreateEnum
CREATE TYPE "lot_status" AS ENUM ('open', 'on_sale', 'sold_out', 'recalled');

-- CreateTable
CREATE TABLE "app_user" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "phone" TEXT,
    "password_hash" TEXT NOT NULL,
    "roles" "role"[],
    "locale" TEXT NOT NULL DEFAULT 'vi',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "disabled_at" TIMESTAMPTZ(3),

    CONSTRAINT "app_user_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session" (
    "id" UUID NOT NULL,
    "token_hash" BYTEA NOT NULL,
    "user_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "user_agent" TEXT,

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_entry" (
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "actor_user_id" UUID,
    "actor_kind" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "subject_type" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "before" JSONB,
    "after" JSONB,
    "reason" TEXT,
    "request_id" TEXT,

    CONSTRAINT "audit_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "cart" (
    "id" UUID NOT NULL,
    "token_hash" BYTEA NOT NULL,
    "user_id" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "cart_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "cart_line" (
    "cart_id" UUID NOT NULL,
    "variant_id" UUID NOT NULL,
    "quantity" INTEGER NOT NULL,
    "added_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "cart_line_pkey" PRIMARY KEY ("cart_id","variant_id")
);

-- CreateTable
CREATE TABLE "product_set" (
    "no" INTEGER NOT NULL,
    "sector" "sector" NOT NULL,
    "name" JSONB NOT NULL,

    CONSTRAINT "product_set_pkey" PRIMARY KEY ("no")
);

-- CreateTable
CREATE TABLE "product" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "producer_id" UUID NOT NULL,
    "commune_code" CHAR(5) NOT NULL,
    "set_no" INTEGER NOT NULL,
    "state" "listing_state" NOT NULL DEFAULT 'draft',
    "name" JSONB NOT NULL,
    "summary" JSONB NOT NULL,
    "description" JSONB NOT NULL,
    "ingredients" JSONB,
    "storage" JSONB,
    "shelf_life_days" INTEGER,
    "abv_bp" INTEGER,
    "season_months" INTEGER[],
    "handling" TEXT[],
    "vat_class" "vat_class" NOT NULL,
    "recognised_year" INTEGER,
    "sold_count" INTEGER NOT NULL DEFAULT 0,
    "published_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "product_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "variant" (
    "id" UUID NOT NULL,
    "product_id" UUID NOT NULL,
    "sku" TEXT NOT NULL,
    "gtin" TEXT,
    "name" JSONB NOT NULL,
    "unit" JSONB NOT NULL,
    "net_weight_g" INTEGER NOT NULL,
    "shipping_weight_g" INTEGER NOT NULL,
    "length_cm" INTEGER NOT NULL,
    "width_cm" INTEGER NOT NULL,
    "height_cm" INTEGER NOT NULL,
    "price_vnd" BIGINT NOT NULL,
    "stock_unit_id" UUID NOT NULL,
    "units_per_sale" INTEGER NOT NULL DEFAULT 1,
    "min_quantity" INTEGER NOT NULL DEFAULT 1,
    "max_quantity" INTEGER NOT NULL DEFAULT 999,
    "position" INTEGER NOT NULL DEFAULT 0,
    "active" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "variant_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "picture" (
    "id" UUID NOT NULL,
    "product_id" UUID,
    "producer_id" UUID,
    "key" TEXT NOT NULL,
    "width" INTEGER NOT NULL,
    "height" INTEGER NOT NULL,
    "widths" INTEGER[],
    "has_avif" BOOLEAN NOT NULL DEFAULT false,
    "tone" TEXT NOT NULL,
    "alt" JSONB NOT NULL,
    "position" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "picture_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "decision" (
    "id" UUID NOT NULL,
    "authority" TEXT NOT NULL,
    "number" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "issued_on" DATE NOT NULL,
    "level" "certifying_level" NOT NULL,

    CONSTRAINT "decision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "certificate" (
    "id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "decision_id" UUID NOT NULL,
    "producer_id" UUID NOT NULL,
    "product_name" TEXT NOT NULL,
    "set_no" INTEGER NOT NULL,
    "commune_code" CHAR(5) NOT NULL,
    "stars" INTEGER NOT NULL,
    "score" DECIMAL(5,2) NOT NULL,
    "legal_basis" TEXT NOT NULL,
    "level" "certifying_level" NOT NULL,
    "issued_on" DATE NOT NULL,
    "expires_on" DATE NOT NULL,
    "extended_until" DATE,
    "extension_reason" TEXT,
    "revoked_at" TIMESTAMPTZ(3),
    "revocation_reason" "revocation_reason",
    "revocation_note" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "certificate_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "certificate_link" (
    "id" UUID NOT NULL,
    "certificate_id" UUID NOT NULL,
    "product_id" UUID NOT NULL,
    "linked_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "linked_by" UUID,
    "reason" TEXT NOT NULL,
    "unlinked_at" TIMESTAMPTZ(3),
    "unlinked_by" UUID,
    "unlink_reason" TEXT,

    CONSTRAINT "certificate_link_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "quality_certificate" (
    "id" UUID NOT NULL,
    "producer_id" UUID NOT NULL,
    "scheme" "quality_scheme" NOT NULL,
    "number" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "scope" TEXT NOT NULL,
    "issued_on" DATE NOT NULL,
    "expires_on" DATE NOT NULL,

    CONSTRAINT "quality_certificate_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "quality_certificate_product" (
    "quality_certificate_id" UUID NOT NULL,
    "product_id" UUID NOT NULL,

    CONSTRAINT "quality_certificate_product_pkey" PRIMARY KEY ("quality_certificate_id","product_id")
);

-- CreateTable
CREATE TABLE "ip_right" (
    "id" UUID NOT NULL,
    "kind" "ip_right_kind" NOT NULL,
    "name" TEXT NOT NULL,
    "number" TEXT,

    CONSTRAINT "ip_right_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ip_right_grant" (
    "id" UUID NOT NULL,
    "ip_right_id" UUID NOT NULL,
    "producer_id" UUID NOT NULL,
    "product_id" UUID NOT NULL,
    "valid_from" DATE NOT NULL,
    "valid_to" DATE,

    CONSTRAINT "ip_right_grant_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "recognition" (
    "id" UUID NOT NULL,
    "kind" "recognition_kind" NOT NULL,
    "product_id" UUID NOT NULL,
    "year" INTEGER NOT NULL,

    CONSTRAINT "recognition_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "stock_unit" (
    "id" UUID NOT NULL,
    "producer_id" UUID NOT NULL,
    "label" TEXT NOT NULL,
    "available" INTEGER NOT NULL,

    CONSTRAINT "stock_unit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "stock_movement" (
    "id" UUID NOT NULL,
    "stock_unit_id" UUID NOT NULL,
    "delta" INTEGER NOT NULL,
    "reason" "stock_reason" NOT NULL,
    "order_id" UUID,
    "note" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "stock_movement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ledger_transaction" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "source_id" TEXT NOT NULL,
    "order_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ledger_transaction_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ledger_entry" (
    "id" UUID NOT NULL,
    "transaction_id" UUID NOT NULL,
    "account" TEXT NOT NULL,
    "producer_id" UUID,
    "amount_vnd" BIGINT NOT NULL,

    CONSTRAINT "ledger_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "outbox_message" (
    "id" BIGSERIAL NOT NULL,
    "topic" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "delivered_at" TIMESTAMPTZ(3),

    CONSTRAINT "outbox_message_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "mail_message" (
    "id" UUID NOT NULL,
    "dedupe_key" TEXT NOT NULL,
    "recipient" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "html" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "state" "mail_state" NOT NULL DEFAULT 'kept',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "sent_at" TIMESTAMPTZ(3),

    CONSTRAINT "mail_message_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "purchase_order" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "token_hash" BYTEA NOT NULL,
    "cart_id" UUID,
    "user_id" UUID,
    "locale" TEXT NOT NULL,
    "contact_name" TEXT NOT NULL,
    "contact_phone" TEXT NOT NULL,
    "contact_email" TEXT,
    "delivery_method" "delivery_method" NOT NULL,
    "commune_code" CHAR(5),
    "street" TEXT,
    "pickup_point_id" UUID,
    "payment_method" "payment_method" NOT NULL,
    "note" TEXT,
    "company_tax_code" TEXT,
    "company_name" TEXT,
    "placed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "cancelled_at" TIMESTAMPTZ(3),
    "cancel_reason" TEXT,

    CONSTRAINT "purchase_order_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "shipment" (
    "id" UUID NOT NULL,
    "order_id" UUID NOT NULL,
    "producer_id" UUID NOT NULL,
    "state" "shipment_state" NOT NULL DEFAULT 'pending',
    "fee_vnd" BIGINT NOT NULL,
    "chargeable_g" INTEGER NOT NULL,
    "carrier" TEXT,
    "tracking_number" TEXT,
    "shipped_at" TIMESTAMPTZ(3),
    "delivered_at" TIMESTAMPTZ(3),

    CONSTRAINT "shipment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "order_line" (
    "id" UUID NOT NULL,
    "order_id" UUID NOT NULL,
    "shipment_id" UUID NOT NULL,
    "product_id" UUID NOT NULL,
    "variant_id" UUID NOT NULL,
    "stock_unit_id" UUID NOT NULL,
    "sku" TEXT NOT NULL,
    "name" JSONB NOT NULL,
    "unit" JSONB NOT NULL,
    "quantity" INTEGER NOT NULL,
    "stock_quantity" INTEGER NOT NULL,
    "unit_price_vnd" BIGINT NOT NULL,
    "vat_rate_bp" INTEGER NOT NULL,
    "stars" INTEGER,
    "certificate_number" TEXT,

    CONSTRAINT "order_line_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "idempotency_key" (
    "key" TEXT NOT NULL,
    "fingerprint" BYTEA NOT NULL,
    "order_id" UUID NOT NULL,
    "response" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "idempotency_key_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "payment" (
    "id" UUID NOT NULL,
    "order_id" UUID NOT NULL,
    "method" "payment_method" NOT NULL,
    "state" "payment_state" NOT NULL,
    "amount_vnd" BIGINT NOT NULL,
    "reference" TEXT,
    "stripe_session_id" TEXT,
    "stripe_url" TEXT,
    "expires_at" TIMESTAMPTZ(3),
    "paid_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "payment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "webhook_event" (
    "id" TEXT NOT NULL,
    "provider" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "handled_at" TIMESTAMPTZ(3),
    "outcome" TEXT,

    CONSTRAINT "webhook_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "bank_credit" (
    "id" UUID NOT NULL,
    "bank_reference" TEXT NOT NULL,
    "amount_vnd" BIGINT NOT NULL,
    "content" TEXT NOT NULL,
    "credited_at" TIMESTAMPTZ(3) NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "outcome" "bank_credit_outcome" NOT NULL,
    "payment_id" UUID,

    CONSTRAINT "bank_credit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "province" (
    "code" CHAR(2) NOT NULL,
    "name" TEXT NOT NULL,
    "full_name" TEXT NOT NULL,
    "name_en" TEXT NOT NULL,

    CONSTRAINT "province_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "commune" (
    "code" CHAR(5) NOT NULL,
    "province_code" CHAR(2) NOT NULL,
    "name" TEXT NOT NULL,
    "kind" "commune_kind" NOT NULL,
    "full_name" TEXT NOT NULL,
    "folded" TEXT NOT NULL,
    "latitude" DOUBLE PRECISION,
    "longitude" DOUBLE PRECISION,

    CONSTRAINT "commune_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "former_unit" (
    "id" SERIAL NOT NULL,
    "commune_code" CHAR(5) NOT NULL,
    "name" TEXT NOT NULL,
    "district_name" TEXT NOT NULL,
    "province_name" TEXT NOT NULL,
    "folded" TEXT NOT NULL,

    CONSTRAINT "former_unit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "vat_rate" (
    "id" SERIAL NOT NULL,
    "vat_class" "vat_class" NOT NULL,
    "rate_bp" INTEGER NOT NULL,
    "valid_from" DATE NOT NULL,
    "valid_to" DATE,
    "legal_basis" TEXT NOT NULL,

    CONSTRAINT "vat_rate_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "producer" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "kind" "producer_kind" NOT NULL,
    "legal_name" TEXT NOT NULL,
    "name" JSONB NOT NULL,
    "tax_code" TEXT,
    "representative" TEXT NOT NULL,
    "phone" TEXT,
    "commune_code" CHAR(5) NOT NULL,
    "address_line" TEXT,
    "established_year" INTEGER,
    "member_count" INTEGER,
    "story" JSONB NOT NULL,
    "verification" "verification_state" NOT NULL DEFAULT 'none',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "producer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "producer_member" (
    "producer_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "role" TEXT NOT NULL,

    CONSTRAINT "producer_member_pkey" PRIMARY KEY ("producer_id","user_id")
);

-- CreateTable
CREATE TABLE "search_document" (
    "product_id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "sku" TEXT NOT NULL,
    "names" JSONB NOT NULL,
    "unit" JSONB NOT NULL,
    "price_vnd" BIGINT NOT NULL,
    "in_stock" BOOLEAN NOT NULL,
    "sector" "sector" NOT NULL,
    "set_no" INTEGER NOT NULL,
    "commune_code" CHAR(5) NOT NULL,
    "commune_name" TEXT NOT NULL,
    "producer_id" UUID NOT NULL,
    "producer_slug" TEXT NOT NULL,
    "producer_name" JSONB NOT NULL,
    "certifications" TEXT[],
    "season_months" INTEGER[],
    "stars" INTEGER,
    "stars_from" TIMESTAMPTZ(3),
    "stars_until" TIMESTAMPTZ(3),
    "sold_count" INTEGER NOT NULL,
    "published_at" TIMESTAMPTZ(3) NOT NULL,
    "picture_key" TEXT,
    "picture_tone" TEXT,
    "picture_avif" BOOLEAN NOT NULL DEFAULT false,
    "name_exact" TEXT NOT NULL,
    "name_folded" TEXT NOT NULL,
    "body_exact" TEXT NOT NULL,
    "body_folded" TEXT NOT NULL,
    "indexed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "search_document_pkey" PRIMARY KEY ("product_id")
);

-- CreateTable
CREATE TABLE "shipping_zone" (
    "province_code" CHAR(2) NOT NULL,
    "zone" TEXT NOT NULL,
    "min_days" INTEGER NOT NULL,
    "max_days" INTEGER NOT NULL,

    CONSTRAINT "shipping_zone_pkey" PRIMARY KEY ("province_code")
);

-- CreateTable
CREATE TABLE "shipping_rate" (
    "id" SERIAL NOT NULL,
    "carrier" TEXT NOT NULL,
    "zone" TEXT NOT NULL,
    "base_grams" INTEGER NOT NULL,
    "base_vnd" BIGINT NOT NULL,
    "step_grams" INTEGER NOT NULL,
    "step_vnd" BIGINT NOT NULL,
    "divisor" INTEGER NOT NULL,
    "valid_from" DATE NOT NULL,
    "valid_to" DATE,

    CONSTRAINT "shipping_rate_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "pickup_point" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "name" JSONB NOT NULL,
    "commune_code" CHAR(5) NOT NULL,
    "address_line" TEXT NOT NULL,
    "hours" JSONB NOT NULL,
    "active" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "pickup_point_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "growing_area" (
    "id" UUID NOT NULL,
    "producer_id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "scheme" TEXT NOT NULL,
    "markets" TEXT[],
    "crop" TEXT NOT NULL,
    "area_ha" DECIMAL(8,2) NOT NULL,
    "yearly_quota_kg" INTEGER,
    "commune_code" CHAR(5) NOT NULL,
    "latitude" DOUBLE PRECISION,
    "longitude" DOUBLE PRECISION,
    "status" "growing_area_status" NOT NULL DEFAULT 'active',
    "valid_from" DATE NOT NULL,
    "valid_to" DATE,

    CONSTRAINT "growing_area_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "lot" (
    "id" UUID NOT NULL,
    "product_id" UUID NOT NULL,
    "gtin" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "growing_area_id" UUID,
    "harvested_on" DATE,
    "produced_on" DATE NOT NULL,
    "best_before" DATE,
    "quantity" INTEGER NOT NULL,
    "unit" TEXT NOT NULL,
    "status" "lot_status" NOT NULL DEFAULT 'open',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "lot_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "lot_event" (
    "id" UUID NOT NULL,
    "lot_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "zone_offset" TEXT NOT NULL DEFAULT '+07:00',
    "biz_step" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "place" JSONB NOT NULL,
    "detail" JSONB NOT NULL,

    CONSTRAINT "lot_event_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "app_user_email_key" ON "app_user"("email");

-- CreateIndex
CREATE UNIQUE INDEX "session_token_hash_key" ON "session"("token_hash");

-- CreateIndex
CREATE INDEX "session_user_id_idx" ON "session"("user_id");

-- CreateIndex
CREATE INDEX "session_expires_at_idx" ON "session"("expires_at");

-- CreateIndex
CREATE INDEX "audit_entry_subject_type_subject_id_at_idx" ON "audit_entry"("subject_type", "subject_id", "at");

-- CreateIndex
CREATE INDEX "audit_entry_at_idx" ON "audit_entry"("at");

-- CreateIndex
CREATE UNIQUE INDEX "cart_token_hash_key" ON "cart"("token_hash");

-- CreateIndex
CREATE UNIQUE INDEX "cart_user_id_key" ON "cart"("user_id");

-- CreateIndex
CREATE INDEX "cart_updated_at_idx" ON "cart"("updated_at");

-- CreateIndex
CREATE INDEX "cart_line_variant_id_idx" ON "cart_line"("variant_id");

-- CreateIndex
CREATE UNIQUE INDEX "product_slug_key" ON "product"("slug");

-- CreateIndex
CREATE INDEX "product_producer_id_idx" ON "product"("producer_id");

-- CreateIndex
CREATE INDEX "product_commune_code_idx" ON "product"("commune_code");

-- CreateIndex
CREATE INDEX "product_set_no_idx" ON "product"("set_no");

-- CreateIndex
CREATE INDEX "product_state_idx" ON "product"("state");

-- CreateIndex
CREATE UNIQUE INDEX "variant_sku_key" ON "variant"("sku");

-- CreateIndex
CREATE UNIQUE INDEX "variant_gtin_key" ON "variant"("gtin");

-- CreateIndex
CREATE INDEX "variant_product_id_idx" ON "variant"("product_id");

-- CreateIndex
CREATE INDEX "variant_stock_unit_id_idx" ON "variant"("stock_unit_id");

-- CreateIndex
CREATE INDEX "picture_product_id_position_idx" ON "picture"("product_id", "position");

-- CreateIndex
CREATE INDEX "picture_producer_id_position_idx" ON "picture"("producer_id", "position");

-- CreateIndex
CREATE INDEX "picture_key_idx" ON "picture"("key");

-- CreateIndex
CREATE UNIQUE INDEX "decision_authority_number_year_key" ON "decision"("authority", "number", "year");

-- CreateIndex
CREATE UNIQUE INDEX "certificate_number_key" ON "certificate"("number");

-- CreateIndex
CREATE INDEX "certificate_producer_id_idx" ON "certificate"("producer_id");

-- CreateIndex
CREATE INDEX "certificate_expires_on_idx" ON "certificate"("expires_on");

-- CreateIndex
CREATE INDEX "certificate_link_product_id_idx" ON "certificate_link"("product_id");

-- CreateIndex
CREATE INDEX "certificate_link_certificate_id_idx" ON "certificate_link"("certificate_id");

-- CreateIndex
CREATE INDEX "quality_certificate_producer_id_idx" ON "quality_certificate"("producer_id");

-- CreateIndex
CREATE UNIQUE INDEX "quality_certificate_scheme_number_key" ON "quality_certificate"("scheme", "number");

-- CreateIndex
CREATE INDEX "quality_certificate_product_product_id_idx" ON "quality_certificate_product"("product_id");

-- CreateIndex
CREATE UNIQUE INDEX "ip_right_kind_name_key" ON "ip_right"("kind", "name");

-- CreateIndex
CREATE INDEX "ip_right_grant_product_id_idx" ON "ip_right_grant"("product_id");

-- CreateIndex
CREATE INDEX "ip_right_grant_producer_id_idx" ON "ip_right_grant"("producer_id");

-- CreateIndex
CREATE UNIQUE INDEX "ip_right_grant_ip_right_id_product_id_key" ON "ip_right_grant"("ip_right_id", "product_id");

-- CreateIndex
CREATE INDEX "recognition_product_id_idx" ON "recognition"("product_id");

-- CreateIndex
CREATE UNIQUE INDEX "recognition_kind_product_id_year_key" ON "recognition"("kind", "product_id", "year");

-- CreateIndex
CREATE INDEX "stock_unit_producer_id_idx" ON "stock_unit"("producer_id");

-- CreateIndex
CREATE INDEX "stock_movement_stock_unit_id_at_idx" ON "stock_movement"("stock_unit_id", "at");

-- CreateIndex
CREATE INDEX "stock_movement_order_id_idx" ON "stock_movement"("order_id");

-- CreateIndex
CREATE INDEX "ledger_transaction_order_id_idx" ON "ledger_transaction"("order_id");

-- CreateIndex
CREATE UNIQUE INDEX "ledger_transaction_kind_source_id_key" ON "ledger_transaction"("kind", "source_id");

-- CreateIndex
CREATE INDEX "ledger_entry_transaction_id_idx" ON "ledger_entry"("transaction_id");

-- CreateIndex
CREATE INDEX "ledger_entry_account_producer_id_idx" ON "ledger_entry"("account", "producer_id");

-- CreateIndex
CREATE INDEX "outbox_message_delivered_at_id_idx" ON "outbox_message"("delivered_at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "mail_message_dedupe_key_key" ON "mail_message"("dedupe_key");

-- CreateIndex
CREATE INDEX "mail_message_created_at_idx" ON "mail_message"("created_at");

-- CreateIndex
CREATE UNIQUE INDEX "purchase_order_code_key" ON "purchase_order"("code");

-- CreateIndex
CREATE INDEX "purchase_order_user_id_idx" ON "purchase_order"("user_id");

-- CreateIndex
CREATE INDEX "purchase_order_placed_at_idx" ON "purchase_order"("placed_at");

-- CreateIndex
CREATE INDEX "purchase_order_contact_phone_idx" ON "purchase_order"("contact_phone");

-- CreateIndex
CREATE INDEX "shipment_producer_id_state_idx" ON "shipment"("producer_id", "state");

-- CreateIndex
CREATE UNIQUE INDEX "shipment_order_id_producer_id_key" ON "shipment"("order_id", "producer_id");

-- CreateIndex
CREATE INDEX "order_line_order_id_idx" ON "order_line"("order_id");

-- CreateIndex
CREATE INDEX "order_line_shipment_id_idx" ON "order_line"("shipment_id");

-- CreateIndex
CREATE INDEX "order_line_product_id_idx" ON "order_line"("product_id");

-- CreateIndex
CREATE INDEX "order_line_variant_id_idx" ON "order_line"("variant_id");

-- CreateIndex
CREATE UNIQUE INDEX "payment_reference_key" ON "payment"("reference");

-- CreateIndex
CREATE UNIQUE INDEX "payment_stripe_session_id_key" ON "payment"("stripe_session_id");

-- CreateIndex
CREATE INDEX "payment_order_id_idx" ON "payment"("order_id");

-- CreateIndex
CREATE INDEX "payment_state_expires_at_idx" ON "payment"("state", "expires_at");

-- CreateIndex
CREATE UNIQUE INDEX "bank_credit_bank_reference_key" ON "bank_credit"("bank_reference");

-- CreateIndex
CREATE INDEX "bank_credit_payment_id_idx" ON "bank_credit"("payment_id");

-- CreateIndex
CREATE INDEX "commune_province_code_idx" ON "commune"("province_code");

-- CreateIndex
CREATE INDEX "former_unit_commune_code_idx" ON "former_unit"("commune_code");

-- CreateIndex
CREATE UNIQUE INDEX "former_unit_commune_code_name_district_name_province_name_key" ON "former_unit"("commune_code", "name", "district_name", "province_name");

-- CreateIndex
CREATE UNIQUE INDEX "producer_slug_key" ON "producer"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "producer_tax_code_key" ON "producer"("tax_code");

-- CreateIndex
CREATE INDEX "producer_commune_code_idx" ON "producer"("commune_code");

-- CreateIndex
CREATE INDEX "producer_member_user_id_idx" ON "producer_member"("user_id");

-- CreateIndex
CREATE INDEX "search_document_commune_code_idx" ON "search_document"("commune_code");

-- CreateIndex
CREATE INDEX "search_document_producer_id_idx" ON "search_document"("producer_id");

-- CreateIndex
CREATE UNIQUE INDEX "pickup_point_code_key" ON "pickup_point"("code");

-- CreateIndex
CREATE UNIQUE INDEX "growing_area_code_key" ON "growing_area"("code");

-- CreateIndex
CREATE INDEX "growing_area_producer_id_idx" ON "growing_area"("producer_id");

-- CreateIndex
CREATE INDEX "lot_product_id_status_idx" ON "lot"("product_id", "status");

-- CreateIndex
CREATE UNIQUE INDEX "lot_gtin_code_key" ON "lot"("gtin", "code");

-- CreateIndex
CREATE INDEX "lot_event_lot_id_at_idx" ON "lot_event"("lot_id", "at");

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "cart_line" ADD CONSTRAINT "cart_line_cart_id_fkey" FOREIGN KEY ("cart_id") REFERENCES "cart"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "cart_line" ADD CONSTRAINT "cart_line_variant_id_fkey" FOREIGN KEY ("variant_id") REFERENCES "variant"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "product" ADD CONSTRAINT "product_producer_id_fkey" FOREIGN KEY ("producer_id") REFERENCES "producer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "product" ADD CONSTRAINT "product_commune_code_fkey" FOREIGN KEY ("commune_code") REFERENCES "commune"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "product" ADD CONSTRAINT "product_set_no_fkey" FOREIGN KEY ("set_no") REFERENCES "product_set"("no") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "variant" ADD CONSTRAINT "variant_product_id_fkey" FOREIGN KEY ("product_id") REFERENCES "product"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "variant" ADD CONSTRAINT "variant_stock_unit_id_fkey" FOREIGN KEY ("stock_unit_id") REFERENCES "stock_unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "picture" ADD CONSTRAINT "picture_product_id_fkey" FOREIGN KEY ("product_id") REFERENCES "product"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "picture" ADD CONSTRAINT "picture_producer_id_fkey" FOREIGN KEY ("producer_id") REFERENCES "producer"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "certificate" ADD CONSTRAINT "certificate_decision_id_fkey" FOREIGN KEY ("decision_id") REFERENCES "decision"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "certificate" ADD CONSTRAINT "certificate_producer_id_fkey" FOREIGN KEY ("producer_id") REFERENCES "producer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "certificate" ADD CONSTRAINT "certificate_set_no_fkey" FOREIGN KEY ("set_no") REFERENCES "product_set"("no") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "certificate_link" ADD CONSTRAINT "certificate_link_certificate_id_fkey" FOREIGN KEY ("certificate_id") REFERENCES "certificate"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "certificate_link" ADD CONSTRAINT "certificate_link_product_id_fkey" FOREIGN KEY ("product_id") REFERENCES "product"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "quality_certificate" ADD CONSTRAINT "quality_certificate_producer_id_fkey" FOREIGN KEY ("producer_id") REFERENCES "producer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "quality_certificate_product" ADD CONSTRAINT "quality_certificate_product_quality_certificate_id_fkey" FOREIGN KEY ("quality_certificate_id") REFERENCES "quality_certificate"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "quality_certificate_product" ADD CONSTRAINT "quality_certificate_product_product_id_fkey" FOREIGN KEY ("product_id") REFERENCES "product"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ip_right_grant" ADD CONSTRAINT "ip_right_grant_ip_right_id_fkey" FOREIGN KEY ("ip_right_id") REFERENCES "ip_right"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ip_right_grant" ADD CONSTRAINT "ip_right_grant_producer_id_fkey" FOREIGN KEY ("producer_id") REFERENCES "producer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ip_right_grant" ADD CONSTRAINT "ip_right_grant_product_id_fkey" FOREIGN KEY ("product_id") REFERENCES "product"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "recognition" ADD CONSTRAINT "recognition_product_id_fkey" FOREIGN KEY ("product_id") REFERENCES "product"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "stock_unit" ADD CONSTRAINT "stock_unit_producer_id_fkey" FOREIGN KEY ("producer_id") REFERENCES "producer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "stock_movement" ADD CONSTRAINT "stock_movement_stock_unit_id_fkey" FOREIGN KEY ("stock_unit_id") REFERENCES "stock_unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ledger_entry" ADD CONSTRAINT "ledger_entry_transaction_id_fkey" FOREIGN KEY ("transaction_id") REFERENCES "ledger_transaction"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "purchase_order" ADD CONSTRAINT "purchase_order_commune_code_fkey" FOREIGN KEY ("commune_code") REFERENCES "commune"("code") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "purchase_order" ADD CONSTRAINT "purchase_order_pickup_point_id_fkey" FOREIGN KEY ("pickup_point_id") REFERENCES "pickup_point"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "shipment" ADD CONSTRAINT "shipment_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "purchase_order"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "shipment" ADD CONSTRAINT "shipment_producer_id_fkey" FOREIGN KEY ("producer_id") REFERENCES "producer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "order_line" ADD CONSTRAINT "order_line_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "purchase_order"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "order_line" ADD CONSTRAINT "order_line_shipment_id_fkey" FOREIGN KEY ("shipment_id") REFERENCES "shipment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "order_line" ADD CONSTRAINT "order_line_product_id_fkey" FOREIGN KEY ("product_id") REFERENCES "product"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "order_line" ADD CONSTRAINT "order_line_variant_id_fkey" FOREIGN KEY ("variant_id") REFERENCES "variant"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payment" ADD CONSTRAINT "payment_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "purchase_order"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "bank_credit" ADD CONSTRAINT "bank_credit_payment_id_fkey" FOREIGN KEY ("payment_id") REFERENCES "payment"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "commune" ADD CONSTRAINT "commune_province_code_fkey" FOREIGN KEY ("province_code") REFERENCES "province"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "former_unit" ADD CONSTRAINT "former_unit_commune_code_fkey" FOREIGN KEY ("commune_code") REFERENCES "commune"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "producer" ADD CONSTRAINT "producer_commune_code_fkey" FOREIGN KEY ("commune_code") REFERENCES "commune"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "producer_member" ADD CONSTRAINT "producer_member_producer_id_fkey" FOREIGN KEY ("producer_id") REFERENCES "producer"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "shipping_zone" ADD CONSTRAINT "shipping_zone_province_code_fkey" FOREIGN KEY ("province_code") REFERENCES "province"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pickup_point" ADD CONSTRAINT "pickup_point_commune_code_fkey" FOREIGN KEY ("commune_code") REFERENCES "commune"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "growing_area" ADD CONSTRAINT "growing_area_producer_id_fkey" FOREIGN KEY ("producer_id") REFERENCES "producer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "growing_area" ADD CONSTRAINT "growing_area_commune_code_fkey" FOREIGN KEY ("commune_code") REFERENCES "commune"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lot" ADD CONSTRAINT "lot_product_id_fkey" FOREIGN KEY ("product_id") REFERENCES "product"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lot" ADD CONSTRAINT "lot_growing_area_id_fkey" FOREIGN KEY ("growing_area_id") REFERENCES "growing_area"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lot_event" ADD CONSTRAINT "lot_event_lot_id_fkey" FOREIGN KEY ("lot_id") REFERENCES "lot"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

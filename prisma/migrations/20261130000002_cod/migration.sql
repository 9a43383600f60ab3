-- Cash on delivery to the last đồng: states and tables. New values of a type cannot be named where they are made, so what asks for
-- them stands in the migrations after this one.

-- AlterEnum
ALTER TYPE "shipment_state" ADD VALUE 'refused';
ALTER TYPE "shipment_state" ADD VALUE 'returned';

-- AlterEnum
ALTER TYPE "bank_credit_outcome" ADD VALUE 'remittance';

-- CreateTable
CREATE TABLE "carrier_term" (
    "id" SERIAL NOT NULL,
    "carrier" TEXT,
    "days" INTEGER NOT NULL,
    "valid_from" DATE NOT NULL,
    "valid_to" DATE,

    CONSTRAINT "carrier_term_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "remittance" (
    "id" UUID NOT NULL,
    "carrier" TEXT NOT NULL,
    "bank_reference" TEXT NOT NULL,
    "total_vnd" BIGINT NOT NULL,
    "received_on" DATE NOT NULL,
    "file_name" TEXT NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_by" UUID NOT NULL,

    CONSTRAINT "remittance_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "remittance_row" (
    "id" UUID NOT NULL,
    "remittance_id" UUID NOT NULL,
    "line" INTEGER NOT NULL,
    "shipment_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "collected_vnd" BIGINT NOT NULL,
    "stated_vnd" BIGINT NOT NULL,
    "fee_vnd" BIGINT NOT NULL,
    "remitted_vnd" BIGINT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "remittance_row_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "cod_write_off" (
    "id" UUID NOT NULL,
    "shipment_id" UUID NOT NULL,
    "amount_vnd" BIGINT NOT NULL,
    "state" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "asked_by" UUID NOT NULL,
    "judged_at" TIMESTAMPTZ(3),
    "judged_by" UUID,
    "answer" TEXT,

    CONSTRAINT "cod_write_off_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "remittance_bank_reference_key" ON "remittance"("bank_reference");

-- CreateIndex
CREATE UNIQUE INDEX "remittance_row_remittance_id_shipment_id_key" ON "remittance_row"("remittance_id", "shipment_id");

-- CreateIndex
CREATE INDEX "remittance_row_shipment_id_idx" ON "remittance_row"("shipment_id");

-- CreateIndex
CREATE INDEX "cod_write_off_shipment_id_idx" ON "cod_write_off"("shipment_id");

-- AddForeignKey
ALTER TABLE "remittance_row" ADD CONSTRAINT "remittance_row_remittance_id_fkey" FOREIGN KEY ("remittance_id") REFERENCES "remittance"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

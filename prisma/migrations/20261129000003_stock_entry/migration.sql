-- A change of price and stock that a device kept while there was no signal is written once, however often it is sent.
CREATE TABLE "stock_entry" (
    "producer_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "saved" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "stock_entry_pkey" PRIMARY KEY ("producer_id","id")
);

CREATE INDEX "stock_entry_at_idx" ON "stock_entry"("at");

ALTER TABLE "stock_entry" ADD CONSTRAINT "stock_entry_producer_id_fkey" FOREIGN KEY ("producer_id") REFERENCES "producer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

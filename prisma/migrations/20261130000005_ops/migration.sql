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

-- What of a stock unit is spoken for, in its units: ordered and still in the house (and of that not paid yet), lying in carts of
-- the last day (which keep nothing back), and offered to who waited for a harvest.
CREATE FUNCTION stock_held(p_unit uuid) RETURNS TABLE (ordered integer, unpaid integer, carts integer, offered integer) LANGUAGE sql STABLE AS $$
  SELECT coalesce(sum(l.stock_quantity), 0)::integer,
    coalesce(sum(l.stock_quantity) FILTER (WHERE (SELECT y.state FROM payment AS y WHERE y.order_id = l.order_id ORDER BY y.created_at DESC LIMIT 1) = 'awaiting'), 0)::integer,
    (SELECT coalesce(sum(c.quantity * v.units_per_sale), 0)::integer FROM cart_line AS c JOIN variant AS v ON v.id = c.variant_id JOIN cart AS k ON k.id = c.cart_id
      WHERE v.stock_unit_id = p_unit AND takes_stock(v.sale_mode) AND k.updated_at > now() - interval '1 day'),
    (SELECT coalesce(sum(w.quantity * v.units_per_sale), 0)::integer FROM waiting_place AS w JOIN harvest AS h ON h.id = w.harvest_id JOIN variant AS v ON v.id = h.variant_id WHERE v.stock_unit_id = p_unit AND w.state = 'offered')
  FROM order_line AS l JOIN shipment AS s ON s.id = l.shipment_id JOIN purchase_order AS o ON o.id = l.order_id
  WHERE l.stock_unit_id = p_unit AND takes_stock(l.sale_mode) AND o.cancelled_at IS NULL AND s.state IN ('pending', 'confirmed')
$$;

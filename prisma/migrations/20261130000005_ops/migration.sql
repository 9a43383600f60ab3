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

-- CreateTable
CREATE TABLE "parcel_notice" (
    "id" UUID NOT NULL,
    "producer_id" UUID NOT NULL,
    "occasion" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "shipment_ids" UUID[],
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "parcel_notice_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "parcel_notice_producer_id_occasion_key_key" ON "parcel_notice"("producer_id", "occasion", "key");

-- AddForeignKey
ALTER TABLE "parcel_notice" ADD CONSTRAINT "parcel_notice_producer_id_fkey" FOREIGN KEY ("producer_id") REFERENCES "producer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

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

ALTER TABLE parcel_notice
  ADD CONSTRAINT parcel_notice_occasion CHECK (occasion IN ('confirm', 'ship', 'delivered', 'reminder')),
  ADD CONSTRAINT parcel_notice_names CHECK (cardinality(shipment_ids) > 0);

-- What nobody did by hand was done by the shop: a row of the trail that names no person says so.
CREATE FUNCTION nobody_is_the_system() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.actor_kind := 'system';
  RETURN NEW;
END $$;
CREATE TRIGGER nobody_is_the_system BEFORE INSERT ON audit_entry FOR EACH ROW
  WHEN (NEW.actor_kind = 'user' AND NEW.actor_user_id IS NULL) EXECUTE FUNCTION nobody_is_the_system();

-- The moment a day begins in Vietnam.
CREATE FUNCTION local_midnight(p_day date) RETURNS timestamptz LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT p_day::timestamp AT TIME ZONE 'Asia/Ho_Chi_Minh'
$$;

-- When the terms of each parcel under way are over, by the terms of the day its order was placed on (order-terms.ts hands them in).
-- A parcel that nobody has paid for has no row (its order's time to pay is another clock), nor has one older than all terms.
CREATE FUNCTION parcel_clock(p_terms jsonb) RETURNS TABLE (
  shipment_id uuid, order_id uuid, producer_id uuid, state shipment_state, leave_by date, remind_confirm_at timestamptz, cancel_unconfirmed_at timestamptz,
  remind_ship_at timestamptz, buyer_may_cancel_at timestamptz, cancel_unshipped_at timestamptz, ask_delivered_at timestamptz, complete_at timestamptz
) LANGUAGE sql STABLE AS $$
  SELECT s.id, s.order_id, s.producer_id, s.state, d.leave_by,
    d.base + make_interval(hours => t."remindConfirmHours"), d.base + make_interval(hours => t."cancelUnconfirmedHours"),
    local_midnight(d.leave_by + 1), local_midnight(d.leave_by + t."buyerCancelDays" + 1), local_midnight(d.leave_by + t."cancelUnshippedDays" + 1),
    local_midnight(d.arrive_by + t."askDeliveredDays" + 1), local_midnight(d.arrive_by + t."completeDays" + 1)
  FROM shipment AS s JOIN purchase_order AS o ON o.id = s.order_id
  JOIN LATERAL (SELECT y.state, CASE WHEN y.state = 'paid' THEN coalesce(y.paid_at, y.created_at) ELSE y.created_at END AS since
    FROM payment AS y WHERE y.order_id = o.id ORDER BY y.created_at DESC LIMIT 1) AS y ON y.state IN ('paid', 'due_on_delivery')
  JOIN LATERAL (SELECT * FROM jsonb_to_recordset(p_terms) AS t("from" date, "remindConfirmHours" int, "cancelUnconfirmedHours" int, "shipDays" int, "buyerCancelDays" int,
    "cancelUnshippedDays" int, "transitDays" int, "askDeliveredDays" int, "completeDays" int) WHERE t."from" <= local_day(o.placed_at) ORDER BY t."from" DESC LIMIT 1) AS t ON true
  JOIN LATERAL (SELECT l.leave_by, greatest(y.since, local_midnight(l.leave_by - t."shipDays")) AS base, local_day(s.shipped_at) + coalesce(s.max_days, t."transitDays") AS arrive_by
    FROM (SELECT coalesce(s.ship_by, local_day(y.since) + t."shipDays") AS leave_by) AS l) AS d ON true
  WHERE s.state IN ('pending', 'confirmed', 'shipped') AND o.cancelled_at IS NULL
$$;

-- Calls one of the functions that move orders for each argument, each in a transaction of its own: one that fails or waits holds
-- none of the others. Answers one object a call, in their order; {"kind": "failed"} with the error where a call raised one.
CREATE PROCEDURE each_by_itself(p_function text, p_calls jsonb, INOUT answers jsonb) LANGUAGE plpgsql AS $$
DECLARE
  argument jsonb;
  answer jsonb;
BEGIN
  answers := '[]';
  FOR argument IN SELECT value FROM jsonb_array_elements(p_calls) LOOP
    BEGIN
      IF p_function = 'cancel_lines' THEN answer := cancel_lines(argument);
      ELSIF p_function = 'advance_shipment' THEN answer := advance_shipment(argument);
      ELSE RAISE EXCEPTION 'each_by_itself does not call %', p_function;
      END IF;
    EXCEPTION WHEN OTHERS THEN answer := jsonb_build_object('kind', 'failed', 'error', SQLERRM);
    END;
    answers := answers || jsonb_build_array(answer);
    COMMIT;
  END LOOP;
END $$;

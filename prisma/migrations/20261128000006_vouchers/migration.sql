-- Producers' own vouchers: limits exact under any rush, and each discount names who pays for it.

-- CreateTable
CREATE TABLE "voucher" (
    "id" UUID NOT NULL,
    "producer_id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "percent_bp" INTEGER,
    "amount_vnd" BIGINT,
    "most_vnd" BIGINT,
    "minimum_vnd" BIGINT NOT NULL DEFAULT 0,
    "valid_from" DATE NOT NULL,
    "valid_to" DATE NOT NULL,
    "total_limit" INTEGER NOT NULL,
    "per_buyer_limit" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by" UUID NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "voucher_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "order_discount" (
    "id" UUID NOT NULL,
    "order_id" UUID NOT NULL,
    "shipment_id" UUID NOT NULL,
    "voucher_id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "payer" TEXT NOT NULL,
    "amount_vnd" BIGINT NOT NULL,

    CONSTRAINT "order_discount_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "voucher_code_key" ON "voucher"("code");

-- CreateIndex
CREATE INDEX "voucher_producer_id_idx" ON "voucher"("producer_id");

-- CreateIndex
CREATE UNIQUE INDEX "order_discount_order_id_key" ON "order_discount"("order_id");

-- CreateIndex
CREATE INDEX "order_discount_shipment_id_idx" ON "order_discount"("shipment_id");

-- CreateIndex
CREATE INDEX "order_discount_voucher_id_idx" ON "order_discount"("voucher_id");

-- ---------------------------------------------------------------- what the language of the schema cannot say
ALTER TABLE voucher
  ADD CONSTRAINT voucher_of_producer FOREIGN KEY (producer_id) REFERENCES producer (id),
  ADD CONSTRAINT voucher_code CHECK (code ~ '^[0-9A-Z]{4,20}$'),
  -- Half the price is the most that the rules on promotions allow.
  ADD CONSTRAINT voucher_worth CHECK (num_nonnulls(percent_bp, amount_vnd) = 1 AND percent_bp BETWEEN 100 AND 5000 AND amount_vnd > 0 AND most_vnd > 0),
  ADD CONSTRAINT voucher_minimum CHECK (minimum_vnd >= 0),
  ADD CONSTRAINT voucher_days CHECK (valid_to >= valid_from),
  ADD CONSTRAINT voucher_limits CHECK (total_limit > 0 AND per_buyer_limit > 0);
ALTER TABLE order_discount
  ADD CONSTRAINT order_discount_order FOREIGN KEY (order_id) REFERENCES purchase_order (id),
  ADD CONSTRAINT order_discount_parcel FOREIGN KEY (shipment_id) REFERENCES shipment (id),
  ADD CONSTRAINT order_discount_voucher FOREIGN KEY (voucher_id) REFERENCES voucher (id),
  ADD CONSTRAINT order_discount_amount CHECK (amount_vnd > 0),
  ADD CONSTRAINT order_discount_payer CHECK (payer IN ('producer'));
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON order_discount FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- How often a voucher counts as used, by one phone number or by all. Orders that were called off give it back.
CREATE FUNCTION voucher_uses(p_voucher uuid, p_phone text DEFAULT NULL) RETURNS integer LANGUAGE sql STABLE AS $$
  SELECT count(*)::integer FROM order_discount AS d JOIN purchase_order AS o ON o.id = d.order_id
  WHERE d.voucher_id = p_voucher AND o.cancelled_at IS NULL AND (p_phone IS NULL OR o.contact_phone = p_phone)
$$;

-- Whoever writes a discount, the limits hold: the voucher is locked, then its uses are counted.
CREATE FUNCTION voucher_limits_hold() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE v voucher;
BEGIN
  SELECT * INTO v FROM voucher WHERE id = NEW.voucher_id FOR UPDATE;
  IF voucher_uses(v.id) > v.total_limit OR voucher_uses(v.id, (SELECT contact_phone FROM purchase_order WHERE id = NEW.order_id)) > v.per_buyer_limit THEN
    RAISE EXCEPTION 'voucher % is used up', v.code USING ERRCODE = 'check_violation', CONSTRAINT = 'voucher_limits_hold';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER limits_hold AFTER INSERT ON order_discount FOR EACH ROW EXECUTE FUNCTION voucher_limits_hold();

-- What a voucher takes off a cart today: {kind: discount, voucherId, producerId, code, discount}, or why it does not: unknown,
-- not_yet, over, nothing (no goods of this producer), minimum, used_up, own_limit. Spirits are never counted; what is sold by
-- weight neither, for its price is known only once it is weighed. At most half of the goods.
CREATE FUNCTION voucher_quote(p_cart uuid, p_code text, p_phone text, p_day date) RETURNS jsonb LANGUAGE plpgsql STABLE AS $$
DECLARE
  v voucher;
  goods bigint;
BEGIN
  SELECT * INTO v FROM voucher WHERE code = upper(p_code) AND ended_at IS NULL;
  IF NOT FOUND THEN RETURN jsonb_build_object('kind', 'unknown'); END IF;
  IF p_day < v.valid_from THEN RETURN jsonb_build_object('kind', 'not_yet', 'day', v.valid_from); END IF;
  IF p_day > v.valid_to THEN RETURN jsonb_build_object('kind', 'over', 'day', v.valid_to); END IF;
  SELECT coalesce(sum(a.price_vnd * l.quantity), 0) INTO goods
    FROM cart_line AS l JOIN variant AS a ON a.id = l.variant_id JOIN product AS p ON p.id = a.product_id
    WHERE l.cart_id = p_cart AND p.producer_id = v.producer_id AND coalesce(p.abv_bp, 0) < 1500 AND a.sale_mode <> 'by_weight';
  IF goods < 2 THEN RETURN jsonb_build_object('kind', 'nothing'); END IF;
  IF goods < v.minimum_vnd THEN RETURN jsonb_build_object('kind', 'minimum', 'minimum', v.minimum_vnd); END IF;
  IF voucher_uses(v.id) >= v.total_limit THEN RETURN jsonb_build_object('kind', 'used_up'); END IF;
  IF p_phone IS NOT NULL AND voucher_uses(v.id, p_phone) >= v.per_buyer_limit THEN RETURN jsonb_build_object('kind', 'own_limit'); END IF;
  RETURN jsonb_build_object('kind', 'discount', 'voucherId', v.id, 'producerId', v.producer_id, 'code', v.code,
    'discount', greatest(1, least(coalesce(v.amount_vnd, goods * v.percent_bp / 10000), v.most_vnd, goods / 2)));
END $$;

CREATE OR REPLACE FUNCTION shipment_discount(p_shipment uuid) RETURNS bigint LANGUAGE sql STABLE AS $$
  SELECT coalesce(sum(amount_vnd), 0)::bigint FROM order_discount WHERE shipment_id = p_shipment
$$;

-- As before, less what a voucher took off; the producer bears it.
CREATE OR REPLACE FUNCTION order_entries(p_order uuid) RETURNS TABLE (account text, producer_id uuid, amount bigint) LANGUAGE sql STABLE AS $$
  SELECT 'buyer_receivable', NULL::uuid, goods_vnd + shipping_vnd - (SELECT coalesce(sum(d.amount_vnd), 0)::bigint FROM order_discount AS d WHERE d.order_id = p_order)
    FROM order_total WHERE order_id = p_order
  UNION ALL
  SELECT 'producer_payable', s.producer_id, shipment_discount(s.id) - sum(line_total(l))::bigint
    FROM order_line AS l JOIN shipment AS s ON s.id = l.shipment_id WHERE l.order_id = p_order GROUP BY s.id, s.producer_id
  UNION ALL
  SELECT 'shipping_payable', s.producer_id, -s.fee_vnd FROM shipment AS s WHERE s.order_id = p_order AND s.fee_vnd > 0
$$;

-- As before; and what a voucher takes off: {voucher, discount}. The voucher is locked until the order stands, so that of many
-- at once no more than its limits allow succeed. A key that has made its order answers as it did, whatever became of the
-- voucher. Refused as {kind: voucher, why}; `price_changed` when it takes off something else than the buyer saw.
CREATE OR REPLACE FUNCTION place_order(p jsonb) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  refusal jsonb;
  quote jsonb;
  answer jsonb;
  taken_off bigint;
  made jsonb;
BEGIN
  IF p ->> 'payment' = 'cod' THEN
    refusal := cod_refusal(p ->> 'contactPhone', (p ->> 'total')::bigint, p -> 'codLimit');
    IF refusal IS NOT NULL AND NOT EXISTS (SELECT 1 FROM idempotency_key WHERE key = p ->> 'key') THEN RETURN refusal; END IF;
  END IF;
  IF p ->> 'voucher' IS NULL THEN RETURN write_order(p); END IF;

  PERFORM 1 FROM voucher WHERE code = upper(p ->> 'voucher') FOR UPDATE;
  IF EXISTS (SELECT 1 FROM idempotency_key WHERE key = p ->> 'key') THEN RETURN write_order(p); END IF;
  quote := voucher_quote((p ->> 'cartId')::uuid, p ->> 'voucher', p ->> 'contactPhone', local_day(now()));
  IF quote ->> 'kind' <> 'discount' THEN RETURN jsonb_build_object('kind', 'voucher', 'why', quote - 'kind' || jsonb_build_object('kind', quote ->> 'kind')); END IF;
  taken_off := (quote ->> 'discount')::bigint;
  IF taken_off <> (p ->> 'discount')::bigint THEN RETURN jsonb_build_object('kind', 'price_changed', 'lines', '[]'::jsonb); END IF;
  answer := write_order(p);
  IF answer ->> 'kind' <> 'placed' OR answer -> 'order' ->> 'orderId' <> p ->> 'orderId' THEN RETURN answer; END IF;

  INSERT INTO order_discount (id, order_id, shipment_id, voucher_id, code, payer, amount_vnd)
    SELECT new_id(), s.order_id, s.id, (quote ->> 'voucherId')::uuid, quote ->> 'code', 'producer', taken_off
    FROM shipment AS s WHERE s.order_id = (p ->> 'orderId')::uuid AND s.producer_id = (quote ->> 'producerId')::uuid;
  UPDATE payment SET amount_vnd = amount_vnd - taken_off WHERE id = (p ->> 'paymentId')::uuid;
  PERFORM post_ledger('order_discounted', p ->> 'orderId', (p ->> 'orderId')::uuid, jsonb_build_array(
    jsonb_build_object('account', 'producer_payable', 'producerId', quote ->> 'producerId', 'amount', taken_off),
    jsonb_build_object('account', 'buyer_receivable', 'amount', -taken_off)));
  made := answer -> 'order';
  made := made || jsonb_build_object('total', (made ->> 'total')::bigint - taken_off,
    'payment', (made -> 'payment') || jsonb_build_object('amount', (made -> 'payment' ->> 'amount')::bigint - taken_off),
    'discounts', jsonb_build_array(jsonb_build_object('code', quote ->> 'code', 'payer', 'producer', 'amount', taken_off)));
  UPDATE idempotency_key SET response = made WHERE key = p ->> 'key';
  RETURN jsonb_build_object('kind', 'placed', 'order', made);
END $$;

-- Money that came late takes the order up again only while its voucher may still be used.
ALTER FUNCTION retake_order(uuid) RENAME TO retake_goods;
CREATE FUNCTION retake_order(p_order uuid) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE v voucher;
BEGIN
  SELECT a.* INTO v FROM voucher AS a JOIN order_discount AS d ON d.voucher_id = a.id WHERE d.order_id = p_order FOR UPDATE OF a;
  IF FOUND AND (voucher_uses(v.id) >= v.total_limit OR voucher_uses(v.id, (SELECT contact_phone FROM purchase_order WHERE id = p_order)) >= v.per_buyer_limit) THEN
    RETURN false;
  END IF;
  RETURN retake_goods(p_order);
END $$;

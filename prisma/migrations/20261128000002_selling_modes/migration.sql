-- Ways of selling beside the shelf: made to order with a lead time, and by weight with what was ordered, packed and charged
-- kept apart. (Pre-order by harvest follows in 20261128000002b.)

-- CreateEnum
CREATE TYPE "sale_mode" AS ENUM ('stock', 'made_to_order', 'by_weight', 'preorder');

-- AlterTable
ALTER TABLE "variant" ADD COLUMN "sale_mode" "sale_mode" NOT NULL DEFAULT 'stock',
ADD COLUMN "lead_days" INTEGER,
ADD COLUMN "weekly_capacity" INTEGER,
ADD COLUMN "weight_margin_bp" INTEGER;

-- AlterTable
ALTER TABLE "order_line" ADD COLUMN "sale_mode" "sale_mode" NOT NULL DEFAULT 'stock',
ADD COLUMN "ordered_g" INTEGER,
ADD COLUMN "margin_bp" INTEGER,
ADD COLUMN "packed_g" INTEGER,
ADD COLUMN "charged_vnd" BIGINT;

-- AlterTable
ALTER TABLE "shipment" ADD COLUMN "ship_by" DATE,
ADD COLUMN "weighings" INTEGER NOT NULL DEFAULT 0;

-- ---------------------------------------------------------------- what the tables promise by themselves
ALTER TABLE variant
  ADD CONSTRAINT variant_lead_days CHECK ((sale_mode = 'made_to_order') = (lead_days IS NOT NULL) AND lead_days BETWEEN 1 AND 180),
  ADD CONSTRAINT variant_weekly_capacity CHECK (weekly_capacity IS NULL OR (sale_mode = 'made_to_order' AND weekly_capacity BETWEEN 1 AND 9999)),
  ADD CONSTRAINT variant_weight_margin CHECK ((sale_mode = 'by_weight') = (weight_margin_bp IS NOT NULL)
    AND (weight_margin_bp IS NULL OR (weight_margin_bp BETWEEN 0 AND 2000 AND net_weight_g > 0)));
ALTER TABLE order_line
  ADD CONSTRAINT order_line_by_weight CHECK ((sale_mode = 'by_weight') = (ordered_g IS NOT NULL) AND num_nonnulls(ordered_g, margin_bp) IN (0, 2)
    AND ordered_g > 0 AND margin_bp BETWEEN 0 AND 2000),
  ADD CONSTRAINT order_line_weighed CHECK (num_nonnulls(packed_g, charged_vnd) IN (0, 2) AND (packed_g IS NULL OR ordered_g IS NOT NULL)
    AND packed_g > 0 AND charged_vnd > 0);
ALTER TABLE shipment ADD CONSTRAINT shipment_weighings CHECK (weighings >= 0);

-- ---------------------------------------------------------------- how many may be sold
-- Whether a way of selling takes from the shelf; the others take from a capacity or from a harvest.
CREATE FUNCTION takes_stock(mode sale_mode) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT mode IN ('stock', 'by_weight')
$$;

-- The first moment of the week (Monday, Vietnam) that a moment lies in.
CREATE FUNCTION local_week(at timestamptz) RETURNS timestamptz LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT date_trunc('week', at AT TIME ZONE 'Asia/Ho_Chi_Minh') AT TIME ZONE 'Asia/Ho_Chi_Minh'
$$;

-- How many units a variant that takes no stock may still be sold: what its capacity leaves of the week of `at`, which is
-- the week in which an order is placed.
CREATE FUNCTION booked_units(p_variant uuid, at timestamptz DEFAULT now()) RETURNS integer LANGUAGE sql STABLE AS $$
  SELECT v.units_per_sale * CASE WHEN v.sale_mode <> 'made_to_order' THEN 0 WHEN v.weekly_capacity IS NULL THEN 999
    ELSE greatest(0, v.weekly_capacity - (
      SELECT coalesce(sum(l.quantity), 0)::integer FROM order_line AS l JOIN purchase_order AS o ON o.id = l.order_id
      WHERE l.variant_id = v.id AND l.sale_mode = 'made_to_order' AND o.cancelled_at IS NULL
        AND o.placed_at >= local_week(at) AND o.placed_at < local_week(at) + interval '7 days')) END
  FROM variant AS v WHERE v.id = p_variant
$$;

-- How many units of a variant are held for a cart and for nobody else. Nothing yet: harvests (20261128000002b) hold some.
CREATE FUNCTION held_units(p_cart uuid, p_variant uuid) RETURNS integer LANGUAGE sql STABLE AS $$
  SELECT 0
$$;

-- How many units may be sold now, whatever the way of selling: the one answer of cart, order, pages and search. With a cart,
-- to that cart.
CREATE FUNCTION free_units(mode sale_mode, available integer, p_variant uuid, p_cart uuid DEFAULT NULL) RETURNS integer LANGUAGE sql STABLE AS $$
  SELECT CASE WHEN takes_stock(mode) THEN available ELSE booked_units(p_variant) + held_units(p_cart, p_variant) END
$$;

-- What lines must share: a shelf, or what one variant alone is made of.
CREATE FUNCTION stock_pool(mode sale_mode, stock_unit uuid, p_variant uuid) RETURNS uuid LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE WHEN takes_stock(mode) THEN stock_unit ELSE p_variant END
$$;

-- The last day on which a variant ordered on a day leaves its producer; NULL for what stands on the shelf.
CREATE FUNCTION promised_day(v variant, ordered_on date) RETURNS date LANGUAGE sql STABLE AS $$
  SELECT CASE WHEN v.sale_mode = 'made_to_order' THEN ordered_on + v.lead_days END
$$;

-- ---------------------------------------------------------------- what a line costs
-- The one sum of a line: what was charged once it has been weighed, before that what was ordered.
CREATE FUNCTION line_total(l order_line) RETURNS bigint LANGUAGE sql IMMUTABLE AS $$
  SELECT coalesce(l.charged_vnd, l.unit_price_vnd * l.quantity)
$$;

-- The rule of goods sold by weight, here and nowhere else: what was packed is charged, up to the agreed margin over what
-- was ordered and no further; under it, what was packed. Who has paid already never pays more than that.
CREATE FUNCTION weight_charge(ordered_vnd bigint, ordered_g integer, packed_g integer, margin_bp integer, prepaid boolean) RETURNS bigint
LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE WHEN prepaid THEN least(charge, ordered_vnd) ELSE charge END
  FROM (SELECT round(ordered_vnd * least(packed_g, floor(ordered_g * (10000 + margin_bp)::numeric / 10000)) / ordered_g)::bigint AS charge) AS full_price
$$;

CREATE OR REPLACE VIEW order_total AS
SELECT o.id AS order_id,
       (SELECT coalesce(sum(line_total(l)), 0)::bigint FROM order_line AS l WHERE l.order_id = o.id) AS goods_vnd,
       (SELECT coalesce(sum(s.fee_vnd), 0)::bigint FROM shipment AS s WHERE s.order_id = o.id) AS shipping_vnd
FROM purchase_order AS o;

-- What an order owes to whom: the buyer the whole, each producer its goods, the carriers their fees. Sums to zero.
CREATE OR REPLACE FUNCTION order_entries(p_order uuid) RETURNS TABLE (account text, producer_id uuid, amount bigint) LANGUAGE sql STABLE AS $$
  SELECT 'buyer_receivable', NULL::uuid, goods_vnd + shipping_vnd FROM order_total WHERE order_id = p_order
  UNION ALL
  SELECT 'producer_payable', s.producer_id, -sum(line_total(l))::bigint
    FROM order_line AS l JOIN shipment AS s ON s.id = l.shipment_id WHERE l.order_id = p_order GROUP BY s.producer_id
  UNION ALL
  SELECT 'shipping_payable', s.producer_id, -s.fee_vnd FROM shipment AS s WHERE s.order_id = p_order AND s.fee_vnd > 0
$$;

-- ---------------------------------------------------------------- carts
-- Everything a cart shows and a quote needs, with today's prices; NULL when there is no such cart.
CREATE OR REPLACE FUNCTION cart_snapshot(p_cart uuid) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  today date := local_day(now());
  result jsonb;
BEGIN
  SELECT jsonb_build_object('id', c.id, 'version', c.version,
    'lines', coalesce((
      SELECT jsonb_agg(jsonb_build_object(
        'sku', v.sku, 'variantId', v.id, 'productId', p.id, 'slug', p.slug, 'name', p.name, 'variantName', v.name, 'unit', v.unit,
        'quantity', l.quantity, 'price', v.price_vnd, 'min', v.min_quantity, 'max', v.max_quantity,
        'stockUnitId', stock_pool(v.sale_mode, v.stock_unit_id, v.id), 'unitsPerSale', v.units_per_sale,
        'available', free_units(v.sale_mode, s.available, v.id, c.id), 'mode', v.sale_mode, 'leadDays', v.lead_days, 'marginBp', v.weight_margin_bp, 'netWeightG', v.net_weight_g,
        'window', CASE WHEN v.sale_mode = 'preorder' THEN (SELECT jsonb_build_object('from', h.from_day, 'to', h.to_day) FROM harvest_standing AS h WHERE h.variant_id = v.id) END,
        'weightG', v.shipping_weight_g, 'lengthCm', v.length_cm, 'widthCm', v.width_cm, 'heightCm', v.height_cm,
        'sold', v.active AND p.state = 'published', 'abvBp', p.abv_bp, 'service', 'service' = ANY (p.handling),
        'vatRateBp', vat_rate_on(p.vat_class, today), 'stars', coalesce(w.stars, 0),
        'producerId', f.id, 'producerSlug', f.slug, 'producerName', f.name,
        'picture', (SELECT jsonb_build_object('key', i.key, 'width', i.width, 'height', i.height, 'widths', i.widths,
                           'hasAvif', i.has_avif, 'tone', i.tone, 'alt', i.alt)
                    FROM picture AS i WHERE i.product_id = p.id ORDER BY i.position LIMIT 1)
      ) ORDER BY l.added_at, v.sku)
      FROM cart_line AS l
      JOIN variant AS v ON v.id = l.variant_id
      JOIN stock_unit AS s ON s.id = v.stock_unit_id
      JOIN product AS p ON p.id = v.product_id
      JOIN producer AS f ON f.id = p.producer_id
      LEFT JOIN product_star_window AS w ON w.product_id = p.id AND w.stars_from <= now() AND now() < w.stars_until
      WHERE l.cart_id = c.id), '[]'),
    'rates', coalesce((
      SELECT jsonb_agg(jsonb_build_object('carrier', r.carrier, 'zone', r.zone, 'baseGrams', r.base_grams, 'baseVnd', r.base_vnd,
        'stepGrams', r.step_grams, 'stepVnd', r.step_vnd, 'divisor', r.divisor, 'minDays', z.min_days, 'maxDays', z.max_days)
        ORDER BY r.base_vnd, r.zone, r.carrier)
      FROM shipping_rate AS r
      JOIN (SELECT zone, min(min_days) AS min_days, max(max_days) AS max_days FROM shipping_zone GROUP BY zone) AS z ON z.zone = r.zone
      WHERE r.valid_from <= today AND (r.valid_to IS NULL OR today < r.valid_to)), '[]'))
  INTO result FROM cart AS c WHERE c.id = p_cart;
  RETURN result;
END $$;

-- One change of one line: {op: add | set | remove, sku, quantity, spirits, existing}. `existing` refuses to make a new line.
CREATE OR REPLACE FUNCTION change_cart(p jsonb) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  the_cart uuid := cart_of(p);
  item record;
  before_quantity integer;
  wanted integer;
  free bigint;
BEGIN
  PERFORM 1 FROM cart WHERE id = the_cart FOR UPDATE;
  IF NOT FOUND THEN RETURN jsonb_build_object('kind', 'cart_not_found'); END IF;

  SELECT v.id, v.min_quantity, v.max_quantity, v.units_per_sale, stock_pool(v.sale_mode, v.stock_unit_id, v.id) AS pool, v.active AND pr.state = 'published' AS sold,
         coalesce(pr.abv_bp, 0) >= 1500 AS spirits, free_units(v.sale_mode, s.available, v.id, the_cart) AS available
    INTO item
    FROM variant AS v JOIN product AS pr ON pr.id = v.product_id JOIN stock_unit AS s ON s.id = v.stock_unit_id
   WHERE v.sku = p ->> 'sku';
  IF NOT FOUND THEN RETURN jsonb_build_object('kind', CASE WHEN (p ->> 'existing')::boolean THEN 'no_line' ELSE 'unknown_sku' END); END IF;
  SELECT quantity INTO before_quantity FROM cart_line WHERE cart_id = the_cart AND variant_id = item.id;
  IF before_quantity IS NULL AND (p ->> 'existing')::boolean THEN RETURN jsonb_build_object('kind', 'no_line'); END IF;

  IF p ->> 'op' = 'remove' THEN
    DELETE FROM cart_line WHERE cart_id = the_cart AND variant_id = item.id;
  ELSE
    IF NOT item.sold THEN RETURN jsonb_build_object('kind', 'unavailable'); END IF;
    IF item.spirits AND NOT (p ->> 'spirits')::boolean THEN RETURN jsonb_build_object('kind', 'spirits_not_sold_online'); END IF;
    wanted := (p ->> 'quantity')::integer + CASE WHEN p ->> 'op' = 'add' THEN coalesce(before_quantity, 0) ELSE 0 END;
    IF wanted < item.min_quantity OR wanted > item.max_quantity THEN
      RETURN jsonb_build_object('kind', 'quantity_range', 'minimum', item.min_quantity, 'maximum', item.max_quantity);
    END IF;
    -- What the cart's other lines take of the same stock counts too: a box and a jar may share it.
    SELECT item.available - coalesce(sum(l.quantity * v.units_per_sale), 0) INTO free
      FROM cart_line AS l JOIN variant AS v ON v.id = l.variant_id
     WHERE l.cart_id = the_cart AND stock_pool(v.sale_mode, v.stock_unit_id, v.id) = item.pool AND v.id <> item.id;
    IF wanted * item.units_per_sale > free THEN
      RETURN jsonb_build_object('kind', 'sold_out', 'requested', wanted, 'available', greatest(free, 0) / item.units_per_sale);
    END IF;
    IF before_quantity IS NULL AND (SELECT count(*) FROM cart_line WHERE cart_id = the_cart) >= 100 THEN
      RETURN jsonb_build_object('kind', 'too_many_lines');
    END IF;
    INSERT INTO cart_line (cart_id, variant_id, quantity) VALUES (the_cart, item.id, wanted)
      ON CONFLICT (cart_id, variant_id) DO UPDATE SET quantity = EXCLUDED.quantity;
  END IF;

  UPDATE cart SET version = version + 1, updated_at = now() WHERE id = the_cart;
  RETURN jsonb_build_object('kind', 'changed', 'cart', cart_snapshot(the_cart));
END $$;

-- The lines of a cart that ask for more than is left, demand summed over all lines that share it; NULL when none.
CREATE OR REPLACE FUNCTION short_lines(p_cart uuid) RETURNS jsonb LANGUAGE sql AS $$
  SELECT jsonb_agg(jsonb_build_object('sku', sku, 'name', name, 'requested', quantity, 'available', available / units_per_sale) ORDER BY sku)
  FROM (SELECT v.sku, p.name, l.quantity, v.units_per_sale, free_units(v.sale_mode, s.available, v.id, p_cart) AS available,
               sum(l.quantity * v.units_per_sale) OVER (PARTITION BY stock_pool(v.sale_mode, v.stock_unit_id, v.id)) AS demand
        FROM cart_line AS l
        JOIN variant AS v ON v.id = l.variant_id
        JOIN product AS p ON p.id = v.product_id
        JOIN stock_unit AS s ON s.id = v.stock_unit_id
        WHERE l.cart_id = p_cart) AS line
  WHERE demand > available
$$;

-- ---------------------------------------------------------------- placing an order, giving back and taking again
-- As before (place_order stands in front of it); what is made to order takes no stock, and a parcel names the day it leaves by.
CREATE OR REPLACE FUNCTION write_order(p jsonb) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  the_order uuid := (p ->> 'orderId')::uuid;
  the_cart uuid := (p ->> 'cartId')::uuid;
  method payment_method := (p ->> 'payment')::payment_method;
  placed timestamptz := now();
  today date := local_day(now());
  stored idempotency_key;
  cart_version integer;
  sold_lines integer;
  unavailable jsonb;
  repriced jsonb;
  short jsonb;
  goods bigint;
  shipping bigint;
  posting uuid := new_id();
  payment_state payment_state := CASE WHEN p ->> 'payment' = 'cod' THEN 'due_on_delivery' ELSE 'awaiting' END;
  pay_until timestamptz := CASE p ->> 'payment' WHEN 'card' THEN now() + interval '30 minutes' WHEN 'vietqr' THEN now() + interval '24 hours' END;
  answer jsonb;
BEGIN
  -- Two requests with the same key at once: the second waits here and then finds what the first made.
  PERFORM pg_advisory_xact_lock(hashtextextended(p ->> 'key', 4));
  SELECT * INTO stored FROM idempotency_key WHERE key = p ->> 'key';
  IF FOUND THEN
    IF encode(stored.fingerprint, 'hex') <> p ->> 'fingerprint' THEN RETURN jsonb_build_object('kind', 'key_reused'); END IF;
    RETURN jsonb_build_object('kind', 'placed', 'order', stored.response);
  END IF;

  SELECT version INTO cart_version FROM cart WHERE id = the_cart FOR UPDATE;
  IF NOT FOUND THEN RETURN jsonb_build_object('kind', 'cart_not_found'); END IF;
  IF cart_version <> (p ->> 'cartVersion')::integer THEN RETURN jsonb_build_object('kind', 'cart_changed'); END IF;

  SELECT count(*),
         jsonb_agg(jsonb_build_object('sku', v.sku, 'name', pr.name) ORDER BY v.sku) FILTER (WHERE NOT v.active OR pr.state <> 'published'
           OR (coalesce(pr.abv_bp, 0) >= 1500 AND NOT (p ->> 'spirits')::boolean)),
         jsonb_agg(jsonb_build_object('sku', v.sku, 'name', pr.name, 'price', v.price_vnd) ORDER BY v.sku) FILTER (WHERE e.price IS DISTINCT FROM v.price_vnd),
         sum(v.price_vnd * l.quantity)
    INTO sold_lines, unavailable, repriced, goods
    FROM cart_line AS l
    JOIN variant AS v ON v.id = l.variant_id
    JOIN product AS pr ON pr.id = v.product_id
    LEFT JOIN jsonb_to_recordset(p -> 'lines') AS e("variantId" uuid, price bigint) ON e."variantId" = v.id
   WHERE l.cart_id = the_cart;
  IF sold_lines = 0 THEN RETURN jsonb_build_object('kind', 'cart_changed'); END IF;
  IF unavailable IS NOT NULL THEN RETURN jsonb_build_object('kind', 'unavailable', 'lines', unavailable); END IF;
  IF repriced IS NOT NULL THEN RETURN jsonb_build_object('kind', 'price_changed', 'lines', repriced); END IF;

  -- Without a lock first, so that the many who come too late do not queue behind the few who do not.
  short := short_lines(the_cart);
  IF short IS NULL THEN
    PERFORM 1 FROM stock_unit WHERE id IN (SELECT v.stock_unit_id FROM cart_line AS l JOIN variant AS v ON v.id = l.variant_id WHERE l.cart_id = the_cart)
      ORDER BY id FOR NO KEY UPDATE;
    short := short_lines(the_cart);
  END IF;
  IF short IS NOT NULL THEN RETURN jsonb_build_object('kind', 'sold_out', 'lines', short); END IF;

  INSERT INTO purchase_order (id, code, token_hash, cart_id, user_id, locale, contact_name, contact_phone, contact_email, delivery_method,
      commune_code, street, pickup_point_id, payment_method, note, company_tax_code, company_name, placed_at)
    VALUES (the_order, p ->> 'code', decode(p ->> 'tokenHash', 'hex'), the_cart, (p ->> 'userId')::uuid, p ->> 'locale', p ->> 'contactName',
      p ->> 'contactPhone', p ->> 'contactEmail', (p ->> 'deliveryMethod')::delivery_method, p ->> 'communeCode', p ->> 'street',
      (p ->> 'pickupPointId')::uuid, method, p ->> 'note', p ->> 'companyTaxCode', p ->> 'companyName', placed);

  INSERT INTO shipment (id, order_id, producer_id, fee_vnd, chargeable_g, carrier, min_days, max_days, ship_by)
    SELECT new_id(), the_order, s."producerId", s.fee, s."chargeableG", s.carrier, s."minDays", s."maxDays",
           (SELECT max(promised_day(v, today)) FROM cart_line AS l JOIN variant AS v ON v.id = l.variant_id JOIN product AS pr ON pr.id = v.product_id
            WHERE l.cart_id = the_cart AND pr.producer_id = s."producerId" AND NOT takes_stock(v.sale_mode))
    FROM jsonb_to_recordset(p -> 'shipments') AS s("producerId" uuid, fee bigint, "chargeableG" integer, carrier text, "minDays" integer, "maxDays" integer);
  SELECT coalesce(sum(fee_vnd), 0) INTO shipping FROM shipment WHERE order_id = the_order;

  INSERT INTO order_line (id, order_id, shipment_id, product_id, variant_id, stock_unit_id, sku, name, variant_name, unit, quantity,
      stock_quantity, unit_price_vnd, vat_rate_bp, stars, certificate_number, sale_mode, ordered_g, margin_bp)
    SELECT new_id(), the_order, s.id, pr.id, v.id, v.stock_unit_id, v.sku, pr.name, v.name, v.unit, l.quantity,
           l.quantity * v.units_per_sale, e.price, vat_rate_on(pr.vat_class, today), w.stars, w.number,
           v.sale_mode, CASE WHEN v.sale_mode = 'by_weight' THEN l.quantity * v.net_weight_g END, v.weight_margin_bp
    FROM cart_line AS l
    JOIN variant AS v ON v.id = l.variant_id
    JOIN product AS pr ON pr.id = v.product_id
    JOIN shipment AS s ON s.order_id = the_order AND s.producer_id = pr.producer_id
    JOIN jsonb_to_recordset(p -> 'lines') AS e("variantId" uuid, price bigint) ON e."variantId" = v.id
    LEFT JOIN product_star_window AS w ON w.product_id = pr.id AND w.stars_from <= placed AND placed < w.stars_until
    WHERE l.cart_id = the_cart;
  IF (SELECT count(*) FROM order_line WHERE order_id = the_order) <> sold_lines THEN
    RAISE EXCEPTION 'the shipments of order % do not cover its lines', the_order;
  END IF;

  UPDATE stock_unit AS u SET available = u.available - d.demand
    FROM (SELECT stock_unit_id, sum(stock_quantity) AS demand FROM order_line WHERE order_id = the_order AND takes_stock(sale_mode) GROUP BY 1) AS d
    WHERE u.id = d.stock_unit_id;
  INSERT INTO stock_movement (id, stock_unit_id, delta, reason, order_id, at)
    SELECT new_id(), stock_unit_id, -sum(stock_quantity), 'order_placed', the_order, placed FROM order_line
    WHERE order_id = the_order AND takes_stock(sale_mode) GROUP BY stock_unit_id;

  INSERT INTO payment (id, order_id, method, state, amount_vnd, reference, expires_at, created_at)
    VALUES ((p ->> 'paymentId')::uuid, the_order, method, payment_state, goods + shipping, p ->> 'reference', pay_until, placed);

  INSERT INTO ledger_transaction (id, kind, source_id, order_id, at) VALUES (posting, 'order_placed', the_order::text, the_order, placed);
  INSERT INTO ledger_entry (id, transaction_id, account, producer_id, amount_vnd)
    SELECT new_id(), posting, entry.account, entry.producer_id, entry.amount FROM order_entries(the_order) AS entry;

  IF p ->> 'contactEmail' IS NOT NULL AND method <> 'card' THEN
    INSERT INTO outbox_message (topic, payload) VALUES ('mail.order_confirmation', jsonb_build_object('orderId', the_order, 'occasion', 'placed'));
  END IF;

  DELETE FROM cart_line WHERE cart_id = the_cart;
  UPDATE cart SET version = version + 1, updated_at = placed WHERE id = the_cart;

  answer := jsonb_build_object('orderId', the_order, 'code', p ->> 'code', 'total', goods + shipping, 'placedAt', placed,
    'payment', jsonb_build_object('id', p ->> 'paymentId', 'method', method, 'state', payment_state, 'amount', goods + shipping,
                                  'reference', p ->> 'reference', 'expiresAt', pay_until),
    'shipments', (SELECT jsonb_agg(jsonb_build_object('producer', jsonb_build_object('slug', f.slug, 'name', f.name), 'state', s.state, 'fee', s.fee_vnd,
        'minDays', s.min_days, 'maxDays', s.max_days, 'shipBy', s.ship_by,
        'lines', (SELECT jsonb_agg(jsonb_build_object('sku', l.sku, 'name', l.name, 'quantity', l.quantity, 'price', l.unit_price_vnd,
                    'stars', coalesce(l.stars, 0)) ORDER BY l.sku) FROM order_line AS l WHERE l.shipment_id = s.id)) ORDER BY f.slug)
      FROM shipment AS s JOIN producer AS f ON f.id = s.producer_id WHERE s.order_id = the_order));
  INSERT INTO idempotency_key (key, fingerprint, order_id, response) VALUES (p ->> 'key', decode(p ->> 'fingerprint', 'hex'), the_order, answer);
  RETURN jsonb_build_object('kind', 'placed', 'order', answer);
END $$;

-- Gives an unpaid order's stock back, once. `unpaid` needs a payment that waits beyond its time, or {force} when the
-- gateway says that nobody can pay any more. {paymentId} says which payment is meant.
-- Answers released, already, paid, on_its_way, not_due, stale or not_found.
CREATE OR REPLACE FUNCTION release_order(p jsonb) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  the_order uuid := (p ->> 'orderId')::uuid;
  why text := p ->> 'reason';
  moment timestamptz := coalesce((p ->> 'at')::timestamptz, now());
  pay payment;
  ordered purchase_order;
BEGIN
  SELECT * INTO pay FROM payment WHERE order_id = the_order ORDER BY created_at DESC LIMIT 1 FOR UPDATE;
  SELECT * INTO ordered FROM purchase_order WHERE id = the_order FOR UPDATE;
  IF NOT FOUND THEN RETURN jsonb_build_object('kind', 'not_found'); END IF;
  -- The buyer may have chosen another way of paying while this waited, or what is reported concerns a way given up before.
  IF pay.id <> live_payment(the_order) OR pay.id <> coalesce((p ->> 'paymentId')::uuid, pay.id) THEN RETURN jsonb_build_object('kind', 'stale'); END IF;
  IF ordered.cancelled_at IS NOT NULL THEN RETURN jsonb_build_object('kind', 'already'); END IF;
  IF pay.state = 'paid' THEN RETURN jsonb_build_object('kind', 'paid'); END IF;
  IF EXISTS (SELECT 1 FROM shipment WHERE order_id = the_order AND state IN ('shipped', 'delivered')) THEN RETURN jsonb_build_object('kind', 'on_its_way'); END IF;
  -- A page that closed by itself ends the order of somebody who never chose anew; who did keeps the time the order had.
  IF why = 'unpaid' AND (pay.state <> 'awaiting' OR (pay.expires_at > moment
      AND NOT (coalesce((p ->> 'force')::boolean, false) AND (SELECT count(*) FROM payment WHERE order_id = the_order) = 1))) THEN
    RETURN jsonb_build_object('kind', 'not_due');
  END IF;

  UPDATE payment SET state = CASE WHEN why = 'unpaid' THEN 'expired' ELSE 'cancelled' END::payment_state WHERE id = pay.id;
  UPDATE purchase_order SET cancelled_at = moment, cancel_reason = why WHERE id = the_order;
  UPDATE shipment SET state = 'cancelled' WHERE order_id = the_order;

  PERFORM 1 FROM stock_unit WHERE id IN (SELECT stock_unit_id FROM order_line WHERE order_id = the_order) ORDER BY id FOR NO KEY UPDATE;
  UPDATE stock_unit AS u SET available = u.available + d.demand
    FROM (SELECT stock_unit_id, sum(stock_quantity) AS demand FROM order_line WHERE order_id = the_order AND takes_stock(sale_mode) GROUP BY 1) AS d
    WHERE u.id = d.stock_unit_id;
  INSERT INTO stock_movement (id, stock_unit_id, delta, reason, order_id, note)
    SELECT new_id(), stock_unit_id, sum(stock_quantity), 'order_released', the_order, why FROM order_line
    WHERE order_id = the_order AND takes_stock(sale_mode) GROUP BY stock_unit_id;

  PERFORM post_ledger('order_released', the_order::text, the_order,
    (SELECT jsonb_agg(jsonb_build_object('account', e.account, 'producerId', e.producer_id, 'amount', -e.amount)) FROM order_entries(the_order) AS e));
  INSERT INTO audit_entry (id, actor_user_id, actor_kind, action, subject_type, subject_id, after, reason, request_id)
    VALUES (new_id(), (p ->> 'actor')::uuid, CASE WHEN p ->> 'actor' IS NULL THEN 'system' ELSE 'user' END, 'order.cancelled', 'order', the_order::text,
      jsonb_build_object('cancelReason', why), coalesce(p ->> 'note', why), p ->> 'requestId');
  IF ordered.contact_email IS NOT NULL THEN
    INSERT INTO outbox_message (topic, payload) VALUES ('mail.order_confirmation', jsonb_build_object('orderId', the_order, 'occasion', 'cancelled'));
  END IF;
  RETURN jsonb_build_object('kind', 'released', 'sessionId', pay.stripe_session_id);
END $$;

-- Takes the stock of a released order again for money that came late; false, and nothing changed, when it is gone.
CREATE OR REPLACE FUNCTION retake_order(p_order uuid) RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM stock_unit WHERE id IN (SELECT stock_unit_id FROM order_line WHERE order_id = p_order) ORDER BY id FOR NO KEY UPDATE;
  IF EXISTS (SELECT 1 FROM order_line AS l JOIN stock_unit AS u ON u.id = l.stock_unit_id WHERE l.order_id = p_order
             AND takes_stock(l.sale_mode)
             GROUP BY u.id, u.available HAVING sum(l.stock_quantity) > u.available)
    OR EXISTS (SELECT 1 FROM order_line AS l JOIN purchase_order AS o ON o.id = l.order_id WHERE l.order_id = p_order AND NOT takes_stock(l.sale_mode)
               AND l.stock_quantity > booked_units(l.variant_id, o.placed_at)) THEN
    RETURN false;
  END IF;
  UPDATE stock_unit AS u SET available = u.available - d.demand
    FROM (SELECT stock_unit_id, sum(stock_quantity) AS demand FROM order_line WHERE order_id = p_order AND takes_stock(sale_mode) GROUP BY 1) AS d
    WHERE u.id = d.stock_unit_id;
  INSERT INTO stock_movement (id, stock_unit_id, delta, reason, order_id, note)
    SELECT new_id(), stock_unit_id, -sum(stock_quantity), 'order_placed', p_order, 'late payment' FROM order_line
    WHERE order_id = p_order AND takes_stock(sale_mode) GROUP BY stock_unit_id;
  UPDATE purchase_order SET cancelled_at = NULL, cancel_reason = NULL WHERE id = p_order;
  UPDATE shipment SET state = 'pending' WHERE order_id = p_order;
  PERFORM post_ledger('order_retaken', p_order::text, p_order,
    (SELECT jsonb_agg(jsonb_build_object('account', e.account, 'producerId', e.producer_id, 'amount', e.amount)) FROM order_entries(p_order) AS e));
  RETURN true;
END $$;

-- ---------------------------------------------------------------- weighing
-- What was packed of a parcel's lines sold by weight: {shipmentId, weighings, lines: [{id, packedG}], actor, requestId}.
-- `weighings` is how often the parcel had been weighed when somebody looked; it may be weighed again until it leaves.
-- At the door the buyer pays what the lines cost now; to who has paid already the difference is owed (account refund_due).
-- Answers weighed, stale, not_found, wrong_state, not_paid, or unlikely with the lines packed to less than a fifth or more than twice what was ordered.
CREATE FUNCTION weigh_parcel(p jsonb) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  pay payment;
  parcel shipment;
  unlikely jsonb;
  before_vnd bigint;
  delta bigint;
BEGIN
  SELECT y.* INTO pay FROM payment AS y JOIN shipment AS s ON s.order_id = y.order_id WHERE s.id = (p ->> 'shipmentId')::uuid
    ORDER BY y.created_at DESC LIMIT 1 FOR UPDATE OF y;
  SELECT * INTO parcel FROM shipment WHERE id = (p ->> 'shipmentId')::uuid FOR UPDATE;
  IF NOT FOUND THEN RETURN jsonb_build_object('kind', 'not_found'); END IF;
  IF parcel.weighings <> (p ->> 'weighings')::integer THEN RETURN jsonb_build_object('kind', 'stale'); END IF;
  IF parcel.state <> 'confirmed' THEN RETURN jsonb_build_object('kind', 'wrong_state'); END IF;
  IF pay.state NOT IN ('paid', 'due_on_delivery') THEN RETURN jsonb_build_object('kind', 'not_paid'); END IF;
  IF EXISTS (SELECT 1 FROM jsonb_to_recordset(p -> 'lines') AS w(id uuid, "packedG" integer)
             LEFT JOIN order_line AS l ON l.id = w.id AND l.shipment_id = parcel.id AND l.sale_mode = 'by_weight' WHERE l.id IS NULL) THEN
    RETURN jsonb_build_object('kind', 'not_found');
  END IF;
  SELECT jsonb_agg(l.id) INTO unlikely FROM order_line AS l JOIN jsonb_to_recordset(p -> 'lines') AS w(id uuid, "packedG" integer) ON w.id = l.id
    WHERE w."packedG" * 5::bigint < l.ordered_g OR w."packedG" > l.ordered_g * 2::bigint;
  IF unlikely IS NOT NULL THEN RETURN jsonb_build_object('kind', 'unlikely', 'lines', unlikely); END IF;

  SELECT coalesce(sum(line_total(l)), 0) INTO before_vnd FROM order_line AS l WHERE l.shipment_id = parcel.id;
  UPDATE order_line AS l SET packed_g = w."packedG",
      charged_vnd = weight_charge(l.unit_price_vnd * l.quantity, l.ordered_g, w."packedG", l.margin_bp, pay.state = 'paid')
    FROM jsonb_to_recordset(p -> 'lines') AS w(id uuid, "packedG" integer) WHERE w.id = l.id;
  UPDATE shipment SET weighings = weighings + 1 WHERE id = parcel.id;
  SELECT coalesce(sum(line_total(l)), 0) - before_vnd INTO delta FROM order_line AS l WHERE l.shipment_id = parcel.id;

  IF delta <> 0 THEN
    PERFORM post_ledger('parcel_weighed', parcel.id || ':' || (parcel.weighings + 1), parcel.order_id, jsonb_build_array(
      jsonb_build_object('account', CASE WHEN pay.state = 'paid' THEN 'refund_due' ELSE 'buyer_receivable' END, 'amount', delta),
      jsonb_build_object('account', 'producer_payable', 'producerId', parcel.producer_id, 'amount', -delta)));
    IF pay.state = 'due_on_delivery' THEN UPDATE payment SET amount_vnd = amount_vnd + delta WHERE id = pay.id; END IF;
  END IF;
  INSERT INTO audit_entry (id, actor_user_id, actor_kind, action, subject_type, subject_id, after, request_id)
    VALUES (new_id(), (p ->> 'actor')::uuid, 'user', 'shipment.weighed', 'order', parcel.order_id::text,
      jsonb_build_object('shipment', parcel.id, 'lines', p -> 'lines', 'amount', delta), p ->> 'requestId');
  IF (SELECT contact_email FROM purchase_order WHERE id = parcel.order_id) IS NOT NULL
     AND NOT EXISTS (SELECT 1 FROM order_line WHERE shipment_id = parcel.id AND sale_mode = 'by_weight' AND packed_g IS NULL) THEN
    INSERT INTO outbox_message (topic, payload)
      VALUES ('mail.order_confirmation', jsonb_build_object('orderId', parcel.order_id, 'occasion', 'weighed', 'parcel', parcel.id || ':' || (parcel.weighings + 1)));
  END IF;
  RETURN jsonb_build_object('kind', 'weighed');
END $$;

-- Everything that advance_shipment did is done by move_shipment now; before it stands the question whether what is sold by
-- weight has been weighed.
ALTER FUNCTION advance_shipment(jsonb) RENAME TO move_shipment;
CREATE FUNCTION advance_shipment(p jsonb) RETURNS jsonb LANGUAGE plpgsql AS $$
BEGIN
  IF p ->> 'to' = 'shipped' AND EXISTS (SELECT 1 FROM order_line AS l JOIN shipment AS s ON s.id = l.shipment_id
      WHERE s.id = (p ->> 'shipmentId')::uuid AND s.state = 'confirmed' AND l.sale_mode = 'by_weight' AND l.packed_g IS NULL) THEN
    RETURN jsonb_build_object('kind', 'not_weighed');
  END IF;
  RETURN move_shipment(p);
END $$;

-- ---------------------------------------------------------------- what follows the catalogue
-- What is left of a capacity is told by no stock unit: pages and search follow the orders that took of it or gave it back.
CREATE FUNCTION booked_line_written() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM catalogue_changed(NEW.product_id);
  RETURN NULL;
END $$;
CREATE TRIGGER follow_catalogue AFTER INSERT ON order_line FOR EACH ROW WHEN (NEW.sale_mode IN ('made_to_order', 'preorder')) EXECUTE FUNCTION booked_line_written();

CREATE FUNCTION booked_order_moved() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM catalogue_changed(product_id) FROM (SELECT DISTINCT product_id FROM order_line WHERE order_id = NEW.id AND NOT takes_stock(sale_mode)) AS booked;
  RETURN NULL;
END $$;
CREATE TRIGGER follow_catalogue AFTER UPDATE OF cancelled_at ON purchase_order FOR EACH ROW EXECUTE FUNCTION booked_order_moved();

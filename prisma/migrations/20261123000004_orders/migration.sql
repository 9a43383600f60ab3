-- Carts, orders and money: what must happen whole or not at all is one function, called once.
-- A refusal is a returned value, never an SQL error: an error would cost the connection.
-- Locks are always taken in this order: idempotency key, payment, order, cart, stock units by id.

ALTER TABLE "order_line" ADD COLUMN "variant_name" JSONB NOT NULL;
ALTER TABLE "shipment" ADD COLUMN "min_days" INTEGER, ADD COLUMN "max_days" INTEGER;

ALTER TABLE shipment ADD CONSTRAINT shipment_days CHECK (num_nonnulls(min_days, max_days) IN (0, 2) AND max_days >= min_days);
CREATE INDEX payment_held ON payment (expires_at) WHERE state = 'awaiting';

-- A UUID of version 7 (RFC 9562), also on servers that have no uuidv7().
CREATE FUNCTION new_id() RETURNS uuid LANGUAGE sql VOLATILE PARALLEL SAFE AS $$
  SELECT encode(set_bit(set_bit(
    overlay(uuid_send(gen_random_uuid()) PLACING substring(int8send((extract(epoch FROM clock_timestamp()) * 1000)::bigint) FROM 3) FROM 1 FOR 6),
    52, 1), 53, 1), 'hex')::uuid
$$;

-- The calendar day in Vietnam at a moment.
CREATE FUNCTION local_day(at timestamptz) RETURNS date LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT (at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date
$$;

-- VAT of a class on a day; where the table is silent the highest rate, so that tax is never understated.
CREATE FUNCTION vat_rate_on(class vat_class, day date) RETURNS integer LANGUAGE sql STABLE AS $$
  SELECT coalesce((SELECT r.rate_bp FROM vat_rate AS r
                   WHERE r.vat_class = class AND r.valid_from <= day AND (r.valid_to IS NULL OR day < r.valid_to)), 1000)
$$;

-- ---------------------------------------------------------------- carts
-- {user} is the signed-in buyer's cart, else {token} (hex SHA-256) opens it, and {cart} must agree where given.
CREATE FUNCTION cart_of(p jsonb) RETURNS uuid LANGUAGE plpgsql STABLE AS $$
BEGIN
  IF p ? 'user' THEN RETURN (SELECT id FROM cart WHERE user_id = (p ->> 'user')::uuid); END IF;
  RETURN (SELECT id FROM cart WHERE token_hash = decode(p ->> 'token', 'hex') AND (NOT p ? 'cart' OR id = (p ->> 'cart')::uuid));
END $$;

-- Everything a cart shows and a quote needs, with today's prices; NULL when there is no such cart.
CREATE FUNCTION cart_snapshot(p_cart uuid) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  today date := local_day(now());
  result jsonb;
BEGIN
  SELECT jsonb_build_object('id', c.id, 'version', c.version,
    'lines', coalesce((
      SELECT jsonb_agg(jsonb_build_object(
        'sku', v.sku, 'variantId', v.id, 'productId', p.id, 'slug', p.slug, 'name', p.name, 'variantName', v.name, 'unit', v.unit,
        'quantity', l.quantity, 'price', v.price_vnd, 'min', v.min_quantity, 'max', v.max_quantity,
        'stockUnitId', v.stock_unit_id, 'unitsPerSale', v.units_per_sale, 'available', s.available,
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
CREATE FUNCTION change_cart(p jsonb) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  the_cart uuid := cart_of(p);
  item record;
  before_quantity integer;
  wanted integer;
  free bigint;
BEGIN
  PERFORM 1 FROM cart WHERE id = the_cart FOR UPDATE;
  IF NOT FOUND THEN RETURN jsonb_build_object('kind', 'cart_not_found'); END IF;

  SELECT v.id, v.min_quantity, v.max_quantity, v.units_per_sale, v.stock_unit_id, v.active AND pr.state = 'published' AS sold,
         coalesce(pr.abv_bp, 0) >= 1500 AS spirits, s.available
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
     WHERE l.cart_id = the_cart AND v.stock_unit_id = item.stock_unit_id AND v.id <> item.id;
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

-- At sign-in the anonymous cart becomes the buyer's, or its lines move into the one the buyer already has.
CREATE FUNCTION merge_cart(p_token bytea, p_user uuid) RETURNS uuid LANGUAGE plpgsql AS $$
DECLARE
  anonymous uuid;
  own uuid;
BEGIN
  PERFORM 1 FROM cart WHERE token_hash = p_token OR user_id = p_user ORDER BY id FOR UPDATE;
  SELECT id INTO anonymous FROM cart WHERE token_hash = p_token AND user_id IS NULL;
  SELECT id INTO own FROM cart WHERE user_id = p_user;
  IF anonymous IS NULL THEN RETURN own; END IF;
  IF own IS NULL THEN
    UPDATE cart SET user_id = p_user, version = version + 1, updated_at = now() WHERE id = anonymous;
    RETURN anonymous;
  END IF;
  INSERT INTO cart_line (cart_id, variant_id, quantity, added_at)
    SELECT own, l.variant_id, l.quantity, l.added_at FROM cart_line AS l WHERE l.cart_id = anonymous ORDER BY l.added_at
    LIMIT greatest(0, 100 - (SELECT count(*) FROM cart_line WHERE cart_id = own))
    ON CONFLICT (cart_id, variant_id) DO UPDATE
      SET quantity = least(cart_line.quantity + EXCLUDED.quantity, (SELECT max_quantity FROM variant WHERE id = cart_line.variant_id));
  DELETE FROM cart WHERE id = anonymous;
  UPDATE cart SET version = version + 1, updated_at = now() WHERE id = own;
  RETURN own;
END $$;

-- ---------------------------------------------------------------- placing an order
-- The first of the two calls that place an order: what a repeated key already made, the cart, and where it goes.
CREATE FUNCTION checkout_snapshot(p jsonb) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE stored idempotency_key;
BEGIN
  IF p ? 'key' THEN
    SELECT * INTO stored FROM idempotency_key WHERE key = p ->> 'key';
    IF FOUND THEN
      IF encode(stored.fingerprint, 'hex') <> p ->> 'fingerprint' THEN RETURN jsonb_build_object('kind', 'key_reused'); END IF;
      RETURN jsonb_build_object('kind', 'replay', 'order', stored.response);
    END IF;
  END IF;
  RETURN jsonb_build_object('kind', 'snapshot',
    'cart', cart_snapshot(cart_of(p)),
    'commune', (SELECT jsonb_build_object('code', c.code, 'provinceCode', c.province_code) FROM commune AS c WHERE c.code = (p ->> 'commune')::char(5)),
    'zone', (SELECT jsonb_build_object('zone', z.zone, 'minDays', z.min_days, 'maxDays', z.max_days)
             FROM shipping_zone AS z WHERE z.province_code = (p ->> 'province')::char(2)),
    'pickupPointId', (SELECT k.id FROM pickup_point AS k WHERE k.code = p ->> 'pickup' AND k.active));
END $$;

-- The lines of a cart that ask for more than is left, demand summed over all lines of one stock unit; NULL when none.
CREATE FUNCTION short_lines(p_cart uuid) RETURNS jsonb LANGUAGE sql AS $$
  SELECT jsonb_agg(jsonb_build_object('sku', sku, 'name', name, 'requested', quantity, 'available', available / units_per_sale) ORDER BY sku)
  FROM (SELECT v.sku, p.name, l.quantity, v.units_per_sale, s.available,
               sum(l.quantity * v.units_per_sale) OVER (PARTITION BY s.id) AS demand
        FROM cart_line AS l
        JOIN variant AS v ON v.id = l.variant_id
        JOIN product AS p ON p.id = v.product_id
        JOIN stock_unit AS s ON s.id = v.stock_unit_id
        WHERE l.cart_id = p_cart) AS line
  WHERE demand > available
$$;

-- Order, shipments, lines, payment, stock, ledger, outbox and idempotency key together, or a refusal and nothing.
-- Every check stands before the first write. Refusals: key_reused, cart_not_found, cart_changed, unavailable,
-- price_changed, sold_out. The same key with the same fingerprint answers what it answered first.
CREATE FUNCTION place_order(p jsonb) RETURNS jsonb LANGUAGE plpgsql AS $$
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

  INSERT INTO shipment (id, order_id, producer_id, fee_vnd, chargeable_g, carrier, min_days, max_days)
    SELECT new_id(), the_order, s."producerId", s.fee, s."chargeableG", s.carrier, s."minDays", s."maxDays"
    FROM jsonb_to_recordset(p -> 'shipments') AS s("producerId" uuid, fee bigint, "chargeableG" integer, carrier text, "minDays" integer, "maxDays" integer);
  SELECT coalesce(sum(fee_vnd), 0) INTO shipping FROM shipment WHERE order_id = the_order;

  INSERT INTO order_line (id, order_id, shipment_id, product_id, variant_id, stock_unit_id, sku, name, variant_name, unit, quantity,
      stock_quantity, unit_price_vnd, vat_rate_bp, stars, certificate_number)
    SELECT new_id(), the_order, s.id, pr.id, v.id, v.stock_unit_id, v.sku, pr.name, v.name, v.unit, l.quantity,
           l.quantity * v.units_per_sale, e.price, vat_rate_on(pr.vat_class, today), w.stars, w.number
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
    FROM (SELECT stock_unit_id, sum(stock_quantity) AS demand FROM order_line WHERE order_id = the_order GROUP BY 1) AS d
    WHERE u.id = d.stock_unit_id;
  INSERT INTO stock_movement (id, stock_unit_id, delta, reason, order_id, at)
    SELECT new_id(), stock_unit_id, -sum(stock_quantity), 'order_placed', the_order, placed FROM order_line WHERE order_id = the_order GROUP BY stock_unit_id;

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
        'minDays', s.min_days, 'maxDays', s.max_days,
        'lines', (SELECT jsonb_agg(jsonb_build_object('sku', l.sku, 'name', l.name, 'quantity', l.quantity, 'price', l.unit_price_vnd,
                    'stars', coalesce(l.stars, 0)) ORDER BY l.sku) FROM order_line AS l WHERE l.shipment_id = s.id)) ORDER BY f.slug)
      FROM shipment AS s JOIN producer AS f ON f.id = s.producer_id WHERE s.order_id = the_order));
  INSERT INTO idempotency_key (key, fingerprint, order_id, response) VALUES (p ->> 'key', decode(p ->> 'fingerprint', 'hex'), the_order, answer);
  RETURN jsonb_build_object('kind', 'placed', 'order', answer);
END $$;

-- ---------------------------------------------------------------- the ledger
-- What an order owes to whom: the buyer the whole, each producer its goods, the carriers their fees. Sums to zero.
CREATE FUNCTION order_entries(p_order uuid) RETURNS TABLE (account text, producer_id uuid, amount bigint) LANGUAGE sql STABLE AS $$
  SELECT 'buyer_receivable', NULL::uuid, goods_vnd + shipping_vnd FROM order_total WHERE order_id = p_order
  UNION ALL
  SELECT 'producer_payable', s.producer_id, -sum(l.unit_price_vnd * l.quantity)::bigint
    FROM order_line AS l JOIN shipment AS s ON s.id = l.shipment_id WHERE l.order_id = p_order GROUP BY s.producer_id
  UNION ALL
  SELECT 'shipping_payable', s.producer_id, -s.fee_vnd FROM shipment AS s WHERE s.order_id = p_order AND s.fee_vnd > 0
$$;

-- Posts two or more entries, [{account, amount}], once per kind and source; false when they were posted before.
CREATE FUNCTION post_ledger(p_kind text, p_source text, p_order uuid, p_entries jsonb) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE posting uuid;
BEGIN
  INSERT INTO ledger_transaction (id, kind, source_id, order_id) VALUES (new_id(), p_kind, p_source, p_order)
    ON CONFLICT (kind, source_id) DO NOTHING RETURNING id INTO posting;
  IF posting IS NULL THEN RETURN false; END IF;
  INSERT INTO ledger_entry (id, transaction_id, account, producer_id, amount_vnd)
    SELECT new_id(), posting, e.account, e."producerId", e.amount FROM jsonb_to_recordset(p_entries) AS e(account text, "producerId" uuid, amount bigint)
    WHERE e.amount <> 0;
  RETURN true;
END $$;

-- ---------------------------------------------------------------- giving back and taking again
-- Gives an unpaid order's stock back, once. `unpaid` needs a payment that waits beyond its time, or {force} when the
-- gateway says that nobody can pay any more. Answers released, already, paid, on_its_way, not_due or not_found.
CREATE FUNCTION release_order(p jsonb) RETURNS jsonb LANGUAGE plpgsql AS $$
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
  IF ordered.cancelled_at IS NOT NULL THEN RETURN jsonb_build_object('kind', 'already'); END IF;
  IF pay.state = 'paid' THEN RETURN jsonb_build_object('kind', 'paid'); END IF;
  IF EXISTS (SELECT 1 FROM shipment WHERE order_id = the_order AND state IN ('shipped', 'delivered')) THEN RETURN jsonb_build_object('kind', 'on_its_way'); END IF;
  IF why = 'unpaid' AND (pay.state <> 'awaiting' OR (pay.expires_at > moment AND NOT coalesce((p ->> 'force')::boolean, false))) THEN
    RETURN jsonb_build_object('kind', 'not_due');
  END IF;

  UPDATE payment SET state = CASE WHEN why = 'unpaid' THEN 'expired' ELSE 'cancelled' END::payment_state WHERE id = pay.id;
  UPDATE purchase_order SET cancelled_at = moment, cancel_reason = why WHERE id = the_order;
  UPDATE shipment SET state = 'cancelled' WHERE order_id = the_order;

  PERFORM 1 FROM stock_unit WHERE id IN (SELECT stock_unit_id FROM order_line WHERE order_id = the_order) ORDER BY id FOR NO KEY UPDATE;
  UPDATE stock_unit AS u SET available = u.available + d.demand
    FROM (SELECT stock_unit_id, sum(stock_quantity) AS demand FROM order_line WHERE order_id = the_order GROUP BY 1) AS d
    WHERE u.id = d.stock_unit_id;
  INSERT INTO stock_movement (id, stock_unit_id, delta, reason, order_id, note)
    SELECT new_id(), stock_unit_id, sum(stock_quantity), 'order_released', the_order, why FROM order_line WHERE order_id = the_order GROUP BY stock_unit_id;

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
CREATE FUNCTION retake_order(p_order uuid) RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM stock_unit WHERE id IN (SELECT stock_unit_id FROM order_line WHERE order_id = p_order) ORDER BY id FOR NO KEY UPDATE;
  IF EXISTS (SELECT 1 FROM order_line AS l JOIN stock_unit AS u ON u.id = l.stock_unit_id WHERE l.order_id = p_order
             GROUP BY u.id, u.available HAVING sum(l.stock_quantity) > u.available) THEN
    RETURN false;
  END IF;
  UPDATE stock_unit AS u SET available = u.available - d.demand
    FROM (SELECT stock_unit_id, sum(stock_quantity) AS demand FROM order_line WHERE order_id = p_order GROUP BY 1) AS d
    WHERE u.id = d.stock_unit_id;
  INSERT INTO stock_movement (id, stock_unit_id, delta, reason, order_id, note)
    SELECT new_id(), stock_unit_id, -sum(stock_quantity), 'order_placed', p_order, 'late payment' FROM order_line WHERE order_id = p_order GROUP BY stock_unit_id;
  UPDATE purchase_order SET cancelled_at = NULL, cancel_reason = NULL WHERE id = p_order;
  UPDATE shipment SET state = 'pending' WHERE order_id = p_order;
  PERFORM post_ledger('order_retaken', p_order::text, p_order,
    (SELECT jsonb_agg(jsonb_build_object('account', e.account, 'producerId', e.producer_id, 'amount', e.amount)) FROM order_entries(p_order) AS e));
  RETURN true;
END $$;

-- ---------------------------------------------------------------- money that comes in
-- Books an amount that arrived for a payment: {paymentId, amount, account, source}. `account` is where the money lies now
-- (cash_vietqr, cash_card, or suspense when it lay there unexplained), `source` names the arrival, so that it is booked once.
-- What does not fit goes to suspense and says so; nothing is lost. Outcomes: matched, underpaid, overpaid, late, duplicate, repeated.
CREATE FUNCTION receive_payment(p jsonb) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  pay payment;
  ordered purchase_order;
  amount bigint := (p ->> 'amount')::bigint;
  source text := p ->> 'source';
  outcome text;
  booked boolean := false;
BEGIN
  SELECT * INTO pay FROM payment WHERE id = (p ->> 'paymentId')::uuid FOR UPDATE;
  IF NOT FOUND THEN RETURN jsonb_build_object('outcome', 'unknown_reference'); END IF;
  SELECT * INTO ordered FROM purchase_order WHERE id = pay.order_id FOR UPDATE;
  IF EXISTS (SELECT 1 FROM ledger_transaction WHERE source_id = source
             AND (kind = 'payment_received' OR (kind = 'payment_suspense' AND p ->> 'account' <> 'suspense'))) THEN
    RETURN jsonb_build_object('outcome', 'repeated', 'orderId', pay.order_id, 'paid', pay.state = 'paid');
  END IF;

  IF pay.state = 'paid' THEN outcome := 'duplicate';
  ELSIF amount < pay.amount_vnd THEN outcome := 'underpaid';
  ELSIF pay.state IN ('awaiting', 'due_on_delivery') AND ordered.cancelled_at IS NULL THEN
    outcome := CASE WHEN amount > pay.amount_vnd THEN 'overpaid' ELSE 'matched' END;
    booked := true;
  ELSE
    outcome := 'late';
    -- An order somebody called off stays called off; one that only ran out of time comes back if the goods are there.
    booked := ordered.cancel_reason = 'unpaid' AND retake_order(pay.order_id);
  END IF;

  IF booked THEN
    UPDATE payment SET state = 'paid', paid_at = now() WHERE id = pay.id;
    PERFORM post_ledger('payment_received', source, pay.order_id, jsonb_build_array(
      jsonb_build_object('account', p ->> 'account', 'amount', amount),
      jsonb_build_object('account', 'buyer_receivable', 'amount', -pay.amount_vnd),
      jsonb_build_object('account', 'suspense', 'amount', pay.amount_vnd - amount)));
    IF ordered.contact_email IS NOT NULL THEN
      INSERT INTO outbox_message (topic, payload) VALUES ('mail.order_confirmation', jsonb_build_object('orderId', pay.order_id, 'occasion', 'paid'));
    END IF;
  ELSIF p ->> 'account' <> 'suspense' THEN
    PERFORM post_ledger('payment_suspense', source, pay.order_id, jsonb_build_array(
      jsonb_build_object('account', p ->> 'account', 'amount', amount), jsonb_build_object('account', 'suspense', 'amount', -amount)));
    INSERT INTO audit_entry (id, actor_kind, action, subject_type, subject_id, after, reason)
      VALUES (new_id(), 'webhook', 'payment.suspense', 'order', pay.order_id::text,
        jsonb_build_object('amount', amount, 'due', pay.amount_vnd, 'source', source), outcome);
  END IF;
  RETURN jsonb_build_object('outcome', outcome, 'orderId', pay.order_id, 'paid', booked OR pay.state = 'paid');
END $$;

-- A credit on the bank account, handled once per bank reference: {bankReference, amount, content, creditedAt, references}
-- from the feed, or with {paymentId, actor, reason} by an administrator, who may also explain a credit that lay in suspense.
CREATE FUNCTION record_bank_credit(p jsonb) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  known bank_credit;
  target uuid;
  received jsonb;
  by_hand boolean := p ? 'paymentId';
  source text := 'bank:' || (p ->> 'bankReference');
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended(source, 4));
  SELECT * INTO known FROM bank_credit WHERE bank_reference = p ->> 'bankReference';
  IF FOUND AND NOT (by_hand AND known.outcome = 'unknown_reference' AND known.amount_vnd = (p ->> 'amount')::bigint) THEN
    RETURN jsonb_build_object('kind', CASE WHEN known.amount_vnd = (p ->> 'amount')::bigint THEN 'known' ELSE 'conflict' END,
      'outcome', known.outcome, 'paid', known.outcome IN ('matched', 'overpaid'));
  END IF;

  IF by_hand THEN
    SELECT id INTO target FROM payment WHERE id = (p ->> 'paymentId')::uuid AND method = 'vietqr';
    IF NOT FOUND THEN RETURN jsonb_build_object('kind', 'not_found'); END IF;
  ELSE
    SELECT id INTO target FROM payment WHERE reference = ANY (ARRAY(SELECT jsonb_array_elements_text(p -> 'references'))) ORDER BY created_at LIMIT 1;
  END IF;

  IF target IS NULL THEN
    received := jsonb_build_object('outcome', 'unknown_reference', 'paid', false);
    PERFORM post_ledger('payment_suspense', source, NULL, jsonb_build_array(
      jsonb_build_object('account', 'cash_vietqr', 'amount', (p ->> 'amount')::bigint),
      jsonb_build_object('account', 'suspense', 'amount', -(p ->> 'amount')::bigint)));
  ELSE
    received := receive_payment(jsonb_build_object('paymentId', target, 'amount', p -> 'amount', 'source', source,
      'account', CASE WHEN known.id IS NULL THEN 'cash_vietqr' ELSE 'suspense' END));
  END IF;

  INSERT INTO bank_credit (id, bank_reference, amount_vnd, content, credited_at, outcome, payment_id)
    VALUES (new_id(), p ->> 'bankReference', (p ->> 'amount')::bigint, p ->> 'content', (p ->> 'creditedAt')::timestamptz,
      (received ->> 'outcome')::bank_credit_outcome, target)
    ON CONFLICT (bank_reference) DO UPDATE SET outcome = EXCLUDED.outcome, payment_id = EXCLUDED.payment_id;
  IF by_hand THEN
    INSERT INTO audit_entry (id, actor_user_id, actor_kind, action, subject_type, subject_id, after, reason, request_id)
      VALUES (new_id(), (p ->> 'actor')::uuid, 'user', 'payment.confirmed', 'order', received ->> 'orderId',
        jsonb_build_object('bankReference', p ->> 'bankReference', 'amount', p -> 'amount', 'outcome', received ->> 'outcome'), p ->> 'reason', p ->> 'requestId');
  END IF;
  RETURN jsonb_build_object('kind', 'recorded') || received;
END $$;

-- ---------------------------------------------------------------- shipments on their way
-- One step of one shipment: {shipmentId, from, to, carrier, trackingNumber, actor, reason}. The expected state is part of the
-- question, so that of two people pressing at once one is told. The last cash-on-delivery parcel handed over pays the order.
CREATE FUNCTION advance_shipment(p jsonb) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  step text := (p ->> 'from') || '>' || (p ->> 'to');
  pay payment;
  parcel shipment;
BEGIN
  IF step NOT IN ('pending>confirmed', 'confirmed>shipped', 'shipped>delivered') THEN RETURN jsonb_build_object('kind', 'not_allowed'); END IF;
  SELECT y.* INTO pay FROM payment AS y JOIN shipment AS s ON s.order_id = y.order_id WHERE s.id = (p ->> 'shipmentId')::uuid
    ORDER BY y.created_at DESC LIMIT 1 FOR UPDATE OF y;
  SELECT * INTO parcel FROM shipment WHERE id = (p ->> 'shipmentId')::uuid FOR UPDATE;
  IF NOT FOUND THEN RETURN jsonb_build_object('kind', 'not_found'); END IF;
  IF parcel.state::text <> p ->> 'from' THEN RETURN jsonb_build_object('kind', 'stale', 'state', parcel.state); END IF;
  IF pay.state NOT IN ('paid', 'due_on_delivery') THEN RETURN jsonb_build_object('kind', 'not_paid'); END IF;

  UPDATE shipment SET state = (p ->> 'to')::shipment_state,
      carrier = coalesce(p ->> 'carrier', carrier), tracking_number = coalesce(p ->> 'trackingNumber', tracking_number),
      shipped_at = CASE WHEN p ->> 'to' = 'shipped' THEN now() ELSE shipped_at END,
      delivered_at = CASE WHEN p ->> 'to' = 'delivered' THEN now() ELSE delivered_at END
    WHERE id = parcel.id;
  -- What was delivered is sold: the figure that lists are sorted by.
  IF p ->> 'to' = 'delivered' THEN
    UPDATE product AS listing SET sold_count = listing.sold_count + sold.pieces
      FROM (SELECT product_id, sum(quantity)::int AS pieces FROM order_line WHERE shipment_id = parcel.id GROUP BY product_id) AS sold
      WHERE listing.id = sold.product_id;
  END IF;
  IF pay.state = 'due_on_delivery' AND NOT EXISTS (SELECT 1 FROM shipment WHERE order_id = parcel.order_id AND state NOT IN ('delivered', 'cancelled')) THEN
    UPDATE payment SET state = 'paid', paid_at = now() WHERE id = pay.id;
    PERFORM post_ledger('payment_received', 'cod:' || pay.id, pay.order_id, jsonb_build_array(
      jsonb_build_object('account', 'cash_cod', 'amount', pay.amount_vnd),
      jsonb_build_object('account', 'buyer_receivable', 'amount', -pay.amount_vnd)));
  END IF;
  INSERT INTO audit_entry (id, actor_user_id, actor_kind, action, subject_type, subject_id, before, after, reason, request_id)
    VALUES (new_id(), (p ->> 'actor')::uuid, 'user', 'shipment.' || (p ->> 'to'), 'order', parcel.order_id::text,
      jsonb_build_object('shipment', parcel.id, 'state', parcel.state),
      jsonb_build_object('shipment', parcel.id, 'state', p ->> 'to', 'trackingNumber', p ->> 'trackingNumber'), p ->> 'reason', p ->> 'requestId');
  RETURN jsonb_build_object('kind', 'moved');
END $$;

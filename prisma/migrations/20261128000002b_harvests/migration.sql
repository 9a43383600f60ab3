-- Pre-order by harvest: a producer says how much the harvest will be (low, likely, high) and when. The low band is sold as
-- firm, what is beyond it is a waiting list in the order of its time; each forecast offers places or lets them go.

-- CreateEnum
CREATE TYPE "place_state" AS ENUM ('waiting', 'offered', 'confirmed', 'lapsed', 'released', 'withdrawn');

-- CreateTable
CREATE TABLE "harvest" (
    "id" UUID NOT NULL,
    "variant_id" UUID NOT NULL,
    "opened_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "harvest_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "harvest_forecast" (
    "id" UUID NOT NULL,
    "harvest_id" UUID NOT NULL,
    "low" INTEGER NOT NULL,
    "likely" INTEGER NOT NULL,
    "high" INTEGER NOT NULL,
    "from_day" DATE NOT NULL,
    "to_day" DATE NOT NULL,
    "given_by" UUID NOT NULL,
    "given_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "harvest_forecast_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "waiting_place" (
    "id" UUID NOT NULL,
    "harvest_id" UUID NOT NULL,
    "token_hash" BYTEA NOT NULL,
    "user_id" UUID,
    "quantity" INTEGER NOT NULL,
    "contact_name" TEXT NOT NULL,
    "contact_email" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "state" "place_state" NOT NULL DEFAULT 'waiting',
    "offered_at" TIMESTAMPTZ(3),
    "offer_until" TIMESTAMPTZ(3),
    "cart_id" UUID,
    "order_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "waiting_place_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "harvest_variant_id_idx" ON "harvest"("variant_id");

-- CreateIndex
CREATE INDEX "harvest_forecast_harvest_id_given_at_idx" ON "harvest_forecast"("harvest_id", "given_at");

-- CreateIndex
CREATE INDEX "waiting_place_harvest_id_state_created_at_idx" ON "waiting_place"("harvest_id", "state", "created_at");

-- CreateIndex
CREATE INDEX "waiting_place_cart_id_idx" ON "waiting_place"("cart_id");

-- AddForeignKey
ALTER TABLE "harvest" ADD CONSTRAINT "harvest_variant_id_fkey" FOREIGN KEY ("variant_id") REFERENCES "variant"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "harvest_forecast" ADD CONSTRAINT "harvest_forecast_harvest_id_fkey" FOREIGN KEY ("harvest_id") REFERENCES "harvest"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "waiting_place" ADD CONSTRAINT "waiting_place_harvest_id_fkey" FOREIGN KEY ("harvest_id") REFERENCES "harvest"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- ---------------------------------------------------------------- what the tables promise by themselves
ALTER TABLE harvest ADD CONSTRAINT harvest_term CHECK (closed_at IS NULL OR closed_at >= opened_at);
CREATE UNIQUE INDEX one_open_harvest_a_variant ON harvest (variant_id) WHERE closed_at IS NULL;
ALTER TABLE harvest_forecast
  ADD CONSTRAINT harvest_forecast_bands CHECK (0 <= low AND low <= likely AND likely <= high AND high BETWEEN 1 AND 1000000),
  ADD CONSTRAINT harvest_forecast_window CHECK (to_day BETWEEN from_day AND from_day + 366),
  ADD CONSTRAINT harvest_forecast_giver FOREIGN KEY (given_by) REFERENCES app_user (id);
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON harvest_forecast FOR EACH ROW EXECUTE FUNCTION refuse_change();
ALTER TABLE waiting_place
  ADD CONSTRAINT waiting_place_quantity CHECK (quantity BETWEEN 1 AND 999),
  ADD CONSTRAINT waiting_place_locale CHECK (locale IN ('vi', 'en', 'zh')),
  ADD CONSTRAINT waiting_place_contact CHECK (btrim(contact_name) <> '' AND contact_email ~ '^[^@\s]+@[^@\s]+$'),
  ADD CONSTRAINT waiting_place_offer CHECK ((state NOT IN ('offered', 'lapsed') OR num_nulls(offered_at, offer_until) = 0) AND (state = 'confirmed') = (order_id IS NOT NULL)),
  ADD CONSTRAINT waiting_place_user FOREIGN KEY (user_id) REFERENCES app_user (id),
  ADD CONSTRAINT waiting_place_cart FOREIGN KEY (cart_id) REFERENCES cart (id) ON DELETE SET NULL,
  ADD CONSTRAINT waiting_place_order FOREIGN KEY (order_id) REFERENCES purchase_order (id);
CREATE UNIQUE INDEX one_place_a_person ON waiting_place (harvest_id, lower(contact_email)) WHERE state IN ('waiting', 'offered');

-- ---------------------------------------------------------------- how a harvest stands
-- The open harvest of a variant by its latest forecast: what is sold as firm, offered and waited for, in pieces.
CREATE VIEW harvest_standing AS
SELECT h.id AS harvest_id, h.variant_id, h.opened_at, f.low, f.likely, f.high, f.from_day, f.to_day, f.given_at,
  (SELECT coalesce(sum(l.quantity), 0)::integer FROM order_line AS l JOIN purchase_order AS o ON o.id = l.order_id
   WHERE l.variant_id = h.variant_id AND l.sale_mode = 'preorder' AND o.cancelled_at IS NULL AND o.placed_at >= h.opened_at) AS sold,
  (SELECT coalesce(sum(p.quantity), 0)::integer FROM waiting_place AS p WHERE p.harvest_id = h.id AND p.state = 'offered') AS offered,
  (SELECT coalesce(sum(p.quantity), 0)::integer FROM waiting_place AS p WHERE p.harvest_id = h.id AND p.state = 'waiting') AS waiting
FROM harvest AS h
JOIN LATERAL (SELECT * FROM harvest_forecast WHERE harvest_id = h.id ORDER BY given_at DESC, id DESC LIMIT 1) AS f ON true
WHERE h.closed_at IS NULL;

-- How many units a variant that takes no stock may still be sold. Made to order: what its capacity leaves of the week of
-- `at`, in which an order is placed. Ahead of a harvest: what the low band leaves, as long as nobody waits for it.
CREATE OR REPLACE FUNCTION booked_units(p_variant uuid, at timestamptz DEFAULT now()) RETURNS integer LANGUAGE sql STABLE AS $$
  SELECT v.units_per_sale * CASE v.sale_mode
    WHEN 'preorder' THEN coalesce((SELECT CASE WHEN s.waiting > 0 OR s.to_day < local_day(now()) THEN 0 ELSE greatest(0, s.low - s.sold - s.offered) END
                                   FROM harvest_standing AS s WHERE s.variant_id = v.id), 0)
    WHEN 'made_to_order' THEN CASE WHEN v.weekly_capacity IS NULL THEN 999 ELSE greatest(0, v.weekly_capacity - (
      SELECT coalesce(sum(l.quantity), 0)::integer FROM order_line AS l JOIN purchase_order AS o ON o.id = l.order_id
      WHERE l.variant_id = v.id AND l.sale_mode = 'made_to_order' AND o.cancelled_at IS NULL
        AND o.placed_at >= local_week(at) AND o.placed_at < local_week(at) + interval '7 days')) END
    ELSE 0 END
  FROM variant AS v WHERE v.id = p_variant
$$;

-- How many units of a variant are held for a cart and for nobody else: places of a waiting list that were offered to it.
CREATE OR REPLACE FUNCTION held_units(p_cart uuid, p_variant uuid) RETURNS integer LANGUAGE sql STABLE AS $$
  SELECT coalesce(sum(p.quantity * v.units_per_sale), 0)::integer
  FROM waiting_place AS p JOIN harvest AS h ON h.id = p.harvest_id JOIN variant AS v ON v.id = h.variant_id
  WHERE p.cart_id = p_cart AND h.variant_id = p_variant AND p.state = 'offered' AND p.offer_until > now()
$$;

-- The last day on which a variant ordered on a day leaves its producer; NULL for what stands on the shelf.
CREATE OR REPLACE FUNCTION promised_day(v variant, ordered_on date) RETURNS date LANGUAGE sql STABLE AS $$
  SELECT CASE v.sale_mode WHEN 'made_to_order' THEN ordered_on + v.lead_days
    WHEN 'preorder' THEN (SELECT greatest(s.to_day, ordered_on) FROM harvest_standing AS s WHERE s.variant_id = v.id) END
$$;

-- ---------------------------------------------------------------- the waiting list
-- Whoever sells, offers or lets go of a harvest holds its variant's stock unit: the lock that orders take, too.
CREATE FUNCTION lock_harvest(p_harvest uuid) RETURNS void LANGUAGE sql AS $$
  SELECT FROM stock_unit WHERE id = (SELECT v.stock_unit_id FROM harvest AS h JOIN variant AS v ON v.id = h.variant_id WHERE h.id = p_harvest) FOR NO KEY UPDATE
$$;

-- Moves places to another state and leaves each of their people a message.
CREATE FUNCTION move_places(p_ids uuid[], p_state place_state, p_occasion text, p_at timestamptz) RETURNS void LANGUAGE sql AS $$
  WITH moved AS (
    UPDATE waiting_place SET state = p_state, cart_id = CASE WHEN p_state = 'offered' THEN cart_id END,
      offered_at = CASE p_state WHEN 'offered' THEN p_at WHEN 'waiting' THEN NULL ELSE offered_at END,
      offer_until = CASE p_state WHEN 'offered' THEN p_at + interval '48 hours' WHEN 'waiting' THEN NULL ELSE offer_until END
    WHERE id = ANY (p_ids) RETURNING id)
  INSERT INTO outbox_message (topic, payload) SELECT 'mail.waiting_place', jsonb_build_object('placeId', id, 'occasion', p_occasion, 'at', p_at) FROM moved
$$;

-- The published rule, after a forecast, an order called off, or time that ran out. Places rank by their time:
-- 1. an offer not taken up in 48 hours lapses; 2. when the low band shrank below what is sold and offered, the last offers
-- go back to their places; 3. places beyond the high band are let go, from the end; 4. what the low band leaves is offered
-- from the front, to whole places, and nobody is overtaken. A closed harvest lets everybody go.
CREATE FUNCTION settle_harvest(p_harvest uuid, p_at timestamptz) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  stand harvest_standing;
BEGIN
  PERFORM lock_harvest(p_harvest);
  IF EXISTS (SELECT 1 FROM harvest WHERE id = p_harvest AND closed_at IS NOT NULL) THEN
    PERFORM move_places(ARRAY(SELECT id FROM waiting_place WHERE harvest_id = p_harvest AND state IN ('waiting', 'offered')), 'released', 'released', p_at);
    RETURN;
  END IF;
  PERFORM move_places(ARRAY(SELECT id FROM waiting_place WHERE harvest_id = p_harvest AND state = 'offered' AND offer_until <= p_at), 'lapsed', 'lapsed', p_at);

  SELECT * INTO stand FROM harvest_standing WHERE harvest_id = p_harvest;
  PERFORM move_places(ARRAY(SELECT id FROM (SELECT id, sum(quantity) OVER (ORDER BY created_at, id) AS upto FROM waiting_place
      WHERE harvest_id = p_harvest AND state = 'offered') AS offer WHERE upto > greatest(0, stand.low - stand.sold)), 'waiting', 'postponed', p_at);

  SELECT * INTO stand FROM harvest_standing WHERE harvest_id = p_harvest;
  PERFORM move_places(ARRAY(SELECT id FROM (SELECT id, sum(quantity) OVER (ORDER BY created_at, id) AS upto FROM waiting_place
      WHERE harvest_id = p_harvest AND state = 'waiting') AS place WHERE upto > stand.high - stand.sold - stand.offered), 'released', 'released', p_at);
  PERFORM move_places(ARRAY(SELECT id FROM (SELECT id, sum(quantity) OVER (ORDER BY created_at, id) AS upto FROM waiting_place
      WHERE harvest_id = p_harvest AND state = 'waiting') AS place WHERE upto <= stand.low - stand.sold - stand.offered), 'offered', 'offered', p_at);
END $$;

-- A new forecast of a variant sold ahead: {variantId, low, likely, high, from, to, userId, at}. The first one opens a harvest.
CREATE FUNCTION give_forecast(p jsonb) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  the_variant uuid := (p ->> 'variantId')::uuid;
  the_harvest uuid;
BEGIN
  PERFORM 1 FROM stock_unit WHERE id = (SELECT stock_unit_id FROM variant WHERE id = the_variant) FOR NO KEY UPDATE;
  SELECT id INTO the_harvest FROM harvest WHERE variant_id = the_variant AND closed_at IS NULL;
  IF the_harvest IS NULL THEN
    the_harvest := new_id();
    INSERT INTO harvest (id, variant_id, opened_at) VALUES (the_harvest, the_variant, (p ->> 'at')::timestamptz);
  END IF;
  INSERT INTO harvest_forecast (id, harvest_id, low, likely, high, from_day, to_day, given_by, given_at)
    VALUES (new_id(), the_harvest, (p ->> 'low')::integer, (p ->> 'likely')::integer, (p ->> 'high')::integer, (p ->> 'from')::date, (p ->> 'to')::date,
      (p ->> 'userId')::uuid, (p ->> 'at')::timestamptz);
  PERFORM settle_harvest(the_harvest, (p ->> 'at')::timestamptz);
END $$;

-- A place at the end of the list: {id, sku, quantity, name, email, locale, userId, tokenHash, at}. Answers waiting, firm (it can
-- simply be bought), full (beyond the high band), already, range or unavailable.
CREATE FUNCTION take_place(p jsonb) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  item record;
  stand harvest_standing;
  wanted integer := (p ->> 'quantity')::integer;
BEGIN
  SELECT v.id, v.min_quantity, v.max_quantity, v.stock_unit_id, v.units_per_sale INTO item FROM variant AS v JOIN product AS pr ON pr.id = v.product_id
    WHERE v.sku = p ->> 'sku' AND v.sale_mode = 'preorder' AND v.active AND pr.state = 'published';
  IF NOT FOUND THEN RETURN jsonb_build_object('kind', 'unavailable'); END IF;
  PERFORM 1 FROM stock_unit WHERE id = item.stock_unit_id FOR NO KEY UPDATE;
  SELECT * INTO stand FROM harvest_standing WHERE variant_id = item.id AND to_day >= local_day((p ->> 'at')::timestamptz);
  IF NOT FOUND THEN RETURN jsonb_build_object('kind', 'unavailable'); END IF;
  IF wanted < item.min_quantity OR wanted > item.max_quantity THEN
    RETURN jsonb_build_object('kind', 'range', 'minimum', item.min_quantity, 'maximum', item.max_quantity);
  END IF;
  IF booked_units(item.id) >= wanted * item.units_per_sale THEN RETURN jsonb_build_object('kind', 'firm'); END IF;
  IF stand.sold + stand.offered + stand.waiting + wanted > stand.high THEN
    RETURN jsonb_build_object('kind', 'full', 'left', greatest(0, stand.high - stand.sold - stand.offered - stand.waiting));
  END IF;
  IF EXISTS (SELECT 1 FROM waiting_place WHERE harvest_id = stand.harvest_id AND lower(contact_email) = lower(p ->> 'email') AND state IN ('waiting', 'offered')) THEN
    RETURN jsonb_build_object('kind', 'already');
  END IF;
  INSERT INTO waiting_place (id, harvest_id, token_hash, user_id, quantity, contact_name, contact_email, locale, created_at)
    VALUES ((p ->> 'id')::uuid, stand.harvest_id, decode(p ->> 'tokenHash', 'hex'), (p ->> 'userId')::uuid, wanted, p ->> 'name', p ->> 'email', p ->> 'locale', (p ->> 'at')::timestamptz);
  INSERT INTO outbox_message (topic, payload) VALUES ('mail.waiting_place', jsonb_build_object('placeId', p ->> 'id', 'occasion', 'waiting', 'at', p ->> 'at'));
  RETURN jsonb_build_object('kind', 'waiting');
END $$;

-- Takes an offered place up: {placeId, at} and whose cart, as cart_of reads it. It lies in that cart from then on, held for
-- it alone until the offer ends. Answers taken, over or no_cart.
CREATE FUNCTION claim_place(p jsonb) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  place waiting_place;
  the_variant uuid;
  the_cart uuid := cart_of(p);
BEGIN
  PERFORM 1 FROM cart WHERE id = the_cart FOR UPDATE;
  IF NOT FOUND THEN RETURN jsonb_build_object('kind', 'no_cart'); END IF;
  UPDATE waiting_place SET cart_id = the_cart WHERE id = (p ->> 'placeId')::uuid AND state = 'offered' AND offer_until > (p ->> 'at')::timestamptz
    RETURNING * INTO place;
  IF place.id IS NULL THEN RETURN jsonb_build_object('kind', 'over'); END IF;
  SELECT variant_id INTO the_variant FROM harvest WHERE id = place.harvest_id;
  INSERT INTO cart_line (cart_id, variant_id, quantity) VALUES (place.cart_id, the_variant, place.quantity)
    ON CONFLICT (cart_id, variant_id) DO UPDATE SET quantity = EXCLUDED.quantity;
  UPDATE cart SET version = version + 1, updated_at = now() WHERE id = place.cart_id;
  RETURN jsonb_build_object('kind', 'taken');
END $$;

-- An order of a cart to which places were offered confirms them, in the order's own transaction and under its locks.
CREATE FUNCTION confirm_places() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE waiting_place AS p SET state = 'confirmed', order_id = NEW.order_id FROM harvest AS h, purchase_order AS o
    WHERE h.id = p.harvest_id AND h.variant_id = NEW.variant_id AND o.id = NEW.order_id AND p.cart_id = o.cart_id AND p.state = 'offered' AND p.offer_until > now();
  RETURN NULL;
END $$;
CREATE TRIGGER confirm_places AFTER INSERT ON order_line FOR EACH ROW WHEN (NEW.sale_mode = 'preorder') EXECUTE FUNCTION confirm_places();

-- ---------------------------------------------------------------- what follows the catalogue
CREATE FUNCTION harvest_part_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM catalogue_changed(v.product_id) FROM harvest AS h JOIN variant AS v ON v.id = h.variant_id WHERE h.id = NEW.harvest_id;
  RETURN NULL;
END $$;
CREATE TRIGGER follow_catalogue AFTER INSERT ON harvest_forecast FOR EACH ROW EXECUTE FUNCTION harvest_part_changed();
CREATE TRIGGER follow_catalogue AFTER INSERT OR UPDATE ON waiting_place FOR EACH ROW EXECUTE FUNCTION harvest_part_changed();

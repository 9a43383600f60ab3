-- What the tables promise by themselves, whoever writes to them.

CREATE EXTENSION IF NOT EXISTS unaccent;
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS btree_gist;

-- ---------------------------------------------------------------- texts in several languages
CREATE FUNCTION is_localized_text(value jsonb) RETURNS boolean
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT jsonb_typeof(value) = 'object'
     AND coalesce(jsonb_typeof(value -> 'vi') = 'string' AND btrim(value ->> 'vi') <> '', false)
     AND NOT EXISTS (SELECT 1 FROM jsonb_each(value) AS entry
                     WHERE entry.key NOT IN ('vi', 'en', 'zh') OR jsonb_typeof(entry.value) <> 'string')
$$;

ALTER TABLE producer
  ADD CONSTRAINT producer_texts CHECK (is_localized_text(name) AND is_localized_text(story)),
  ADD CONSTRAINT producer_tax_code CHECK (tax_code ~ '^\d{10}(-\d{3})?$');
ALTER TABLE product_set
  ADD CONSTRAINT product_set_no CHECK (no BETWEEN 1 AND 26),
  ADD CONSTRAINT product_set_texts CHECK (is_localized_text(name));
ALTER TABLE product
  ADD CONSTRAINT product_texts CHECK (is_localized_text(name) AND is_localized_text(summary) AND is_localized_text(description)
    AND (ingredients IS NULL OR is_localized_text(ingredients)) AND (storage IS NULL OR is_localized_text(storage))),
  ADD CONSTRAINT product_abv CHECK (abv_bp BETWEEN 0 AND 9600),
  -- sets 14 and 15 are alcohol: their strength is a required fact
  ADD CONSTRAINT product_alcohol_has_strength CHECK (set_no NOT IN (14, 15) OR abv_bp IS NOT NULL),
  ADD CONSTRAINT product_months CHECK (season_months <@ ARRAY[1,2,3,4,5,6,7,8,9,10,11,12]),
  ADD CONSTRAINT product_shelf_life CHECK (shelf_life_days > 0),
  ADD CONSTRAINT product_sold CHECK (sold_count >= 0),
  ADD CONSTRAINT product_published CHECK (state <> 'published' OR published_at IS NOT NULL);
ALTER TABLE variant
  ADD CONSTRAINT variant_texts CHECK (is_localized_text(name) AND is_localized_text(unit)),
  ADD CONSTRAINT variant_price CHECK (price_vnd BETWEEN 1 AND 1000000000000),
  ADD CONSTRAINT variant_weights CHECK (net_weight_g >= 0 AND shipping_weight_g >= 0),
  ADD CONSTRAINT variant_size CHECK (length_cm >= 0 AND width_cm >= 0 AND height_cm >= 0),
  ADD CONSTRAINT variant_units CHECK (units_per_sale > 0),
  ADD CONSTRAINT variant_quantities CHECK (min_quantity >= 1 AND max_quantity BETWEEN min_quantity AND 999),
  ADD CONSTRAINT variant_gtin CHECK (gtin ~ '^(\d{8}|\d{12,14})$');
ALTER TABLE picture
  ADD CONSTRAINT picture_owner CHECK (num_nonnulls(product_id, producer_id) = 1),
  ADD CONSTRAINT picture_size CHECK (width > 0 AND height > 0),
  ADD CONSTRAINT picture_alt CHECK (is_localized_text(alt));
ALTER TABLE pickup_point
  ADD CONSTRAINT pickup_point_texts CHECK (is_localized_text(name) AND is_localized_text(hours));
ALTER TABLE commune ADD CONSTRAINT commune_code CHECK (code ~ '^\d{5}$');
ALTER TABLE province ADD CONSTRAINT province_code CHECK (code ~ '^\d{2}$');

-- ---------------------------------------------------------------- people
ALTER TABLE app_user
  ADD CONSTRAINT app_user_email CHECK (email = lower(email) AND email ~ '^[^@\s]+@[^@\s]+$'),
  ADD CONSTRAINT app_user_locale CHECK (locale IN ('vi', 'en', 'zh'));
ALTER TABLE producer_member ADD CONSTRAINT producer_member_role CHECK (role IN ('owner', 'sales', 'field'));
ALTER TABLE producer_member ADD CONSTRAINT producer_member_user FOREIGN KEY (user_id) REFERENCES app_user (id);
ALTER TABLE cart ADD CONSTRAINT cart_user FOREIGN KEY (user_id) REFERENCES app_user (id);
ALTER TABLE purchase_order ADD CONSTRAINT purchase_order_user FOREIGN KEY (user_id) REFERENCES app_user (id);
ALTER TABLE audit_entry ADD CONSTRAINT audit_entry_user FOREIGN KEY (actor_user_id) REFERENCES app_user (id);
ALTER TABLE certificate_link
  ADD CONSTRAINT certificate_link_linked_by FOREIGN KEY (linked_by) REFERENCES app_user (id),
  ADD CONSTRAINT certificate_link_unlinked_by FOREIGN KEY (unlinked_by) REFERENCES app_user (id);
ALTER TABLE certificate ADD CONSTRAINT certificate_commune FOREIGN KEY (commune_code) REFERENCES commune (code);

-- ---------------------------------------------------------------- certificates
ALTER TABLE decision
  ADD CONSTRAINT decision_year CHECK (year = extract(year FROM issued_on)),
  ADD CONSTRAINT decision_number CHECK (number ~ '^\d{1,5}/QĐ-[A-ZĐ-]+$');
ALTER TABLE certificate
  -- today's shape, and the one with a district code used before July 2025
  ADD CONSTRAINT certificate_number CHECK (number ~ '^\d{2}-(\d{3}-)?\d{5}-\d{1,3}-20\d{2}$'),
  ADD CONSTRAINT certificate_stars CHECK (stars BETWEEN 3 AND 5),
  -- half-open bands: 50 ≤ 3★ < 70 ≤ 4★ < 90 ≤ 5★ ≤ 100; a minimum point may hold a product below its band, never above
  ADD CONSTRAINT certificate_score CHECK (score <= 100 AND score >= CASE stars WHEN 3 THEN 50 WHEN 4 THEN 70 ELSE 90 END),
  -- 36 months from the day of issue
  ADD CONSTRAINT certificate_term CHECK (expires_on = (issued_on + interval '36 months')::date),
  ADD CONSTRAINT certificate_extension CHECK (extended_until IS NULL
    OR (extended_until > expires_on AND extended_until <= expires_on + 180 AND coalesce(btrim(extension_reason), '') <> '')),
  ADD CONSTRAINT certificate_revocation CHECK (num_nonnulls(revoked_at, revocation_reason) IN (0, 2)),
  -- five stars are the ministry's to give; the district gave only three
  ADD CONSTRAINT certificate_level CHECK ((stars = 5) = (level = 'ministry') AND (level <> 'district' OR stars = 3));
ALTER TABLE certificate_link
  ADD CONSTRAINT certificate_link_reason CHECK (btrim(reason) <> ''),
  ADD CONSTRAINT certificate_link_times CHECK (unlinked_at IS NULL OR unlinked_at > linked_at),
  ADD CONSTRAINT certificate_link_unlink_reason CHECK (unlinked_at IS NULL OR coalesce(btrim(unlink_reason), '') <> ''),
  ADD CONSTRAINT one_listing_per_certificate EXCLUDE USING gist
    (certificate_id WITH =, tstzrange(linked_at, unlinked_at) WITH &&),
  ADD CONSTRAINT one_certificate_per_listing EXCLUDE USING gist
    (product_id WITH =, tstzrange(linked_at, unlinked_at) WITH &&);
ALTER TABLE quality_certificate ADD CONSTRAINT quality_certificate_term CHECK (expires_on > issued_on);
ALTER TABLE ip_right_grant ADD CONSTRAINT ip_right_grant_term CHECK (valid_to IS NULL OR valid_to > valid_from);

-- A certificate covers its own producer's product of its own set, nobody else's.
CREATE FUNCTION certificate_link_fits() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM certificate AS c JOIN product AS p ON p.id = NEW.product_id
                 WHERE c.id = NEW.certificate_id AND c.producer_id = p.producer_id AND c.set_no = p.set_no) THEN
    RAISE EXCEPTION 'certificate and listing differ in producer or product set' USING ERRCODE = 'check_violation', CONSTRAINT = 'certificate_link_fits';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER certificate_link_fits BEFORE INSERT OR UPDATE OF certificate_id, product_id ON certificate_link
  FOR EACH ROW EXECUTE FUNCTION certificate_link_fits();

-- The window in which a linked certificate gives its listing a star: from the later of link and issue,
-- until the first of unlinking, revocation, and the end (in Vietnam) of its last or extended day.
CREATE VIEW product_star_window AS
SELECT l.product_id, c.id AS certificate_id, c.number, c.stars,
       greatest(l.linked_at, c.issued_on::timestamp AT TIME ZONE 'Asia/Ho_Chi_Minh') AS stars_from,
       least(l.unlinked_at, c.revoked_at,
             (coalesce(c.extended_until, c.expires_on) + 1)::timestamp AT TIME ZONE 'Asia/Ho_Chi_Minh') AS stars_until
FROM certificate_link AS l JOIN certificate AS c ON c.id = l.certificate_id;

-- ---------------------------------------------------------------- growing areas and lots
ALTER TABLE growing_area
  ADD CONSTRAINT growing_area_code CHECK (code ~ '^[A-Z0-9]+(-[A-Z0-9]+)*$'),
  ADD CONSTRAINT growing_area_size CHECK (area_ha > 0 AND (yearly_quota_kg IS NULL OR yearly_quota_kg > 0)),
  ADD CONSTRAINT growing_area_term CHECK (valid_to IS NULL OR valid_to > valid_from);
ALTER TABLE lot
  ADD CONSTRAINT lot_code CHECK (code ~ '^[!%-?A-Z_a-z"]{1,20}$'),
  ADD CONSTRAINT lot_gtin CHECK (gtin ~ '^(\d{8}|\d{12,14})$' OR gtin ~ '^XL-[A-Z0-9-]{1,30}$'),
  ADD CONSTRAINT lot_dates CHECK ((harvested_on IS NULL OR harvested_on <= produced_on) AND (best_before IS NULL OR best_before > produced_on)),
  ADD CONSTRAINT lot_quantity CHECK (quantity > 0);
ALTER TABLE lot_event ADD CONSTRAINT lot_event_action CHECK (action IN ('ADD', 'OBSERVE', 'DELETE', ''));

-- ---------------------------------------------------------------- stock
ALTER TABLE stock_unit ADD CONSTRAINT stock_unit_never_negative CHECK (available >= 0);
ALTER TABLE stock_movement
  ADD CONSTRAINT stock_movement_moves CHECK (delta <> 0),
  ADD CONSTRAINT stock_movement_order FOREIGN KEY (order_id) REFERENCES purchase_order (id) DEFERRABLE INITIALLY DEFERRED;

-- ---------------------------------------------------------------- shipping and tax tables
ALTER TABLE shipping_rate
  ADD CONSTRAINT shipping_rate_amounts CHECK (base_grams > 0 AND step_grams > 0 AND divisor > 0 AND base_vnd >= 0 AND step_vnd >= 0),
  ADD CONSTRAINT shipping_rate_one_at_a_time EXCLUDE USING gist (carrier WITH =, zone WITH =, daterange(valid_from, valid_to) WITH &&);
ALTER TABLE shipping_zone ADD CONSTRAINT shipping_zone_days CHECK (min_days >= 0 AND max_days >= min_days);
ALTER TABLE vat_rate
  ADD CONSTRAINT vat_rate_range CHECK (rate_bp BETWEEN 0 AND 10000),
  ADD CONSTRAINT vat_rate_one_at_a_time EXCLUDE USING gist (vat_class WITH =, daterange(valid_from, valid_to) WITH &&);

-- ---------------------------------------------------------------- carts and orders
ALTER TABLE cart_line ADD CONSTRAINT cart_line_quantity CHECK (quantity BETWEEN 1 AND 999);
ALTER TABLE purchase_order
  ADD CONSTRAINT purchase_order_destination CHECK (
    (delivery_method = 'ship' AND commune_code IS NOT NULL AND coalesce(btrim(street), '') <> '' AND pickup_point_id IS NULL)
    OR (delivery_method = 'pickup' AND pickup_point_id IS NOT NULL AND commune_code IS NULL)),
  ADD CONSTRAINT purchase_order_phone CHECK (contact_phone ~ '^\+?\d{8,15}$'),
  ADD CONSTRAINT purchase_order_locale CHECK (locale IN ('vi', 'en', 'zh')),
  ADD CONSTRAINT purchase_order_cancelled CHECK (num_nonnulls(cancelled_at, cancel_reason) IN (0, 2));
ALTER TABLE shipment
  ADD CONSTRAINT shipment_fee CHECK (fee_vnd >= 0 AND chargeable_g >= 0),
  ADD CONSTRAINT shipment_times CHECK ((state NOT IN ('shipped', 'delivered') OR shipped_at IS NOT NULL)
    AND (state <> 'delivered' OR delivered_at IS NOT NULL));
ALTER TABLE order_line
  ADD CONSTRAINT order_line_quantity CHECK (quantity BETWEEN 1 AND 999 AND stock_quantity >= quantity),
  ADD CONSTRAINT order_line_price CHECK (unit_price_vnd > 0),
  ADD CONSTRAINT order_line_vat CHECK (vat_rate_bp BETWEEN 0 AND 10000),
  ADD CONSTRAINT order_line_star CHECK (num_nonnulls(stars, certificate_number) IN (0, 2)),
  ADD CONSTRAINT order_line_stock_unit FOREIGN KEY (stock_unit_id) REFERENCES stock_unit (id);
ALTER TABLE idempotency_key
  ADD CONSTRAINT idempotency_key_length CHECK (length(key) BETWEEN 1 AND 255),
  ADD CONSTRAINT idempotency_key_order FOREIGN KEY (order_id) REFERENCES purchase_order (id) DEFERRABLE INITIALLY DEFERRED;

-- An order's total is computed, never stored.
CREATE VIEW order_total AS
SELECT o.id AS order_id,
       (SELECT coalesce(sum(l.unit_price_vnd * l.quantity), 0)::bigint FROM order_line AS l WHERE l.order_id = o.id) AS goods_vnd,
       (SELECT coalesce(sum(s.fee_vnd), 0)::bigint FROM shipment AS s WHERE s.order_id = o.id) AS shipping_vnd
FROM purchase_order AS o;

-- ---------------------------------------------------------------- payments
ALTER TABLE payment
  ADD CONSTRAINT payment_amount CHECK (amount_vnd > 0),
  ADD CONSTRAINT payment_reference CHECK (reference ~ '^[A-Z0-9]{6,25}$' AND (method <> 'vietqr' OR reference IS NOT NULL)),
  ADD CONSTRAINT payment_paid CHECK ((state = 'paid') = (paid_at IS NOT NULL)),
  ADD CONSTRAINT payment_on_delivery CHECK (state <> 'due_on_delivery' OR method = 'cod');
ALTER TABLE bank_credit ADD CONSTRAINT bank_credit_amount CHECK (amount_vnd > 0);

-- ---------------------------------------------------------------- ledger
ALTER TABLE ledger_entry ADD CONSTRAINT ledger_entry_moves CHECK (amount_vnd <> 0);

CREATE FUNCTION ledger_transaction_balances() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE total numeric;
BEGIN
  SELECT sum(amount_vnd) INTO total FROM ledger_entry WHERE transaction_id = NEW.transaction_id;
  IF total <> 0 THEN
    RAISE EXCEPTION 'ledger transaction % is out of balance by %', NEW.transaction_id, total USING ERRCODE = 'check_violation', CONSTRAINT = 'ledger_transaction_balances';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER ledger_transaction_balances AFTER INSERT ON ledger_entry
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger_transaction_balances();

-- ---------------------------------------------------------------- rows that are never changed or removed
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON audit_entry FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON ledger_transaction FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON ledger_entry FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON stock_movement FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON lot_event FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- ---------------------------------------------------------------- what follows the catalogue
-- Every change that a shop page or the search index shows leaves an outbox row in its own transaction and
-- a NOTIFY that empties the page caches. `SET LOCAL app.bulk_load = 'on'` silences it for a bulk load that
-- rebuilds the index afterwards.
CREATE FUNCTION catalogue_changed(product uuid) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF current_setting('app.bulk_load', true) = 'on' OR product IS NULL THEN RETURN; END IF;
  INSERT INTO outbox_message (topic, payload) VALUES ('search.product', jsonb_build_object('productId', product));
  PERFORM pg_notify('shop_changed', 'catalogue');
END $$;

CREATE FUNCTION product_row_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM catalogue_changed(coalesce(NEW.id, OLD.id));
  RETURN NULL;
END $$;
CREATE TRIGGER follow_catalogue AFTER INSERT OR UPDATE OR DELETE ON product FOR EACH ROW EXECUTE FUNCTION product_row_changed();

CREATE FUNCTION product_part_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'DELETE' THEN PERFORM catalogue_changed(NEW.product_id); END IF;
  IF TG_OP = 'DELETE' OR (TG_OP = 'UPDATE' AND OLD.product_id IS DISTINCT FROM NEW.product_id) THEN
    PERFORM catalogue_changed(OLD.product_id);
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER follow_catalogue AFTER INSERT OR UPDATE OR DELETE ON variant FOR EACH ROW EXECUTE FUNCTION product_part_changed();
CREATE TRIGGER follow_catalogue AFTER INSERT OR UPDATE OR DELETE ON picture FOR EACH ROW EXECUTE FUNCTION product_part_changed();
CREATE TRIGGER follow_catalogue AFTER INSERT OR UPDATE OR DELETE ON certificate_link FOR EACH ROW EXECUTE FUNCTION product_part_changed();
CREATE TRIGGER follow_catalogue AFTER INSERT OR UPDATE OR DELETE ON quality_certificate_product FOR EACH ROW EXECUTE FUNCTION product_part_changed();
CREATE TRIGGER follow_catalogue AFTER INSERT OR UPDATE OR DELETE ON ip_right_grant FOR EACH ROW EXECUTE FUNCTION product_part_changed();
CREATE TRIGGER follow_catalogue AFTER INSERT OR UPDATE OR DELETE ON recognition FOR EACH ROW EXECUTE FUNCTION product_part_changed();
CREATE TRIGGER follow_catalogue AFTER INSERT OR UPDATE OR DELETE ON lot FOR EACH ROW EXECUTE FUNCTION product_part_changed();

CREATE FUNCTION certificate_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM catalogue_changed(product_id) FROM certificate_link WHERE certificate_id = NEW.id;
  PERFORM pg_notify('shop_changed', 'certificate');
  RETURN NULL;
END $$;
CREATE TRIGGER follow_catalogue AFTER INSERT OR UPDATE ON certificate FOR EACH ROW EXECUTE FUNCTION certificate_changed();

CREATE FUNCTION quality_certificate_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM catalogue_changed(product_id) FROM quality_certificate_product WHERE quality_certificate_id = NEW.id;
  RETURN NULL;
END $$;
CREATE TRIGGER follow_catalogue AFTER UPDATE ON quality_certificate FOR EACH ROW EXECUTE FUNCTION quality_certificate_changed();

CREATE FUNCTION producer_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM catalogue_changed(id) FROM product WHERE producer_id = NEW.id;
  PERFORM pg_notify('shop_changed', 'producer');
  RETURN NULL;
END $$;
CREATE TRIGGER follow_catalogue AFTER INSERT OR UPDATE ON producer FOR EACH ROW EXECUTE FUNCTION producer_changed();

-- Stock changes with every order; pages show only whether there is any, so only that is told.
CREATE FUNCTION stock_ran_out_or_came_back() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM catalogue_changed(product_id) FROM (SELECT DISTINCT product_id FROM variant WHERE stock_unit_id = NEW.id
    AND (OLD.available >= units_per_sale * min_quantity) <> (NEW.available >= units_per_sale * min_quantity)) AS flipped;
  RETURN NULL;
END $$;
CREATE TRIGGER follow_catalogue AFTER UPDATE OF available ON stock_unit FOR EACH ROW
  EXECUTE FUNCTION stock_ran_out_or_came_back();

CREATE FUNCTION search_document_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('shop_changed', 'search');
  RETURN NULL;
END $$;
CREATE TRIGGER follow_search AFTER INSERT OR UPDATE OR DELETE ON search_document FOR EACH STATEMENT
  EXECUTE FUNCTION search_document_changed();

CREATE FUNCTION outbox_written() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('outbox', '');
  RETURN NULL;
END $$;
CREATE TRIGGER wake_relay AFTER INSERT ON outbox_message FOR EACH STATEMENT EXECUTE FUNCTION outbox_written();
CREATE INDEX outbox_message_waiting ON outbox_message (id) WHERE delivered_at IS NULL;

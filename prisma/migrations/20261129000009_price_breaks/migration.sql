-- Price breaks: from so many of a variant in one line on, each costs less. The one answer of what a piece costs is unit_price.

-- CreateTable
CREATE TABLE "price_break" (
    "variant_id" UUID NOT NULL,
    "min_quantity" INTEGER NOT NULL,
    "price_vnd" BIGINT NOT NULL,

    CONSTRAINT "price_break_pkey" PRIMARY KEY ("variant_id","min_quantity")
);

-- AddForeignKey
ALTER TABLE "price_break" ADD CONSTRAINT "price_break_variant_id_fkey" FOREIGN KEY ("variant_id") REFERENCES "variant"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE price_break
  ADD CONSTRAINT price_break_quantity CHECK (min_quantity BETWEEN 2 AND 999),
  ADD CONSTRAINT price_break_price CHECK (price_vnd BETWEEN 1 AND 1000000000);

-- What each of so many in one line costs: the list price, or the best of the breaks that are reached. A list price that has
-- fallen below a break is what counts, so that more never cost more apiece.
CREATE FUNCTION unit_price(v variant, quantity integer) RETURNS bigint LANGUAGE sql STABLE AS $$
  SELECT least(v.price_vnd, (SELECT min(b.price_vnd) FROM price_break AS b WHERE b.variant_id = v.id AND b.min_quantity <= quantity))
$$;

-- Carts, orders and vouchers ask unit_price where they asked for the list price; nothing else of them changes, so they are made
-- anew from what stands in the database.
DO $$
DECLARE
  change record;
  before text;
BEGIN
  FOR change IN SELECT * FROM (VALUES
    ('cart_snapshot(uuid)', '''price'', v.price_vnd,', '''price'', unit_price(v, l.quantity), ''listPrice'', v.price_vnd,'),
    ('write_order(jsonb)', '''price'', v.price_vnd) ORDER BY', '''price'', unit_price(v, l.quantity)) ORDER BY'),
    ('write_order(jsonb)', 'e.price IS DISTINCT FROM v.price_vnd', 'e.price IS DISTINCT FROM unit_price(v, l.quantity)'),
    ('write_order(jsonb)', 'sum(v.price_vnd * l.quantity)', 'sum(unit_price(v, l.quantity) * l.quantity)'),
    ('voucher_quote(uuid, text, text, date)', 'sum(a.price_vnd * l.quantity)', 'sum(unit_price(a, l.quantity) * l.quantity)')
  ) AS c(name, old, new) LOOP
    before := pg_get_functiondef(change.name::regprocedure);
    IF position(change.old IN before) = 0 THEN RAISE EXCEPTION '% does not ask for the list price as expected', change.name; END IF;
    EXECUTE replace(before, change.old, change.new);
  END LOOP;
END $$;

CREATE FUNCTION price_break_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM catalogue_changed(product_id) FROM variant WHERE id = coalesce(NEW.variant_id, OLD.variant_id);
  RETURN NULL;
END $$;
CREATE TRIGGER follow_catalogue AFTER INSERT OR UPDATE OR DELETE ON price_break FOR EACH ROW EXECUTE FUNCTION price_break_changed();

-- Goods of a season: a variant is on sale from one day to another, both included, whatever is on the shelf.

-- AlterTable
ALTER TABLE "variant" ADD COLUMN     "sale_from" DATE,
ADD COLUMN     "sale_until" DATE;

ALTER TABLE variant ADD CONSTRAINT variant_sale_days CHECK (sale_until >= sale_from);

CREATE FUNCTION on_sale(p_variant uuid, p_day date) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT coalesce(v.sale_from <= p_day, true) AND coalesce(v.sale_until >= p_day, true) FROM variant AS v WHERE v.id = p_variant
$$;

-- As before, and none outside the days of sale. What a producer holds for somebody from a harvest's list stays theirs.
CREATE OR REPLACE FUNCTION free_units(mode sale_mode, available integer, p_variant uuid, p_cart uuid DEFAULT NULL) RETURNS integer LANGUAGE sql STABLE AS $$
  SELECT CASE WHEN NOT on_sale(p_variant, local_day(now())) THEN CASE WHEN takes_stock(mode) THEN 0 ELSE held_units(p_cart, p_variant) END
    WHEN takes_stock(mode) THEN available ELSE booked_units(p_variant) + held_units(p_cart, p_variant) END
$$;

-- Pages and search follow the days that begin or end a sale; called once a day, shortly after it began.
CREATE FUNCTION follow_sale_days(p_day date) RETURNS void LANGUAGE sql AS $$
  SELECT catalogue_changed(product_id) FROM (SELECT DISTINCT product_id FROM variant WHERE sale_from = p_day OR sale_until = p_day - 1) AS turned
$$;

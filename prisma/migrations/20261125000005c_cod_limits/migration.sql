-- How much one phone number may have under way to be paid at the door: refused parcels are paid for by the producers.

-- Why another {amount} to be collected from this number is too much, given {orders, value} at most; NULL when it is not.
-- Orders of one number wait for each other here, so that many at once do not slip through together.
CREATE FUNCTION cod_refusal(p_phone text, p_amount bigint, p_limit jsonb) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  open_orders integer;
  open_value bigint;
BEGIN
  IF p_limit IS NULL OR jsonb_typeof(p_limit) = 'null' THEN RETURN NULL; END IF;
  PERFORM pg_advisory_xact_lock(hashtextextended(p_phone, 6));
  SELECT count(*), coalesce(sum(y.amount_vnd), 0) INTO open_orders, open_value
    FROM purchase_order AS o JOIN payment AS y ON y.order_id = o.id
   WHERE o.contact_phone = p_phone AND o.cancelled_at IS NULL AND y.state = 'due_on_delivery';
  IF open_orders + 1 > (p_limit ->> 'orders')::integer OR open_value + p_amount > (p_limit ->> 'value')::bigint THEN
    RETURN jsonb_build_object('kind', 'cod_open', 'open', open_orders);
  END IF;
  RETURN NULL;
END $$;

-- Everything that place_order did is written by write_order now; before it stands the question whether the buyer may pay
-- at the door once more: {total, codLimit}. An order that its key has made already is answered as it was.
ALTER FUNCTION place_order(jsonb) RENAME TO write_order;
CREATE FUNCTION place_order(p jsonb) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE refusal jsonb;
BEGIN
  IF p ->> 'payment' = 'cod' THEN
    refusal := cod_refusal(p ->> 'contactPhone', (p ->> 'total')::bigint, p -> 'codLimit');
    IF refusal IS NOT NULL AND NOT EXISTS (SELECT 1 FROM idempotency_key WHERE key = p ->> 'key') THEN RETURN refusal; END IF;
  END IF;
  RETURN write_order(p);
END $$;

-- The same question where an order waiting for money is to be paid at the door instead.
ALTER FUNCTION choose_payment(jsonb) RENAME TO replace_payment;
CREATE FUNCTION choose_payment(p jsonb) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE refusal jsonb;
BEGIN
  IF p ->> 'method' = 'cod' THEN
    SELECT cod_refusal(o.contact_phone, y.amount_vnd, p -> 'codLimit') INTO refusal
      FROM purchase_order AS o JOIN payment AS y ON y.order_id = o.id WHERE y.id = (p ->> 'seen')::uuid AND y.state = 'awaiting';
    IF refusal IS NOT NULL THEN RETURN refusal; END IF;
  END IF;
  RETURN replace_payment(p);
END $$;

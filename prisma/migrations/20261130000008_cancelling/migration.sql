-- Part of an order is called off: what follows for parcels that were refused at the door, for orders whose producers are paid by the
-- buyer, and for money that came in parts. Functions are made anew from what stands in the database.
DO $$
DECLARE
  change record;
  before text;
BEGIN
  FOR change IN SELECT * FROM (VALUES
    ('cancel_lines(jsonb)', E'  parcel shipment;\n', E'  parcel shipment;\n  own parcel_payment;\n  own_state payment_state;\n'),
    ('cancel_lines(jsonb)', 'IF why NOT IN (''buyer'', ''operator'') AND pay.state NOT IN (''paid'', ''due_on_delivery'') THEN RETURN jsonb_build_object(''kind'', ''not_paid''); END IF;',
      E'SELECT * INTO own FROM parcel_payment WHERE shipment_id = parcel.id AND state <> ''cancelled'' FOR UPDATE;\n'
      '  own_state := own_payment_state(parcel.id, pay.state);\n'
      '  IF why NOT IN (''buyer'', ''operator'') AND own_state NOT IN (''paid'', ''due_on_delivery'') THEN RETURN jsonb_build_object(''kind'', ''not_paid''); END IF;\n'
      '  -- What the buyer says to have sent and the producer has not seen is settled first.\n'
      '  IF own.state IN (''said_paid'', ''not_come'') THEN RETURN jsonb_build_object(''kind'', ''unsettled''); END IF;'),
    ('cancel_lines(jsonb)', 'IF pay.state = ''awaiting'' AND pay.expires_at <= moment THEN', 'IF (pay.state = ''awaiting'' AND pay.expires_at <= moment) OR own.state = ''expired'' THEN'),
    -- Money that its producer has is owed back by the producer, the fee too; whatever else of the order is still to be paid.
    ('cancel_lines(jsonb)', 'refund := goods + fee - discount - asked_less;',
      E'IF own.shipment_id IS NOT NULL THEN asked_less := CASE WHEN own.state = ''received'' THEN 0 ELSE goods + fee - discount END; END IF;\n  refund := goods + fee - discount - asked_less;'),
    ('cancel_lines(jsonb)', 'jsonb_build_object(''account'', ''shipping_payable'', ''producerId'', parcel.producer_id, ''amount'', fee)',
      'jsonb_build_object(''account'', CASE WHEN own.state = ''received'' THEN ''producer_payable'' ELSE ''shipping_payable'' END, ''producerId'', parcel.producer_id, ''amount'', fee)'),
    ('cancel_lines(jsonb)', E'    WHERE s.id = parcel.id;\n\n  IF over THEN',
      E'    WHERE s.id = parcel.id;\n'
      '  UPDATE parcel_payment SET state = CASE WHEN whole THEN ''cancelled'' ELSE state END, amount_vnd = amount_vnd - CASE WHEN amount_vnd > asked_less THEN asked_less ELSE 0 END\n'
      '    WHERE shipment_id = parcel.id AND state = ''awaiting'';\n\n  IF over THEN'),
    -- A door that was not opened does not keep the order from its end, and a payment is never of nothing.
    ('cancel_lines(jsonb)', E'  ELSIF pay.state = ''due_on_delivery'' AND NOT EXISTS (SELECT 1 FROM shipment WHERE order_id = ordered.id AND state NOT IN (''delivered'', ''cancelled'')) THEN\n'
      '    -- Every other parcel has been paid for at its door.\n'
      '    UPDATE payment SET state = ''paid'', paid_at = moment, amount_vnd = amount_vnd - asked_less WHERE id = pay.id;\n'
      '  ELSIF pay.state <> ''paid'' THEN\n    UPDATE payment SET amount_vnd = amount_vnd - asked_less WHERE id = pay.id;\n  END IF;',
      E'  ELSIF pay.state <> ''paid'' THEN\n'
      '    UPDATE payment SET amount_vnd = amount_vnd - asked_less WHERE id = pay.id AND amount_vnd > asked_less;\n'
      '    IF pay.state = ''due_on_delivery'' THEN PERFORM close_cash(ordered.id); END IF;\n'
      '    IF own.shipment_id IS NOT NULL THEN PERFORM follow_parcel_payments(ordered.id, moment); END IF;\n  END IF;\n'
      '  -- What came in too little before may be enough now.\n'
      '  IF pay.state = ''awaiting'' AND NOT over AND NOT ordered.direct THEN PERFORM add_up_payment(live_payment(ordered.id)); END IF;'),
    ('cancel_lines(jsonb)', '''producerKnew'', pay.state IN', '''producerKnew'', own_state IN'),
    -- Nothing is kept back of what nobody took.
    ('line_bases(uuid)', 'JOIN purchase_order AS o ON o.id = l.order_id WHERE', 'JOIN purchase_order AS o ON o.id = l.order_id JOIN shipment AS h ON h.id = l.shipment_id WHERE'),
    ('line_bases(uuid)', 'o.cancelled_at IS NOT NULL AS off', '(o.cancelled_at IS NOT NULL OR h.state IN (''refused'', ''returned'')) AS off'),
    ('release_any_order(jsonb)', 'state IN (''shipped'', ''delivered''))', 'state IN (''shipped'', ''delivered'', ''refused'', ''returned''))'),
    -- What was called off never left, so it does not come back.
    ('take_back_shipment(jsonb)', 'WHERE l.shipment_id = parcel.id', 'WHERE l.quantity > 0 AND l.shipment_id = parcel.id')
  ) AS c(name, old, new) LOOP
    before := pg_get_functiondef(change.name::regprocedure);
    IF position(change.old IN before) = 0 THEN RAISE EXCEPTION '% does not read as expected: %', change.name, change.old; END IF;
    EXECUTE replace(before, change.old, change.new);
  END LOOP;
END $$;

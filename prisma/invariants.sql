-- What must hold in this shop's books at any moment: each row names a rule and counts what breaks it. All counts are zero, or
-- something is wrong. Reads only; safe to run on a shop that is open (in one snapshot: BEGIN ISOLATION LEVEL REPEATABLE READ).
SELECT * FROM (
  SELECT 'every ledger transaction sums to zero' AS rule, count(*) AS broken
    FROM (SELECT transaction_id FROM ledger_entry GROUP BY transaction_id HAVING sum(amount_vnd) <> 0) AS off
  UNION ALL SELECT 'the whole ledger sums to zero', count(*) FROM (SELECT 1 FROM ledger_entry HAVING coalesce(sum(amount_vnd), 0) <> 0) AS off
  UNION ALL SELECT 'every ledger transaction has entries', count(*) FROM ledger_transaction AS x WHERE NOT EXISTS (SELECT 1 FROM ledger_entry AS e WHERE e.transaction_id = x.id)
  UNION ALL SELECT 'every order is in the ledger', count(*) FROM purchase_order AS o WHERE NOT EXISTS (SELECT 1 FROM ledger_transaction AS x WHERE x.order_id = o.id AND x.kind = 'order_placed')
  UNION ALL SELECT 'every ledger transaction of an order has its order', count(*) FROM ledger_transaction AS x WHERE x.order_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM purchase_order AS o WHERE o.id = x.order_id)
  UNION ALL SELECT 'what is on the shelf is the sum of its movements', count(*) FROM stock_unit AS u WHERE u.available <> (SELECT coalesce(sum(m.delta), 0) FROM stock_movement AS m WHERE m.stock_unit_id = u.id)
  UNION ALL SELECT 'nothing on a shelf is negative', count(*) FROM stock_unit WHERE available < 0
  UNION ALL SELECT 'an order took what its lines say, or gave it back', count(*)
    FROM (SELECT l.order_id, l.stock_unit_id, sum(l.stock_quantity) AS sold FROM order_line AS l WHERE takes_stock(l.sale_mode) GROUP BY 1, 2) AS d JOIN purchase_order AS o ON o.id = d.order_id
    WHERE CASE WHEN o.cancelled_at IS NULL THEN -d.sold ELSE 0 END
      <> (SELECT coalesce(sum(m.delta), 0) FROM stock_movement AS m WHERE m.order_id = d.order_id AND m.stock_unit_id = d.stock_unit_id AND m.reason IN ('order_placed', 'order_released'))
  UNION ALL SELECT 'an order has a parcel for each of its producers', count(*) FROM purchase_order AS o WHERE NOT EXISTS (SELECT 1 FROM shipment AS s WHERE s.order_id = o.id)
  UNION ALL SELECT 'a payment that is paid was booked', count(*) FROM payment AS y WHERE y.state = 'paid' AND NOT EXISTS (SELECT 1 FROM ledger_transaction AS x WHERE x.order_id = y.order_id AND x.kind = 'payment_received')
  UNION ALL SELECT 'an order was paid once', count(*) FROM (SELECT order_id FROM payment WHERE state = 'paid' GROUP BY 1 HAVING count(*) > 1) AS twice
  UNION ALL SELECT 'an order that was paid owes nothing, and one that was called off neither', count(*)
    FROM purchase_order AS o JOIN LATERAL (SELECT coalesce(sum(e.amount_vnd), 0) AS open FROM ledger_entry AS e JOIN ledger_transaction AS x ON x.id = e.transaction_id WHERE x.order_id = o.id AND e.account = 'buyer_receivable') AS r ON true
    WHERE r.open <> 0 AND (o.cancelled_at IS NOT NULL OR EXISTS (SELECT 1 FROM payment AS y WHERE y.order_id = o.id AND y.state = 'paid'))
  UNION ALL SELECT 'an order called off was not paid', count(*) FROM purchase_order AS o WHERE o.cancelled_at IS NOT NULL AND EXISTS (SELECT 1 FROM payment AS y WHERE y.order_id = o.id AND y.state = 'paid')
  UNION ALL SELECT 'every credit of the bank is booked, for an order or in suspense', count(*) FROM bank_credit AS c
    WHERE NOT EXISTS (SELECT 1 FROM ledger_transaction AS x WHERE x.source_id LIKE '%' || c.bank_reference AND x.kind IN ('payment_received', 'payment_suspense'))
  UNION ALL SELECT 'every order has a key of its own', count(*) FROM (SELECT order_id FROM idempotency_key GROUP BY 1 HAVING count(*) > 1) AS twice
  UNION ALL SELECT 'no voucher was used more often than it may be', count(*) FROM voucher AS v WHERE voucher_uses(v.id) > v.total_limit
  UNION ALL SELECT 'what was kept back of a delivered parcel is what its lines say', count(*)
    FROM (SELECT s.id, s.order_id, s.producer_id, sum(c.amount_vnd) AS charged FROM line_charge AS c JOIN order_line AS l ON l.id = c.order_line_id JOIN shipment AS s ON s.id = l.shipment_id WHERE s.state = 'delivered' GROUP BY s.id) AS d
    WHERE d.charged <> (SELECT coalesce(sum(e.amount_vnd), 0) FROM ledger_entry AS e JOIN ledger_transaction AS x ON x.id = e.transaction_id
      WHERE x.order_id = d.order_id AND x.kind = 'sale_charged' AND e.account = 'producer_payable' AND e.producer_id = d.producer_id)
  UNION ALL SELECT 'a payout is the sum of its entries', count(*) FROM payout AS y
    WHERE y.amount_vnd <> (SELECT coalesce(-sum(e.amount_vnd), 0) FROM payout_item AS i JOIN ledger_entry AS e ON e.id = i.entry_id WHERE i.payout_id = y.id)
  UNION ALL SELECT 'a payout left its account, once', count(*) FROM payout AS y
    WHERE (SELECT count(*) FROM ledger_transaction AS x WHERE x.kind = 'payout_prepared' AND x.source_id = y.id::text) <> 1
      OR (y.state = 'paid') <> EXISTS (SELECT 1 FROM ledger_transaction AS x WHERE x.kind = 'payout_paid' AND x.source_id = y.id::text
          AND NOT EXISTS (SELECT 1 FROM ledger_transaction AS b WHERE b.kind = 'payout_bounced' AND b.source_id = x.source_id))
  UNION ALL SELECT 'what lies with carriers is what was collected and not handed over', count(*)
    FROM (SELECT coalesce((SELECT sum(e.amount_vnd) FROM ledger_entry AS e WHERE e.account = 'cash_cod'), 0) AS booked, coalesce((SELECT sum(c.collected_vnd) FROM cod_parcel AS c WHERE NOT c.remitted), 0) AS lying) AS cash WHERE booked <> lying
  UNION ALL SELECT 'a parcel whose cash was handed over has its row, and its sums', count(*) FROM ledger_transaction AS x WHERE x.kind = 'cod_remitted'
    AND NOT EXISTS (SELECT 1 FROM remittance_row AS r WHERE r.kind = 'remitted' AND r.shipment_id::text = x.source_id
      AND -r.collected_vnd = (SELECT sum(e.amount_vnd) FROM ledger_entry AS e WHERE e.transaction_id = x.id AND e.account = 'cash_cod')
      AND r.remitted_vnd = (SELECT sum(e.amount_vnd) FROM ledger_entry AS e WHERE e.transaction_id = x.id AND e.account = 'cash_vietqr'))
  UNION ALL SELECT 'a remittance explains no more than arrived', count(*) FROM remittance AS m WHERE m.total_vnd < (SELECT sum(r.remitted_vnd) FROM remittance_row AS r WHERE r.remittance_id = m.id)
  UNION ALL SELECT 'a parcel that was not taken took its sale back, and nothing is kept of it', count(*) FROM shipment AS s WHERE s.state IN ('refused', 'returned') AND (
      NOT EXISTS (SELECT 1 FROM ledger_transaction AS x WHERE x.kind = 'parcel_refused' AND x.source_id = s.id::text)
      OR EXISTS (SELECT 1 FROM ledger_transaction AS x WHERE x.kind = 'payment_received' AND x.source_id = 'cod:' || s.id)
      OR (SELECT coalesce(sum(c.amount_vnd), 0) FROM line_charge AS c JOIN order_line AS l ON l.id = c.order_line_id WHERE l.shipment_id = s.id) <> 0)
  UNION ALL SELECT 'what came back from the door was counted piece by piece', count(*) FROM order_line AS l JOIN shipment AS s ON s.id = l.shipment_id LEFT JOIN refused_line AS r ON r.order_line_id = l.id
    WHERE (s.state = 'returned') <> (r.order_line_id IS NOT NULL) OR r.sound + r.spoiled <> l.quantity
  UNION ALL SELECT 'no payout took cash that a carrier had not handed over', count(*)
    FROM payout_item AS i JOIN payout AS y ON y.id = i.payout_id JOIN payout_run AS u ON u.id = y.run_id JOIN ledger_entry AS e ON e.id = i.entry_id JOIN ledger_transaction AS x ON x.id = e.transaction_id
    JOIN cod_parcel AS c ON c.order_id = x.order_id AND c.producer_id = e.producer_id
    WHERE NOT c.remitted AND y.state <> 'called_off' AND u.prepared_at > (SELECT min(m.recorded_at) FROM remittance AS m)
  UNION ALL SELECT 'no buyer got back more than was owed', count(*)
    FROM (SELECT x.order_id, e.account FROM ledger_entry AS e JOIN ledger_transaction AS x ON x.id = e.transaction_id WHERE e.account = 'refund_due' GROUP BY 1, 2 HAVING sum(e.amount_vnd) > 0) AS over
  UNION ALL SELECT 'no more came back than was sold', count(*) FROM order_line AS l
    WHERE l.quantity < (SELECT coalesce(sum(r.quantity), 0) FROM goods_return_line AS r JOIN goods_return AS g ON g.id = r.return_id WHERE r.order_line_id = l.id AND g.state = 'closed')
  UNION ALL SELECT 'no message waits for longer than five minutes', count(*) FROM outbox_message WHERE delivered_at IS NULL AND created_at < now() - interval '5 minutes'
) AS invariants

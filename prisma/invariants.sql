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
  UNION ALL SELECT 'what lies in suspense lies in some place, and no more was taken from it than lay there', count(*) FROM suspense_place WHERE place IS NULL OR lies_vnd < 0
  UNION ALL SELECT 'places and books agree on what lies in suspense', count(*) FROM (SELECT 1 FROM ledger_entry WHERE account = 'suspense' HAVING coalesce(sum(amount_vnd), 0) + coalesce((SELECT sum(lies_vnd) FROM suspense_place), 0) <> 0) AS off
  UNION ALL SELECT 'money in suspense was recognised by two', count(*) FROM suspense_claim WHERE (state = 'approved') <> EXISTS (SELECT 1 FROM ledger_transaction AS x WHERE x.kind = 'suspense_recognised' AND x.source_id = suspense_claim.id || '@' || suspense_claim.place)
  UNION ALL SELECT 'every credit of a recorded statement is a credit of the bank', count(*) FROM bank_statement_row AS r WHERE r.amount_vnd > 0 AND r.outcome IS NOT NULL AND NOT EXISTS (SELECT 1 FROM bank_credit AS c WHERE c.bank_reference = r.bank_reference)
  UNION ALL SELECT 'money that the gateway took away is accounted for', count(*) FROM card_dispute AS d
    WHERE (SELECT coalesce(sum(e.amount_vnd), 0) FROM ledger_entry AS e JOIN ledger_transaction AS x ON x.id = e.transaction_id WHERE e.account = 'card_dispute' AND x.source_id = d.id::text)
      <> CASE WHEN d.state = 'open' OR (d.state = 'lost' AND d.decided_at IS NULL) THEN d.amount_vnd ELSE 0 END
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
  UNION ALL SELECT 'no buyer got back more than was owed', count(*)
    FROM (SELECT x.order_id, e.account FROM ledger_entry AS e JOIN ledger_transaction AS x ON x.id = e.transaction_id WHERE e.account = 'refund_due' GROUP BY 1, 2 HAVING sum(e.amount_vnd) > 0) AS over
  UNION ALL SELECT 'no more came back than was sold', count(*) FROM order_line AS l
    WHERE l.quantity < (SELECT coalesce(sum(r.quantity), 0) FROM goods_return_line AS r JOIN goods_return AS g ON g.id = r.return_id WHERE r.order_line_id = l.id AND g.state = 'closed')
  UNION ALL SELECT 'no message waits for longer than five minutes', count(*) FROM outbox_message WHERE delivered_at IS NULL AND created_at < now() - interval '5 minutes'
) AS invariants

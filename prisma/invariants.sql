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
  UNION ALL SELECT 'a payment that is paid was booked', count(*) FROM payment AS y WHERE y.state = 'paid' AND NOT EXISTS (SELECT 1 FROM ledger_transaction AS x WHERE x.order_id = y.order_id AND x.kind IN ('payment_received', 'paid_to_producer'))
  UNION ALL SELECT 'an order was paid once', count(*) FROM (SELECT order_id FROM payment WHERE state = 'paid' GROUP BY 1 HAVING count(*) > 1) AS twice
  UNION ALL SELECT 'an order that was paid owes nothing, and one that was called off neither', count(*)
    FROM purchase_order AS o JOIN LATERAL (SELECT coalesce(sum(e.amount_vnd), 0) AS open FROM ledger_entry AS e JOIN ledger_transaction AS x ON x.id = e.transaction_id WHERE x.order_id = o.id AND e.account = 'buyer_receivable') AS r ON true
    WHERE r.open <> 0 AND (o.cancelled_at IS NOT NULL OR EXISTS (SELECT 1 FROM payment AS y WHERE y.order_id = o.id AND y.state = 'paid'))
  UNION ALL SELECT 'an order called off was not paid, or nothing of it is left', count(*) FROM purchase_order AS o WHERE o.cancelled_at IS NOT NULL
    AND EXISTS (SELECT 1 FROM payment AS y WHERE y.order_id = o.id AND y.state = 'paid') AND EXISTS (SELECT 1 FROM order_line AS l WHERE l.order_id = o.id AND l.quantity > 0)
  UNION ALL SELECT 'every credit of the bank is booked, for an order or in suspense', count(*) FROM bank_credit AS c
    WHERE NOT EXISTS (SELECT 1 FROM ledger_transaction AS x WHERE x.source_id LIKE '%' || c.bank_reference AND x.kind IN ('payment_received', 'payment_suspense', 'bill_paid'))
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
    WHERE (s.state = 'returned' AND l.quantity > 0) <> (r.order_line_id IS NOT NULL) OR r.sound + r.spoiled <> l.quantity
  UNION ALL SELECT 'no payout took cash that a carrier had not handed over', count(*)
    FROM payout_item AS i JOIN payout AS y ON y.id = i.payout_id JOIN payout_run AS u ON u.id = y.run_id JOIN ledger_entry AS e ON e.id = i.entry_id JOIN ledger_transaction AS x ON x.id = e.transaction_id
    JOIN cod_parcel AS c ON c.order_id = x.order_id AND c.producer_id = e.producer_id
    WHERE NOT c.remitted AND y.state <> 'called_off' AND u.prepared_at > (SELECT min(m.recorded_at) FROM remittance AS m)
  UNION ALL SELECT 'no buyer got back more than was owed', count(*)
    FROM (SELECT x.order_id, e.account FROM ledger_entry AS e JOIN ledger_transaction AS x ON x.id = e.transaction_id WHERE e.account = 'refund_due' GROUP BY 1, 2 HAVING sum(e.amount_vnd) > 0) AS over
  UNION ALL SELECT 'no more came back than was sold', count(*) FROM order_line AS l
    WHERE l.quantity < (SELECT coalesce(sum(r.quantity), 0) FROM goods_return_line AS r JOIN goods_return AS g ON g.id = r.return_id WHERE r.order_line_id = l.id AND g.state = 'closed')
  UNION ALL SELECT 'producers are owed what their lines come to now', count(*) FROM shipment AS s JOIN purchase_order AS o ON o.id = s.order_id
    WHERE CASE WHEN o.cancelled_at IS NULL THEN shipment_discount(s.id) - (SELECT coalesce(sum(line_total(l)), 0) FROM order_line AS l WHERE l.shipment_id = s.id) ELSE 0 END
      -- Of a direct order the producer has had the fee too, and gives it back.
      + (SELECT coalesce(sum(c.fee_vnd), 0) FROM line_cancellation AS c WHERE c.shipment_id = s.id AND o.direct AND c.refund_vnd > 0)
      <> (SELECT coalesce(sum(e.amount_vnd), 0) FROM ledger_entry AS e JOIN ledger_transaction AS x ON x.id = e.transaction_id WHERE x.order_id = s.order_id AND e.account = 'producer_payable'
          AND e.producer_id = s.producer_id AND x.kind IN ('order_placed', 'order_discounted', 'parcel_weighed', 'lines_cancelled', 'order_released', 'order_retaken'))
  UNION ALL SELECT 'a parcel is called off when nothing of it is left, and costs nothing then', count(*) FROM shipment AS s
    WHERE NOT EXISTS (SELECT 1 FROM order_line AS l WHERE l.shipment_id = s.id AND l.quantity > 0) AND (s.state <> 'cancelled' OR s.fee_vnd <> 0 OR shipment_discount(s.id) <> 0)
  UNION ALL SELECT 'what was called off is the sum of its lines and is in the books', count(*) FROM line_cancellation AS c
    WHERE c.goods_vnd <> (SELECT coalesce(sum(k.goods_vnd), 0) FROM cancelled_line AS k WHERE k.cancellation_id = c.id)
      OR c.goods_vnd + c.fee_vnd - c.discount_vnd <> (SELECT -coalesce(sum(e.amount_vnd), 0) FROM ledger_entry AS e JOIN ledger_transaction AS x ON x.id = e.transaction_id
          WHERE x.kind = 'lines_cancelled' AND x.source_id = c.id::text AND e.account IN ('buyer_receivable', 'refund_due'))
  UNION ALL SELECT 'charges are taken of what a line comes to now', count(*) FROM shipment AS s CROSS JOIN LATERAL line_bases(s.id) AS b
    WHERE EXISTS (SELECT 1 FROM line_charge AS c WHERE c.order_line_id = b.line_id GROUP BY c.charge HAVING sum(c.base_vnd) <> b.base)
  UNION ALL SELECT 'a transfer to a producer was booked once it was received, and only then', count(*) FROM parcel_payment AS d
    WHERE (d.state = 'received') <> EXISTS (SELECT 1 FROM ledger_transaction AS x WHERE x.kind = 'paid_to_producer' AND x.source_id = d.shipment_id::text)
      AND NOT (d.state = 'cancelled' AND EXISTS (SELECT 1 FROM shipment AS s WHERE s.id = d.shipment_id AND s.state = 'delivered'))
  UNION ALL SELECT 'a transfer to the shop has a reference', count(*) FROM payment AS y JOIN purchase_order AS o ON o.id = y.order_id WHERE y.method = 'vietqr' AND y.reference IS NULL AND NOT o.direct
  UNION ALL SELECT 'a bill is the sum of its entries', count(*) FROM commission_bill AS b
    WHERE b.amount_vnd <> (SELECT coalesce(sum(e.amount_vnd), 0) FROM bill_item AS i JOIN ledger_entry AS e ON e.id = i.entry_id WHERE i.bill_id = b.id)
  UNION ALL SELECT 'nothing is billed and paid out', count(*) FROM bill_item AS i JOIN payout_item AS y ON y.entry_id = i.entry_id
  UNION ALL SELECT 'what is open of bills is what the books say', count(*) FROM (
      SELECT producer_id, sum(open) AS off FROM (SELECT producer_id, amount_vnd - paid_vnd AS open FROM commission_bill
        UNION ALL SELECT producer_id, -amount_vnd FROM ledger_entry WHERE account = 'bill_due') AS side GROUP BY 1 HAVING sum(open) <> 0) AS wrong
  UNION ALL SELECT 'what producers said to have paid back is in the books', count(*) FROM producer_refund AS r
    WHERE NOT EXISTS (SELECT 1 FROM ledger_transaction AS x WHERE x.kind = 'producer_refund' AND x.source_id = r.id::text)
      OR (r.state = 'undone') <> EXISTS (SELECT 1 FROM ledger_transaction AS x WHERE x.kind = 'producer_refund_undone' AND x.source_id = r.id::text)
  UNION ALL SELECT 'of a direct order the shop took nothing in, but what lies in suspense', count(*) FROM (
      SELECT x.order_id FROM ledger_entry AS e JOIN ledger_transaction AS x ON x.id = e.transaction_id JOIN purchase_order AS o ON o.id = x.order_id AND o.direct
      WHERE e.account IN ('cash_vietqr', 'cash_card', 'cash_cod', 'suspense') GROUP BY 1 HAVING sum(e.amount_vnd) <> 0) AS taken
  UNION ALL SELECT 'a direct parcel that left by transfer was paid for', count(*) FROM parcel_payment AS d JOIN shipment AS s ON s.id = d.shipment_id
    WHERE s.state IN ('confirmed', 'shipped', 'delivered') AND d.state NOT IN ('received', 'cancelled')
  UNION ALL SELECT 'each delivered parcel has its document, and its documents are what was sold', count(*) FROM shipment AS s
    WHERE (s.state = 'delivered' OR EXISTS (SELECT 1 FROM invoice AS i WHERE i.shipment_id = s.id))
      AND ((SELECT coalesce(sum(i.goods_vnd), 0) FROM invoice AS i WHERE i.shipment_id = s.id) <> (SELECT CASE WHEN s.state = 'delivered' THEN sum(b.base) ELSE 0 END FROM line_bases(s.id) AS b)
        OR (SELECT coalesce(sum(i.shipping_vnd), 0) FROM invoice AS i WHERE i.shipment_id = s.id) <> (SELECT CASE WHEN s.state = 'delivered' AND sum(b.base) > 0 THEN s.fee_vnd ELSE 0 END FROM line_bases(s.id) AS b))
      -- Documents are written by a job: what was told in the last minutes may wait.
      AND NOT EXISTS (SELECT 1 FROM outbox_message AS m WHERE m.topic = 'invoice.parcel' AND m.payload ->> 'shipmentId' = s.id::text AND m.created_at > now() - interval '5 minutes')
  UNION ALL SELECT 'documents are numbered without gaps', count(*)
    FROM (SELECT c.last FROM invoice_counter AS c LEFT JOIN invoice AS i USING (producer_id, series, year) GROUP BY c.producer_id, c.series, c.year HAVING count(i.id) <> c.last OR max(i.number) <> c.last) AS gaps
  UNION ALL SELECT 'a document is the sum of its lines, and their tax is inside their sum', count(*) FROM invoice AS i
    WHERE (i.goods_vnd, i.tax_vnd) <> (SELECT coalesce(sum(l.amount_vnd), 0), coalesce(sum(l.tax_vnd), 0) FROM invoice_line AS l WHERE l.invoice_id = i.id)
  UNION ALL SELECT 'the tax of a parcel is that of the sum of each rate', count(*)
    FROM (SELECT 1 FROM invoice_line AS l JOIN invoice AS i ON i.id = l.invoice_id WHERE i.shipment_id IS NOT NULL GROUP BY i.shipment_id, l.vat_class, l.vat_rate_bp
      HAVING sum(l.tax_vnd) <> vat_inside(sum(l.amount_vnd)::bigint, l.vat_rate_bp)) AS off
  UNION ALL SELECT 'what the clock called off was called off whole', count(*) FROM line_cancellation AS c JOIN shipment AS s ON s.id = c.shipment_id
    WHERE c.reason IN ('unconfirmed', 'unshipped') AND (s.state <> 'cancelled' OR EXISTS (SELECT 1 FROM order_line AS l WHERE l.shipment_id = s.id AND l.quantity > 0))
  UNION ALL SELECT 'no message waits for longer than five minutes', count(*) FROM outbox_message WHERE delivered_at IS NULL AND created_at < now() - interval '5 minutes'
) AS invariants

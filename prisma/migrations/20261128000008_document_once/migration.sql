-- A record of the programme has a file once, however often its form is sent. What was sent twice before is taken off.
UPDATE programme_document AS d SET removed_at = now()
  WHERE removed_at IS NULL AND EXISTS (SELECT 1 FROM programme_document AS e WHERE e.removed_at IS NULL AND e.key = d.key AND e.id < d.id
    AND (e.ip_right_id, e.recognition_id, e.support_item_id, e.promotion_id) IS NOT DISTINCT FROM (d.ip_right_id, d.recognition_id, d.support_item_id, d.promotion_id));
CREATE UNIQUE INDEX document_once ON programme_document (key, ip_right_id, recognition_id, support_item_id, promotion_id) NULLS NOT DISTINCT WHERE removed_at IS NULL;

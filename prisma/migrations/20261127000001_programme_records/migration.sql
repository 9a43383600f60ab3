-- What came of a fair for one producer is told only of those who were there.
ALTER TABLE promotion_participant ADD CONSTRAINT promotion_participant_took_part
  CHECK (state = 'accepted' OR num_nonnulls(contracts, sales_vnd) = 0);

-- A mark whose term is changed or ends changes what every product that bears it shows: pages, cards and the index follow.
CREATE FUNCTION ip_right_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM catalogue_changed(product_id) FROM (SELECT DISTINCT product_id FROM ip_right_grant WHERE ip_right_id = NEW.id) AS bearing;
  RETURN NULL;
END $$;
CREATE TRIGGER follow_catalogue AFTER UPDATE ON ip_right FOR EACH ROW EXECUTE FUNCTION ip_right_changed();

-- Papers that anyone may read stand on the pages of the products they are about.
CREATE FUNCTION programme_document_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.ip_right_id IS NOT NULL OR NEW.recognition_id IS NOT NULL THEN PERFORM pg_notify('shop_changed', 'catalogue'); END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER follow_catalogue AFTER INSERT OR UPDATE ON programme_document FOR EACH ROW EXECUTE FUNCTION programme_document_changed();

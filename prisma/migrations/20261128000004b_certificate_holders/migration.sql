-- Who may hold a certificate (Decision 26/2026/QĐ-TTg): nobody in their own name alone, and associations only for
-- services of tourism (set 26). The desks say so at the field; this is what nothing gets past.
CREATE FUNCTION certificate_holder_fits() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM producer WHERE id = NEW.producer_id AND (kind = 'individual' OR (kind = 'association' AND NEW.set_no <> 26))) THEN
    RAISE EXCEPTION 'this kind of producer may not hold the certificate' USING ERRCODE = 'check_violation', CONSTRAINT = 'certificate_holder_fits';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER certificate_holder_fits BEFORE INSERT OR UPDATE OF producer_id, set_no ON certificate
  FOR EACH ROW EXECUTE FUNCTION certificate_holder_fits();

-- Nor does one who holds a certificate become somebody who may not.
CREATE FUNCTION holder_kind_fits() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM certificate WHERE producer_id = NEW.id AND (NEW.kind = 'individual' OR (NEW.kind = 'association' AND set_no <> 26))) THEN
    RAISE EXCEPTION 'this kind of producer may not hold its certificates' USING ERRCODE = 'check_violation', CONSTRAINT = 'holder_kind_fits';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER holder_kind_fits BEFORE UPDATE OF kind ON producer
  FOR EACH ROW WHEN (OLD.kind IS DISTINCT FROM NEW.kind) EXECUTE FUNCTION holder_kind_fits();

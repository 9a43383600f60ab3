-- As before; but a credit whose money an officer has moved meanwhile, or begun to send back, is no longer there for a bill.
ALTER FUNCTION record_bank_credit(jsonb) RENAME TO record_any_credit;
CREATE FUNCTION record_bank_credit(p jsonb) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE known bank_credit;
BEGIN
  IF p ? 'billId' THEN
    PERFORM lock_suspense('bank:' || (p ->> 'bankReference'));
    SELECT * INTO known FROM bank_credit WHERE bank_reference = p ->> 'bankReference';
    IF known.outcome = 'unknown_reference' AND suspense_free('bank:' || known.bank_reference) < known.amount_vnd THEN
      RETURN jsonb_build_object('kind', 'known', 'outcome', known.outcome, 'paid', false);
    END IF;
  END IF;
  RETURN record_any_credit(p);
END $$;

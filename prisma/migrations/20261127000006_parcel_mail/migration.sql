-- Producers are told of an order once it is work for them: when it is paid, or is to be paid at the door. The message is
-- left by the database, so that no way of paying is forgotten; `SET LOCAL app.bulk_load = 'on'` silences it for demo history.
CREATE FUNCTION tell_producers() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF coalesce(current_setting('app.bulk_load', true), '') <> 'on' THEN
    INSERT INTO outbox_message (topic, payload) VALUES ('mail.new_parcels', jsonb_build_object('orderId', NEW.order_id));
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER tell_producers_at_once AFTER INSERT ON payment FOR EACH ROW
  WHEN (NEW.state IN ('paid', 'due_on_delivery')) EXECUTE FUNCTION tell_producers();
CREATE TRIGGER tell_producers_later AFTER UPDATE OF state ON payment FOR EACH ROW
  WHEN (NEW.state IN ('paid', 'due_on_delivery') AND OLD.state IN ('awaiting', 'failed', 'expired')) EXECUTE FUNCTION tell_producers();

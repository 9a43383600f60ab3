-- The trail as a chain: every row gets the next number and a hash over the hash before it and all that it says, so that
-- a row that was changed, removed or slipped in is found (app/domain/audit/README.md says how, and what remains possible).

-- From where: the network of whoever asked, shortened so that it names no household: IPv4 /24, IPv6 /48.
ALTER TABLE "audit_entry" ADD COLUMN "origin" TEXT;
ALTER TABLE audit_entry ADD CONSTRAINT audit_entry_origin CHECK (origin ~ '^(\d{1,3}\.){3}0/24$' OR origin ~ '^[0-9a-f:]+::/48$');

CREATE TABLE "audit_seal" (
    "seq" BIGINT NOT NULL,
    "entry_id" UUID NOT NULL,
    "hash" BYTEA NOT NULL,

    CONSTRAINT "audit_seal_pkey" PRIMARY KEY ("seq")
);
CREATE UNIQUE INDEX "audit_seal_entry_id_key" ON "audit_seal"("entry_id");
ALTER TABLE "audit_seal" ADD CONSTRAINT "audit_seal_entry_id_fkey" FOREIGN KEY ("entry_id") REFERENCES "audit_entry"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE audit_seal
  ADD CONSTRAINT audit_seal_seq CHECK (seq >= 1),
  ADD CONSTRAINT audit_seal_hash CHECK (octet_length(hash) = 32);

CREATE TABLE "audit_verification" (
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "sound" BOOLEAN NOT NULL,
    "entries" BIGINT NOT NULL,
    "head_seq" BIGINT NOT NULL,
    "head_hash" TEXT NOT NULL,
    "findings" JSONB NOT NULL,

    CONSTRAINT "audit_verification_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "audit_verification_at_idx" ON "audit_verification"("at");
ALTER TABLE audit_verification ADD CONSTRAINT audit_verification_says_why CHECK (sound = (jsonb_array_length(findings) = 0));

-- ---------------------------------------------------------------- the chain
-- What the hash of a row is taken over: the hash before it (32 zero bytes for the first), then this array as PostgreSQL
-- writes JSONB, in UTF-8. An array, so that no value can run over into the next.
CREATE FUNCTION audit_hash(p_seq bigint, p_previous bytea, e audit_entry) RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT sha256(p_previous || convert_to(jsonb_build_array(p_seq, e.id, to_char(e.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
    e.actor_kind, e.actor_user_id, e.action, e.subject_type, e.subject_id, e.before, e.after, e.reason, e.request_id, e.origin)::text, 'UTF8'))
$$;

-- Runs when the transaction of the row commits, not before: the lock that puts commits into one order is then held for
-- the commit alone and never while somebody waits for another row. Numbers therefore have no gaps and follow the order
-- of commits, a rolled-back transaction takes none, and no committed row is ever without its seal.
-- Waiting behind a large import is worth more patience than the connection's two seconds.
CREATE FUNCTION seal_audit_entry() RETURNS trigger LANGUAGE plpgsql SET lock_timeout = '8s' AS $$
DECLARE last audit_seal;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('audit chain', 5));
  SELECT * INTO last FROM audit_seal ORDER BY seq DESC LIMIT 1;
  INSERT INTO audit_seal (seq, entry_id, hash)
    VALUES (coalesce(last.seq, 0) + 1, NEW.id, audit_hash(coalesce(last.seq, 0) + 1, coalesce(last.hash, decode(repeat('00', 32), 'hex')), NEW));
  RETURN NULL;
END $$;

-- What was written before the chain began is sealed as it stands now.
DO $$
DECLARE
  entry audit_entry;
  number bigint := 0;
  previous bytea := decode(repeat('00', 32), 'hex');
BEGIN
  FOR entry IN SELECT * FROM audit_entry ORDER BY at, id LOOP
    number := number + 1;
    previous := audit_hash(number, previous, entry);
    INSERT INTO audit_seal (seq, entry_id, hash) VALUES (number, entry.id, previous);
  END LOOP;
END $$;

CREATE CONSTRAINT TRIGGER seal AFTER INSERT ON audit_entry DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION seal_audit_entry();

-- Rows that SQL functions write (orders, money) take the origin their caller set for the statement.
CREATE FUNCTION audit_origin() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.origin := coalesce(NEW.origin, nullif(current_setting('app.origin', true), ''));
  RETURN NEW;
END $$;
CREATE TRIGGER origin BEFORE INSERT ON audit_entry FOR EACH ROW EXECUTE FUNCTION audit_origin();

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON audit_seal FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON audit_verification FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON audit_entry FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON audit_seal FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

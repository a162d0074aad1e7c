-- AlterTable
ALTER TABLE "account_events" ADD COLUMN     "hash" BYTEA NOT NULL DEFAULT '\x',
ADD COLUMN     "previousHash" BYTEA NOT NULL DEFAULT '\x',
ADD COLUMN     "sequence" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "policy_versions" ADD COLUMN     "hash" BYTEA NOT NULL DEFAULT '\x',
ADD COLUMN     "previousHash" BYTEA NOT NULL DEFAULT '\x',
ADD COLUMN     "sequence" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "routing_rule_versions" ADD COLUMN     "hash" BYTEA NOT NULL DEFAULT '\x',
ADD COLUMN     "previousHash" BYTEA NOT NULL DEFAULT '\x',
ADD COLUMN     "sequence" INTEGER NOT NULL DEFAULT 0;

-- What belongs to nobody's record stands in one chain: all policies, all versions of the rules, and the wrong tries that
-- named no account.
CREATE FUNCTION audit_common_chain() RETURNS uuid LANGUAGE sql IMMUTABLE AS $$
  SELECT '00000000-0000-0000-0000-000000000000'::uuid
$$;

CREATE FUNCTION audit_hash_of_account_event(previous bytea, e account_events) RETURNS bytea LANGUAGE sql STABLE AS $$
  SELECT sha256(previous || convert_to(audit_field('account')
    || audit_field(coalesce(e."userId", audit_common_chain())::text) || audit_field(e.sequence::text)
    || audit_field(e.id::text) || audit_field(audit_time(e.at)) || audit_field(e.type) || audit_field(e.actor)
    || audit_field(e.detail::text), 'UTF8'))
$$;

CREATE FUNCTION audit_hash_of_policy(previous bytea, p policy_versions) RETURNS bytea LANGUAGE sql STABLE AS $$
  SELECT sha256(previous || convert_to(audit_field('policy') || audit_field(audit_common_chain()::text)
    || audit_field(p.sequence::text) || audit_field(p.version) || audit_field(p.policy::text) || audit_field(p.reason)
    || audit_field(p.author) || audit_field(audit_time(p.at)) || audit_field(audit_time(p."inForceFrom")), 'UTF8'))
$$;

CREATE FUNCTION audit_hash_of_routing_rules(previous bytea, r routing_rule_versions) RETURNS bytea
LANGUAGE sql STABLE AS $$
  SELECT sha256(previous || convert_to(audit_field('routing_rules') || audit_field(audit_common_chain()::text)
    || audit_field(r.sequence::text) || audit_field(r.version::text) || audit_field(r.rules::text)
    || audit_field(r.reason) || audit_field(r.author) || audit_field(audit_time(r.at)), 'UTF8'))
$$;

-- What there is already becomes chains, and waits for the next seal.
DROP TRIGGER "account_events_append_only" ON "account_events";
DROP TRIGGER "account_events_kept" ON "account_events";
DROP FUNCTION account_events_are_append_only();
DROP TRIGGER "policy_versions_append_only" ON "policy_versions";
DROP TRIGGER "routing_rule_versions_append_only" ON "routing_rule_versions";

DO $$
DECLARE
  e account_events; p policy_versions; r routing_rule_versions; chain uuid; previous bytea; place int;
BEGIN
  FOR e IN SELECT * FROM account_events ORDER BY coalesce("userId", audit_common_chain()), id LOOP
    IF chain IS DISTINCT FROM coalesce(e."userId", audit_common_chain()) THEN
      chain := coalesce(e."userId", audit_common_chain()); previous := ''; place := 0;
    END IF;
    place := place + 1;
    e.sequence := place;
    UPDATE account_events SET sequence = place, "previousHash" = previous,
      hash = audit_hash_of_account_event(previous, e) WHERE id = e.id RETURNING hash INTO previous;
  END LOOP;
  previous := ''; place := 0;
  FOR p IN SELECT * FROM policy_versions ORDER BY at, version LOOP
    place := place + 1;
    p.sequence := place;
    UPDATE policy_versions SET sequence = place, "previousHash" = previous, hash = audit_hash_of_policy(previous, p)
      WHERE version = p.version RETURNING hash INTO previous;
  END LOOP;
  previous := ''; place := 0;
  FOR r IN SELECT * FROM routing_rule_versions ORDER BY version LOOP
    place := place + 1;
    r.sequence := place;
    UPDATE routing_rule_versions SET sequence = place, "previousHash" = previous,
      hash = audit_hash_of_routing_rules(previous, r) WHERE version = r.version RETURNING hash INTO previous;
  END LOOP;
END $$;

INSERT INTO audit_waiting
  SELECT 'account', coalesce("userId", audit_common_chain()), sequence, hash FROM account_events;
INSERT INTO audit_waiting SELECT 'policy', audit_common_chain(), sequence, hash FROM policy_versions;
INSERT INTO audit_waiting SELECT 'routing_rules', audit_common_chain(), sequence, hash FROM routing_rule_versions;

-- CreateIndex
CREATE UNIQUE INDEX "policy_versions_sequence_key" ON "policy_versions"("sequence");

-- CreateIndex
CREATE UNIQUE INDEX "routing_rule_versions_sequence_key" ON "routing_rule_versions"("sequence");

-- One place for one event, those of nobody's account among them.
CREATE UNIQUE INDEX "account_events_chain_key"
  ON "account_events"(coalesce("userId", '00000000-0000-0000-0000-000000000000'::uuid), "sequence");

-- Nobody holds a lock for these: each trigger takes that of its chain. Locks of two numbers are apart from all others;
-- the first is that of the reads of patients with the kind counted on.
CREATE FUNCTION link_account_event() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  chain uuid := coalesce(NEW."userId", '00000000-0000-0000-0000-000000000000'::uuid); place int; previous bytea;
BEGIN
  PERFORM pg_advisory_xact_lock(1684107370, hashtext(chain::text));
  SELECT sequence, hash INTO place, previous FROM account_events
    WHERE coalesce("userId", '00000000-0000-0000-0000-000000000000'::uuid) = chain ORDER BY sequence DESC LIMIT 1;
  NEW.sequence := coalesce(place, 0) + 1;
  NEW."previousHash" := coalesce(previous, '');
  NEW.hash := audit_hash_of_account_event(NEW."previousHash", NEW);
  RETURN NEW;
END $$;

CREATE FUNCTION link_policy() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  place int; previous bytea;
BEGIN
  PERFORM pg_advisory_xact_lock(1684107371, 0);
  SELECT sequence, hash INTO place, previous FROM policy_versions ORDER BY sequence DESC LIMIT 1;
  NEW.sequence := coalesce(place, 0) + 1;
  NEW."previousHash" := coalesce(previous, '');
  NEW.hash := audit_hash_of_policy(NEW."previousHash", NEW);
  RETURN NEW;
END $$;

CREATE FUNCTION link_routing_rules() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  place int; previous bytea;
BEGIN
  PERFORM pg_advisory_xact_lock(1684107372, 0);
  SELECT sequence, hash INTO place, previous FROM routing_rule_versions ORDER BY sequence DESC LIMIT 1;
  NEW.sequence := coalesce(place, 0) + 1;
  NEW."previousHash" := coalesce(previous, '');
  NEW.hash := audit_hash_of_routing_rules(NEW."previousHash", NEW);
  RETURN NEW;
END $$;

-- The last link is looked up by its index however small the table was when the session made its plan.
ALTER FUNCTION link_account_event() SET enable_seqscan = off;
ALTER FUNCTION link_account_event() SET enable_bitmapscan = off;

CREATE TRIGGER "account_events_link" BEFORE INSERT ON "account_events"
  FOR EACH ROW EXECUTE FUNCTION link_account_event();
CREATE TRIGGER "policy_versions_link" BEFORE INSERT ON "policy_versions"
  FOR EACH ROW EXECUTE FUNCTION link_policy();
CREATE TRIGGER "routing_rule_versions_link" BEFORE INSERT ON "routing_rule_versions"
  FOR EACH ROW EXECUTE FUNCTION link_routing_rules();

CREATE FUNCTION await_seal_of_account() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO audit_waiting
    SELECT 'account', coalesce("userId", audit_common_chain()), sequence, hash FROM linked;
  RETURN NULL;
END $$;

CREATE FUNCTION await_seal_of_common_chain() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO audit_waiting SELECT TG_ARGV[0], audit_common_chain(), sequence, hash FROM linked;
  RETURN NULL;
END $$;

CREATE TRIGGER "account_events_await_seal" AFTER INSERT ON "account_events" REFERENCING NEW TABLE AS linked
  FOR EACH STATEMENT EXECUTE FUNCTION await_seal_of_account();
CREATE TRIGGER "policy_versions_await_seal" AFTER INSERT ON "policy_versions" REFERENCING NEW TABLE AS linked
  FOR EACH STATEMENT EXECUTE FUNCTION await_seal_of_common_chain('policy');
CREATE TRIGGER "routing_rule_versions_await_seal" AFTER INSERT ON "routing_rule_versions"
  REFERENCING NEW TABLE AS linked FOR EACH STATEMENT EXECUTE FUNCTION await_seal_of_common_chain('routing_rules');

CREATE TRIGGER "account_events_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "account_events"
  FOR EACH STATEMENT EXECUTE FUNCTION audit_is_append_only();
CREATE TRIGGER "policy_versions_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "policy_versions"
  FOR EACH STATEMENT EXECUTE FUNCTION audit_is_append_only();
CREATE TRIGGER "routing_rule_versions_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "routing_rule_versions"
  FOR EACH STATEMENT EXECUTE FUNCTION audit_is_append_only();

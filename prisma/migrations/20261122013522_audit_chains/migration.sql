-- DropIndex
DROP INDEX "decisions_ticketId_idx";

-- AlterTable
ALTER TABLE "decisions" ADD COLUMN     "hash" BYTEA NOT NULL DEFAULT '\x',
ADD COLUMN     "previousHash" BYTEA NOT NULL DEFAULT '\x',
ADD COLUMN     "sequence" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "ticket_events" ADD COLUMN     "hash" BYTEA NOT NULL DEFAULT '\x',
ADD COLUMN     "previousHash" BYTEA NOT NULL DEFAULT '\x';

-- CreateTable
CREATE TABLE "patient_reads" (
    "patientId" UUID NOT NULL,
    "sequence" INTEGER NOT NULL DEFAULT 0,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "apiKeyId" UUID NOT NULL,
    "actor" TEXT NOT NULL,
    "route" TEXT NOT NULL,
    "why" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "subjectId" UUID,
    "previousHash" BYTEA NOT NULL DEFAULT '\x',
    "hash" BYTEA NOT NULL DEFAULT '\x',

    CONSTRAINT "patient_reads_pkey" PRIMARY KEY ("patientId","sequence")
);

-- CreateTable
CREATE TABLE "audit_waiting" (
    "kind" TEXT NOT NULL,
    "chainId" UUID NOT NULL,
    "sequence" INTEGER NOT NULL,
    "hash" BYTEA NOT NULL,

    CONSTRAINT "audit_waiting_pkey" PRIMARY KEY ("kind","chainId","sequence")
);

-- CreateTable
CREATE TABLE "audit_seals" (
    "sequence" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "chains" INTEGER NOT NULL,
    "root" BYTEA NOT NULL,
    "previousHash" BYTEA NOT NULL,
    "hash" BYTEA NOT NULL,

    CONSTRAINT "audit_seals_pkey" PRIMARY KEY ("sequence")
);

-- CreateTable
CREATE TABLE "audit_sealed_heads" (
    "seal" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "chainId" UUID NOT NULL,
    "sequence" INTEGER NOT NULL,
    "hash" BYTEA NOT NULL,

    CONSTRAINT "audit_sealed_heads_pkey" PRIMARY KEY ("seal","kind","chainId")
);

-- CreateTable
CREATE TABLE "policy_versions" (
    "version" TEXT NOT NULL,
    "policy" JSONB NOT NULL,
    "reason" TEXT NOT NULL,
    "author" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "policy_versions_pkey" PRIMARY KEY ("version")
);

-- A hash covers the hash before it and every field, each behind its length in bytes, so that no two contents are
-- written alike. `npm run audit:verify` writes the same and asks these functions nothing.
CREATE FUNCTION audit_field(value text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT coalesce(octet_length(value) || ':' || value, '-')
$$;

CREATE FUNCTION audit_time(at timestamptz) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT (extract(epoch FROM at) * 1000)::bigint::text
$$;

CREATE FUNCTION audit_hash_of_event(previous bytea, e ticket_events) RETURNS bytea LANGUAGE sql STABLE AS $$
  SELECT sha256(previous || convert_to(audit_field('ticket') || audit_field(e."ticketId"::text)
    || audit_field(e.sequence::text) || audit_field(e.id::text) || audit_field(e.type) || audit_field(e.actor)
    || audit_field(audit_time(e.at)) || audit_field(e.detail::text), 'UTF8'))
$$;

CREATE FUNCTION audit_hash_of_decision(previous bytea, d decisions) RETURNS bytea LANGUAGE sql STABLE AS $$
  SELECT sha256(previous || convert_to(audit_field('decision') || audit_field(d."ticketId"::text)
    || audit_field(d.sequence::text) || audit_field(d.id::text) || audit_field(d."messageId"::text)
    || audit_field(d.code) || audit_field(d.rule) || audit_field(d."policyVersion") || audit_field(d.result::text)
    || audit_field(d.inputs::text) || audit_field(audit_time(d."decidedAt")), 'UTF8'))
$$;

CREATE FUNCTION audit_hash_of_read(previous bytea, r patient_reads) RETURNS bytea LANGUAGE sql STABLE AS $$
  SELECT sha256(previous || convert_to(audit_field('patient') || audit_field(r."patientId"::text)
    || audit_field(r.sequence::text) || audit_field(audit_time(r.at)) || audit_field(r."apiKeyId"::text)
    || audit_field(r.actor) || audit_field(r.route) || audit_field(r.why) || audit_field(r.subject)
    || audit_field(r."subjectId"::text), 'UTF8'))
$$;

-- What there is already becomes chains, and waits for the first seal.
DO $$
DECLARE
  e ticket_events; d decisions; chain uuid; previous bytea; place int;
BEGIN
  FOR e IN SELECT * FROM ticket_events ORDER BY "ticketId", sequence LOOP
    IF chain IS DISTINCT FROM e."ticketId" THEN chain := e."ticketId"; previous := ''; END IF;
    UPDATE ticket_events SET "previousHash" = previous, hash = audit_hash_of_event(previous, e)
      WHERE id = e.id RETURNING hash INTO previous;
  END LOOP;
  chain := NULL;
  FOR d IN SELECT * FROM decisions ORDER BY "ticketId", id LOOP
    IF chain IS DISTINCT FROM d."ticketId" THEN chain := d."ticketId"; previous := ''; place := 0; END IF;
    place := place + 1;
    d.sequence := place;
    UPDATE decisions SET sequence = place, "previousHash" = previous, hash = audit_hash_of_decision(previous, d)
      WHERE id = d.id RETURNING hash INTO previous;
  END LOOP;
END $$;

INSERT INTO audit_waiting SELECT 'ticket', "ticketId", sequence, hash FROM ticket_events;
INSERT INTO audit_waiting SELECT 'decision', "ticketId", sequence, hash FROM decisions;

-- CreateIndex
CREATE UNIQUE INDEX "decisions_ticketId_sequence_key" ON "decisions"("ticketId", "sequence");

-- Whoever writes these rows holds the lock of the ticket, so that its last link is the last one.
CREATE FUNCTION link_ticket_event() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  place int; previous bytea;
BEGIN
  SELECT sequence, hash INTO place, previous FROM ticket_events
    WHERE "ticketId" = NEW."ticketId" ORDER BY sequence DESC LIMIT 1;
  IF NEW.sequence > coalesce(place, 0) + 1 THEN
    RAISE EXCEPTION 'an event would leave a gap in the events of its ticket' USING ERRCODE = 'restrict_violation';
  END IF;
  NEW."previousHash" := coalesce(previous, '');
  NEW.hash := audit_hash_of_event(NEW."previousHash", NEW);
  RETURN NEW;
END $$;

CREATE FUNCTION link_decision() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  place int; previous bytea;
BEGIN
  SELECT sequence, hash INTO place, previous FROM decisions
    WHERE "ticketId" = NEW."ticketId" ORDER BY sequence DESC LIMIT 1;
  NEW.sequence := coalesce(place, 0) + 1;
  NEW."previousHash" := coalesce(previous, '');
  NEW.hash := audit_hash_of_decision(NEW."previousHash", NEW);
  RETURN NEW;
END $$;

-- Nobody holds a lock while reading: the trigger takes one for each patient. Rows of several patients are inserted in
-- the order of their ids, so that two readers never wait for each other. Locks of two numbers are apart from all
-- others, which have one.
CREATE FUNCTION link_patient_read() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  place int; previous bytea;
BEGIN
  PERFORM pg_advisory_xact_lock(1684107369, hashtext(NEW."patientId"::text));
  SELECT sequence, hash INTO place, previous FROM patient_reads
    WHERE "patientId" = NEW."patientId" ORDER BY sequence DESC LIMIT 1;
  NEW.sequence := coalesce(place, 0) + 1;
  NEW."previousHash" := coalesce(previous, '');
  NEW.hash := audit_hash_of_read(NEW."previousHash", NEW);
  RETURN NEW;
END $$;

CREATE TRIGGER "ticket_events_link" BEFORE INSERT ON "ticket_events"
  FOR EACH ROW EXECUTE FUNCTION link_ticket_event();
CREATE TRIGGER "decisions_link" BEFORE INSERT ON "decisions"
  FOR EACH ROW EXECUTE FUNCTION link_decision();
CREATE TRIGGER "patient_reads_link" BEFORE INSERT ON "patient_reads"
  FOR EACH ROW EXECUTE FUNCTION link_patient_read();

CREATE FUNCTION await_seal_of_ticket() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO audit_waiting SELECT TG_ARGV[0], "ticketId", sequence, hash FROM linked;
  RETURN NULL;
END $$;

CREATE FUNCTION await_seal_of_patient() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO audit_waiting SELECT 'patient', "patientId", sequence, hash FROM linked;
  RETURN NULL;
END $$;

CREATE TRIGGER "ticket_events_await_seal" AFTER INSERT ON "ticket_events" REFERENCING NEW TABLE AS linked
  FOR EACH STATEMENT EXECUTE FUNCTION await_seal_of_ticket('ticket');
CREATE TRIGGER "decisions_await_seal" AFTER INSERT ON "decisions" REFERENCING NEW TABLE AS linked
  FOR EACH STATEMENT EXECUTE FUNCTION await_seal_of_ticket('decision');
CREATE TRIGGER "patient_reads_await_seal" AFTER INSERT ON "patient_reads" REFERENCING NEW TABLE AS linked
  FOR EACH STATEMENT EXECUTE FUNCTION await_seal_of_patient();

CREATE FUNCTION audit_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'rows of the audit trail are neither changed nor removed' USING ERRCODE = 'restrict_violation';
END $$;

CREATE TRIGGER "ticket_events_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "ticket_events"
  FOR EACH STATEMENT EXECUTE FUNCTION audit_is_append_only();
CREATE TRIGGER "decisions_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "decisions"
  FOR EACH STATEMENT EXECUTE FUNCTION audit_is_append_only();
CREATE TRIGGER "patient_reads_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "patient_reads"
  FOR EACH STATEMENT EXECUTE FUNCTION audit_is_append_only();
CREATE TRIGGER "audit_seals_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "audit_seals"
  FOR EACH STATEMENT EXECUTE FUNCTION audit_is_append_only();
CREATE TRIGGER "audit_sealed_heads_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "audit_sealed_heads"
  FOR EACH STATEMENT EXECUTE FUNCTION audit_is_append_only();
CREATE TRIGGER "policy_versions_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "policy_versions"
  FOR EACH STATEMENT EXECUTE FUNCTION audit_is_append_only();

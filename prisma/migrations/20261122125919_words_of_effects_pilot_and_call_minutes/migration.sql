-- AlterTable
ALTER TABLE "system_effects" ADD COLUMN     "wordedIn" UUID;

-- CreateTable
CREATE TABLE "pilot_versions" (
    "version" INTEGER NOT NULL,
    "part" JSONB NOT NULL,
    "reason" TEXT NOT NULL,
    "author" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "sequence" INTEGER NOT NULL DEFAULT 0,
    "previousHash" BYTEA NOT NULL DEFAULT '\x',
    "hash" BYTEA NOT NULL DEFAULT '\x',

    CONSTRAINT "pilot_versions_pkey" PRIMARY KEY ("version")
);

-- CreateTable
CREATE TABLE "call_minutes" (
    "server" TEXT NOT NULL,
    "minute" TIMESTAMPTZ(3) NOT NULL,
    "used" INTEGER NOT NULL,

    CONSTRAINT "call_minutes_pkey" PRIMARY KEY ("server")
);

-- CreateIndex
CREATE UNIQUE INDEX "pilot_versions_sequence_key" ON "pilot_versions"("sequence");

-- CreateIndex
CREATE INDEX "pharmacy_events_receivedAt_idx" ON "pharmacy_events"("receivedAt");

CREATE FUNCTION audit_hash_of_pilot(previous bytea, p pilot_versions) RETURNS bytea LANGUAGE sql STABLE AS $$
  SELECT sha256(previous || convert_to(audit_field('pilot') || audit_field(audit_common_chain()::text)
    || audit_field(p.sequence::text) || audit_field(p.version::text) || audit_field(p.part::text)
    || audit_field(p.reason) || audit_field(p.author) || audit_field(audit_time(p.at)), 'UTF8'))
$$;

CREATE FUNCTION link_pilot() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  place int; previous bytea;
BEGIN
  PERFORM pg_advisory_xact_lock(1684107373, 0);
  SELECT sequence, hash INTO place, previous FROM pilot_versions ORDER BY sequence DESC LIMIT 1;
  NEW.sequence := coalesce(place, 0) + 1;
  NEW."previousHash" := coalesce(previous, '');
  NEW.hash := audit_hash_of_pilot(NEW."previousHash", NEW);
  RETURN NEW;
END $$;

CREATE TRIGGER "pilot_versions_link" BEFORE INSERT ON "pilot_versions" FOR EACH ROW EXECUTE FUNCTION link_pilot();
CREATE TRIGGER "pilot_versions_await_seal" AFTER INSERT ON "pilot_versions" REFERENCING NEW TABLE AS linked
  FOR EACH STATEMENT EXECUTE FUNCTION await_seal_of_common_chain('pilot');

-- Which part other systems were told of, and why, stays known: the table only grows.
CREATE TRIGGER "pilot_versions_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "pilot_versions"
  FOR EACH STATEMENT EXECUTE FUNCTION audit_is_append_only();

-- AlterTable
ALTER TABLE "tickets" ADD COLUMN     "tags" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- CreateTable
CREATE TABLE "roster_changes" (
    "id" UUID NOT NULL,
    "patientId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "roster_changes_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "routing_rule_versions" (
    "version" INTEGER NOT NULL,
    "rules" JSONB NOT NULL,
    "reason" TEXT NOT NULL,
    "author" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "routing_rule_versions_pkey" PRIMARY KEY ("version")
);

-- By which rules a ticket was routed stays known: the table only grows.
CREATE TRIGGER "routing_rule_versions_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "routing_rule_versions"
  FOR EACH STATEMENT EXECUTE FUNCTION audit_is_append_only();

-- DropIndex
DROP INDEX "consents_messageId_kind_key";

-- AlterTable
ALTER TABLE "consents" ADD COLUMN     "actor" TEXT,
ADD COLUMN     "note" TEXT,
ADD COLUMN     "personId" UUID,
ADD COLUMN     "scope" TEXT NOT NULL DEFAULT 'all';

-- AlterTable
ALTER TABLE "outbound_messages" ADD COLUMN     "proactive" BOOLEAN NOT NULL DEFAULT false;

-- CreateIndex
CREATE INDEX "consents_personId_at_idx" ON "consents"("personId", "at");

-- CreateIndex
CREATE UNIQUE INDEX "consents_messageId_kind_number_key" ON "consents"("messageId", "kind", "number");

-- Texts that wait for an hour, a cap or the vendor, to be looked for every second.
CREATE INDEX "outbound_messages_waiting_idx" ON "outbound_messages"("sendAfter") WHERE "sendAfter" IS NOT NULL AND "state" IN ('queued', 'sending');

-- The opt-out that the vendor holds came from the carriers' keyword.
UPDATE "consents" SET "source" = 'carrier' WHERE "source" = 'vendor';

-- The ledger only grows: what was said stays said, and is answered by a later row.
CREATE FUNCTION consents_are_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'rows of the consent ledger are neither changed nor removed' USING ERRCODE = 'restrict_violation';
END $$;

CREATE TRIGGER "consents_append_only" BEFORE UPDATE OR DELETE ON "consents"
  FOR EACH ROW EXECUTE FUNCTION consents_are_append_only();

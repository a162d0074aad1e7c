-- AlterTable
ALTER TABLE "attachments" ADD COLUMN     "bytes" INTEGER,
ADD COLUMN     "recordingSid" TEXT,
ADD COLUMN     "removedAt" TIMESTAMPTZ(3),
ADD COLUMN     "storedIn" TEXT,
ADD COLUMN     "vendorDeletedAt" TIMESTAMPTZ(3),
ADD COLUMN     "waitingFor" TEXT;

-- CreateTable
CREATE TABLE "transcripts" (
    "id" UUID NOT NULL,
    "messageId" UUID NOT NULL,
    "recordingSid" TEXT NOT NULL,
    "origin" TEXT NOT NULL,
    "dedupeKey" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "failure" TEXT,
    "language" TEXT,
    "by" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "transcripts_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "transcripts_dedupeKey_key" ON "transcripts"("dedupeKey");

-- CreateIndex
CREATE INDEX "transcripts_messageId_idx" ON "transcripts"("messageId");

-- AddForeignKey
ALTER TABLE "transcripts" ADD CONSTRAINT "transcripts_messageId_fkey" FOREIGN KEY ("messageId") REFERENCES "inbound_messages"("id") ON DELETE RESTRICT ON UPDATE CASCADE;


-- Of recordings, which are the attachments of calls, the id is the last part of the address.
UPDATE "attachments" a SET "recordingSid" = regexp_replace(a."url", '^.*/', '')
  FROM "inbound_messages" m WHERE m."id" = a."messageId" AND m."channel" = 'voice';

-- The recordings that wait to be stored, those that the vendor still has, and those that are kept.
CREATE INDEX "attachments_unstored_idx" ON "attachments"("id")
  WHERE "recordingSid" IS NOT NULL AND "storedIn" IS NULL AND "failure" IS NULL;
CREATE INDEX "attachments_at_vendor_idx" ON "attachments"("fetchedAt")
  WHERE "storedIn" IS NOT NULL AND "vendorDeletedAt" IS NULL;
CREATE INDEX "attachments_kept_idx" ON "attachments"("fetchedAt")
  WHERE "storedIn" IS NOT NULL AND "removedAt" IS NULL;

-- What was understood of a recording stays as it was: a correction is another row.
CREATE TRIGGER "transcripts_append_only" BEFORE UPDATE OR DELETE ON "transcripts"
  FOR EACH STATEMENT EXECUTE FUNCTION audit_is_append_only();

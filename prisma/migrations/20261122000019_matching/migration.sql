-- AlterTable
ALTER TABLE "patients" ADD COLUMN     "searchKeys" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- AlterTable
ALTER TABLE "related_persons" ADD COLUMN     "kind" TEXT;

-- CreateTable
CREATE TABLE "failed_claims" (
    "messageId" UUID NOT NULL,
    "sender" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "failed_claims_pkey" PRIMARY KEY ("messageId")
);

-- CreateIndex
CREATE INDEX "failed_claims_sender_at_idx" ON "failed_claims"("sender", "at");

-- CreateIndex: without a pending list, which every look-up after an import would have to read through.
CREATE INDEX "patients_searchKeys_idx" ON "patients" USING GIN ("searchKeys") WITH (fastupdate = off);

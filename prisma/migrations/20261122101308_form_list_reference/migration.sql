-- AlterTable
ALTER TABLE "form_draft_keys" ADD COLUMN     "usedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;

-- AlterTable
ALTER TABLE "form_list_lines" ADD COLUMN     "medication" INTEGER,
ADD COLUMN     "resident" INTEGER;

-- AlterTable
ALTER TABLE "form_list_parts" ADD COLUMN     "residents" INTEGER NOT NULL DEFAULT 0,
ALTER COLUMN "request" DROP NOT NULL;

-- CreateTable
CREATE TABLE "form_lists" (
    "id" UUID NOT NULL,
    "facilityId" UUID NOT NULL,
    "reference" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "form_lists_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "form_lists_reference_key" ON "form_lists"("reference");

-- CreateIndex
CREATE INDEX "form_lists_facilityId_id_idx" ON "form_lists"("facilityId", "id");

-- CreateIndex
CREATE INDEX "form_list_lines_at_idx" ON "form_list_lines"("at");

-- What is accepted is held by its message.
UPDATE "form_list_parts" SET "residents" = jsonb_array_length("request" -> 'residents');
UPDATE "form_list_parts" SET "request" = NULL WHERE "messageId" IS NOT NULL;

-- AlterTable
ALTER TABLE "patients" ADD COLUMN     "room" TEXT,
ADD COLUMN     "searchText" TEXT NOT NULL DEFAULT '';

-- CreateTable
CREATE TABLE "form_list_parts" (
    "id" UUID NOT NULL,
    "listId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "facilityId" UUID NOT NULL,
    "senderId" UUID NOT NULL,
    "senderName" TEXT NOT NULL,
    "request" JSONB NOT NULL,
    "messageId" UUID,
    "reference" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "form_list_parts_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "form_list_lines" (
    "facilityId" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "partId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "form_list_lines_pkey" PRIMARY KEY ("facilityId","key")
);

-- CreateTable
CREATE TABLE "form_draft_keys" (
    "userId" TEXT NOT NULL,
    "key" BYTEA NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "form_draft_keys_pkey" PRIMARY KEY ("userId")
);

-- CreateIndex
CREATE INDEX "form_list_parts_facilityId_id_idx" ON "form_list_parts"("facilityId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "form_list_parts_listId_position_key" ON "form_list_parts"("listId", "position");

-- CreateIndex
CREATE INDEX "form_list_lines_partId_idx" ON "form_list_lines"("partId");

-- AddForeignKey
ALTER TABLE "form_list_lines" ADD CONSTRAINT "form_list_lines_partId_fkey" FOREIGN KEY ("partId") REFERENCES "form_list_parts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Until the next import writes it as the program does: residents are found by their names and birth dates.
UPDATE "patients" SET "searchText" = ' ' || btrim(regexp_replace(
    regexp_replace(lower(normalize(array_to_string("givenNames" || "familyName" || "otherNames", ' '), NFKD)),
      '[\u0300-\u036f''\u2019]', '', 'g'),
    '[^[:alnum:]]+', ' ', 'g')) || coalesce(' ' || "birthDate"::text || ' ' || to_char("birthDate", 'MMDDYYYY'), '')
  WHERE "facilityId" IS NOT NULL;

-- AlterTable
ALTER TABLE "outbound_messages" ADD COLUMN     "introduces" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "sections" JSONB;

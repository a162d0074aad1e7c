-- AlterTable
ALTER TABLE "system_effects" ADD COLUMN     "toldUpTo" BIGINT;

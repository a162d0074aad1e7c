-- AlterTable
ALTER TABLE "tasks" ADD COLUMN     "finishedBy" TEXT;

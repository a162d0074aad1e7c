-- AlterTable
ALTER TABLE "prescriptions" ADD COLUMN     "doseChangedOn" DATE,
ADD COLUMN     "doseVaries" TEXT,
ADD COLUMN     "sig" TEXT;

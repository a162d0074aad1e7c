-- AlterTable
ALTER TABLE "policy_versions" ADD COLUMN     "inForceFrom" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "prescriptions" ADD COLUMN     "payer" TEXT;

-- CreateIndex
CREATE UNIQUE INDEX "policy_versions_inForceFrom_key" ON "policy_versions"("inForceFrom");

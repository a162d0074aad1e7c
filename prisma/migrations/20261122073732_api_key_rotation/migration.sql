-- AlterTable
ALTER TABLE "api_keys" ADD COLUMN     "previousHash" TEXT,
ADD COLUMN     "previousUntil" TIMESTAMPTZ(3);

-- CreateIndex
CREATE UNIQUE INDEX "api_keys_previousHash_key" ON "api_keys"("previousHash");

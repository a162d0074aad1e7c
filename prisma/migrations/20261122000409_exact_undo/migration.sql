-- AlterTable
ALTER TABLE "inbound_messages" ADD COLUMN     "originAt" TIMESTAMPTZ(3),
ADD COLUMN     "redeliveryOfId" UUID;

-- AlterTable
ALTER TABLE "ticket_sources" ADD COLUMN     "contribution" JSONB;

-- AddForeignKey
ALTER TABLE "inbound_messages" ADD CONSTRAINT "inbound_messages_redeliveryOfId_fkey" FOREIGN KEY ("redeliveryOfId") REFERENCES "inbound_messages"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- Open requests of which nobody knows the patient, to offer a person those that may be one.
CREATE INDEX "tickets_unidentified_idx" ON "tickets"("medicationName", "id") WHERE "patientId" IS NULL AND "status" <> 'closed';

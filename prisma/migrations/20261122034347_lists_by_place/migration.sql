-- DropIndex
DROP INDEX "tickets_queue_id_idx";

-- DropIndex
DROP INDEX "tickets_stage_id_idx";

-- DropIndex
DROP INDEX "tickets_status_id_idx";

-- CreateIndex
CREATE INDEX "inbound_messages_channel_state_id_idx" ON "inbound_messages"("channel", "state", "id");

-- CreateIndex
CREATE INDEX "outbound_messages_ticketIds_idx" ON "outbound_messages" USING GIN ("ticketIds");

-- CreateIndex
CREATE INDEX "tasks_state_queue_kind_id_idx" ON "tasks"("state", "queue", "kind", "id");

-- CreateIndex
CREATE INDEX "tasks_messageId_idx" ON "tasks"("messageId");

-- CreateIndex
CREATE INDEX "tickets_status_stage_queue_priority_id_idx" ON "tickets"("status", "stage", "queue", "priority", "id");

-- CreateIndex
CREATE INDEX "tickets_openedAt_idx" ON "tickets"("openedAt");

-- What a facility has asked for while nobody knows for whom, and what a facility or a key has sent.
CREATE INDEX "tickets_unidentified_facility_idx" ON "tickets"("facilityId", "id")
  WHERE "patientId" IS NULL AND "facilityId" IS NOT NULL;
CREATE INDEX "inbound_messages_facility_idx" ON "inbound_messages"("facilityId", "id") WHERE "facilityId" IS NOT NULL;
CREATE INDEX "inbound_messages_sender_idx" ON "inbound_messages"("apiKeyId", "id") WHERE "apiKeyId" IS NOT NULL;

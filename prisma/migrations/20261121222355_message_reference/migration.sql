-- CreateIndex
CREATE INDEX "inbound_messages_reference_idx" ON "inbound_messages"("reference");

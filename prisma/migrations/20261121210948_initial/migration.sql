-- CreateEnum
CREATE TYPE "Channel" AS ENUM ('sms', 'voice', 'web', 'api');

-- CreateEnum
CREATE TYPE "MessageState" AS ENUM ('received', 'processing', 'processed', 'failed');

-- CreateEnum
CREATE TYPE "TicketStatus" AS ENUM ('open', 'in_progress', 'waiting', 'resolved', 'closed');

-- CreateEnum
CREATE TYPE "TicketStage" AS ENUM ('identity_review', 'clarifying', 'review', 'clinical_review', 'pharmacy_submitted', 'pharmacy_processing', 'shipped', 'delivered', 'authorization_requested', 'awaiting_escript', 'denied', 'too_early', 'new_prescription', 'withdrawn', 'merged');

-- CreateEnum
CREATE TYPE "Queue" AS ENUM ('concierge', 'pharmacy', 'provider', 'clinical', 'supervisor');

-- CreateEnum
CREATE TYPE "Priority" AS ENUM ('urgent', 'routine');

-- CreateEnum
CREATE TYPE "ClockKind" AS ENUM ('first_response', 'disposition', 'resolution', 'provider_reminder', 'provider_call', 'provider_escalation', 'authorization_start', 'escript', 'delivery', 'eligible_reminder', 'callback', 'page');

-- CreateEnum
CREATE TYPE "ReplyState" AS ENUM ('queued', 'sending', 'sent', 'delivered', 'failed', 'suppressed', 'dry_run');

-- CreateEnum
CREATE TYPE "PhoneKind" AS ENUM ('mobile', 'landline', 'unknown');

-- CreateEnum
CREATE TYPE "PrescriptionStatus" AS ENUM ('active', 'on_hold', 'cancelled', 'completed', 'stopped', 'draft', 'entered_in_error', 'transferred', 'unknown');

-- CreateEnum
CREATE TYPE "TaskState" AS ENUM ('open', 'claimed', 'done', 'failed');

-- CreateTable
CREATE TABLE "facilities" (
    "id" UUID NOT NULL,
    "sourceId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "phone" TEXT,
    "contentHash" TEXT NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "facilities_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "prescribers" (
    "id" UUID NOT NULL,
    "sourceId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "phone" TEXT,
    "contentHash" TEXT NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "prescribers_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "patients" (
    "id" UUID NOT NULL,
    "sourceId" TEXT NOT NULL,
    "givenNames" TEXT[],
    "familyName" TEXT NOT NULL,
    "suffix" TEXT,
    "otherNames" TEXT[],
    "birthDate" DATE,
    "language" TEXT,
    "deceased" BOOLEAN NOT NULL DEFAULT false,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "facilityId" UUID,
    "prescriberId" UUID,
    "contentHash" TEXT NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "patients_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "patient_phones" (
    "patientId" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "kind" "PhoneKind" NOT NULL,

    CONSTRAINT "patient_phones_pkey" PRIMARY KEY ("patientId","number")
);

-- CreateTable
CREATE TABLE "related_persons" (
    "id" UUID NOT NULL,
    "sourceId" TEXT NOT NULL,
    "patientId" UUID NOT NULL,
    "name" TEXT,
    "relationship" TEXT,
    "phone" TEXT,
    "validFrom" DATE,
    "validTo" DATE,
    "contentHash" TEXT NOT NULL,

    CONSTRAINT "related_persons_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "prescriptions" (
    "id" UUID NOT NULL,
    "sourceId" TEXT NOT NULL,
    "patientId" UUID NOT NULL,
    "prescriberId" UUID,
    "rxNumber" TEXT,
    "text" TEXT NOT NULL,
    "drugName" TEXT,
    "strength" TEXT,
    "status" "PrescriptionStatus" NOT NULL,
    "schedule" INTEGER,
    "writtenOn" DATE,
    "expiresOn" DATE,
    "earliestFillOn" DATE,
    "quantity" DOUBLE PRECISION,
    "refillsAllowed" INTEGER,
    "expectedDaysSupply" INTEGER,
    "contentHash" TEXT NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "prescriptions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "fills" (
    "id" UUID NOT NULL,
    "sourceId" TEXT NOT NULL,
    "prescriptionId" UUID NOT NULL,
    "filledOn" DATE,
    "quantity" DOUBLE PRECISION,
    "daysSupply" INTEGER,
    "partial" BOOLEAN NOT NULL,
    "completed" BOOLEAN NOT NULL,
    "contentHash" TEXT NOT NULL,

    CONSTRAINT "fills_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "conversations" (
    "key" TEXT NOT NULL,
    "counterpart" TEXT NOT NULL,
    "ours" TEXT NOT NULL,
    "language" TEXT,
    "introducedAt" TIMESTAMPTZ(3),
    "openQuestion" JSONB,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "conversations_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "inbound_messages" (
    "id" UUID NOT NULL,
    "channel" "Channel" NOT NULL,
    "providerId" TEXT NOT NULL,
    "receivedAt" TIMESTAMPTZ(3) NOT NULL,
    "from" TEXT NOT NULL,
    "to" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "original" TEXT NOT NULL,
    "media" JSONB NOT NULL,
    "structured" JSONB,
    "reference" TEXT,
    "apiKeyId" UUID,
    "facilityId" UUID,
    "conversationKey" TEXT NOT NULL,
    "processAfter" TIMESTAMPTZ(3),
    "state" "MessageState" NOT NULL DEFAULT 'received',
    "revision" INTEGER NOT NULL DEFAULT 0,
    "processedAt" TIMESTAMPTZ(3),
    "failure" TEXT,
    "language" TEXT,
    "intents" TEXT[],
    "flags" TEXT[],
    "identity" JSONB,
    "lines" JSONB,

    CONSTRAINT "inbound_messages_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "call_events" (
    "id" UUID NOT NULL,
    "callSid" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "dedupeKey" TEXT NOT NULL,
    "fact" JSONB NOT NULL,
    "form" TEXT NOT NULL,
    "receivedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "call_events_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "attachments" (
    "id" UUID NOT NULL,
    "messageId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "url" TEXT NOT NULL,
    "contentType" TEXT NOT NULL,
    "content" BYTEA,
    "fetchedAt" TIMESTAMPTZ(3),
    "failure" TEXT,

    CONSTRAINT "attachments_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "extractions" (
    "id" UUID NOT NULL,
    "messageId" UUID NOT NULL,
    "revision" INTEGER NOT NULL,
    "engine" TEXT NOT NULL,
    "result" JSONB NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "extractions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "tickets" (
    "id" UUID NOT NULL,
    "reference" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "status" "TicketStatus" NOT NULL,
    "stage" "TicketStage" NOT NULL,
    "queue" "Queue" NOT NULL,
    "priority" "Priority" NOT NULL,
    "assignee" TEXT,
    "patientId" UUID,
    "prescriptionId" UUID,
    "medicationText" TEXT,
    "medicationName" TEXT,
    "strength" TEXT,
    "rxNumber" TEXT,
    "decision" JSONB NOT NULL,
    "flags" TEXT[],
    "channels" "Channel"[],
    "conversationKey" TEXT,
    "facilityId" UUID,
    "outcome" TEXT,
    "outcomeText" TEXT,
    "openedAt" TIMESTAMPTZ(3) NOT NULL,
    "closedAt" TIMESTAMPTZ(3),
    "acknowledgedAt" TIMESTAMPTZ(3),
    "acknowledgedBy" TEXT,
    "mergedIntoId" UUID,

    CONSTRAINT "tickets_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "open_needs" (
    "key" TEXT NOT NULL,
    "ticketId" UUID NOT NULL,

    CONSTRAINT "open_needs_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "ticket_sources" (
    "ticketId" UUID NOT NULL,
    "messageId" UUID NOT NULL,
    "line" INTEGER NOT NULL,
    "joinedAt" TIMESTAMPTZ(3) NOT NULL,
    "evidence" JSONB,
    "withdrawnAt" TIMESTAMPTZ(3),

    CONSTRAINT "ticket_sources_pkey" PRIMARY KEY ("ticketId","messageId","line")
);

-- CreateTable
CREATE TABLE "decisions" (
    "id" UUID NOT NULL,
    "ticketId" UUID NOT NULL,
    "messageId" UUID,
    "code" TEXT NOT NULL,
    "rule" TEXT NOT NULL,
    "policyVersion" TEXT NOT NULL,
    "result" JSONB NOT NULL,
    "inputs" JSONB NOT NULL,
    "decidedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "decisions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ticket_clocks" (
    "id" UUID NOT NULL,
    "ticketId" UUID NOT NULL,
    "kind" "ClockKind" NOT NULL,
    "dueAt" TIMESTAMPTZ(3) NOT NULL,
    "firedAt" TIMESTAMPTZ(3),
    "stoppedAt" TIMESTAMPTZ(3),
    "round" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "ticket_clocks_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ticket_events" (
    "id" UUID NOT NULL,
    "ticketId" UUID NOT NULL,
    "sequence" INTEGER NOT NULL,
    "type" TEXT NOT NULL,
    "actor" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "detail" JSONB NOT NULL,

    CONSTRAINT "ticket_events_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "outbound_messages" (
    "id" UUID NOT NULL,
    "channel" TEXT NOT NULL,
    "to" TEXT NOT NULL,
    "from" TEXT,
    "template" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "segments" INTEGER NOT NULL,
    "state" "ReplyState" NOT NULL,
    "reason" TEXT,
    "inReplyToId" UUID,
    "slot" TEXT NOT NULL,
    "conversationKey" TEXT,
    "ticketIds" UUID[],
    "providerId" TEXT,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "attemptedAt" TIMESTAMPTZ(3),
    "sendAfter" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "sentAt" TIMESTAMPTZ(3),

    CONSTRAINT "outbound_messages_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "consents" (
    "id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "ours" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "messageId" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "consents_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "tasks" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "state" "TaskState" NOT NULL DEFAULT 'open',
    "owner" TEXT,
    "queue" "Queue" NOT NULL,
    "why" TEXT NOT NULL,
    "dueAt" TIMESTAMPTZ(3) NOT NULL,
    "ticketId" UUID,
    "messageId" UUID,
    "dedupeKey" TEXT NOT NULL,
    "outcome" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "finishedAt" TIMESTAMPTZ(3),

    CONSTRAINT "tasks_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "api_keys" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "scopes" TEXT[],
    "facilityId" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "revokedAt" TIMESTAMPTZ(3),

    CONSTRAINT "api_keys_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "idempotent_requests" (
    "apiKeyId" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "bodyHash" TEXT NOT NULL,
    "messageId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "idempotent_requests_pkey" PRIMARY KEY ("apiKeyId","key")
);

-- CreateTable
CREATE TABLE "console_sessions" (
    "hash" TEXT NOT NULL,
    "apiKeyId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "console_sessions_pkey" PRIMARY KEY ("hash")
);

-- CreateTable
CREATE TABLE "delivery_reports" (
    "providerId" TEXT NOT NULL,
    "state" "ReplyState" NOT NULL,
    "errorCode" INTEGER,
    "receivedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "delivery_reports_pkey" PRIMARY KEY ("providerId")
);

-- CreateIndex
CREATE UNIQUE INDEX "facilities_sourceId_key" ON "facilities"("sourceId");

-- CreateIndex
CREATE INDEX "facilities_phone_idx" ON "facilities"("phone");

-- CreateIndex
CREATE UNIQUE INDEX "prescribers_sourceId_key" ON "prescribers"("sourceId");

-- CreateIndex
CREATE UNIQUE INDEX "patients_sourceId_key" ON "patients"("sourceId");

-- CreateIndex
CREATE INDEX "patients_birthDate_idx" ON "patients"("birthDate");

-- CreateIndex
CREATE INDEX "patients_facilityId_idx" ON "patients"("facilityId");

-- CreateIndex
CREATE INDEX "patient_phones_number_idx" ON "patient_phones"("number");

-- CreateIndex
CREATE UNIQUE INDEX "related_persons_sourceId_key" ON "related_persons"("sourceId");

-- CreateIndex
CREATE INDEX "related_persons_phone_idx" ON "related_persons"("phone");

-- CreateIndex
CREATE INDEX "related_persons_patientId_idx" ON "related_persons"("patientId");

-- CreateIndex
CREATE UNIQUE INDEX "prescriptions_sourceId_key" ON "prescriptions"("sourceId");

-- CreateIndex
CREATE INDEX "prescriptions_patientId_idx" ON "prescriptions"("patientId");

-- CreateIndex
CREATE INDEX "prescriptions_rxNumber_idx" ON "prescriptions"("rxNumber");

-- CreateIndex
CREATE UNIQUE INDEX "fills_sourceId_key" ON "fills"("sourceId");

-- CreateIndex
CREATE INDEX "fills_prescriptionId_idx" ON "fills"("prescriptionId");

-- CreateIndex
CREATE INDEX "inbound_messages_conversationKey_id_idx" ON "inbound_messages"("conversationKey", "id");

-- CreateIndex
CREATE INDEX "inbound_messages_state_id_idx" ON "inbound_messages"("state", "id");

-- CreateIndex
CREATE INDEX "inbound_messages_from_idx" ON "inbound_messages"("from");

-- CreateIndex
CREATE UNIQUE INDEX "inbound_messages_channel_providerId_key" ON "inbound_messages"("channel", "providerId");

-- CreateIndex
CREATE UNIQUE INDEX "call_events_dedupeKey_key" ON "call_events"("dedupeKey");

-- CreateIndex
CREATE INDEX "call_events_callSid_idx" ON "call_events"("callSid");

-- CreateIndex
CREATE UNIQUE INDEX "attachments_messageId_position_key" ON "attachments"("messageId", "position");

-- CreateIndex
CREATE UNIQUE INDEX "extractions_messageId_revision_engine_key" ON "extractions"("messageId", "revision", "engine");

-- CreateIndex
CREATE UNIQUE INDEX "tickets_reference_key" ON "tickets"("reference");

-- CreateIndex
CREATE INDEX "tickets_status_id_idx" ON "tickets"("status", "id");

-- CreateIndex
CREATE INDEX "tickets_stage_id_idx" ON "tickets"("stage", "id");

-- CreateIndex
CREATE INDEX "tickets_queue_id_idx" ON "tickets"("queue", "id");

-- CreateIndex
CREATE INDEX "tickets_patientId_idx" ON "tickets"("patientId");

-- CreateIndex
CREATE INDEX "tickets_conversationKey_idx" ON "tickets"("conversationKey");

-- CreateIndex
CREATE INDEX "open_needs_ticketId_idx" ON "open_needs"("ticketId");

-- CreateIndex
CREATE INDEX "ticket_sources_messageId_idx" ON "ticket_sources"("messageId");

-- CreateIndex
CREATE INDEX "decisions_ticketId_idx" ON "decisions"("ticketId");

-- CreateIndex
CREATE INDEX "ticket_clocks_ticketId_idx" ON "ticket_clocks"("ticketId");

-- CreateIndex
CREATE INDEX "ticket_clocks_running_idx" ON "ticket_clocks"("dueAt") WHERE "firedAt" IS NULL AND "stoppedAt" IS NULL;

-- CreateIndex
CREATE UNIQUE INDEX "ticket_events_ticketId_sequence_key" ON "ticket_events"("ticketId", "sequence");

-- CreateIndex
CREATE UNIQUE INDEX "outbound_messages_providerId_key" ON "outbound_messages"("providerId");

-- CreateIndex
CREATE INDEX "outbound_messages_to_idx" ON "outbound_messages"("to");

-- CreateIndex
CREATE INDEX "outbound_messages_state_id_idx" ON "outbound_messages"("state", "id");

-- CreateIndex
CREATE INDEX "outbound_messages_inReplyToId_idx" ON "outbound_messages"("inReplyToId");

-- CreateIndex
CREATE INDEX "outbound_messages_conversationKey_id_idx" ON "outbound_messages"("conversationKey", "id");

-- CreateIndex
CREATE UNIQUE INDEX "outbound_messages_slot_key" ON "outbound_messages"("slot");

-- CreateIndex
CREATE INDEX "consents_number_at_idx" ON "consents"("number", "at");

-- CreateIndex
CREATE UNIQUE INDEX "consents_messageId_kind_key" ON "consents"("messageId", "kind");

-- CreateIndex
CREATE UNIQUE INDEX "tasks_dedupeKey_key" ON "tasks"("dedupeKey");

-- CreateIndex
CREATE INDEX "tasks_state_dueAt_idx" ON "tasks"("state", "dueAt");

-- CreateIndex
CREATE INDEX "tasks_ticketId_idx" ON "tasks"("ticketId");

-- CreateIndex
CREATE UNIQUE INDEX "api_keys_hash_key" ON "api_keys"("hash");

-- CreateIndex
CREATE INDEX "console_sessions_expiresAt_idx" ON "console_sessions"("expiresAt");

-- CreateIndex
CREATE INDEX "delivery_reports_receivedAt_idx" ON "delivery_reports"("receivedAt");

-- AddForeignKey
ALTER TABLE "patients" ADD CONSTRAINT "patients_facilityId_fkey" FOREIGN KEY ("facilityId") REFERENCES "facilities"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "patients" ADD CONSTRAINT "patients_prescriberId_fkey" FOREIGN KEY ("prescriberId") REFERENCES "prescribers"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "patient_phones" ADD CONSTRAINT "patient_phones_patientId_fkey" FOREIGN KEY ("patientId") REFERENCES "patients"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "related_persons" ADD CONSTRAINT "related_persons_patientId_fkey" FOREIGN KEY ("patientId") REFERENCES "patients"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "prescriptions" ADD CONSTRAINT "prescriptions_patientId_fkey" FOREIGN KEY ("patientId") REFERENCES "patients"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "prescriptions" ADD CONSTRAINT "prescriptions_prescriberId_fkey" FOREIGN KEY ("prescriberId") REFERENCES "prescribers"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "fills" ADD CONSTRAINT "fills_prescriptionId_fkey" FOREIGN KEY ("prescriptionId") REFERENCES "prescriptions"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attachments" ADD CONSTRAINT "attachments_messageId_fkey" FOREIGN KEY ("messageId") REFERENCES "inbound_messages"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "extractions" ADD CONSTRAINT "extractions_messageId_fkey" FOREIGN KEY ("messageId") REFERENCES "inbound_messages"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tickets" ADD CONSTRAINT "tickets_patientId_fkey" FOREIGN KEY ("patientId") REFERENCES "patients"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tickets" ADD CONSTRAINT "tickets_prescriptionId_fkey" FOREIGN KEY ("prescriptionId") REFERENCES "prescriptions"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "open_needs" ADD CONSTRAINT "open_needs_ticketId_fkey" FOREIGN KEY ("ticketId") REFERENCES "tickets"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ticket_sources" ADD CONSTRAINT "ticket_sources_ticketId_fkey" FOREIGN KEY ("ticketId") REFERENCES "tickets"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ticket_sources" ADD CONSTRAINT "ticket_sources_messageId_fkey" FOREIGN KEY ("messageId") REFERENCES "inbound_messages"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_ticketId_fkey" FOREIGN KEY ("ticketId") REFERENCES "tickets"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ticket_clocks" ADD CONSTRAINT "ticket_clocks_ticketId_fkey" FOREIGN KEY ("ticketId") REFERENCES "tickets"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ticket_events" ADD CONSTRAINT "ticket_events_ticketId_fkey" FOREIGN KEY ("ticketId") REFERENCES "tickets"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "outbound_messages" ADD CONSTRAINT "outbound_messages_inReplyToId_fkey" FOREIGN KEY ("inReplyToId") REFERENCES "inbound_messages"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tasks" ADD CONSTRAINT "tasks_ticketId_fkey" FOREIGN KEY ("ticketId") REFERENCES "tickets"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "api_keys" ADD CONSTRAINT "api_keys_facilityId_fkey" FOREIGN KEY ("facilityId") REFERENCES "facilities"("id") ON DELETE SET NULL ON UPDATE CASCADE;

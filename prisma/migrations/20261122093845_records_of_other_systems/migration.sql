-- CreateTable
CREATE TABLE "system_reads" (
    "system" TEXT NOT NULL,
    "readUpTo" TIMESTAMPTZ(3),
    "readAt" TIMESTAMPTZ(3) NOT NULL,
    "failure" TEXT,

    CONSTRAINT "system_reads_pkey" PRIMARY KEY ("system")
);

-- CreateTable
CREATE TABLE "record_copies" (
    "system" TEXT NOT NULL,
    "patientId" UUID NOT NULL,
    "externalId" TEXT,
    "found" TEXT NOT NULL,
    "prescriptions" JSONB NOT NULL,
    "readAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "record_copies_pkey" PRIMARY KEY ("system","patientId")
);

-- CreateTable
CREATE TABLE "pharmacy_events" (
    "id" UUID NOT NULL,
    "messageId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "facts" JSONB NOT NULL,
    "receivedAt" TIMESTAMPTZ(3) NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'waiting',
    "outcome" TEXT,
    "ticketIds" UUID[] DEFAULT ARRAY[]::UUID[],
    "workedAt" TIMESTAMPTZ(3),

    CONSTRAINT "pharmacy_events_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "pharmacy_events_messageId_key" ON "pharmacy_events"("messageId");

-- CreateIndex
CREATE INDEX "pharmacy_events_state_id_idx" ON "pharmacy_events"("state", "id");

-- CreateIndex
CREATE INDEX "pharmacy_events_ticketIds_idx" ON "pharmacy_events" USING GIN ("ticketIds");

-- AddForeignKey
ALTER TABLE "record_copies" ADD CONSTRAINT "record_copies_patientId_fkey" FOREIGN KEY ("patientId") REFERENCES "patients"("id") ON DELETE CASCADE ON UPDATE CASCADE;

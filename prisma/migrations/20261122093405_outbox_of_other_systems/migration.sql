-- CreateEnum
CREATE TYPE "EffectState" AS ENUM ('waiting', 'sending', 'done', 'failed', 'superseded');

-- CreateTable
CREATE TABLE "system_effects" (
    "id" UUID NOT NULL,
    "position" BIGSERIAL NOT NULL,
    "system" TEXT NOT NULL,
    "subscriber" TEXT NOT NULL DEFAULT '',
    "kind" TEXT NOT NULL,
    "ticketId" UUID NOT NULL,
    "eventId" UUID,
    "replyId" UUID,
    "reference" TEXT NOT NULL,
    "state" "EffectState" NOT NULL DEFAULT 'waiting',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "dueAt" TIMESTAMPTZ(3) NOT NULL,
    "answerLost" BOOLEAN NOT NULL DEFAULT false,
    "lastError" TEXT,
    "externalId" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "doneAt" TIMESTAMPTZ(3),

    CONSTRAINT "system_effects_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "system_links" (
    "ticketId" UUID NOT NULL,
    "system" TEXT NOT NULL,
    "externalId" TEXT,
    "state" TEXT NOT NULL,
    "lastError" TEXT,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "system_links_pkey" PRIMARY KEY ("ticketId","system")
);

-- CreateTable
CREATE TABLE "system_circuits" (
    "key" TEXT NOT NULL,
    "failures" INTEGER NOT NULL DEFAULT 0,
    "openUntil" TIMESTAMPTZ(3),
    "lastError" TEXT,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "system_circuits_pkey" PRIMARY KEY ("key")
);

-- CreateIndex
CREATE UNIQUE INDEX "system_effects_reference_key" ON "system_effects"("reference");

-- CreateIndex
CREATE INDEX "system_effects_ticketId_system_position_idx" ON "system_effects"("ticketId", "system", "position");

-- CreateIndex
CREATE INDEX "system_links_system_externalId_idx" ON "system_links"("system", "externalId");

-- AddForeignKey
ALTER TABLE "system_effects" ADD CONSTRAINT "system_effects_ticketId_fkey" FOREIGN KEY ("ticketId") REFERENCES "tickets"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "system_links" ADD CONSTRAINT "system_links_ticketId_fkey" FOREIGN KEY ("ticketId") REFERENCES "tickets"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What is due is looked for every second, among all that was ever done.
CREATE INDEX "system_effects_due_idx" ON "system_effects"("system", "dueAt") WHERE "state" IN ('waiting', 'sending');

-- What a person has to look at.
CREATE INDEX "system_effects_failed_idx" ON "system_effects"("id") WHERE "state" = 'failed';

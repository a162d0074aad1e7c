-- CreateTable
CREATE TABLE "seen_records" (
    "system" TEXT NOT NULL,
    "externalId" TEXT NOT NULL,
    "changedAt" TIMESTAMPTZ(3) NOT NULL,
    "seenAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "seen_records_pkey" PRIMARY KEY ("system","externalId")
);

-- CreateTable
CREATE TABLE "webhook_subscribers" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "url" TEXT NOT NULL,
    "events" TEXT[],
    "secretVersion" INTEGER NOT NULL DEFAULT 1,
    "previousUntil" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "createdBy" TEXT NOT NULL,
    "pausedAt" TIMESTAMPTZ(3),

    CONSTRAINT "webhook_subscribers_pkey" PRIMARY KEY ("id")
);

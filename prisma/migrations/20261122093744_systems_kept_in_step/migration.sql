-- CreateTable
CREATE TABLE "outgoing_systems" (
    "system" TEXT NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "outgoing_systems_pkey" PRIMARY KEY ("system")
);

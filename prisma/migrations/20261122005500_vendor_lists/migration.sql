-- AlterTable
ALTER TABLE "facilities" ADD COLUMN     "email" TEXT,
ADD COLUMN     "prefersEmail" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "vendor_arrivals" (
    "channel" "Channel" NOT NULL,
    "providerId" TEXT NOT NULL,
    "sentAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "vendor_arrivals_pkey" PRIMARY KEY ("channel","providerId")
);

-- CreateTable
CREATE TABLE "vendor_lists" (
    "channel" "Channel" NOT NULL,
    "readUpTo" TIMESTAMPTZ(3) NOT NULL,
    "readAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "vendor_lists_pkey" PRIMARY KEY ("channel")
);

-- CreateIndex
CREATE INDEX "vendor_arrivals_sentAt_idx" ON "vendor_arrivals"("sentAt");

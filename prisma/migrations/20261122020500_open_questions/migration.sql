-- Questions that lapse are found by when they were asked.
CREATE INDEX "conversations_asked_idx" ON "conversations" (("openQuestion"->>'askedAt')) WHERE "openQuestion" IS NOT NULL;

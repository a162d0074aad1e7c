-- However many are due at the same moment, the next one is the first of the index.
DROP INDEX "system_effects_due_idx";
CREATE INDEX "system_effects_due_idx" ON "system_effects"("system", "subscriber", "dueAt", "position")
  WHERE "state" IN ('waiting', 'sending');

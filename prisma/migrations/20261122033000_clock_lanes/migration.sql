-- Pages are claimed by themselves, before whatever else is due.
CREATE INDEX "ticket_clocks_pages_idx" ON "ticket_clocks"("dueAt")
  WHERE kind = 'page' AND "firedAt" IS NULL AND "stoppedAt" IS NULL;

-- What is asked for while the supply ends: by the record, and as the requester said.
CREATE INDEX "tickets_running_out_idx" ON "tickets"((decision ->> 'runOutOn'))
  WHERE status IN ('open', 'in_progress', 'waiting');
CREATE INDEX "ticket_sources_stated_supply_idx" ON "ticket_sources"("joinedAt")
  WHERE (contribution #>> '{asked,request,daysLeft}') IS NOT NULL AND "withdrawnAt" IS NULL;

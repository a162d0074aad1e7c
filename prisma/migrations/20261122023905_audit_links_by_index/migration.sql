-- A session keeps the plan that it made while a table was small. The last link of a chain is looked up by its index
-- from the first row on, or a session that began early would read the whole table for each link.
ALTER FUNCTION link_ticket_event() SET enable_seqscan = off;
ALTER FUNCTION link_ticket_event() SET enable_bitmapscan = off;
ALTER FUNCTION link_decision() SET enable_seqscan = off;
ALTER FUNCTION link_decision() SET enable_bitmapscan = off;
ALTER FUNCTION link_patient_read() SET enable_seqscan = off;
ALTER FUNCTION link_patient_read() SET enable_bitmapscan = off;

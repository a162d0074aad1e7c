-- The words of a structured request and its reference, without accents and signs, so that the history of a facility is
-- searched by the beginnings of words. `src/intake/sent-request-store.ts` asks for the same expression.
CREATE INDEX "inbound_messages_words_idx" ON "inbound_messages" USING gin (
  to_tsvector('simple', regexp_replace(regexp_replace(lower(normalize("text" || ' ' || coalesce("reference", ''), NFKD)),
    '[\u0300-\u036f]', '', 'g'), '[^0-9a-z\u0080-\uffff]+', ' ', 'g'))
) WHERE "structured" IS NOT NULL;

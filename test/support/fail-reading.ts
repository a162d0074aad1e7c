import type { TestDatabase } from './database.ts';

/** Makes the database refuse whatever is read from a text with that word, as a fault of ours would. */
export async function failReading({ database }: TestDatabase, word: string): Promise<void> {
  await database.pool.query(`
    CREATE FUNCTION fail_on_${word}() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF EXISTS (SELECT 1 FROM inbound_messages WHERE id = NEW."messageId" AND text LIKE '%${word}%') THEN
        RAISE EXCEPTION 'refused';
      END IF;
      RETURN NEW;
    END $$;
    CREATE TRIGGER fail_on_${word} BEFORE INSERT ON extractions FOR EACH ROW EXECUTE FUNCTION fail_on_${word}()`);
}

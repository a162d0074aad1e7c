import type pg from 'pg';
import type { CalendarDate } from '../domain/calendar-date.ts';
import { normaliseText } from '../domain/normalise-text.ts';

type Known = { sourceId: string; sig: string | null; doseChangedOn: CalendarDate | null };

/**
 * For each prescription the day on which its directions were found to differ from those of the roster before; absent
 * where they never did. Directions that are silent or new differ from none.
 */
export async function dosesChanged(
  client: pg.ClientBase,
  batch: readonly { sourceId: string; draft: { sig: string | null } }[],
  today: CalendarDate,
): Promise<Map<string, CalendarDate>> {
  const { rows } = await client.query<Known>(
    `SELECT "sourceId", sig, "doseChangedOn"::text AS "doseChangedOn" FROM prescriptions
      WHERE "sourceId" = ANY($1::text[]) AND (sig IS NOT NULL OR "doseChangedOn" IS NOT NULL)`,
    [batch.map(({ sourceId }) => sourceId)],
  );
  const known = new Map(rows.map((row) => [row.sourceId, row]));
  const changed = batch.flatMap(({ sourceId, draft }): [string, CalendarDate][] => {
    const before = known.get(sourceId);
    const day = before && differ(before.sig, draft.sig) ? today : (before?.doseChangedOn ?? null);
    return day === null ? [] : [[sourceId, day]];
  });
  return new Map(changed);
}

function differ(before: string | null, after: string | null): boolean {
  return before !== null && after !== null && normaliseText(before) !== normaliseText(after);
}

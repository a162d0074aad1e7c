import { Hono } from 'hono';
import { recordPatientReads } from '../audit/patient-read-store.ts';
import { audienceOf } from '../http/audience-of.ts';
import { readerOf } from '../http/reader-of.ts';
import { listPharmacyEvents } from '../intake/pharmacy-event-list-store.ts';
import { readTurns } from '../pipeline/records/system-read-store.ts';
import { listDifferences } from '../pipeline/records/list-differences.ts';
import type { ConsoleDeps } from './console-deps.ts';
import { page } from './layout.tsx';
import { unbound } from './overview-routes.tsx';
import { RecordsPage } from './records-page.tsx';
import type { ConsoleEnv, Sessions } from './session.ts';

const firstPage = { limit: 100, cursor: undefined };

/** Where pharmacy and EHR disagree, and which events of the pharmacy led nowhere. */
export function createRecordsPages(
  { db, clock, timeZone }: Pick<ConsoleDeps, 'db' | 'clock' | 'timeZone'>,
  sessions: Sessions,
): Hono<ConsoleEnv> {
  const routes = new Hono<ConsoleEnv>();
  routes.get('/console/records', sessions.require, async (c) => {
    const signedInAs = unbound(c);
    const audience = audienceOf(c.get('caller'));
    const [turns, differences, unknown, unmatched] = await Promise.all([
      readTurns(db),
      listDifferences(db, {}, firstPage, audience),
      listPharmacyEvents(db, { state: 'unknown' }, firstPage),
      listPharmacyEvents(db, { state: 'unmatched' }, firstPage),
    ]);
    await recordPatientReads(db, readerOf(c, clock), 'compare', {
      subject: 'record',
      patients: differences.records.map(({ patient }) => patient.id),
    });
    const events = [...unknown.records, ...unmatched.records].sort((a, b) => (a.id < b.id ? 1 : -1));
    const shown = { turns, differences: differences.records, events, signedInAs, timeZone };
    return c.html(page(<RecordsPage {...shown} />));
  });
  return routes;
}

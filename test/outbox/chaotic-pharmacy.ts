import { readRxEvent } from '../../src/channels/pharmacy/read-rx-event.ts';
import { dateIn, type CalendarDate } from '../../src/domain/calendar-date.ts';
import { newId } from '../../src/domain/id.ts';
import { rxTaker } from '../../src/entry/open-records.ts';
import { createPinnedPost } from '../../src/entry/pinned-post.ts';
import { acceptPharmacyMessage } from '../../src/intake/accept-pharmacy-message.ts';
import { findWaitingEvents } from '../../src/pipeline/records/pharmacy-event-store.ts';
import { readPharmacyRecords } from '../../src/pipeline/records/read-pharmacy-records.ts';
import { workPharmacyEvent } from '../../src/pipeline/records/work-pharmacy-event.ts';
import { createPioneerClient } from '../../src/systems/pharmacy/pioneer-client.ts';
import { timeZone, type TicketBench } from '../pipeline/ticket-bench.ts';
import {
  certificateOf,
  openPioneerServer,
  pioneerAccount,
  type PioneerCall,
  type PioneerFate,
} from '../support/stand-ins/pioneer-server.ts';
import { rxEvent } from '../support/stand-ins/rx-event.ts';
import { misfortunes } from './misfortunes.ts';

const born = '03/04/1952';

function dayIn(moment: Date): CalendarDate {
  return dateIn(timeZone, moment);
}

/** What the pharmacy has of one of its own patients, each with one prescription. */
export type PharmacyRx = {
  patientId: string;
  prescriptionId: string;
  given: string;
  rxNumber: string;
  fillId: string;
};

/** A pharmacy that tells what it does until it is acknowledged, and is read of what it did not tell. */
export async function openChaoticPharmacy(bench: TicketBench) {
  const { clock, jobs } = bench.deps;
  const server = await openPioneerServer({});
  const post = createPinnedPost(server.url, certificateOf('pharmacy'), 400);
  // The signature is good by the pharmacy's own clock.
  const client = createPioneerClient(pioneerAccount, { post, dayIn, clock: { now: () => new Date() } });
  const takeInRx = rxTaker({ database: bench.database, clock, timeZone });
  const known = new Map<string, PharmacyRx>();
  let told = 0;

  function outForDelivery({ given, rxNumber, fillId, patientId }: PharmacyRx) {
    const patient = { id: `P-${patientId}`, first: given, last: 'Johnson', born };
    const rx = { ExpectedDeliveryDate: '06/17/2026', DateFilledUTC: bench.now().toISOString() };
    return rxEvent({ rxNumber, fillId, fillWords: 'Out for Delivery', patient, rx, sentAt: bench.now() });
  }

  function answer({ MethodName, ParameterCollection = [] }: PioneerCall): unknown {
    const asked = ParameterCollection.map(({ Value }) => Value);
    const one = [...known.values()].find(({ patientId, given }) =>
      MethodName === 'SearchPatient' ? asked.includes(given) : asked.includes(`P-${patientId}`),
    );
    if (!one) return {};
    const { Body } = outForDelivery(one);
    const { Identification, Name, DateOfBirth } = Body.Patient;
    return MethodName === 'SearchPatient'
      ? { patientSearchResults: { ...Identification, ...Name, DateOfBirth } }
      : { Rx: [Body.Rx] };
  }
  server.answer = answer;

  return {
    async addPatient(place: number): Promise<PharmacyRx> {
      const added = await bench.addPatient({ rxNumber: `79${String(place).padStart(5, '0')}` });
      const given = `Mary${String.fromCharCode(97 + (place % 26), 97 + Math.floor(place / 26))}`;
      await bench.db.patient.update({ where: { id: added.patientId }, data: { givenNames: [given] } });
      const rxNumber = `79${String(place).padStart(5, '0')}`;
      const one = { ...added, given, rxNumber, fillId: newId() };
      known.set(one.patientId, one);
      return one;
    },
    /** Each once, some twice and some not at all to our knowledge: the acknowledgement was lost, too. */
    async tell(all: readonly PharmacyRx[]): Promise<void> {
      for (const one of all) {
        const body = JSON.stringify(outForDelivery(one));
        const read = readRxEvent(body, dayIn);
        if (read.kind !== 'read') throw new Error('the message is not one');
        const message = { messageId: read.messageId, kind: read.event, facts: read.facts };
        for (let times = told++ % 3; times >= 0; times -= 1)
          await acceptPharmacyMessage({ db: bench.db, jobs }, message, bench.now());
      }
      const soon = new Date(bench.now().getTime() + 1);
      const waiting = await findWaitingEvents(bench.db, soon);
      // A job may be run twice.
      for (const id of [...waiting, ...waiting.slice(0, 5)])
        await workPharmacyEvent({ ...bench.deps, takeInRx }, id);
    },
    /** A turn of reading; what it could not read is read by the next. */
    async read(): Promise<void> {
      const before = new Date(bench.now().getTime() - 60_000);
      await readPharmacyRecords({ ...bench.deps, client, takeInRx }, before).catch(() => undefined);
    },
    trouble(): void {
      server.fate = misfortunes<PioneerFate>(
        10,
        [
          [0.1, 'failed'],
          [0.1, 'dropped'],
          [0.1, 'lied'],
          [0.02, 'slow'],
        ],
        'answered',
      );
    },
    well: () => void (server.fate = () => 'answered'),
    async close(): Promise<void> {
      post.close();
      await server.close();
    },
  };
}

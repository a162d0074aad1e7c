import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Prisma } from '../../src/db/generated/node/client.ts';
import { addDays, dateIn, type CalendarDate } from '../../src/domain/calendar-date.ts';
import { newId } from '../../src/domain/id.ts';
import { compareWithRoster } from '../../src/pipeline/records/compare-with-roster.ts';
import { importRoster } from '../../src/roster/import-roster.ts';
import { ndjson, type Resource } from '../roster/roster-files.ts';
import { openTicketBench, timeZone, type TicketBench } from './ticket-bench.ts';

let bench: TicketBench;
beforeAll(async () => {
  bench = await openTicketBench();
});
afterAll(() => bench.close());

function day(offset: number): CalendarDate {
  return addDays(dateIn(timeZone, bench.now()), offset);
}

type Person = { id: string; rx: string };

/** A patient with atorvastatin, filled so many days ago for 30 days; all of it comes by an import. */
function person(
  { id, rx }: Person,
  filledDaysAgo: number,
  changes: Record<string, unknown> = {},
): Resource[] {
  return [
    {
      resourceType: 'Patient',
      id,
      active: true,
      name: [{ family: 'Johnson', given: ['Mary'] }],
      birthDate: '1952-03-04',
    },
    prescription({ id, rx }, -90, changes),
    fill(rx, 'first', -filledDaysAgo),
  ];
}

function prescription(
  { id, rx }: Person,
  writtenOn: number,
  changes: Record<string, unknown> = {},
): Resource {
  const { refills = 5, drug = 'atorvastatin 20 mg tablet', ...rest } = changes;
  return {
    resourceType: 'MedicationRequest',
    id: rx,
    identifier: [{ system: 'https://pharmacy.example/rx-number', value: rx }],
    status: 'active',
    intent: 'order',
    medicationCodeableConcept: { text: drug },
    subject: { reference: `Patient/${id}` },
    authoredOn: day(writtenOn),
    dispenseRequest: {
      numberOfRepeatsAllowed: refills,
      quantity: { value: 30 },
      expectedSupplyDuration: { value: 30, unit: 'days' },
    },
    ...rest,
  };
}

const unknownRefills = {
  quantity: { value: 30 },
  expectedSupplyDuration: { value: 30, unit: 'days' },
};

function fill(rx: string, name: string, offset: number): Resource {
  return {
    resourceType: 'MedicationDispense',
    id: `${rx}-${name}`,
    status: 'completed',
    authorizingPrescription: [{ reference: `MedicationRequest/${rx}` }],
    quantity: { value: 30 },
    daysSupply: { value: 30 },
    whenHandedOver: day(offset),
  };
}

async function bring(...resources: Resource[]): Promise<void> {
  const deps = { database: bench.database, clock: bench.deps.clock, timeZone };
  const { refused } = await importRoster(deps, [ndjson(resources)]);
  expect(refused).toBe(0);
}

function compare(): Promise<number> {
  return compareWithRoster(bench.deps, { limit: 100 });
}

function someone(): Person {
  const rx = newId();
  return { id: `mary-${rx}`, rx };
}

/** A ticket of that person, decided by the table as if it had just come in. */
async function ticketFor(
  { id, rx }: Person,
  stage?: Prisma.TicketUncheckedCreateInput['stage'],
): Promise<string> {
  const ticket = await bench.addTicket({ stage: 'identity_review' });
  const result = await bench.work(ticket.id, { type: 'identify', patientId: id, prescriptionId: rx });
  if (stage) expect(result).toMatchObject({ ticket: { stage } });
  return ticket.id;
}

async function state(ticketId: string) {
  const { stage, version, events, tasks, clocks, outcomeText, prescriptionId } = await bench.read(ticketId);
  const asked = tasks.filter(({ kind }) => kind === 'compare_with_record');
  return {
    stage,
    version,
    outcomeText,
    prescriptionId,
    events: events.map(({ type }) => type),
    asked: asked.filter(({ state: at }) => at === 'open').length,
    running: clocks
      .filter((clock) => !clock.stoppedAt && !clock.firedAt)
      .map(({ kind, dueAt }) => [kind, dueAt]),
  };
}

describe('an import that brings', () => {
  it('the new prescription that is waited for: the e-script is received, and the ticket goes on with it', async () => {
    const mary = someone();
    await bring(...person(mary, 28, { refills: 0 }));
    const id = await ticketFor(mary, 'authorization_requested');
    await bench.work(id, { type: 'provider_approved' });
    const renewed = { ...mary, rx: newId() };
    await bring(prescription(mary, -90, { refills: 0, status: 'completed' }), prescription(renewed, 0));
    expect(await compare()).toBe(1);
    const after = await state(id);
    expect(after).toMatchObject({ stage: 'pharmacy_submitted', asked: 0 });
    expect(after.events.slice(-2)).toEqual(['prescription_linked', 'escript_received']);
    const linked = await bench.db.prescription.findUnique({ where: { sourceId: renewed.rx } });
    expect(after.prescriptionId).toBe(linked?.id);
  });

  it.each([
    [
      'schedule II before its date: a person looks',
      'oxycodone 5 mg tablet',
      20,
      'authorization_requested',
      1,
    ],
    ['schedule II on its date: a pharmacist looks', 'oxycodone 5 mg tablet', 0, 'clinical_review', 0],
  ] as const)(
    'a new prescription of %s, and nothing is submitted',
    async (_what, drug, from, stage, asked) => {
      const mary = someone();
      await bring(...person(mary, 28, { refills: 0, drug }));
      const id = await ticketFor(mary, 'authorization_requested');
      const dispenseRequest = {
        validityPeriod: { start: day(from) },
        numberOfRepeatsAllowed: 0,
        quantity: { value: 30 },
        expectedSupplyDuration: { value: 30, unit: 'days' },
      };
      await bring(prescription({ ...mary, rx: newId() }, 0, { drug, dispenseRequest }));
      await compare();
      const after = await state(id);
      expect(after).toMatchObject({ stage, asked });
      expect(after.events).not.toContain('escript_received');
    },
  );

  it('a new prescription of another strength: a person says whether it is the answer', async () => {
    const mary = someone();
    await bring(...person(mary, 28, { refills: 0 }));
    const id = await ticketFor(mary, 'authorization_requested');
    await bring(prescription({ ...mary, rx: newId() }, 0, { drug: 'atorvastatin 40 mg tablet' }));
    await compare();
    expect(await state(id)).toMatchObject({ stage: 'authorization_requested', asked: 1 });
  });

  it.each([
    ['too_early', 5, '40 mg'],
    ['too_early', 5, '20 mg'],
    ['pharmacy_submitted', 28, '40 mg'],
  ] as const)(
    'a new prescription while the ticket is at %s (filled %i days ago), of %s: a person says which is meant, once',
    async (stage, filledDaysAgo, strength) => {
      const mary = someone();
      await bring(...person(mary, filledDaysAgo));
      const id = await ticketFor(mary, stage);
      await bring(prescription({ ...mary, rx: newId() }, 0, { drug: `atorvastatin ${strength} tablet` }));
      await compare();
      expect(await state(id)).toMatchObject({ stage, asked: 1 });
      await bring(prescription({ ...mary, rx: newId() }, 0, { drug: 'atorvastatin 80 mg tablet' }));
      await compare();
      expect(await state(id)).toMatchObject({ stage, asked: 1 });
    },
  );

  it('the fill of what was submitted: the pharmacy is working on it, and nothing more is claimed', async () => {
    const mary = someone();
    await bring(...person(mary, 28));
    const id = await ticketFor(mary, 'pharmacy_submitted');
    await bring(fill(mary.rx, 'second', 0));
    await compare();
    expect(await state(id)).toMatchObject({ stage: 'pharmacy_processing', outcomeText: null, asked: 0 });
  });

  it('a fill from before the request: a person compares', async () => {
    const mary = someone();
    await bring(...person(mary, 28));
    const id = await ticketFor(mary, 'pharmacy_submitted');
    await bring(fill(mary.rx, 'late', -1));
    await compare();
    expect(await state(id)).toMatchObject({ stage: 'pharmacy_submitted', asked: 1 });
  });

  it('a fill while it was too early: the date and its reminder move, in the exact words', async () => {
    const mary = someone();
    await bring(...person(mary, 10));
    const id = await ticketFor(mary, 'too_early');
    const before = await state(id);
    await bring(fill(mary.rx, 'second', 0));
    await compare();
    const after = await state(id);
    expect(after).toMatchObject({
      stage: 'too_early',
      outcomeText: `Too early for refill, reminder set for ${day(24)}`,
    });
    expect(after.outcomeText).not.toBe(before.outcomeText);
    expect(after.running).toHaveLength(1);
    expect(after.running[0]?.[1]).not.toEqual(before.running[0]?.[1]);
  });

  it.each([
    ['too_early', 10, '20 mg', 'too_early'],
    ['pharmacy_submitted', 28, '40 mg', 'pharmacy_processing'],
  ] as const)(
    'a fill and a new prescription together while the ticket is at %s: the fill counts, and a person says which is meant, once',
    async (stage, filledDaysAgo, strength, after) => {
      const mary = someone();
      await bring(...person(mary, filledDaysAgo));
      const id = await ticketFor(mary, stage);
      const renewed = prescription({ ...mary, rx: newId() }, 0, { drug: `atorvastatin ${strength} tablet` });
      await bring(fill(mary.rx, 'second', 0), renewed);
      await compare();
      const once = await state(id);
      expect(once).toMatchObject({ stage: after, asked: 1 });
      if (stage === 'too_early') expect(once.outcomeText).toContain(day(24));
      await bring({ ...renewed, status: 'active', note: [{ text: 'seen again' }] });
      await compare();
      expect((await state(id)).asked).toBe(1);
    },
  );

  it.each([
    ['what was too early', 'too_early', 20, {}],
    ['what a person had to look at', 'review', 28, { dispenseRequest: unknownRefills }],
  ] as const)(
    'the end of the refills: %s goes to the prescriber, and the facility of the resident is called',
    async (_what, stage, filledDaysAgo, unclear) => {
      const mary = someone();
      const home = { resourceType: 'Organization', id: newId(), name: 'Sunrise', active: true };
      const [patient, ...record] = person(mary, filledDaysAgo, unclear);
      const resident = { ...patient, managingOrganization: { reference: `Organization/${home.id}` } };
      await bring(home, resident as Resource, ...record);
      const id = await ticketFor(mary, stage);
      await bring(prescription(mary, -90, { refills: 0 }));
      await compare();
      expect(await state(id)).toMatchObject({ stage: 'authorization_requested' });
      const { tasks } = await bench.read(id);
      const calls = tasks.filter(({ kind }) => kind === 'call_facility');
      expect(calls.map(({ why }) => why)).toEqual([
        expect.stringContaining('Refill request submitted to provider for authorization.'),
      ]);
    },
  );

  it('refills that were added: what waited for the prescriber goes to the pharmacy', async () => {
    const mary = someone();
    await bring(...person(mary, 28, { refills: 0 }));
    const id = await ticketFor(mary, 'authorization_requested');
    await bring(prescription(mary, -90, { refills: 3 }));
    await compare();
    expect(await state(id)).toMatchObject({ stage: 'pharmacy_submitted', asked: 0 });
  });

  it('the end of the prescription: what was submitted goes to a person, and the pharmacy is told to hold it', async () => {
    const mary = someone();
    await bring(...person(mary, 28));
    const id = await ticketFor(mary, 'pharmacy_submitted');
    await bring(prescription(mary, -90, { status: 'stopped' }));
    await compare();
    expect(await state(id)).toMatchObject({ stage: 'review' });
    expect(await bench.db.task.count({ where: { ticketId: id, kind: 'tell_pharmacy_to_hold' } })).toBe(1);
  });

  it('the end of a prescription that the pharmacy is filling: a person compares', async () => {
    const mary = someone();
    await bring(...person(mary, 28));
    const id = await ticketFor(mary, 'pharmacy_submitted');
    await bench.work(id, { type: 'pharmacy_processing' });
    await bring(prescription(mary, -90, { status: 'stopped' }));
    await compare();
    expect(await state(id)).toMatchObject({ stage: 'pharmacy_processing', asked: 1 });
  });

  it('what somebody has in hand is asked about, not moved', async () => {
    const mary = someone();
    await bring(...person(mary, 28, { refills: 0 }));
    const id = await ticketFor(mary, 'authorization_requested');
    await bench.work(id, { type: 'assign', assignee: 'Ana' });
    await bring(prescription(mary, -90, { refills: 3 }));
    await compare();
    expect(await state(id)).toMatchObject({ stage: 'authorization_requested', asked: 1 });
  });
});

describe('an import', () => {
  it('that comes twice changes nothing the second time, also when two processes look at once', async () => {
    const mary = someone();
    await bring(...person(mary, 28, { refills: 0 }));
    const id = await ticketFor(mary, 'authorization_requested');
    const changed = prescription(mary, -90, { refills: 3 });
    await bring(changed);
    expect((await Promise.all([compare(), compare(), compare()])).reduce((sum, each) => sum + each)).toBe(1);
    const once = await state(id);
    await bring(changed);
    expect(await bench.db.rosterChange.count()).toBe(0);
    expect(await compare()).toBe(0);
    expect(await state(id)).toEqual(once);
  });

  it('of three hundred people leaves word of those with a ticket alone', async () => {
    const many = Array.from({ length: 300 }, someone);
    await bring(...many.flatMap((each) => person(each, 28)));
    const [first] = many;
    if (!first) throw new Error('nobody');
    const id = await ticketFor(first, 'pharmacy_submitted');
    await bring(...many.map(({ rx }) => fill(rx, 'second', 0)));
    expect(await bench.db.rosterChange.count()).toBe(1);
    expect(await compare()).toBe(1);
    expect(await state(id)).toMatchObject({ stage: 'pharmacy_processing' });
  });

  it('that is still running is waited for: half of it says nothing', async () => {
    const mary = someone();
    await bring(...person(mary, 28));
    const id = await ticketFor(mary, 'pharmacy_submitted');
    await bring(fill(mary.rx, 'second', 0));
    const client = await bench.database.pool.connect();
    await client.query(`SELECT pg_advisory_lock(hashtextextended('roster:import', 0))`);
    expect(await compare()).toBe(0);
    await client.query(`SELECT pg_advisory_unlock(hashtextextended('roster:import', 0))`);
    client.release();
    expect(await compare()).toBe(1);
    expect(await state(id)).toMatchObject({ stage: 'pharmacy_processing' });
  });
});

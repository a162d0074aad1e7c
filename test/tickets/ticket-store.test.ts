import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Audience } from '../../src/domain/audience.ts';
import { newId } from '../../src/domain/id.ts';
import type { TicketFilter } from '../../src/tickets/ticket-page-store.ts';
import { listTickets, readTicket } from '../../src/tickets/ticket-store.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { insertMessage, insertPatient, insertTicket } from '../support/ticket-rows.ts';

const everyone: Audience = { kind: 'everyone', facilityId: null };

let test: TestDatabase;
let facilityId: string;
let ours: { id: string };
let theirs: { id: string };
let patient: { id: string; sourceId: string };
let message: { id: string };

beforeAll(async () => {
  test = await createTestDatabase();
  const db = test.database.prisma;
  facilityId = newId();
  await db.facility.create({ data: { id: facilityId, sourceId: 'home', name: 'Home', contentHash: '' } });
  patient = await insertPatient(db, facilityId);
  const stranger = await insertPatient(db);
  ours = await insertTicket(db, {
    patientId: patient.id,
    stage: 'clinical_review',
    queue: 'clinical',
    priority: 'urgent',
  });
  theirs = await insertTicket(db, { patientId: stranger.id, openedAt: new Date('2026-01-01T00:00:00Z') });
  message = await insertMessage(db);
  await db.ticketSource.create({
    data: { ticketId: ours.id, messageId: message.id, line: 0, joinedAt: new Date() },
  });
});
afterAll(() => test.drop());

async function ids(filter: TicketFilter, audience = everyone, limit = 50, cursor?: string) {
  const { records, nextCursor } = await listTickets(
    test.database.prisma,
    filter,
    { limit, cursor },
    audience,
  );
  return { ids: records.map(({ id }) => id), nextCursor };
}

describe('the list of tickets', () => {
  it('shows the newest first, page by page', async () => {
    expect((await ids({})).ids).toEqual([theirs.id, ours.id]);
    const first = await ids({}, everyone, 1);
    expect(first).toEqual({ ids: [theirs.id], nextCursor: theirs.id });
    expect(await ids({}, everyone, 1, theirs.id)).toEqual({ ids: [ours.id], nextCursor: null });
  });

  it('is filtered', async () => {
    const filters: TicketFilter[] = [
      { stage: 'clinical_review' },
      { queue: 'clinical' },
      { priority: 'urgent' },
      { patientId: patient.id },
      { patientId: patient.sourceId },
      { messageId: message.id },
      { since: new Date('2026-02-01T00:00:00Z') },
    ];
    for (const filter of filters) expect((await ids(filter)).ids).toEqual([ours.id]);
    expect((await ids({ status: 'closed' })).ids).toEqual([]);
    expect((await ids({ patientId: 'nobody' })).ids).toEqual([]);
  });

  it('shows a facility its own residents alone', async () => {
    const facility: Audience = { kind: 'facility', facilityId };
    expect((await ids({}, facility)).ids).toEqual([ours.id]);
    expect(await readTicket(test.database.prisma, theirs.id, facility)).toBeNull();
    expect(await readTicket(test.database.prisma, ours.id, facility)).toMatchObject({
      patient: { id: patient.id },
    });
  });

  it('shows a facility what it asked for while nobody knows for whom, and no longer once it is of others', async () => {
    const db = test.database.prisma;
    const stranger = await insertPatient(db);
    const facility: Audience = { kind: 'facility', facilityId };
    const { id } = await insertTicket(db, { facilityId });
    expect(await readTicket(db, id, facility)).toMatchObject({ id, patient: null });
    await db.ticket.update({ where: { id }, data: { patientId: stranger.id } });
    expect(await readTicket(db, id, facility)).toBeNull();
    await db.ticket.delete({ where: { id } });
  });
});

it('one ticket is shown with its patient, medicine, sources, clocks and events', async () => {
  const ticket = await readTicket(test.database.prisma, ours.id, everyone);
  expect(ticket).toMatchObject({
    version: 1,
    patient: { sourceId: patient.sourceId, name: 'Mary Johnson', birthDate: '1952-03-04' },
    medication: { prescriptionId: null },
    decision: { code: 'NEEDS_HUMAN', rule: 'test' },
    sources: [{ messageId: message.id, evidence: null }],
    clocks: [],
    events: [],
  });
  expect(await readTicket(test.database.prisma, 'no-id', everyone)).toBeNull();
});

import type { Prisma, PrismaClient } from '../../src/db/generated/node/client.ts';
import { addDays, dateIn, toUtc } from '../../src/domain/calendar-date.ts';
import { newId, newReference } from '../../src/domain/id.ts';
import { defaultPolicy } from '../../src/domain/policy.ts';
import type { ClockKind } from '../../src/domain/ticket.ts';
import { createBoss, jobQueueOf, startBoss } from '../../src/jobs/job-queue.ts';
import { createLogger } from '../../src/logging/logger.ts';
import { applyTicketEvent } from '../../src/pipeline/apply-event.ts';
import type { PipelineDeps } from '../../src/pipeline/pipeline-deps.ts';
import { checkDecisions } from '../support/check-record.ts';
import { createTestDatabase } from '../support/database.ts';

export const timeZone = 'America/Los_Angeles';

/** A Monday, 10:00 in Los Angeles. */
const start = new Date('2026-06-15T17:00:00Z');

export type TicketBench = Awaited<ReturnType<typeof openTicketBench>>;

/** A real database and job queue, a clock that the test moves, and rows as the pipeline leaves them. */
export async function openTicketBench() {
  const { database, url, drop } = await createTestDatabase();
  const boss = createBoss(url, { listen: false, onError: () => undefined });
  await startBoss(boss);
  let now = start;
  const deps: PipelineDeps = {
    db: database.prisma,
    jobs: jobQueueOf(boss),
    clock: { now: () => now },
    policy: defaultPolicy,
    logger: createLogger({ level: 'silent' }),
    settings: {
      orgName: 'Bay Pharmacy',
      orgPhone: '+14155550190',
      timeZone,
      optOutConfirmation: 'vendor',
      settleSeconds: 0,
      onCall: [
        { kind: 'sms', address: '+14155550171' },
        { kind: 'sms', address: '+14155550172' },
      ],
    },
  };
  const actor = { name: 'ana', role: 'staff_key', facilityId: null } as const;
  return {
    database,
    url,
    db: database.prisma,
    deps,
    now: () => now,
    moveTo: (instant: Date) => (now = instant),
    moveHours: (hours: number) => (now = new Date(now.getTime() + hours * 3_600_000)),
    addPatient: (changes?: PrescriptionChanges) => addPatient(database.prisma, now, changes),
    addTicket: (changes?: Partial<Prisma.TicketUncheckedCreateInput>) =>
      addTicket(database.prisma, now, changes),
    addClock: (ticketId: string, kind: ClockKind, dueAt: Date) =>
      database.prisma.ticketClock.create({ data: { id: newId(now), ticketId, kind, dueAt } }),
    addMessage: (changes?: Partial<Prisma.InboundMessageUncheckedCreateInput>) =>
      addMessage(database.prisma, now, changes),
    addSource: (ticketId: string, changes?: Partial<Prisma.InboundMessageUncheckedCreateInput>) =>
      addSource(database.prisma, now, ticketId, changes),
    read: (id: string) =>
      database.prisma.ticket.findUniqueOrThrow({
        where: { id },
        include: {
          clocks: { orderBy: { id: 'asc' } },
          events: { orderBy: { sequence: 'asc' } },
          needs: true,
          sources: true,
          tasks: true,
        },
      }),
    async work(ticketId: string, body: Record<string, unknown>, version?: number) {
      const ticket = await database.prisma.ticket.findUniqueOrThrow({ where: { id: ticketId } });
      return applyTicketEvent(deps, { ticketId, version: version ?? ticket.version, body, actor });
    },
    async close() {
      await boss.stop({ graceful: false });
      await checkDecisions(database.prisma);
      await drop();
    },
  };
}

type PrescriptionChanges = Partial<Prisma.PrescriptionUncheckedCreateInput> & {
  filledDaysAgo?: number | null;
};

/** A patient with one prescription for atorvastatin, filled so many days ago for 30 days. */
async function addPatient(
  db: PrismaClient,
  now: Date,
  { filledDaysAgo = 26, ...changes }: PrescriptionChanges = {},
) {
  const today = dateIn(timeZone, now);
  const patientId = newId(now);
  const prescriptionId = newId(now);
  await db.patient.create({
    data: {
      id: patientId,
      sourceId: `patient-${patientId}`,
      givenNames: ['Mary'],
      familyName: 'Johnson',
      otherNames: [],
      birthDate: new Date('1952-03-04'),
      contentHash: '',
    },
  });
  await db.prescription.create({
    data: {
      id: prescriptionId,
      sourceId: `rx-${prescriptionId}`,
      patientId,
      rxNumber: '7001234',
      text: 'atorvastatin 20 mg tablet',
      drugName: 'atorvastatin',
      strength: '20 mg',
      status: 'active',
      writtenOn: toUtc(addDays(today, -90)),
      quantity: 30,
      refillsAllowed: 5,
      expectedDaysSupply: 30,
      contentHash: '',
      ...changes,
    },
  });
  if (filledDaysAgo !== null) {
    const id = newId(now);
    const filledOn = toUtc(addDays(today, -filledDaysAgo));
    await db.fill.create({
      data: {
        id,
        sourceId: `fill-${id}`,
        prescriptionId,
        filledOn,
        quantity: 30,
        daysSupply: 30,
        partial: false,
        completed: true,
        contentHash: '',
      },
    });
  }
  return { patientId, prescriptionId };
}

async function addTicket(
  db: PrismaClient,
  now: Date,
  changes: Partial<Prisma.TicketUncheckedCreateInput> = {},
) {
  const decision = {
    code: 'NEEDS_HUMAN',
    rule: 'test',
    policyVersion: 'test',
    priority: 'routine',
    eligibleOn: null,
    runOutOn: null,
    pharmacistReview: false,
    reasons: ['test'],
  };
  return db.ticket.create({
    data: {
      id: newId(now),
      reference: newReference(),
      status: 'open',
      stage: 'review',
      queue: 'concierge',
      priority: 'routine',
      decision,
      flags: [],
      channels: ['sms'],
      openedAt: now,
      medicationText: 'atorvastatin',
      medicationName: 'atorvastatin',
      ...changes,
    },
  });
}

/** A text that waits to be read. */
async function addMessage(
  db: PrismaClient,
  now: Date,
  changes: Partial<Prisma.InboundMessageUncheckedCreateInput> = {},
) {
  const id = newId(now);
  return db.inboundMessage.create({
    data: {
      id,
      channel: 'sms',
      providerId: `SM${id}`,
      receivedAt: now,
      from: '+14155550100',
      to: '+14155550199',
      text: 'I need my atorvastatin',
      original: '',
      media: [],
      conversationKey: id,
      ...changes,
    },
  });
}

async function addSource(
  db: PrismaClient,
  now: Date,
  ticketId: string,
  changes: Partial<Prisma.InboundMessageUncheckedCreateInput> = {},
) {
  const message = await addMessage(db, now, { state: 'processed', ...changes });
  await db.ticketSource.create({ data: { ticketId, messageId: message.id, line: 0, joinedAt: now } });
  return message;
}

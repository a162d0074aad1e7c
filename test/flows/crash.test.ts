import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { createApiKey } from '../../src/access/api-key-store.ts';
import type { PrismaClient } from '../../src/db/generated/node/client.ts';
import { systemClock } from '../../src/domain/clock.ts';
import { defaultPolicy } from '../../src/domain/policy.ts';
import { robotGuard } from '../../src/pipeline/replies/plan-replies.ts';
import { checkRecord } from '../support/check-record.ts';
import { createTestDatabase } from '../support/database.ts';
import {
  publicUrl,
  startGatewayProcess,
  vendorSettings,
  type GatewayProcess,
} from '../support/gateway-process.ts';
import { importPatients, type RosterPatient } from '../support/roster.ts';
import { createSenders } from '../support/senders.ts';
import { openVendorAccount } from '../support/vendor-account.ts';
import { newSid } from '../support/vendors.ts';
import { waitFor } from '../support/wait-for.ts';
import { phoneOf, signatureOf } from './people.ts';

const kills = 4;
const sendersAtOnce = 6;
const drugs = ['Metoprolol Tartrate 50 MG', 'Atorvastatin 40 MG', 'Losartan 50 MG'];

const patients: RosterPatient[] = ['Alder', 'Birch', 'Cedar', 'Daley', 'Ellis', 'Foster'].map(
  (family, n) => ({
    given: 'Robin',
    family,
    birthDate: `195${n}-04-1${n}`,
    phones: [`+1415555011${n}`],
    prescriptions: drugs.map((drug, m) => ({ drug: `${drug} Oral Tablet`, rxNumber: `71${n}00${m}` })),
  }),
);

it('killed again and again under load: what was answered 2xx is there once, has ended, and is answered once', async () => {
  const [{ database, url, drop }, vendor] = await Promise.all([createTestDatabase(), openVendorAccount()]);
  const db = database.prisma;
  await importPatients(database, systemClock, patients);
  const created = await createApiKey(db, { name: 'load', scopes: ['intake'], facilityId: null }, new Date());
  const key = created.kind === 'created' ? created.key : '';
  const settings = { DATABASE_URL: url, ORG_PHONE: '+14155550199', ...vendorSettings(vendor) };

  let gateway: GatewayProcess = await startGatewayProcess(settings);
  const senders = createSenders({ publicUrl, vendor, key, address: () => gateway.address });
  const accepted: string[] = [];
  const load = { stopped: false };

  async function sendUntilStopped(worker: number): Promise<void> {
    for (let n = worker; !load.stopped; n += sendersAtOnce) {
      const send = n % 4 === 0 ? formArrival(n) : textArrival(n);
      const id = await sendUntilAccepted(send);
      accepted.push(id);
    }
  }
  async function acceptedMore(count: number): Promise<void> {
    const until = accepted.length + count;
    await waitFor('more to be accepted', () => (accepted.length >= until ? true : null), 15_000);
  }
  function textArrival(n: number) {
    const patient = patientOf(n);
    const body = `${signatureOf(patient)} refill ${drugsOf(n).join(' and ')}`;
    const sid = newSid('SM');
    return async () =>
      (await senders.text({ from: phoneOf(patient), body, sid })).status === 200 ? sid : null;
  }
  /** The same key again after a lost answer: the same request. */
  function formArrival(n: number) {
    const { given, family, birthDate } = patientOf(n);
    const medications = drugsOf(n).map((name) => ({ name }));
    const headers = { 'idempotency-key': crypto.randomUUID() };
    return async () => {
      const response = await senders.form([{ name: `${given} ${family}`, birthDate, medications }], {
        headers,
      });
      return response.status === 202 ? ((await response.json()) as { id: string }).id : null;
    };
  }

  const working = Promise.all(Array.from({ length: sendersAtOnce }, (_, worker) => sendUntilStopped(worker)));
  try {
    for (let n = 0; n < kills; n += 1) {
      await acceptedMore(15 + Math.random() * 40);
      await sleep(Math.random() * 100);
      await gateway.kill();
      await letTimePass(db);
      gateway = await startGatewayProcess(settings);
    }
    await acceptedMore(20);
    load.stopped = true;
    await working;
    await gateway.kill();
    await letTimePass(db);
    gateway = await startGatewayProcess(settings);
    await waitFor('everything to end', async () => ((await hasEnded(db)) ? true : null), 60_000);
    await gateway.stop();

    const messages = await db.inboundMessage.findMany({ include: { sources: true, replies: true } });
    expect(messages.map(({ providerId }) => providerId).sort()).toEqual([...accepted].sort());
    expect(messages.filter(({ state }) => state !== 'processed')).toEqual([]);
    expect(messages.filter(({ sources }) => sources.length === 0)).toEqual([]);
    expect(messages.filter(({ replies }) => replies.length !== 1)).toEqual([]);

    const tickets = await db.ticket.findMany();
    const needs = tickets.map(
      ({ patientId, medicationName }) => `${patientId ?? 'nobody'} ${medicationName ?? ''}`,
    );
    expect(needs.sort()).toEqual([...new Set(needs)]);
    expect(tickets).toHaveLength(patients.length * drugs.length);

    const replies = await db.outboundMessage.findMany({ where: { channel: 'sms' }, orderBy: { id: 'asc' } });
    const sent = replies.filter(({ state }) => state === 'sent');
    const taken = vendor.messages.map(({ sid }) => sid);
    expect(taken.sort()).toEqual(sent.map(({ providerId }) => providerId).sort());
    // What had not left when the sender wrote again is answered by a later text, with all that it was about.
    for (const reply of replies.filter(({ state }) => state !== 'sent')) {
      // Or it is one too many for somebody who may be a machine.
      if (reply.reason === robotGuard) {
        const had = sent.filter(({ id, to }) => to === reply.to && id < reply.id);
        expect(had.length).toBeGreaterThanOrEqual(defaultPolicy.texting.requestsAtOnce.value);
        continue;
      }
      expect(reply.reason).toBe('answered_together');
      const later = sent.filter(({ id, to }) => to === reply.to && id > reply.id);
      const told = new Set(later.flatMap(({ ticketIds }) => ticketIds));
      expect(reply.ticketIds.filter((id) => !told.has(id))).toEqual([]);
    }
    await checkRecord(database);
  } finally {
    load.stopped = true;
    await gateway.kill();
    await drop();
    await vendor.close();
  }
}, 150_000);

function patientOf(n: number): RosterPatient {
  const patient = patients[n % patients.length];
  if (!patient) throw new Error('there are no patients');
  return patient;
}

function drugsOf(n: number): string[] {
  const names = drugs.map((drug) => drug.split(' ')[0]?.toLowerCase() ?? '');
  return n % 7 === 0 ? names : [names[n % names.length] ?? ''];
}

/** As the vendor does: what was not answered 2xx is delivered again, under the same id. */
async function sendUntilAccepted(send: () => Promise<string | null>): Promise<string> {
  for (;;) {
    const id = await send().catch(() => null);
    if (id !== null) return id;
    await sleep(50);
  }
}

/** As if the process had been away for a minute: an attempt to send that it was at is over for sure. */
async function letTimePass(db: PrismaClient): Promise<void> {
  await db.$executeRaw`UPDATE outbound_messages SET "attemptedAt" = "attemptedAt" - interval '1 minute'`;
}

async function hasEnded(db: PrismaClient): Promise<boolean> {
  const waiting = await db.inboundMessage.count({ where: { state: { in: ['received', 'processing'] } } });
  const leaving = await db.outboundMessage.count({ where: { state: { in: ['queued', 'sending'] } } });
  return waiting === 0 && leaving === 0;
}

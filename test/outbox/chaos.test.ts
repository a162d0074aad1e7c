import { afterAll, beforeAll, expect, test } from 'vitest';
import { createGuardedPost } from '../../src/entry/guarded-post.ts';
import { insertRows } from '../../src/db/insert-rows.ts';
import { newId, newReference } from '../../src/domain/id.ts';
import { effectsOfEvents } from '../../src/outbox/effects-of-event.ts';
import { keepInStep } from '../../src/outbox/outgoing-system-store.ts';
import { lookForEncounters } from '../../src/pipeline/effects/look-for-encounters.ts';
import { reconcileHelpdesk } from '../../src/pipeline/effects/reconcile-helpdesk.ts';
import { workLane, type EffectTargets } from '../../src/pipeline/effects/work-effects.ts';
import { createFreshdeskApi } from '../../src/systems/helpdesk/freshdesk-api.ts';
import { createFreshdeskReader } from '../../src/systems/helpdesk/freshdesk-reader.ts';
import { createFreshdeskTarget } from '../../src/systems/helpdesk/freshdesk-target.ts';
import { composeNote } from '../../src/systems/webhooks/compose-webhook.ts';
import { createWebhookTarget } from '../../src/systems/webhooks/webhook-target.ts';
import { openTicketBench, timeZone, type TicketBench } from '../pipeline/ticket-bench.ts';
import { startFreshdesk, type FreshdeskServer, type Trouble } from '../support/stand-ins/freshdesk.ts';
import { startWebhookReceiver, type WebhookReceiver } from '../support/stand-ins/webhook-receiver.ts';
import { openChaoticEhr } from './chaotic-ehr.ts';
import { openChaoticPharmacy, type PharmacyRx } from './chaotic-pharmacy.ts';
import { misfortunes } from './misfortunes.ts';

const ticketCount = 500;
let lookedUpTo: Date;

let bench: TicketBench;
let freshdesk: FreshdeskServer;
let platform: WebhookReceiver;
let ehr: Awaited<ReturnType<typeof openChaoticEhr>>;
let pharmacy: Awaited<ReturnType<typeof openChaoticPharmacy>>;
let targets: EffectTargets;

beforeAll(async () => {
  bench = await openTicketBench();
  lookedUpTo = bench.now();
  [freshdesk, platform, ehr, pharmacy] = await Promise.all([
    startFreshdesk(bench.now),
    startWebhookReceiver(),
    openChaoticEhr(bench),
    openChaoticPharmacy(bench),
  ]);
  const secret = `whsec_${btoa('a secret of the tests, 32 bytes.')}`;
  targets = {
    ehr: ehr.target,
    helpdesk: createFreshdeskTarget({
      api: createFreshdeskApi(freshdesk, 400),
      ...{ requesterEmail: 'gateway@pharmacy.test', groupId: null },
      intake: { kind: 'child', groupId: null },
    }),
    care_platform: createWebhookTarget({
      clock: bench.deps.clock,
      post: createGuardedPost({ allowedHosts: ['127.0.0.1'], limitMs: 400 }),
      receiverOf: () => Promise.resolve({ url: platform.url, secrets: [secret] }),
      compose: (effect) => composeNote(effect, timeZone),
    }),
  };
  await keepInStep(bench.db, ['helpdesk', 'ehr', 'care_platform'], bench.now());
});
afterAll(async () => {
  await Promise.all([freshdesk.close(), platform.close(), ehr.close(), pharmacy.close()]);
  await bench.close();
});

function makeTrouble(): void {
  const ofHelpdesk: [number, Trouble][] = [
    [0.06, 'lost_after'],
    [0.06, 'lie'],
    [0.08, 503],
    [0.03, 429],
    [0.005, 'silence'],
    [0.005, 'slow'],
    [0.02, 409],
  ];
  freshdesk.trouble = misfortunes(7, ofHelpdesk, null);
  platform.answer = misfortunes<number | 'silence'>(
    8,
    [
      [0.1, 500],
      [0.05, 302],
      [0.02, 'silence'],
    ],
    204,
  );
  ehr.trouble();
  pharmacy.trouble();
}

function endTrouble(): void {
  freshdesk.trouble = () => null;
  platform.answer = () => 204;
  ehr.well();
  pharmacy.well();
}

/** Every system by two workers, as two processes would. */
async function workAll(): Promise<void> {
  const systems = Object.keys(targets);
  await Promise.all(
    [...systems, ...systems].map((system) =>
      workLane({ ...bench.deps, targets }, { system, subscriber: '' }),
    ),
  );
}

function left(): Promise<number> {
  return bench.db.systemEffect.count({ where: { state: { in: ['waiting', 'sending'] } } });
}

async function workUntilDone(rounds: number): Promise<void> {
  for (let round = 0; round < rounds && (await left()) > 0; round += 1) {
    await workAll();
    bench.moveHours(0.3);
    // Turns of reading, as the sweeps have them: what was told to be done and is not there is done again.
    await lookInEhr();
    if (round % 7 === 0) await pharmacy.read();
  }
}

/** As the sweep does it: a turn that ends in a fault is made up for by the next. */
async function lookInEhr(): Promise<void> {
  const { db, deps, now } = bench;
  const startedAt = now();
  const looking = { ...deps, db, read: ehr.read };
  const ended = await lookForEncounters(looking, lookedUpTo).catch(() => null);
  if (ended !== null) lookedUpTo = startedAt;
}

/** One of five goes to the provider; of those for the pharmacy some leave it. */
function isForProvider(place: number): boolean {
  return place % 5 === 0;
}

function isShipped(place: number): boolean {
  return place % 5 === 1;
}

/** Of those that are shipped, a quarter is of patients of their own, of whose fills the pharmacy itself tells. */
function isToldByPharmacy(place: number): boolean {
  return place % 20 === 1;
}

async function eachOf(ids: string[], work: (id: string) => Promise<unknown>): Promise<void> {
  const waiting = ids.values();
  async function workThrough(): Promise<void> {
    for (const id of waiting) await work(id);
  }
  await Promise.all(Array.from({ length: 8 }, workThrough));
}

/** As the pipeline opens them: rows, first events and what these cause, in one statement. */
async function openTickets(): Promise<string[]> {
  const mary = await bench.addPatient();
  for (let place = 1; place < ticketCount; place += 20) own.set(place, await pharmacy.addPatient(place));
  const at = bench.now();
  const decision = { code: 'NEEDS_HUMAN', rule: 'test', policyVersion: 'test', priority: 'routine' };
  const tickets = Array.from({ length: ticketCount }, (_, place) => ({
    ...(isForProvider(place) ? atProvider : atPharmacy),
    ...{ id: newId(at), reference: newReference(), priority: 'routine' as const, openedAt: at },
    ...{ medicationName: 'atorvastatin', decision, channels: ['sms' as const] },
    ...idsOf(own.get(place) ?? mary),
  }));
  const events = tickets.map(({ id: ticketId, stage }) => ({
    ...{ id: newId(at), ticketId, sequence: 1, type: 'opened', actor: 'system', at, detail: { stage } },
  }));
  const rows = { tickets, ticket_events: events, system_effects: effectsOfEvents(events) };
  await insertRows(bench.db, rows);
  return tickets.map(({ id }) => id);
}

/** Of the tickets that the pharmacy tells of, by their place. */
const own = new Map<number, PharmacyRx>();

function idsOf({ patientId, prescriptionId }: { patientId: string; prescriptionId: string }) {
  return { patientId, prescriptionId };
}

const atPharmacy = { stage: 'pharmacy_submitted', status: 'in_progress', queue: 'pharmacy' } as const;
const atProvider = { stage: 'authorization_requested', status: 'waiting', queue: 'provider' } as const;

async function runTickets(): Promise<string[]> {
  const ids = await openTickets();
  await workAll();
  bench.moveHours(1);
  const byStaff = ids.filter((_, place) => isShipped(place) && !isToldByPharmacy(place));
  await eachOf(byStaff, (id) => bench.work(id, { type: 'shipped', deliveryEta: '2026-06-17' }));
  await pharmacy.tell([...own.values()]);
  return ids;
}

type Kept = { requests: number[]; intakes: number; notes: number };

/** What stands in the helpdesk of each of our tickets, by reference. */
function keptThere(): Map<string, Kept> {
  const kept = new Map<string, Kept>();
  for (const { id, subject, status } of freshdesk.tickets.values()) {
    const reference = subject.slice(-10);
    const one = kept.get(reference) ?? { requests: [], intakes: 0, notes: 0 };
    if (subject.startsWith('Pharmacy intake')) one.intakes += 1;
    else one.requests.push(status);
    one.notes += (freshdesk.notes.get(id) ?? []).filter(({ body }) => body.includes('delivery ETA')).length;
    kept.set(reference, one);
  }
  return kept;
}

test(
  'whatever befalls the systems, in the end each has each ticket once and as it stands',
  { timeout: 240_000 },
  async () => {
    makeTrouble();
    const ids = await runTickets();
    await workUntilDone(8);
    endTrouble();
    await workUntilDone(20);
    for (let turn = 0; turn < 5; turn += 1) {
      await lookInEhr();
      await pharmacy.read();
    }
    const helpdesk = createFreshdeskReader(createFreshdeskApi(freshdesk));
    const { db, deps } = bench;
    const reading = { ...deps, db, accept: () => Promise.reject(new Error('nothing is new')) };
    await reconcileHelpdesk({ ...reading, helpdesk, helpdeskGroupId: null }, 0);
    expect(await db.systemRead.findUnique({ where: { system: 'helpdesk' } })).toMatchObject({
      failure: null,
    });
    await workUntilDone(20);

    const failed = await db.systemEffect.findMany({ where: { state: 'failed' } });
    expect(failed).toEqual([]);
    expect(await left()).toBe(0);
    const tickets = await db.ticket.findMany({ where: { id: { in: ids } } });
    const references = new Map(tickets.map(({ id, reference }) => [id, reference]));
    const told = [...own.values()];
    const kept = keptThere();
    expect(kept.size).toBe(ticketCount);
    ids.forEach((id, place) => {
      const expected = {
        requests: [isShipped(place) ? 4 : 3],
        intakes: isForProvider(place) ? 0 : 1,
        notes: isShipped(place) ? 1 : 0,
      };
      expect(kept.get(references.get(id) ?? ''), `ticket ${place}`).toEqual(expected);
    });

    const asked = await db.systemEffect.findMany({ where: { system: 'ehr' } });
    expect(asked).toHaveLength(ids.filter((_, place) => isForProvider(place)).length);
    const questions = await ehr.questions();
    expect(questions.map(({ reference }) => reference).sort()).toEqual(
      asked.map(({ reference }) => reference).sort(),
    );
    const links = await db.systemLink.findMany({ where: { system: 'ehr' } });
    expect(links.map(({ externalId }) => externalId).sort()).toEqual(questions.map(({ id }) => id).sort());

    // Told by events and by reading, each fill is there once.
    const fills = await db.fill.findMany({ where: { sourceId: { in: told.map(({ fillId }) => fillId) } } });
    expect(fills.map(({ sourceId }) => sourceId).sort()).toEqual(told.map(({ fillId }) => fillId).sort());
    expect(await db.fill.count()).toBe(1 + 2 * told.length);
    expect(await db.recordCopy.count({ where: { system: 'pharmacy', found: 'one' } })).toBe(told.length);
    expect(await db.pharmacyEvent.count({ where: { state: 'done' } })).toBe(told.length);

    // A receiver takes a message once for its id.
    const taken = new Map(platform.received.map(({ id, body }) => [id, body]));
    const texts = [...taken.values()].map(
      (body) => (JSON.parse(body) as { data: { text: string } }).data.text,
    );
    const shippedTexts = texts.filter((text) => text === 'Refill processed, delivery ETA: 2026-06-17');
    expect(shippedTexts).toHaveLength(ticketCount / 5);
    expect(texts).toHaveLength(ticketCount);
  },
);

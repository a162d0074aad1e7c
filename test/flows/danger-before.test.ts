import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { replayDecisions } from '../../src/pipeline/needs/replay-decisions.ts';
import { emptyTraffic } from '../support/empty-traffic.ts';
import { openGateway, type TestGateway } from '../support/gateway.ts';
import { frank, mary, people, phoneOf, samuel, signatureOf, stranger } from './people.ts';

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await openGateway({ patients: people });
});
beforeEach(() => emptyTraffic(gateway));
afterAll(() => gateway.close());

async function text(from: string, body: string): Promise<void> {
  await gateway.text({ from, body });
  await gateway.settled();
}

async function call(from: string, transcript: string): Promise<void> {
  await gateway.call({ from, transcript });
  await gateway.settled();
}

function refillOf(medicationName: string) {
  return gateway.db.ticket.findFirstOrThrow({
    where: { medicationName, stage: { notIn: ['merged', 'withdrawn'] } },
  });
}

async function expectHeld(medicationName: string): Promise<void> {
  expect(await refillOf(medicationName)).toMatchObject({
    stage: 'clinical_review',
    queue: 'clinical',
    priority: 'urgent',
  });
}

const toldAsOne = 'i dont see a reason to go on living, i want to kill myself';

describe('self-harm told in an earlier message', () => {
  it('holds what is asked for afterwards, by a decision that comes out the same again', async () => {
    await text(phoneOf(samuel), toldAsOne);
    await text(phoneOf(samuel), 'amlodipine refill please');
    await expectHeld('amlodipine');
    const refill = await refillOf('amlodipine');
    expect(refill.decision).toMatchObject({ code: 'CLINICAL_REVIEW', rule: '0-held-for-safety' });
    const different: unknown[] = [];
    expect(await replayDecisions(gateway.db, (one) => different.push(one))).toMatchObject({ unknown: 0 });
    expect(different).toEqual([]);
  });

  it('holds it where name and birth date come in between, and last', async () => {
    await text(stranger, toldAsOne);
    await text(stranger, signatureOf(samuel));
    await text(stranger, 'lisinopril');
    await expectHeld('lisinopril');
    await text('+14155550171', toldAsOne);
    await text('+14155550171', 'metoprolol refill');
    await text('+14155550171', signatureOf(mary));
    await expectHeld('metoprolol');
  });

  it('in a voicemail holds what a text asks for', async () => {
    await call(phoneOf(samuel), 'I do not want to live anymore I want to end my life');
    await text(phoneOf(samuel), 'need my lisinopril');
    await expectHeld('lisinopril');
  });

  it('on a phone of two, of whom it is not known who told it, holds what either asks for', async () => {
    await text(phoneOf(frank), toldAsOne);
    await text(phoneOf(frank), `${signatureOf(frank)} warfarin`);
    await expectHeld('warfarin');
  });

  it('from a phone that nobody has, holds what was under way when its owner is named', async () => {
    await text(phoneOf(samuel), 'need my lisinopril');
    expect(await refillOf('lisinopril')).toMatchObject({ stage: 'pharmacy_submitted' });
    await text(stranger, toldAsOne);
    await text(stranger, signatureOf(samuel));
    await expectHeld('lisinopril');
    expect(await gateway.db.task.count({ where: { kind: 'tell_pharmacy_to_hold' } })).toBe(1);
  });

  it('is over once a clinician has resolved it', async () => {
    await text(phoneOf(samuel), 'i took 40 of my pills to end it');
    const danger = await gateway.db.ticket.findFirstOrThrow();
    await gateway.work(danger.id, { type: 'acknowledge' });
    const resolved = await gateway.work(danger.id, { type: 'resolve', outcomeText: 'Spoken with, is safe' });
    expect(resolved.status).toBe(200);
    await text(phoneOf(samuel), 'amlodipine refill please');
    expect(await refillOf('amlodipine')).toMatchObject({ stage: 'pharmacy_submitted' });
  });

  it('holds nothing of somebody else on another phone', async () => {
    await text(phoneOf(samuel), toldAsOne);
    await text(phoneOf(mary), 'need my metoprolol');
    expect(await refillOf('metoprolol')).toMatchObject({ stage: 'pharmacy_submitted' });
  });
});

it('an emergency told before holds nothing', async () => {
  await text(phoneOf(samuel), 'I have chest pain');
  await text(phoneOf(samuel), 'amlodipine refill please');
  expect(await refillOf('amlodipine')).toMatchObject({ stage: 'pharmacy_submitted' });
});

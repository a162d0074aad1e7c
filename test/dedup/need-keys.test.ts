import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { conversationKeyOf, needKeys, senderOf, unidentifiedNeedKeys } from '../../src/dedup/need-keys.ts';
import { findOpenTickets } from '../../src/dedup/open-need-store.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { insertTicket } from '../support/ticket-rows.ts';

const mary = 'patient-1';
const metoprolol = {
  prescriptionId: 'rx-1',
  drugName: 'metoprolol',
  strength: '50 mg',
  text: 'metoprolol 50',
};

function share(one: string[], other: string[]): boolean {
  return one.some((key) => other.includes(key));
}

describe('two requests of one patient', () => {
  it.each([
    [
      'for the same prescription meet, whatever it is called',
      { drugName: null, strength: null, text: 'heart pill' },
      true,
    ],
    ['for the old and the renewed prescription meet', { prescriptionId: 'rx-2' }, true],
    ['for the same medicine without a prescription meet', { prescriptionId: null }, true],
    [
      'for another strength of another prescription stay apart',
      { prescriptionId: 'rx-2', strength: '25 mg' },
      false,
    ],
    ['for another medicine stay apart', { prescriptionId: 'rx-3', drugName: 'atorvastatin' }, false],
  ])('%s', (_, changes, meet) => {
    expect(share(needKeys(mary, metoprolol), needKeys(mary, { ...metoprolol, ...changes }))).toBe(meet);
  });

  it('for a medicine that nobody knows meet by its words, whatever their case and spacing', () => {
    const unknown = { prescriptionId: null, drugName: null, strength: null };
    const one = needKeys(mary, { ...unknown, text: 'Green  drops' });
    expect(share(one, needKeys(mary, { ...unknown, text: 'green drops' }))).toBe(true);
    expect(share(one, needKeys(mary, { ...unknown, text: 'red drops' }))).toBe(false);
  });
});

it('requests of two patients for one medicine stay apart', () => {
  expect(
    share(needKeys(mary, metoprolol), needKeys('patient-2', { ...metoprolol, prescriptionId: 'rx-9' })),
  ).toBe(false);
});

describe('two requests of whom nobody knows', () => {
  const sender = '+14155550101';
  const claims = { name: 'Mary Johnson', birthDates: ['1952-03-04'] };
  const nothing = { name: null, birthDates: [] };
  const medicine = { ...metoprolol, prescriptionId: null };
  const first = unidentifiedNeedKeys(sender, medicine, claims);

  it.each([
    ['an equal name meet', sender, { ...nothing, name: 'mary  JOHNSON' }, true],
    ['an equal birth date meet', sender, { ...nothing, birthDates: ['1952-03-04'] }, true],
    ['no claim stay apart', sender, nothing, false],
    ['another name stay apart', sender, { ...nothing, name: 'Anna Johnson' }, false],
    ['another sender stay apart', '+14155550102', claims, false],
    ['a withheld number stay apart', null, claims, false],
  ])('with %s', (_, from, claimed, meet) => {
    expect(share(first, unidentifiedNeedKeys(from, medicine, claimed))).toBe(meet);
  });

  it('with another medicine stay apart', () => {
    expect(
      share(first, unidentifiedNeedKeys(sender, { ...medicine, drugName: 'atorvastatin' }, claims)),
    ).toBe(false);
  });

  it('are looked up under the lock of their sender', () => {
    expect(first.map((key) => senderOf(key))).toEqual([sender, sender]);
    expect(needKeys(mary, metoprolol).map((key) => senderOf(key))).toEqual([null, null]);
  });
});

it('unclear texts and alarms of one conversation have a ticket each', () => {
  expect(conversationKeyOf('review', 'a|b')).not.toBe(conversationKeyOf('safety', 'a|b'));
  expect(conversationKeyOf('review', 'a|b')).not.toBe(conversationKeyOf('review', 'a|c'));
});

describe('in the database', () => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await createTestDatabase();
  });
  afterAll(() => test.drop());

  it('a need cannot have two open tickets, and finds its one under each of its keys', async () => {
    const db = test.database.prisma;
    const [ticket, other] = [await insertTicket(db), await insertTicket(db)];
    const keys = needKeys(mary, metoprolol);
    await db.openNeed.createMany({ data: keys.map((key) => ({ key, ticketId: ticket.id })) });
    await expect(
      db.openNeed.create({ data: { key: keys[0] ?? '', ticketId: other.id } }),
    ).rejects.toMatchObject({
      code: 'P2002',
    });
    const found = await findOpenTickets(db, [...keys, 'another']);
    expect(keys.map((key) => found.get(key)?.id)).toEqual(keys.map(() => ticket.id));
    expect(found.size).toBe(keys.length);
    expect(await findOpenTickets(db, [])).toEqual(new Map());
  });
});

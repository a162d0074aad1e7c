import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../src/domain/id.ts';
import { refuseText, type TextToSend } from '../../src/pipeline/sending/refuse-text.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { insertTicket } from '../support/ticket-rows.ts';

const org = { name: 'Johnson & Oak Pharmacy', phone: '+1 415-555-0100' };
const now = new Date('2026-03-02T20:00:00Z');

let test: TestDatabase;
let ticketId: string;
beforeAll(async () => {
  test = await createTestDatabase();
  const db = test.database.prisma;
  const patientId = newId(now);
  const person = { givenNames: ['Mary'], familyName: 'Johansson', contentHash: '' };
  await db.patient.create({ data: { id: patientId, sourceId: 'p', ...person } });
  ticketId = (await insertTicket(db, { patientId })).id;
});
afterAll(() => test.drop());

function refusal(changes: Partial<TextToSend>) {
  const text: TextToSend = {
    text: 'Request RG-7KMA4Q9: sent to the pharmacy team. We will update you.',
    template: 'submitted',
    language: 'en',
    channel: 'sms',
    variant: 'submitted@1.0',
    disclosure: 'outcome',
    ticketIds: [ticketId],
    ...changes,
  };
  return refuseText(test.database.prisma, text, { production: false, org });
}

describe('right before it is sent, a text', () => {
  it('that is as it was composed may leave', async () => {
    expect(await refusal({})).toBeNull();
    expect(await refusal({ text: `${org.name}: Request RG-7KMA4Q9: sent to the pharmacy team.` })).toBeNull();
  });

  it.each<[what: string, changes: Partial<TextToSend>, problem: string]>([
    ['names a patient', { text: 'Request RG-7KMA4Q9: Johansson.' }, 'names_person'],
    ['names a patient', { text: 'Request RG-7KMA4Q9: MARY.', variant: null }, 'names_person'],
    ['names a medicine', { text: 'Request RG-7KMA4Q9: warfarin.' }, 'names_medicine'],
    [
      'names a sensitive medicine to someone who accepted medicines',
      { text: 'Request RG-7KMA4Q9 (sertraline): sent to the pharmacy team.', disclosure: 'medicine' },
      'names_sensitive_medicine',
    ],
    ['holds a birth date', { text: 'Request RG-7KMA4Q9: 3/4/1952.' }, 'holds_date'],
    ['tells the unverified what they may not hear', { disclosure: 'neutral' }, 'tells_too_much'],
    [
      'tells the unverified a day',
      {
        text: 'We have your message (RG-7KMA4Q9) of December 4.',
        template: 'received',
        variant: 'received@1.0',
        disclosure: 'neutral',
      },
      'foreign_word',
    ],
    ['holds words of nobody', { text: 'Request RG-7KMA4Q9: buy now.' }, 'foreign_word'],
    ['has an open token', { text: '{requests}: sent to the pharmacy team.' }, 'open_token'],
    ['is empty', { text: ' ' }, 'empty'],
    ['is too long', { text: 'We will update you. '.repeat(20) }, 'too_long'],
    [
      'says shipped although nothing is recorded',
      { text: 'Request RG-7KMA4Q9: shipped.', template: 'shipped_undated', variant: 'shipped_undated@1.0' },
      'ahead_of_event',
    ],
  ])('that %s stays: %#', async (_, changes, problem) => {
    expect(await refusal(changes)).toMatchObject({
      reason: 'template_lint',
      problems: expect.arrayContaining([problem]) as string[],
    });
  });

  it('that says shipped may leave once it is recorded', async () => {
    const event = { type: 'shipped', actor: 'test', at: now, detail: {}, sequence: 1 };
    await test.database.prisma.ticketEvent.create({ data: { id: newId(now), ticketId, ...event } });
    const text = 'Request RG-7KMA4Q9: shipped.';
    expect(await refusal({ text, template: 'shipped_undated', variant: 'shipped_undated@1.0' })).toBeNull();
  });

  it('with the words for a danger is never held up', async () => {
    const danger = { template: 'emergency', text: 'Call 911. '.repeat(40), ticketIds: [] };
    expect(await refusal({ ...danger, variant: null, disclosure: null })).toBeNull();
  });
});

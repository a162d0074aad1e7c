import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { dateIn, addDays } from '../../src/domain/calendar-date.ts';
import { signedPost } from '../support/sign-webhook.ts';
import { emptyTraffic } from '../support/empty-traffic.ts';
import { publicUrl } from '../support/gateway-process.ts';
import { onCall, openGateway, type TestGateway } from '../support/gateway.ts';
import type { RosterPatient } from '../support/roster.ts';
import { newSid } from '../support/vendors.ts';
import { mary, people, phoneOf, samuel, signatureOf, stranger } from './people.ts';

/** The pharmacy system has a fill of next week, which cannot be. */
const ahead: RosterPatient = {
  given: 'Nora',
  family: 'Lindqvist',
  birthDate: '1950-10-05',
  phones: ['+14155550104'],
  prescriptions: [{ drug: 'Lisinopril 20 MG Oral Tablet', rxNumber: '7005001', filledDaysAgo: -7 }],
};

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await openGateway({ patients: [...people, ahead] });
});
beforeEach(() => emptyTraffic(gateway));
afterAll(() => gateway.close());

async function text(from: string, body: string, fields: Record<string, string> = {}): Promise<void> {
  expect((await gateway.text({ from, body, fields })).status).toBe(200);
  await gateway.settled();
}

async function onlyTicket() {
  const [ticket, ...others] = await gateway.db.ticket.findMany();
  if (!ticket || others.length > 0) throw new Error('there is not exactly one ticket');
  return ticket;
}

type Problem = { errors?: { path: string }[]; allowedFrom?: string[] };

async function dispose(event: Record<string, unknown>): Promise<[status: number, problem: Problem]> {
  const { id } = await onlyTicket();
  const response = await gateway.work(id, { type: 'dispose', reason: 'called the patient', ...event });
  return [response.status, (await response.json()) as Problem];
}

describe('dispose', () => {
  it('hands nothing to the pharmacy that is nobody’s, and says which field is at fault', async () => {
    await text(stranger, 'hello, I have a question about my bill');
    const before = await onlyTicket();
    const [status, problem] = await dispose({ to: 'pharmacy' });
    expect([status, problem.errors?.map(({ path }) => path)]).toEqual([422, ['to']]);
    expect(await onlyTicket()).toMatchObject({ stage: before.stage, version: before.version });
  });

  it.each(['2020-01-01', 'today', undefined])('waits for no day that has gone by (%s)', async (day) => {
    await text(stranger, 'hello, I have a question about my bill');
    const today = dateIn('America/Los_Angeles', gateway.clock.now());
    const eligibleOn = day === 'today' ? today : day;
    const [status, problem] = await dispose({ to: 'too_early', ...(eligibleOn ? { eligibleOn } : {}) });
    expect([status, problem.errors?.map(({ path }) => path)]).toEqual([422, ['eligibleOn']]);
    expect((await dispose({ to: 'too_early', eligibleOn: addDays(today, 1) }))[0]).toBe(200);
  });

  it('never hands a schedule II medicine to the pharmacy', async () => {
    await text(stranger, 'please refill my oxycodone 5 mg');
    expect(await onlyTicket()).toMatchObject({ stage: 'clarifying', medicationName: 'oxycodone' });
    expect((await dispose({ to: 'pharmacy' }))[0]).toBe(409);
  });
});

describe('a text that the vendor calls a STOP', () => {
  it.each(['STOP', 'ARRET', 'please refill my metoprolol', ''])(
    'counts, without ticket and answer: "%s"',
    async (body) => {
      await text(phoneOf(mary), body, { OptOutType: 'STOP' });
      expect(await gateway.db.consent.findMany()).toMatchObject([{ kind: 'opt_out', number: phoneOf(mary) }]);
      expect(await gateway.db.ticket.count()).toBe(0);
      expect(gateway.vendor.attempts).toEqual([]);
    },
  );
});

describe('a single word', () => {
  it.each(['no', 'ok', 'si', 'Sí', 'gracias'])('"%s" changes no language of the thread', async (word) => {
    await text(stranger, 'hello, please refill my blood pressure medicine');
    await text(stranger, word);
    await text(stranger, 'metoprolol');
    const replies = await gateway.db.outboundMessage.findMany();
    expect(replies.length).toBeGreaterThan(1);
    expect(new Set(replies.map(({ language }) => language))).toEqual(new Set(['en']));
  });
});

describe('a signed text without the account’s id', () => {
  it('is accepted', async () => {
    const form = {
      MessageSid: newSid('SM'),
      From: phoneOf(samuel),
      To: gateway.vendor.number,
      Body: `${signatureOf(samuel)} refill lisinopril`,
    };
    const url = `${publicUrl}/webhooks/twilio/sms`;
    const signed = signedPost({ url, authToken: gateway.vendor.authToken, form });
    const response = await fetch(`${gateway.url}/webhooks/twilio/sms`, {
      method: 'POST',
      headers: signed.headers,
      body: await signed.text(),
    });
    expect(response.status).toBe(200);
    await gateway.settled();
    expect(await onlyTicket()).toMatchObject({ stage: 'pharmacy_submitted' });
  });
});

describe('a voicemail of which only the transcript comes', () => {
  function transcript(from: string, words: string): Promise<number> {
    const callback = gateway.callbacksOf({ sid: newSid('CA'), from, transcript: words })[3];
    if (!callback) throw new Error('a call has four callbacks');
    return gateway.callback(callback);
  }

  it('becomes a ticket', async () => {
    await transcript(stranger, `This is ${signatureOf(samuel)}, I need a refill of my lisinopril`);
    await gateway.settled();
    expect(await onlyTicket()).toMatchObject({ stage: 'pharmacy_submitted', channels: ['voice'] });
  });

  it('and speaks of chest pain: a person is paged, and the mobile on file gets the safety text', async () => {
    await transcript(phoneOf(mary), 'I have chest pain and I can not breathe');
    await gateway.settled();
    function sentTo(number: string): string[] {
      return gateway.vendor.messages.filter(({ to }) => to === number).map(({ body }) => body);
    }
    await gateway.eventually('the page', () => (sentTo(onCall[0]).length > 0 ? true : null));
    expect(sentTo(phoneOf(mary)).some((body) => body.includes('911'))).toBe(true);
    expect(await onlyTicket()).toMatchObject({ stage: 'clinical_review', flags: ['emergency'] });
  });
});

describe('a fill dated in the future', () => {
  it('goes to a person, and no day is computed from it', async () => {
    await text(phoneOf(ahead), `${signatureOf(ahead)} refill lisinopril`);
    const ticket = await onlyTicket();
    expect(ticket).toMatchObject({ stage: 'review', status: 'open' });
    expect(ticket.decision).toMatchObject({ code: 'NEEDS_HUMAN', eligibleOn: null, runOutOn: null });
  });
});

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { emptyTraffic } from '../support/empty-traffic.ts';
import { onCall, openGateway, type TestGateway } from '../support/gateway.ts';
import { mary, people, phoneOf, samuel, signatureOf } from './people.ts';

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await openGateway({ patients: people });
  await gateway.hastenRetries();
});
beforeEach(() => emptyTraffic(gateway));
afterAll(() => gateway.close());

async function text(from: string, body: string): Promise<void> {
  await gateway.text({ from, body });
  await gateway.settled();
}

function pages(): string[] {
  return gateway.vendor.messages
    .map(({ to }) => to)
    .filter((to) => onCall.some((number) => number === to))
    .reverse();
}

function awaitPages(count: number): Promise<string[]> {
  return gateway.eventually(`page ${count}`, () => (pages().length >= count ? pages() : null));
}

function textsTo(number: string): string[] {
  return gateway.vendor.messages.filter(({ to }) => to === number).map(({ body }) => body);
}

describe('an emergency', () => {
  const words = "I have chest pain and I can't breathe";

  it('inside a refill request: 911 is said first, a person is paged, the refill goes on', async () => {
    await text(phoneOf(mary), `${signatureOf(mary)} refill metoprolol. ${words}`);
    await awaitPages(1);
    const tickets = await gateway.db.ticket.findMany({ orderBy: { id: 'asc' } });
    expect(tickets.map(({ stage }) => stage)).toEqual(['clinical_review', 'pharmacy_submitted']);
    const said = textsTo(phoneOf(mary)).reverse();
    expect(said.map((body) => /call 911 now|sent to the pharmacy/.exec(body)?.[0])).toEqual([
      'call 911 now',
      'sent to the pharmacy',
    ]);
    expect(gateway.vendor.messages.find(({ to }) => to === onCall[0])?.body).not.toMatch(
      /mary|johnson|metoprolol|chest/i,
    );
  });

  it('from a sender who has opted out still reaches a person', async () => {
    await text(phoneOf(mary), 'STOP');
    await text(phoneOf(mary), words);
    expect(await awaitPages(1)).toEqual([onCall[0]]);
    const [ticket] = await gateway.db.ticket.findMany({ include: { tasks: true } });
    expect(ticket).toMatchObject({
      stage: 'clinical_review',
      queue: 'clinical',
      priority: 'urgent',
      flags: ['emergency'],
    });
    expect(textsTo(phoneOf(mary)).map((body) => body.includes('911'))).toEqual([true]);
  });

  it('beside a refill, from a sender who has opted out: 911 is said, and somebody calls about the refill', async () => {
    await text(phoneOf(mary), 'STOP');
    await text(phoneOf(mary), `${signatureOf(mary)} refill metoprolol. ${words}`);
    expect(textsTo(phoneOf(mary)).map((body) => body.includes('911'))).toEqual([true]);
    expect(await gateway.db.task.findMany()).toMatchObject([{ kind: 'call_back' }]);
  });

  it.each([
    ['stop texting me, i will be dead tomorrow', 'self_harm'],
    ['stop! need help breathing', 'emergency'],
  ] as const)('in the words of an opt-out pages a person, and the opt-out stands: %s', async (body, flag) => {
    await text(phoneOf(mary), body);
    await awaitPages(1);
    const [ticket] = await gateway.db.ticket.findMany();
    expect(ticket).toMatchObject({ stage: 'clinical_review', priority: 'urgent' });
    expect(ticket?.flags).toContain(flag);
    expect(await gateway.db.consent.findMany()).toMatchObject([{ kind: 'opt_out' }]);
  });

  it('in a voicemail is seen in its transcript', async () => {
    await gateway.call({
      from: phoneOf(mary),
      transcript: 'I fell down and I have chest pain please help me',
    });
    await gateway.settled();
    await awaitPages(1);
    expect(await gateway.db.ticket.findMany()).toMatchObject([
      { stage: 'clinical_review', flags: ['emergency'] },
    ]);
  });

  it("in a form's note is seen there", async () => {
    await gateway.form([
      { name: 'Mary Johnson', birthDate: mary.birthDate, note: 'She has chest pain right now' },
    ]);
    await gateway.settled();
    await awaitPages(1);
  });
});

describe('an overdose of a relative', () => {
  const told = 'my dad took too many of his pills';

  it('pages, and the refill that the sender asks for as their own is not held by it', async () => {
    await text(phoneOf(samuel), 'this is Samuel Ortega 9/12/1961. ' + told + '. Please refill my lisinopril');
    await awaitPages(1);
    expect(await gateway.db.ticket.findMany({ orderBy: { id: 'asc' } })).toMatchObject([
      { stage: 'clinical_review' },
      { stage: 'pharmacy_submitted', medicationName: 'lisinopril' },
    ]);
  });

  it('holds what is asked for as his', async () => {
    await text(phoneOf(samuel), `${signatureOf(samuel)} ${told}. Please refill his lisinopril`);
    const [, refill] = await gateway.db.ticket.findMany({ orderBy: { id: 'asc' } });
    expect(refill).toMatchObject({ stage: 'clinical_review', medicationName: 'lisinopril' });
  });
});

describe('a page', () => {
  it('goes to one after the other until somebody acknowledges', async () => {
    await text(phoneOf(mary), 'I have crushing chest pain');
    await awaitPages(1);
    gateway.clock.move(5);
    await awaitPages(2);
    gateway.clock.move(5);
    expect(await awaitPages(3)).toEqual([onCall[0], onCall[1], onCall[0]]);
    const ticket = await gateway.db.ticket.findFirstOrThrow();
    expect((await gateway.work(ticket.id, { type: 'acknowledge' })).status).toBe(200);
    gateway.clock.move(5);
    const running = { ticketId: ticket.id, kind: 'page', firedAt: null, stoppedAt: null } as const;
    expect(await gateway.db.ticketClock.count({ where: running })).toBe(0);
    expect(pages()).toHaveLength(3);
  });

  it('is sent again when the same sender writes of danger once more', async () => {
    await text(phoneOf(mary), 'I have crushing chest pain');
    await awaitPages(1);
    const ticket = await gateway.db.ticket.findFirstOrThrow();
    await gateway.work(ticket.id, { type: 'acknowledge' });
    await text(phoneOf(mary), 'the chest pain is back and I can not breathe');
    await awaitPages(2);
    expect(await gateway.db.ticket.count()).toBe(1);
    expect(await gateway.db.ticket.findFirst()).toMatchObject({ acknowledgedAt: null });
  });
});

describe('HELP', () => {
  it.each([
    ['a danger', 'I have crushing chest pain', 'HELP', {}],
    [
      'a danger, where the vendor answers the keyword itself',
      'I took too many pills',
      'help',
      { OptOutType: 'HELP' },
    ],
    ['a crisis, in Spanish', 'quiero matarme', 'AYUDA', {}],
  ])('within a day of %s pages a person again, acknowledged or not', async (_, words, help, fields) => {
    await text(phoneOf(mary), words);
    await awaitPages(1);
    const ticket = await gateway.db.ticket.findFirstOrThrow();
    await gateway.work(ticket.id, { type: 'acknowledge' });
    gateway.clock.move(60);
    await gateway.text({ from: phoneOf(mary), body: help, fields });
    await awaitPages(2);
    expect(await gateway.db.ticket.findMany()).toMatchObject([{ acknowledgedAt: null, priority: 'urgent' }]);
    expect(await gateway.db.ticketEvent.count({ where: { type: 'help_asked' } })).toBe(1);
  });

  it('after more than a day, or from anybody else, pages nobody', async () => {
    await text(phoneOf(mary), 'I have crushing chest pain');
    await awaitPages(1);
    const ticket = await gateway.db.ticket.findFirstOrThrow();
    await gateway.work(ticket.id, { type: 'acknowledge' });
    await text(phoneOf(samuel), 'HELP');
    gateway.clock.move(25 * 60);
    await text(phoneOf(mary), 'HELP');
    expect(await gateway.db.ticketEvent.count({ where: { type: 'help_asked' } })).toBe(0);
  });
});

it('HELP ME has the text of the carriers, and a person reads it', async () => {
  await text(phoneOf(mary), 'HELP ME');
  expect(await gateway.db.ticket.findMany()).toMatchObject([{ flags: ['safety_review'] }]);
  expect(textsTo(phoneOf(mary)).join()).toContain('STOP');
});

describe('what looks like advertising', () => {
  const offer = 'Congratulations! Claim your prize at http://prizes.example';

  it('is read by a person where a patient has the number, and where it speaks of a body', async () => {
    await text(phoneOf(mary), offer);
    await text('+12125550199', 'see pic http://photos.example/abc my foot is black');
    const tickets = await gateway.db.ticket.findMany();
    expect(tickets).toHaveLength(2);
  });

  it('is nothing from anybody else, nor what a phone answers by itself', async () => {
    await text('+12125550199', offer);
    await text(phoneOf(mary), "I'm driving right now with Do Not Disturb on. I'll get back to you later.");
    expect(await gateway.db.ticket.count()).toBe(0);
    expect(gateway.vendor.messages).toEqual([]);
  });
});

describe('self-harm', () => {
  async function openRefill(): Promise<void> {
    await text(phoneOf(samuel), `${signatureOf(samuel)} refill lisinopril 20 mg`);
    expect(await gateway.db.ticket.findMany()).toMatchObject([{ stage: 'pharmacy_submitted' }]);
  }

  async function expectHeld(): Promise<void> {
    const refill = await gateway.db.ticket.findFirstOrThrow({
      where: { medicationName: 'lisinopril' },
      include: { tasks: true },
    });
    expect(refill).toMatchObject({ stage: 'clinical_review', queue: 'clinical', priority: 'urgent' });
    expect(refill.tasks).toMatchObject([{ kind: 'tell_pharmacy_to_hold', queue: 'clinical' }]);
    await awaitPages(1);
    expect(textsTo(phoneOf(samuel)).join()).toContain('988');
  }

  it('holds the refills of that patient that are under way, and the new ones', async () => {
    await openRefill();
    await text(phoneOf(samuel), `${signatureOf(samuel)} I want to kill myself, refill my amlodipine`);
    await expectHeld();
    const asked = await gateway.db.ticket.findFirst({ where: { medicationName: 'amlodipine' } });
    expect(asked).toMatchObject({ stage: 'clinical_review', queue: 'clinical' });
  });

  it('written from the phone that asked for them holds them although nobody is named', async () => {
    await openRefill();
    await text(phoneOf(samuel), 'I want to kill myself');
    await expectHeld();
  });

  it('said in a voicemail from that phone holds them too', async () => {
    await openRefill();
    await gateway.call({
      from: phoneOf(samuel),
      transcript: 'I do not want to live anymore I want to end my life',
    });
    await gateway.settled();
    await expectHeld();
  });
});

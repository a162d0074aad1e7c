import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { addDays, dateIn, daysBetween, type CalendarDate } from '../../src/domain/calendar-date.ts';
import { workdayOnOrBefore } from '../../src/domain/business-calendar.ts';
import { atHour } from '../../src/domain/local-time.ts';
import { defaultPolicy } from '../../src/domain/policy.ts';
import { emptyTraffic } from '../support/empty-traffic.ts';
import { openGateway, type TestGateway } from '../support/gateway.ts';
import type { RosterPatient } from '../support/roster.ts';

const zone = 'America/Los_Angeles';
const from = '+14155550111';
const signed = 'Nora Fielding 8/9/1957';

const today = dateIn(zone, new Date());
/** A Saturday, far enough that the reminder of the working day before it is still to come. */
const startsOn = saturdayAfter(addDays(today, 10));

function saturdayAfter(date: CalendarDate): CalendarDate {
  return new Date(`${date}T12:00:00Z`).getUTCDay() === 6 ? date : saturdayAfter(addDays(date, 1));
}

function nora(): RosterPatient {
  return {
    given: 'Nora',
    family: 'Fielding',
    birthDate: '1957-08-09',
    phones: [from],
    prescriptions: [
      { drug: 'Atorvastatin 40 MG', rxNumber: '7302001', startsInDays: daysBetween(today, startsOn) },
      { drug: 'Omeprazole 20 MG', rxNumber: '7302002', filledDaysAgo: 5, sig: 'Take 1 capsule daily' },
      {
        drug: 'Cetirizine 10 MG',
        rxNumber: '7302003',
        filledDaysAgo: 5,
        sig: 'Tome 1 tableta al día según sea necesario',
      },
      {
        drug: 'Prednisone 10 MG',
        rxNumber: '7302004',
        filledDaysAgo: 5,
        sig: 'Take 4 tablets daily for 3 days, then 2 tablets daily for 3 days, then 1 tablet daily',
      },
      { drug: 'Losartan 50 MG', rxNumber: '7302005' },
      { drug: 'Losartan 50 MG', rxNumber: '7302006' },
      { drug: 'Famotidine 20 MG', rxNumber: '7302007' },
      { drug: 'Famotidine 40 MG', rxNumber: '7302008' },
    ],
  };
}

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await openGateway({ patients: [nora()] });
});
beforeEach(() => emptyTraffic(gateway));
afterAll(() => gateway.close());

async function ask(body: string) {
  await gateway.text({ from, body: `${signed} ${body}` });
  await gateway.settled();
  return ticket();
}

function ticket() {
  return gateway.db.ticket.findFirstOrThrow({ include: { clocks: true, events: true, decisions: true } });
}

describe('directions of the roster', () => {
  it('a fixed dose five days after its fill is too early', async () => {
    expect(await ask('refill omeprazole')).toMatchObject({ stage: 'too_early', status: 'resolved' });
  });

  it.each(['cetirizine', 'prednisone'])(
    '%s, of no fixed dose, is never told so: somebody looks',
    async (name) => {
      const { stage, decision, outcome } = await ask(`refill ${name}`);
      expect({ stage, outcome }).toEqual({ stage: 'clinical_review', outcome: null });
      expect(decision).toMatchObject({ code: 'PHARMACIST_REVIEW', rule: '13-too-early', priority: 'urgent' });
      expect(gateway.vendor.messages.map(({ body }) => body).join()).not.toMatch(/too (early|soon)/i);
    },
  );
});

describe('two active prescriptions of one medicine', () => {
  const both = [
    ['of one strength', 'losartan', 'several_prescriptions: several prescriptions of one medicine'],
    ['of two strengths', 'famotidine', 'several_prescriptions: several strengths on file and none named'],
  ];
  it.each(both)(
    '%s: none is picked, the sender is asked for what tells them apart',
    async (_, name, reason) => {
      expect(await ask(`refill ${name}`)).toMatchObject({
        ...{ stage: 'clarifying', queue: 'concierge', prescriptionId: null },
        decision: { code: 'CLARIFY', rule: '4-prescription-match', reasons: [reason] },
      });
      expect(gateway.vendor.messages[0]?.body).toMatch(/strength as printed on the label, or the Rx number/);
    },
  );

  it('the number of one answers, and the ticket that asked goes on with it', async () => {
    const asked = await ask('refill losartan');
    await gateway.text({ from, body: 'rx 7302006' });
    await gateway.settled();
    expect(await gateway.db.ticket.findMany()).toMatchObject([
      { id: asked.id, stage: 'pharmacy_submitted', rxNumber: '7302006' },
    ]);
  });

  it('an answer that fits both again is no choice, and after the second a person asks', async () => {
    await ask('refill losartan');
    for (const body of ['losartan 50 mg', 'the losartan']) {
      await gateway.text({ from, body });
      await gateway.settled();
    }
    const tickets = await gateway.db.ticket.findMany({ where: { stage: { not: 'merged' } } });
    expect(tickets).toMatchObject([{ stage: 'review', queue: 'concierge', prescriptionId: null }]);
    const { kind } = await gateway.db.task.findFirstOrThrow();
    expect(kind).toBe('answer_sender');
  });
});

describe('a prescription that starts on a Saturday to come', () => {
  it('is not submitted today; it is remembered before the weekend and decided by itself on the day', async () => {
    const asked = await ask('refill atorvastatin');
    expect(asked).toMatchObject({
      ...{ stage: 'too_early', status: 'resolved' },
      outcomeText: `Too early for refill, reminder set for ${startsOn}`,
      decision: { code: 'TOO_EARLY', rule: '13-too-early', eligibleOn: startsOn, runOutOn: null },
    });
    const { hour } = defaultPolicy.reminder;
    const reminded = atHour(workdayOnOrBefore(startsOn, defaultPolicy.calendar), hour.value, zone);
    expect(asked.clocks.map(({ kind, dueAt }) => [kind, dueAt])).toEqual([['eligible_reminder', reminded]]);

    gateway.clock.moveTo(reminded);
    await gateway.eventually('the reminder', () =>
      gateway.db.ticketEvent.findFirst({ where: { type: 'eligible_reminded' } }),
    );
    expect((await ticket()).stage).toBe('too_early');

    gateway.clock.moveTo(atHour(startsOn, hour.value, zone));
    await gateway.eventually('the decision of the day', () =>
      gateway.db.ticketEvent.findFirst({ where: { type: 'eligible_again' } }),
    );
    expect(await ticket()).toMatchObject({
      ...{ stage: 'pharmacy_submitted', queue: 'pharmacy', outcomeText: null, rxNumber: '7302001' },
      decision: { code: 'PHARMACY_PROCESS', rule: '13a-first-fill' },
    });
  });
});

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openGateway, type TestGateway } from '../support/gateway.ts';
import { mary, people, signatureOf, stranger } from './people.ts';

const rose = {
  ...{ given: 'Rose', family: 'Keller', birthDate: '1948-05-21', phones: ['+14155550121'] },
  facility: 'oak-house',
  prescriptions: [
    { drug: 'Warfarin 5 MG Oral Tablet', rxNumber: '7005001', refills: 0 },
    { drug: 'Atorvastatin 40 MG Oral Tablet', rxNumber: '7005002', refills: 0 },
    { drug: 'Metoprolol Tartrate 50 MG Oral Tablet', rxNumber: '7005003' },
  ],
};

const hugo = {
  ...{ given: 'Hugo', family: 'Marsh', birthDate: '1946-01-30', phones: ['+14155550176'] },
  facility: 'oak-house',
  prescriptions: [{ drug: 'Warfarin 5 MG Oral Tablet', rxNumber: '7006001', refills: 0 }],
};

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await openGateway({ patients: [...people, rose, hugo] });
});
afterAll(() => gateway.close());
beforeEach(async () => {
  await gateway.db.task.deleteMany();
});

async function tasks(kind: string) {
  await gateway.settled();
  return gateway.db.task.findMany({ where: { kind }, orderBy: { id: 'asc' } });
}

const asked =
  /"Refill request submitted to provider for authorization\. Expected response within \d+ hours\."$/;

describe('a resident’s facility that gets no e-mail is called when the provider is asked', () => {
  it('because the sender has answered whose request it is', async () => {
    await gateway.text({ from: stranger, body: 'refill levothyroxine please' });
    expect(await tasks('call_facility')).toEqual([]);
    await gateway.text({ from: stranger, body: signatureOf(mary) });
    const [task, ...more] = await tasks('call_facility');
    expect(more).toEqual([]);
    expect(task?.why).toMatch(asked);
    const ticket = await gateway.db.ticket.findUniqueOrThrow({ where: { id: task?.ticketId ?? '' } });
    expect(ticket.stage).toBe('authorization_requested');
  });

  it('because somebody here has found whose it is', async () => {
    await gateway.text({ from: '+14155550171', body: 'refill atorvastatin for Rosie Kellerman please' });
    await gateway.settled();
    const ticket = await gateway.db.ticket.findFirstOrThrow({ orderBy: { id: 'desc' } });
    expect(ticket.patientId).toBeNull();
    const found = await gateway.db.patient.findFirstOrThrow({ where: { familyName: 'Keller' } });
    const event = { type: 'identify', patientId: found.id };
    expect((await gateway.work(ticket.id, event)).status).toBe(200);
    const calls = await tasks('call_facility');
    expect(calls).toMatchObject([{ ticketId: ticket.id }]);
    expect(calls[0]?.why).toMatch(asked);
  });

  it('because a second message says that none is left of what was too early, once', async () => {
    const from = '+14155550101';
    await gateway.text({ from, body: `refill omeprazole please, ${signatureOf(mary)}` });
    expect(await tasks('call_facility')).toEqual([]);
    const early = await gateway.db.ticket.findFirstOrThrow({ where: { stage: 'too_early' } });
    await gateway.text({ from, body: `I am out of omeprazole, ${signatureOf(mary)}` });
    expect(await tasks('call_facility')).toMatchObject([{ ticketId: early.id }]);
    await gateway.text({ from, body: `omeprazole refill please, ${signatureOf(mary)}` });
    expect(await tasks('call_facility')).toHaveLength(1);
  });
});

describe('of a medicine that nobody may be without', () => {
  it('the provider is called at once when a day of it is left, within the refill window too', async () => {
    const body = `I have 1 day left of my warfarin, refill please. ${signatureOf(rose)}`;
    await gateway.text({ from: '+14155550121', body });
    const [call, ...more] = await tasks('call_provider');
    expect(more).toEqual([]);
    expect(call).toMatchObject({ queue: 'provider', state: 'open' });
    expect(await gateway.db.ticket.findUniqueOrThrow({ where: { id: call?.ticketId ?? '' } })).toMatchObject({
      stage: 'authorization_requested',
      priority: 'urgent',
    });
  });

  it('the provider is called as soon as somebody says that none is left of what is asked already, once', async () => {
    const from = '+14155550121';
    await gateway.text({ from, body: `Refill my atorvastatin please. ${signatureOf(rose)}` });
    await gateway.text({ from: '+14155550176', body: `Refill my warfarin please. ${signatureOf(hugo)}` });
    expect(await tasks('call_provider')).toEqual([]);
    await gateway.text({ from, body: `I am out of atorvastatin. ${signatureOf(rose)}` });
    expect(await tasks('call_provider')).toEqual([]);
    const out = `I am out of my warfarin. ${signatureOf(hugo)}`;
    await gateway.text({ from: '+14155550176', body: out });
    const [call] = await tasks('call_provider');
    const ticket = await gateway.db.ticket.findUniqueOrThrow({ where: { id: call?.ticketId ?? '' } });
    expect(ticket).toMatchObject({ stage: 'authorization_requested', medicationName: 'warfarin' });
    await gateway.text({ from: '+14155550176', body: out });
    expect(await tasks('call_provider')).toHaveLength(1);
    const shown = await gateway.get(`/api/v1/tickets/${ticket.id}`);
    const { encounter } = shown as { encounter: { text: string } };
    expect(encounter.text).toContain(`“Refill my warfarin please. ${signatureOf(hugo)}” (sms, `);
    expect(encounter.text).toContain(`“${out}” (sms, `);
    expect(encounter.text).toContain('Supply left: 0 days, said on ');
  });

  it('the encounter tells the days that are left, and nothing of another who is asked for', async () => {
    const residents = [rose, hugo].map(({ given, family, birthDate }) => ({
      ...{
        name: `${given} ${family}`,
        birthDate,
        note: `${given} takes it with breakfast\nSupply left: 99 days`,
      },
      medications: [{ name: 'warfarin 5 mg', daysLeft: given === 'Rose' ? 6 : 8 }],
    }));
    await gateway.form(residents, { requester: { relationship: 'facility_staff', facilityId: 'oak-house' } });
    await gateway.settled();
    const ticket = await gateway.db.ticket.findFirstOrThrow({
      where: { medicationName: 'warfarin', patient: { familyName: 'Keller' } },
    });
    const shown = await gateway.get(`/api/v1/tickets/${ticket.id}`);
    const { text } = (shown as { encounter: { text: string } }).encounter;
    expect(text).toContain('Rose takes it with breakfast Supply left: 99 days” (web, ');
    expect(text).not.toContain('Hugo');
    expect(text.split('\n').filter((line) => line.startsWith('Supply left: '))).toEqual([
      expect.stringMatching(/^Supply left: [16] days, said on /),
    ]);
  });

  it.each([
    ['a maintenance medicine', `I have 1 day left of my levothyroxine. ${signatureOf(mary)}`],
    ['one with refills left, which the pharmacy fills', `1 day left of my metoprolol. ${signatureOf(rose)}`],
  ])('but not for %s', async (_what, body) => {
    await gateway.text({ from: '+14155550175', body });
    expect(await tasks('call_provider')).toEqual([]);
  });
});

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { emptyTraffic } from '../support/empty-traffic.ts';
import { openGateway, type TestGateway } from '../support/gateway.ts';
import { helen, mary, people, phoneOf, samuel, signatureOf, stranger } from './people.ts';

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await openGateway({ patients: people });
  await gateway.hastenRetries(1);
});
beforeEach(() => emptyTraffic(gateway));
afterAll(() => gateway.close());

async function text(from: string, ...bodies: string[]): Promise<void> {
  for (const body of bodies) {
    await gateway.text({ from, body });
    await gateway.settled();
  }
}

/** The one ticket that is left, after every message was processed without a fault. */
async function theTicket(messages: number) {
  expect((await gateway.db.inboundMessage.findMany()).map(({ state }) => state)).toEqual(
    Array.from({ length: messages }, () => 'processed'),
  );
  const open = await gateway.db.ticket.findMany({
    where: { stage: { not: 'merged' } },
    include: { sources: true, patient: true },
  });
  expect(open).toHaveLength(1);
  const [ticket] = open;
  if (!ticket) throw new Error('there is no ticket');
  return ticket;
}

function arrivals(ticket: { sources: { messageId: string }[] }): string[] {
  return ticket.sources.map(({ messageId }) => messageId).sort();
}

async function allMessages(): Promise<string[]> {
  return (await gateway.db.inboundMessage.findMany()).map(({ id }) => id).sort();
}

describe('name and birth date, after the same refill was asked for twice', () => {
  it.each([
    ['from a phone not on file', stranger, mary, 'metoprolol'],
    ['from a phone that two people share', phoneOf(helen), helen, 'warfarin'],
  ] as const)('%s make the requests one ticket', async (_what, from, patient, drug) => {
    await text(from, `Please refill my ${drug}`, `refill my ${drug} please`, signatureOf(patient));
    const ticket = await theTicket(3);
    expect(ticket).toMatchObject({
      stage: 'pharmacy_submitted',
      medicationName: drug,
      patient: { familyName: patient.family },
    });
    expect(arrivals(ticket)).toEqual(await allMessages());
  });

  it('under brand and generic make them one ticket', async () => {
    await text(stranger, 'refill lipitor and atorvastatin', signatureOf(mary));
    const ticket = await theTicket(2);
    expect(ticket).toMatchObject({ stage: 'pharmacy_submitted', medicationName: 'atorvastatin' });
    expect(arrivals(ticket)).toEqual(await allMessages());
  });

  it('in two texts that overlap, make one ticket of each medicine', async () => {
    await text(
      stranger,
      'refill my lipitor',
      'refill metoprolol, atorvastatin and lipitor',
      'refill lopressor',
      signatureOf(mary),
    );
    const open = await gateway.db.ticket.findMany({
      where: { stage: { not: 'merged' } },
      include: { sources: true },
    });
    expect(open.map(({ medicationName }) => medicationName).sort()).toEqual(['atorvastatin', 'metoprolol']);
    for (const { sources } of open) {
      expect(sources).toHaveLength(3);
      expect(new Set(sources.map(({ messageId }) => messageId)).size).toBe(3);
    }
  });

  it('join the ticket that another channel had opened meanwhile', async () => {
    await text(stranger, 'Please refill my metoprolol', 'refill my metoprolol please');
    await gateway.form([
      { name: 'Mary Johnson', birthDate: mary.birthDate, medications: [{ name: 'metoprolol 50 mg' }] },
    ]);
    await gateway.settled();
    await text(stranger, signatureOf(mary));
    const ticket = await theTicket(4);
    expect([...ticket.channels].sort()).toEqual(['sms', 'web']);
    expect(arrivals(ticket)).toEqual(await allMessages());
  });
});

describe('an Rx number alone', () => {
  it('with name and birth date stands for its medicine', async () => {
    await text(stranger, `${signatureOf(samuel)} 7004001`);
    expect(await theTicket(1)).toMatchObject({
      stage: 'pharmacy_submitted',
      medicationName: 'lisinopril',
      rxNumber: '7004001',
      patient: { familyName: 'Ortega' },
    });
  });

  it('from somebody unknown is kept with the ticket', async () => {
    await text(stranger, 'refill Rx 7999001');
    const { id } = await theTicket(1);
    const shown = await gateway.get<{ medication: { rxNumber: string | null } }>(`/api/v1/tickets/${id}`);
    expect(shown.medication.rxNumber).toBe('7999001');
  });

  it('in the answer to our question lets the waiting ticket go on', async () => {
    await text(stranger, 'I need a refill of my lisinopril', `${signatureOf(samuel)} Rx 7004001`);
    const ticket = await theTicket(2);
    expect(ticket).toMatchObject({ stage: 'pharmacy_submitted', rxNumber: '7004001' });
    expect(arrivals(ticket)).toEqual(await allMessages());
  });

  it('in the answer names the medicine of a refill that had none', async () => {
    await text(stranger, 'I need a refill please', `${signatureOf(samuel)} Rx 7004001`);
    const ticket = await theTicket(2);
    expect(ticket).toMatchObject({
      stage: 'pharmacy_submitted',
      medicationName: 'lisinopril',
      rxNumber: '7004001',
    });
    expect(arrivals(ticket)).toEqual(await allMessages());
  });

  it('of another medicine in that answer fills neither: the sender is asked which', async () => {
    await text(stranger, 'I need a refill of my lisinopril', `${signatureOf(samuel)} Rx 7004002`);
    const open = await gateway.db.ticket.findMany({ where: { stage: { not: 'merged' } } });
    expect(open).toMatchObject([{ medicationName: 'lisinopril', stage: 'clarifying', prescriptionId: null }]);
    expect(open[0]?.decision).toMatchObject({
      reasons: ['conflicting_prescription: Rx number belongs to another medicine'],
    });
    expect(gateway.vendor.messages.map(({ body }) => body).join()).toMatch(/which medicine do you need\?/);
  });
});

describe('an answer given one piece at a time', () => {
  const [name, birthDate] = [`${mary.given} ${mary.family}`, mary.birthDate];

  it.each([
    ['the birth date after the name', [`refill metoprolol for ${name}`, `date of birth ${birthDate}`]],
    ['the name after the birth date', [`refill metoprolol, born ${birthDate}`, `my name is ${name}`]],
  ])('%s makes the ticket go on', async (_what, bodies) => {
    await text(stranger, ...bodies);
    expect(await theTicket(2)).toMatchObject({ stage: 'pharmacy_submitted', medicationName: 'metoprolol' });
  });

  it('of somebody else who shares only the name stays with people', async () => {
    await text(stranger, `refill metoprolol for ${name}`, 'date of birth 1931-01-02');
    const tickets = await gateway.db.ticket.findMany();
    expect(tickets.length).toBeGreaterThan(0);
    expect(tickets.filter(({ patientId }) => patientId !== null)).toEqual([]);
  });
});

it('a medicine named in answer to our question leaves one ticket, with both arrivals', async () => {
  await text(phoneOf(mary), `${signatureOf(mary)} I need a refill`, 'metoprolol');
  const ticket = await theTicket(2);
  expect(ticket).toMatchObject({ stage: 'pharmacy_submitted', medicationName: 'metoprolol' });
  expect(arrivals(ticket)).toEqual(await allMessages());
});

describe('two people who write from one phone', () => {
  it('an answer about one of them leaves the request of the other alone', async () => {
    await text(
      phoneOf(helen),
      `refill metoprolol for ${mary.given} ${mary.family}`,
      `refill warfarin, born ${helen.birthDate}`,
      `my name is ${helen.given} ${helen.family}`,
    );
    const tickets = await gateway.db.ticket.findMany({ include: { patient: true } });
    const ofMary = tickets.filter(({ medicationName }) => medicationName === 'metoprolol');
    expect(ofMary.map(({ patientId, stage }) => [patientId, stage])).toEqual([[null, 'clarifying']]);
    expect(tickets.find(({ medicationName }) => medicationName === 'warfarin')?.patient?.familyName).toBe(
      helen.family,
    );
  });

  it('a medicine for the one does not end the question to the other', async () => {
    await text(
      phoneOf(helen),
      `${signatureOf(mary)} I need a refill`,
      `${signatureOf(helen)} refill warfarin`,
    );
    const tickets = await gateway.db.ticket.findMany({ where: { stage: 'merged' } });
    expect(tickets).toEqual([]);
  });
});

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { emptyTraffic } from '../support/empty-traffic.ts';
import { openGateway, type TestGateway } from '../support/gateway.ts';
import { withoutIds } from '../support/without-ids.ts';
import { frank, helen, mary, people, phoneOf, samuel, signatureOf, stranger } from './people.ts';

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await openGateway({ patients: people });
});
beforeEach(() => emptyTraffic(gateway));
afterAll(() => gateway.close());

async function text(from: string, body: string): Promise<void> {
  expect((await gateway.text({ from, body })).status).toBe(200);
  await gateway.settled();
}

function tickets() {
  return gateway.db.ticket.findMany({ orderBy: { id: 'asc' }, include: { sources: true, tasks: true } });
}

/** The words of what was sent, without the references that differ by chance. */
function texts(): string[] {
  return gateway.vendor.messages.map(({ body }) => body.replaceAll(/RG-\w+/g, 'RG-…')).reverse();
}

describe('a text that asks for a refill', () => {
  it('of several medicines becomes a ticket for each, and one answer', async () => {
    await text(
      phoneOf(mary),
      `${signatureOf(mary)} please refill metoprolol, atorvastatin, levothyroxine and omeprazole`,
    );
    expect((await tickets()).map(({ medicationName, stage }) => [medicationName, stage])).toEqual([
      ['metoprolol', 'pharmacy_submitted'],
      ['atorvastatin', 'pharmacy_submitted'],
      ['levothyroxine', 'authorization_requested'],
      ['omeprazole', 'too_early'],
    ]);
    expect(texts()).toHaveLength(1);
  });

  it('and names one medicine twice becomes one ticket', async () => {
    await text(phoneOf(mary), `${signatureOf(mary)} refill metoprolol 50 mg and also metoprolol please`);
    expect(await tickets()).toHaveLength(1);
  });

  it('with a photo: the photo is kept, and a person is asked to look at it', async () => {
    await gateway.text({ from: phoneOf(mary), body: `${signatureOf(mary)} refill metoprolol`, photo: true });
    await gateway.settled();
    const photo = await gateway.eventually('the photo to be fetched', () =>
      gateway.db.attachment.findFirst({ where: { fetchedAt: { not: null } } }),
    );
    expect(photo).toMatchObject({ contentType: 'image/gif', content: new Uint8Array([1, 2, 3]) });
    expect(await gateway.db.task.findMany()).toMatchObject([{ kind: 'look_at_photo', queue: 'concierge' }]);
  });

  it('and is only a photo becomes a ticket that a person reads', async () => {
    await gateway.text({ from: stranger, body: '', photo: true });
    await gateway.settled();
    expect(await tickets()).toMatchObject([{ stage: 'review', queue: 'concierge', status: 'open' }]);
  });
});

/** The events of the ticket for a medicine with which the rest of its clocks begins or ends. */
async function restsOf(medicationName: string): Promise<string[]> {
  const ticket = { medicationName };
  const events = await gateway.db.ticketEvent.findMany({ where: { ticket }, orderBy: { sequence: 'asc' } });
  return events.flatMap(({ type, detail }) => {
    const { waitingOnRequester } = detail as { waitingOnRequester?: string };
    return waitingOnRequester === undefined ? [] : [`${type} ${waitingOnRequester}`];
  });
}

describe('a sender who is not known for certain', () => {
  it('learns nothing: the answer for a patient is word for word the answer for nobody', async () => {
    await text(stranger, `${signatureOf(mary)} refill metoprolol 50 mg`);
    await text('+14155550171', 'Nora Fielding 8/9/1957 refill metoprolol 50 mg');
    const [forPatient, forNobody] = texts();
    expect(forPatient).toBe(forNobody);
    expect(withoutIds(forPatient ?? '')).not.toMatch(/mary|johnson|metoprolol|1952/i);
    expect((await tickets()).map(({ stage }) => stage)).toEqual(['pharmacy_submitted', 'clarifying']);
  });

  it('on a phone that a couple shares is asked who it is for, and nobody is guessed', async () => {
    await text(phoneOf(frank), 'refill warfarin 5 mg please');
    expect(await tickets()).toMatchObject([{ stage: 'clarifying', patientId: null }]);
    expect(texts().join()).not.toMatch(/brandt|warfarin/i);
  });

  it('answers the question: the waiting ticket goes on and no second one appears', async () => {
    await text(phoneOf(frank), 'refill warfarin 5 mg please');
    await text(phoneOf(frank), signatureOf(helen));
    const found = await gateway.db.ticket.findMany({ include: { patient: true } });
    expect(found).toMatchObject([
      { stage: 'pharmacy_submitted', patient: { sourceId: 'helen-brandt' }, rxNumber: '7003001' },
    ]);
    expect(texts()).toHaveLength(2);
  });

  it('the clocks rest while it is asked, if it is routine: the events say from when and until when', async () => {
    await text('+14155550172', 'refill atorvastatin 40 mg');
    await text(phoneOf(frank), 'refill warfarin 5 mg please');
    expect(await restsOf('atorvastatin')).toEqual(['opened begins']);
    expect(await restsOf('warfarin')).toEqual([]);
    await text('+14155550172', signatureOf(mary));
    const [, ended, ...more] = await restsOf('atorvastatin');
    expect([ended, more]).toEqual(['answered ends', []]);
  });

  it('answers with the person of a ticket that is open already: the two become one', async () => {
    await text(phoneOf(frank), `${signatureOf(helen)} refill warfarin 5 mg`);
    await text(phoneOf(frank), 'refill warfarin 5 mg please');
    await text(phoneOf(frank), signatureOf(helen));
    const [open, merged] = await tickets();
    expect([open?.stage, merged?.stage]).toEqual(['pharmacy_submitted', 'merged']);
    expect(merged?.mergedIntoId).toBe(open?.id);
    expect(open?.sources).toHaveLength(3);
  });
});

describe('a sender who takes a request back', () => {
  const request = `${signatureOf(samuel)} refill lisinopril 20 mg`;

  it('ends the ticket, and a new request later is a new ticket', async () => {
    await text(phoneOf(samuel), request);
    await text(phoneOf(samuel), 'please cancel my lisinopril refill');
    expect(await tickets()).toMatchObject([{ stage: 'withdrawn', status: 'closed' }]);
    await text(phoneOf(samuel), request);
    expect((await tickets()).map(({ stage }) => stage)).toEqual(['withdrawn', 'pharmacy_submitted']);
  });

  it('leaves the ticket alone while somebody else still asks for it', async () => {
    await text(phoneOf(samuel), request);
    await gateway.form([
      { name: 'Samuel Ortega', birthDate: samuel.birthDate, medications: [{ name: 'lisinopril 20 mg' }] },
    ]);
    await gateway.settled();
    await text(phoneOf(samuel), 'please cancel my lisinopril refill');
    const [ticket] = await tickets();
    expect(ticket?.stage).toBe('pharmacy_submitted');
    expect(ticket?.sources.filter(({ withdrawnAt }) => withdrawnAt !== null)).toHaveLength(1);
  });

  it('when the pharmacy already works on it: a person asks there first', async () => {
    await text(phoneOf(samuel), request);
    const [ticket] = await tickets();
    await gateway.work(ticket?.id ?? '', { type: 'pharmacy_accepted' });
    await text(phoneOf(samuel), 'please cancel my lisinopril refill');
    expect(await tickets()).toMatchObject([
      { stage: 'pharmacy_processing', tasks: [{ kind: 'confirm_withdrawal', queue: 'pharmacy' }] },
    ]);
  });
});

describe('a form', () => {
  it('of a facility names its resident: each line says what became of it', async () => {
    const key = await gateway.createKey(['intake'], 'oak-house');
    const response = await gateway.form(
      [
        {
          name: 'Mary Johnson',
          birthDate: mary.birthDate,
          medications: [{ name: 'metoprolol 50 mg' }, { name: 'omeprazole 20 mg' }],
        },
        { name: 'Samuel Ortega', birthDate: samuel.birthDate, medications: [{ name: 'lisinopril 20 mg' }] },
      ],
      { key },
    );
    expect(response.status).toBe(202);
    const { id } = (await response.json()) as { id: string };
    await gateway.settled();
    const { lines } = await gateway.get<{ lines: { patientId: string | null; problem: string | null }[] }>(
      `/api/v1/messages/${id}`,
    );
    expect(lines.map(({ patientId, problem }) => [patientId !== null, problem])).toEqual([
      [true, null],
      [true, null],
      [false, 'patient_not_identified'],
    ]);
    expect((await tickets()).map(({ stage }) => stage)).toEqual([
      'pharmacy_submitted',
      'too_early',
      'identity_review',
    ]);
  });

  it('that names a resident twice makes one ticket of the same medicine, with the more urgent of its lines', async () => {
    const medications = [{ name: 'metoprolol 50 mg' }];
    const resident = { name: 'Mary Johnson', birthDate: mary.birthDate, medications };
    const urgent = { ...resident, medications: [{ name: 'metoprolol', rxNumber: '7001001', daysLeft: 0 }] };
    for (let n = 0; n < 2; n += 1) {
      const response = await gateway.form([resident, urgent]);
      const { id } = (await response.json()) as { id: string };
      await gateway.settled();
      const found = await tickets();
      expect(found).toMatchObject([{ stage: 'pharmacy_submitted', priority: 'urgent', rxNumber: '7001001' }]);
      const { lines } = await gateway.get<{ lines: { ticketId: string }[] }>(`/api/v1/messages/${id}`);
      expect(lines.map(({ ticketId }) => ticketId)).toEqual([found[0]?.id, found[0]?.id]);
    }
  });

  it('sent again with the same idempotency key is one request with one reference', async () => {
    const residents = [
      { name: 'Mary Johnson', birthDate: mary.birthDate, medications: [{ name: 'metoprolol 50 mg' }] },
    ];
    const options = { headers: { 'idempotency-key': crypto.randomUUID() } };
    const answers = await Promise.all(
      Array.from({ length: 5 }, async () => (await gateway.form(residents, options)).text()),
    );
    expect(new Set(answers).size).toBe(1);
    await gateway.settled();
    expect(await gateway.db.inboundMessage.count()).toBe(1);
    expect(await tickets()).toHaveLength(1);
  });
});

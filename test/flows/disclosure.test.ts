import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { emptyTraffic } from '../support/empty-traffic.ts';
import { openGateway, type TestGateway } from '../support/gateway.ts';
import { moveToNoon } from '../support/move-to-noon.ts';
import { mary, people, samuel, signatureOf } from './people.ts';

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await openGateway({ patients: people });
});
beforeEach(() => emptyTraffic(gateway));
afterAll(() => gateway.close());

const nobody = { given: 'Ruth', family: 'Palmer', birthDate: '1949-08-17' };
const firstPhone = '+14155550181';
const secondPhone = '+14155550182';

const referenceShape = /RG-[A-Z0-9]{7}/g;

type Named = typeof nobody;

/** "Mary Johnson 3/4/1952", of somebody who is not in the roster. */
function signature(person: Named): string {
  return signatureOf({ ...person, prescriptions: [] });
}

async function text(from: string, body: string): Promise<void> {
  await gateway.text({ from, body });
  await gateway.settled();
}

function answersTo(number: string): string[] {
  return gateway.vendor.messages
    .filter(({ to }) => to === number)
    .map(({ body }) => body)
    .reverse();
}

function withoutReferences(answers: string[]): string[] {
  return answers.map((body) => body.replaceAll(referenceShape, 'RG-…'));
}

function referencesIn(answers: string[]): string[] {
  return answers.flatMap((body) => body.match(referenceShape) ?? []);
}

async function ticketReferences(): Promise<string[]> {
  return (await gateway.db.ticket.findMany()).map(({ reference }) => reference);
}

/** Which of several references are one: the first place of each. */
function places(references: string[]): number[] {
  return references.map((reference) => references.indexOf(reference));
}

const conversations: [what: string, bodies: (person: Named) => string[]][] = [
  ['a refill', (person) => [`${signature(person)} refill metoprolol`]],
  ['a refill without a name of a medicine', (person) => [`${signature(person)} I need my refill`]],
  [
    'the same refill twice',
    (person) => [`${signature(person)} refill metoprolol`, `${signature(person)} refill metoprolol`],
  ],
  [
    'two texts in a row',
    (person) => [`this is ${signature(person)}`, 'please refill my metoprolol and atorvastatin'],
  ],
  ['a medicine first and the name afterwards', (person) => ['refill my metoprolol', signature(person)]],
  ['a question for the status', (person) => [`${signature(person)} what is the status of my refill?`]],
  ['a withdrawal', (person) => [`${signature(person)} please cancel my metoprolol refill`]],
  [
    'a clinical question',
    (person) => [`${signature(person)} can I take ibuprofen together with my metoprolol?`],
  ],
  ['a form of words with an Rx number', (person) => [`${person.given} ${person.family} Rx 7001001`]],
];

describe('two phones that are not on file, one naming a patient and the other nobody', () => {
  it.each(conversations)('are answered alike: %s', async (_what, bodies) => {
    await gateway.form([
      { name: 'Mary Johnson', birthDate: mary.birthDate, medications: [{ name: 'metoprolol 50 mg' }] },
    ]);
    await gateway.settled();
    for (const body of bodies(mary)) await text(firstPhone, body);
    for (const body of bodies(nobody)) await text(secondPhone, body);
    const [known, unknown] = [answersTo(firstPhone), answersTo(secondPhone)];
    expect(known.length).toBeGreaterThan(0);
    expect(withoutReferences(known)).toEqual(withoutReferences(unknown));
    expect(known.join()).not.toMatch(/mary|johnson|metoprolol|atorvastatin|oak/i);
    const told = referencesIn([...known, ...unknown]);
    expect(places(referencesIn(known))).toEqual(places(referencesIn(unknown)));
    expect(referencesIn(known).filter((reference) => referencesIn(unknown).includes(reference))).toEqual([]);
    const own = await ticketReferences();
    expect(told.filter((reference) => own.includes(reference))).toEqual([]);
  });

  it('and get another reference for the same person each time, by which staff find message and ticket', async () => {
    const body = `${signature(mary)} refill metoprolol`;
    await text(firstPhone, body);
    await text(secondPhone, body);
    const told = referencesIn([...answersTo(firstPhone), ...answersTo(secondPhone)]);
    expect(told).toHaveLength(2);
    expect(new Set(told).size).toBe(2);
    const [ticket] = await gateway.db.ticket.findMany();
    for (const [index, reference] of told.entries()) {
      type Found = { data: { id: string; from?: string }[] };
      const messages = await gateway.get<Found>(`/api/v1/messages?reference=${reference}`);
      expect(messages.data.map(({ from }) => from)).toEqual([[firstPhone, secondPhone][index]]);
      const tickets = await gateway.get<Found>(`/api/v1/tickets?reference=${reference}`);
      expect(tickets.data.map(({ id }) => id)).toEqual([ticket?.id]);
    }
  });
});

describe('news of a ticket, to a phone that is not on file', () => {
  it('names the request by the reference that the phone was told, never by the ticket’s', async () => {
    moveToNoon(gateway);
    await text(firstPhone, `${signature(mary)} refill metoprolol`);
    await text(secondPhone, `${signature(mary)} refill metoprolol`);
    const [ticket] = await gateway.db.ticket.findMany();
    if (!ticket) throw new Error('there is no ticket');
    const told = [firstPhone, secondPhone].map((phone) => referencesIn(answersTo(phone)));
    expect((await gateway.work(ticket.id, { type: 'pharmacy_accepted' })).status).toBe(200);
    await gateway.settled();
    for (const [index, phone] of [firstPhone, secondPhone].entries()) {
      expect(answersTo(phone)).toHaveLength(2);
      expect(new Set(referencesIn(answersTo(phone)))).toEqual(new Set(told[index]));
      expect(answersTo(phone).join()).not.toContain(ticket.reference);
    }
  });
});

describe('a form by a facility’s key, for somebody who is not its resident', () => {
  it('is answered alike whether or not there is such a person', async () => {
    const facility = await gateway.db.facility.findFirstOrThrow({ where: { sourceId: 'oak-house' } });
    const key = await gateway.createKey(['intake'], facility.id);
    const shown: unknown[] = [];
    for (const person of [samuel, nobody]) {
      const response = await gateway.form(
        [
          {
            name: `${person.given} ${person.family}`,
            birthDate: person.birthDate,
            medications: [{ name: 'lisinopril 20 mg' }],
          },
        ],
        { key },
      );
      expect(response.status).toBe(202);
      const receipt = (await response.json()) as { id: string; reference: string };
      await gateway.settled();
      const message = await fetch(`${gateway.url}/api/v1/messages/${receipt.id}`, {
        headers: { authorization: `Bearer ${key}` },
      });
      const replies = await gateway.db.outboundMessage.findMany({ where: { inReplyToId: receipt.id } });
      expect(referencesIn(replies.map((reply) => reply.text))).toEqual([receipt.reference]);
      expect(await ticketReferences()).not.toContain(receipt.reference);
      const view = (await message.json()) as Record<string, unknown>;
      const words = withoutReferences(replies.map((reply) => reply.text));
      const { intents, flags, identity, lines, state } = view;
      shown.push({ words, intents, flags, identity, lines: withoutTickets(lines), state });
    }
    expect(shown[0]).toEqual(shown[1]);
  });
});

describe('a form by a key of no facility', () => {
  it('is answered alike whether or not there is such a person, with its own reference', async () => {
    const key = await gateway.createKey(['intake'], null);
    const said: string[][] = [];
    for (const person of [samuel, nobody, samuel]) {
      const name = `${person.given} ${person.family}`;
      const response = await gateway.form([{ name, medications: [{ name: 'lisinopril 20 mg' }] }], { key });
      const { id, reference } = (await response.json()) as { id: string; reference: string };
      await gateway.settled();
      const replies = await gateway.db.outboundMessage.findMany({ where: { inReplyToId: id } });
      said.push(withoutReferences(replies.map((reply) => reply.text)));
      expect(referencesIn(replies.map((reply) => reply.text))).toEqual([reference]);
      expect(await ticketReferences()).not.toContain(reference);
    }
    expect(said[1]).toEqual(said[0]);
    expect(said[2]).toEqual(said[0]);
  });
});

/** A ticket's id and reference are random; everything else of a line must not differ. */
function withoutTickets(lines: unknown): unknown {
  const hidden = ['id', 'ticketId', 'reference'];
  const replaced = JSON.stringify(lines, (key, value: unknown) =>
    hidden.includes(key) && value !== null ? '…' : value,
  );
  return JSON.parse(replaced);
}

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readRxEvent } from '../../src/channels/pharmacy/read-rx-event.ts';
import { addDays, dateIn } from '../../src/domain/calendar-date.ts';
import { newId } from '../../src/domain/id.ts';
import { emptyTraffic } from '../support/empty-traffic.ts';
import { openGateway, type TestGateway } from '../support/gateway.ts';
import { withoutIds } from '../support/without-ids.ts';
import { rxEvent } from '../support/stand-ins/rx-event.ts';

const from = '+14155550118';
const basic = 'pioneer:a-password-of-some-length';
const token = 'a-token-of-24-characters-or-more';
const today = dateIn('America/Los_Angeles', new Date());
const ada = { first: 'ADA', last: 'Marsh', born: '03/04/1951' };

let gateway: TestGateway;
const logged: string[] = [];
beforeAll(async () => {
  gateway = await openGateway({
    patients: [
      {
        given: 'Ada',
        family: 'Marsh',
        birthDate: '1951-03-04',
        phones: [from],
        prescriptions: [
          { drug: 'Metoprolol 50 MG', rxNumber: '7501001' },
          { drug: 'Lisinopril 10 MG', rxNumber: '7501002', refills: 0 },
        ],
      },
    ],
    environment: {
      PHARMACY_EVENTS_BASIC: basic,
      PHARMACY_EVENTS_TOKEN: token,
      PHARMACY_EVENT_WORDS: 'Waiting for Courier=processing',
    },
    log: (line) => void logged.push(line),
  });
});
beforeEach(() => emptyTraffic(gateway));
afterAll(() => gateway.close());

function post(body: string, how: { path?: string; authorization?: string } = {}): Promise<Response> {
  const { path = '', authorization = `Basic ${btoa(basic)}` } = how;
  return fetch(`${gateway.url}/webhooks/pharmacy/rx-events${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization },
    body,
  });
}

/** As PioneerRx writes a day and its time: `03/04/1952 10:00:00`. */
function inUsWriting(moment: Date): string {
  const [year, month, day] = moment.toISOString().slice(0, 10).split('-');
  return `${month}/${day}/${year} 10:00:00`;
}

/** Sends an event and waits until it is worked. */
async function tell(event: ReturnType<typeof rxEvent>) {
  const messageId = event.MessageHeader.MessageID;
  const answer = await post(JSON.stringify(event));
  expect(await answer.json()).toEqual({ Message_Header: { Message_ID: messageId, Message_Type: 'ACK' } });
  return gateway.eventually('the event to be worked', async () => {
    const row = await gateway.db.pharmacyEvent.findUniqueOrThrow({ where: { messageId } });
    return row.state === 'waiting' ? null : row;
  });
}

async function ask(medicine: string) {
  await gateway.text({ from, body: `Ada Marsh 3/4/1951 refill ${medicine}` });
  await gateway.settled();
  return gateway.db.ticket.findFirstOrThrow();
}

function ticket() {
  return gateway.db.ticket.findFirstOrThrow({ include: { events: true, tasks: true } });
}

describe('who sends an event', () => {
  it.each([
    ['without a name and password', { authorization: '' }],
    ['with another password', { authorization: `Basic ${btoa('pioneer:guessed')}` }],
    ['with another token in the address', { path: '/another-token-of-24-characters', authorization: '' }],
  ])('%s is refused, and nothing is kept', async (_, how) => {
    const event = rxEvent({ rxNumber: '7501001', patient: ada });
    expect((await post(JSON.stringify(event), how)).status).toBe(403);
    expect(await gateway.db.pharmacyEvent.count()).toBe(0);
  });

  it('may prove it by the token at the end of the address', async () => {
    const event = JSON.stringify(rxEvent({ rxNumber: '7501001', patient: ada }));
    expect(await (await post(event, { path: `/${token}`, authorization: '' })).json()).toMatchObject({
      Message_Header: { Message_Type: 'ACK' },
    });
  });
});

describe('an event', () => {
  it.each([
    ['that is no JSON', '{"MessageHeader":', 'Malformed Json'],
    ['without an id', '{"MessageHeader":{"MessageID":""}}', 'UnknownID or missing id'],
  ])('%s is not acknowledged', async (_, body, reason) => {
    const answer = await post(body);
    expect(answer.status).toBe(200);
    expect(await answer.json()).toEqual({
      Message_Header: { Message_ID: '', Message_Type: 'NAK', Error: reason },
    });
  });

  it('that comes again is acknowledged again and worked once', async () => {
    const event = rxEvent({ rxNumber: '7501001', fillWords: 'Waiting for Check', patient: ada });
    const answers = await Promise.all([1, 2, 3].map(() => post(JSON.stringify(event))));
    for (const answer of answers) expect(await answer.text()).toContain('ACK');
    expect(await gateway.db.pharmacyEvent.count()).toBe(1);
  });

  it('under the id of another one is kept and worked beside it, once', async () => {
    await ask('metoprolol');
    const messageId = crypto.randomUUID();
    const told = { messageId, rxNumber: '7501001', patient: ada };
    await tell(rxEvent({ ...told, fillWords: 'Waiting for Godot' }));
    const other = rxEvent({ ...told, fillWords: 'Waiting for Check' });
    const SentOnUTC = new Date(Date.now() + 5000).toISOString();
    const later = { ...other, MessageHeader: { ...other.MessageHeader, SentOnUTC } };
    for (const event of [other, other, later])
      expect(await (await post(JSON.stringify(event))).text()).toContain('ACK');
    const moved = await gateway.eventually('the other one to be worked', async () => {
      const now = await ticket();
      return now.stage === 'pharmacy_submitted' ? null : now;
    });
    expect(moved.stage).toBe('pharmacy_processing');
    const rows = await gateway.db.pharmacyEvent.findMany({ orderBy: { id: 'asc' } });
    expect(rows.map(({ messageId: id }) => id)).toEqual([
      messageId,
      expect.stringMatching(/^.+ \[[0-9a-f]{12}\]$/),
    ]);
  });

  it('is kept without what nobody here needs', async () => {
    const row = await tell(rxEvent({ rxNumber: '7501001', fillWords: 'Waiting for Check', patient: ada }));
    expect(JSON.stringify(row.facts)).not.toMatch(/3456|Some plan|5550100/);
  });
});

describe('a refill at the pharmacy', () => {
  it('is processing, shipped and delivered when the pharmacy says so, each out of its event', async () => {
    await ask('metoprolol');
    const fillId = crypto.randomUUID();
    const told = { rxNumber: '7501001', patient: ada, fillId };
    expect(await tell(rxEvent({ ...told, fillWords: 'Waiting for Check' }))).toMatchObject({ state: 'done' });
    expect(await ticket()).toMatchObject({ stage: 'pharmacy_processing' });
    const rx = { ExpectedDeliveryDate: today, DateFilledUTC: new Date().toISOString() };
    await tell(rxEvent({ ...told, fillWords: 'Out for Delivery', rx }));
    expect(await ticket()).toMatchObject({
      stage: 'shipped',
      outcomeText: `Refill processed, delivery ETA: ${today}`,
    });
    await tell(rxEvent({ ...told, fillWords: 'Delivered', rx }));
    expect(await ticket()).toMatchObject({ stage: 'delivered', status: 'closed' });
    // The fill is one of the record's: whoever asks again tomorrow is too early.
    expect(await gateway.db.fill.findUniqueOrThrow({ where: { sourceId: fillId } })).toMatchObject({
      completed: true,
      quantity: 30,
      daysSupply: 30,
    });
    await gateway.db.fill.deleteMany({ where: { sourceId: fillId } });
  });

  it.each([
    [['Waiting for Check', 'Delivered', 'Out for Delivery']],
    [['Delivered', 'Out for Delivery', 'Waiting for Check']],
    [['Out for Delivery', 'Waiting for Check', 'Delivered']],
    [['Out for Delivery', 'Delivered', 'Waiting for Check']],
  ])('is delivered in the end when its events come as %j, and at once', async (order) => {
    const { id } = await ask('metoprolol');
    const fillId = crypto.randomUUID();
    const rx = { ExpectedDeliveryDate: today };
    const events = order.map((fillWords) =>
      rxEvent({ rxNumber: '7501001', patient: ada, fillId, fillWords, rx }),
    );
    await Promise.all(events.map((event) => post(JSON.stringify(event))));
    await gateway.eventually('all of them to be worked', async () =>
      (await gateway.db.pharmacyEvent.count({ where: { state: 'waiting' } })) === 0 ? true : null,
    );
    expect(await ticket()).toMatchObject({ stage: 'delivered', status: 'closed' });
    const shown = await gateway.get<{ systems: object[] }>(`/api/v1/tickets/${id}`);
    expect(shown.systems).toMatchObject([{ system: 'pharmacy', externalId: fillId, state: 'in_step' }]);
  });

  it('out for delivery without a day: a person asks the dispatcher, and no day is told', async () => {
    const { id } = await ask('metoprolol');
    await tell(rxEvent({ rxNumber: '7501001', fillWords: 'Out for Delivery', patient: ada }));
    const { stage, tasks } = await ticket();
    expect(stage).not.toBe('shipped');
    expect(tasks.map(({ kind }) => kind)).toContain('tell_delivery_date');
    expect(await gateway.db.ticketEvent.count({ where: { ticketId: id, type: 'shipped' } })).toBe(0);
  });

  it('that is completed at the till is confirmed by a person before anybody calls it delivered', async () => {
    await ask('metoprolol');
    await tell(rxEvent({ rxNumber: '7501001', fillWords: 'Completed', patient: ada }));
    const { stage, tasks } = await ticket();
    expect(stage).toBe('pharmacy_submitted');
    expect(tasks.map(({ kind }) => kind)).toContain('confirm_handed_out');
  });

  it('is moved by a message that tells of another prescription first', async () => {
    await ask('metoprolol');
    const event = rxEvent({ rxNumber: '7501001', patient: ada, fillWords: 'Waiting for Check' });
    const other = rxEvent({ rxNumber: '7501002', patient: ada, fillWords: 'Waiting for Check' });
    await tell({ ...event, Body: { ...event.Body, Rx: [other.Body.Rx, event.Body.Rx] } } as never);
    await gateway.eventually('both to be worked', async () => {
      const rows = await gateway.db.pharmacyEvent.findMany({ where: { state: { not: 'waiting' } } });
      return rows.length === 2 ? rows : null;
    });
    expect(await ticket()).toMatchObject({ stage: 'pharmacy_processing' });
  });

  it('is not moved by the delivery of an earlier fill', async () => {
    const fillId = crypto.randomUUID();
    const earlier = { rxNumber: '7501001', fillId, patient: ada };
    await tell(rxEvent({ ...earlier, fillWords: 'Waiting for Check' }));
    await ask('metoprolol');
    expect(await tell(rxEvent({ ...earlier, fillWords: 'Delivered' }))).toMatchObject({ state: 'ignored' });
    expect(await ticket()).toMatchObject({ stage: 'pharmacy_submitted' });
  });

  const monthAgo = new Date(Date.now() - 30 * 86_400_000);
  it.each([
    ['an event that was sent long before the request', { sentAt: monthAgo }],
    ['a fill that was handed out long before it', { rx: { CompletedDate: inUsWriting(monthAgo) } }],
  ])('is not moved by %s and comes late', async (_, of) => {
    await ask('metoprolol');
    for (const fillWords of ['Out for Delivery', 'Delivered']) {
      const event = rxEvent({ rxNumber: '7501001', patient: ada, fillWords, ...of });
      expect(await tell(event)).toMatchObject({ ticketIds: [] });
    }
    expect(await ticket()).toMatchObject({ stage: 'pharmacy_submitted', tasks: [] });
  });

  it.each([
    ['Delivered', 'confirm_handed_out'],
    ['Out for Delivery', 'tell_delivery_date'],
  ])('%s, when the last fill told of is an old one: a person looks which fill it is', async (words, kind) => {
    await ask('metoprolol');
    const rx = { LastFillDateTime: inUsWriting(monthAgo), ExpectedDeliveryDate: today };
    await tell(rxEvent({ rxNumber: '7501001', patient: ada, fillWords: words, rx }));
    const { stage, tasks } = await ticket();
    expect(stage).toBe('pharmacy_submitted');
    expect(tasks.map((task) => task.kind)).toEqual([kind]);
  });

  const hoursAgo = new Date(Date.now() - 2 * 3_600_000);
  it.each([
    ['handed out two hours before the request', { CompletedDate: hoursAgo.toISOString() }, 'ignored', []],
    [
      'with a day that cannot be read',
      { LastFillDateTime: '/Date(1761400000000)/' },
      'task',
      ['confirm_handed_out'],
    ],
    ['of none', { MedicationDispensed: { Quantity: '0' } }, 'task', ['hand_out_rest']],
    [
      'of another medicine',
      { MedicationDispensed: { DrugName: 'Warfarin 5 MG Tab' } },
      'task',
      ['find_out_other_medicine'],
    ],
  ])('a delivery %s moves nothing, and what came of it is told as it is', async (_, rx, state, kinds) => {
    const { id } = await ask('metoprolol');
    await tell(rxEvent({ rxNumber: '7501001', patient: ada, fillWords: 'Delivered', rx }));
    const { stage, tasks } = await ticket();
    expect(stage).toBe('pharmacy_submitted');
    expect(tasks.map(({ kind }) => kind)).toEqual(kinds);
    const told = await gateway.get<{ data: object[] }>('/api/v1/pharmacy-events');
    expect(told.data).toMatchObject([{ state, ticketIds: kinds.length > 0 ? [id] : [] }]);
  });

  it.each([
    ['an event of its cancelling', { event: 'RxCancelled' }, ['find_out_cancelled_fill']],
    ['a time of sending to come', { sentAt: new Date('2099-01-01T00:00:00Z') }, ['confirm_handed_out']],
  ])('a delivery beside %s moves nothing, and a person looks', async (_, of, kinds) => {
    await ask('metoprolol');
    await tell(rxEvent({ rxNumber: '7501001', patient: ada, fillWords: 'Delivered', ...of }));
    const { stage, tasks } = await ticket();
    expect(stage).toBe('pharmacy_submitted');
    expect(tasks.map(({ kind }) => kind)).toEqual(kinds);
  });

  it.each([
    ['returned to stock after its delivery', 'delivered', 'Returned to Stock'],
    ['delivered after it was withdrawn', 'withdrawn', 'Delivered'],
    ['delivered after the pharmacy has rejected it', 'review', 'Delivered'],
  ])('%s: nothing moves, and a person looks', async (_, stage, fillWords) => {
    const { id } = await ask('metoprolol');
    const told = { rxNumber: '7501001', patient: ada };
    if (stage === 'delivered') await tell(rxEvent({ ...told, fillWords: 'Delivered' }));
    else await gateway.work(id, { type: stage === 'review' ? 'pharmacy_rejected' : 'withdraw', reason: 'x' });
    expect(await ticket()).toMatchObject({ stage });
    expect(await tell(rxEvent({ ...told, fillWords }))).toMatchObject({ state: 'task', ticketIds: [id] });
    const after = await ticket();
    expect(after.stage).toBe(stage);
    const asked = after.tasks.filter(({ state }) => state === 'open').map(({ kind }) => kind);
    expect(asked).toContain('find_out_after_end');
  });

  it('has its messages worked in the order in which they came, whichever job is first', async () => {
    await ask('metoprolol');
    const told = { rxNumber: '7501001', patient: ada };
    const read = readRxEvent(JSON.stringify(rxEvent({ ...told, fillWords: 'Cancelled' })), () => today);
    const facts = JSON.parse(JSON.stringify(read.kind === 'read' ? read.facts[0] : null)) as object;
    const receivedAt = gateway.clock.now();
    // Its own job has not had its turn.
    const first = { id: newId(receivedAt), messageId: 'first', kind: 'StatusChange', facts, receivedAt };
    await gateway.db.pharmacyEvent.create({ data: first });
    await tell(rxEvent({ ...told, fillWords: 'Delivered' }));
    const { stage, tasks } = await ticket();
    expect(stage).toBe('delivered');
    expect(tasks.map(({ kind }) => kind)).toContain('find_out_cancelled_fill');
    const where = { messageId: 'first' };
    expect(await gateway.db.pharmacyEvent.findUnique({ where })).toMatchObject({ state: 'task' });
  });

  it('is delivered when the rest of a part has come, and a person sees to it that it does', async () => {
    await ask('metoprolol');
    const told = { rxNumber: '7501001', patient: ada, fillWords: 'Delivered' };
    const days = [addDays(today, 1), today];
    const fillIds = days.map(() => crypto.randomUUID());
    const events = ['25', '5'].map((Quantity, place) =>
      rxEvent({
        ...told,
        fillId: fillIds[place] ?? '',
        rx: {
          DateFilledUTC: `${days[place] ?? ''}T23:59:00Z`,
          MedicationDispensed: { Quantity, DaysSupply: Quantity },
        },
      }),
    );
    const [rest, part] = events as [(typeof events)[number], (typeof events)[number]];
    expect(await tell(part)).toMatchObject({ state: 'task', outcome: 'hand_out_rest' });
    expect(await ticket()).not.toMatchObject({ stage: 'delivered' });
    expect(await gateway.db.fill.findFirstOrThrow({ where: { sourceId: fillIds[1] ?? '' } })).toMatchObject({
      partial: true,
      quantity: 5,
    });
    expect(await tell(rest)).toMatchObject({ state: 'done', outcome: 'delivered' });
    expect(await ticket()).toMatchObject({ stage: 'delivered', status: 'closed' });
    await gateway.db.fill.deleteMany({ where: { sourceId: { in: fillIds } } });
  });

  it('is delivered though the last fill told of is an old one, when its own fill was heard of since', async () => {
    await ask('metoprolol');
    const rx = { LastFillDateTime: inUsWriting(monthAgo), ExpectedDeliveryDate: today };
    const told = { rxNumber: '7501001', patient: ada, fillId: crypto.randomUUID(), rx };
    for (const fillWords of ['Waiting for Check', 'Out for Delivery', 'Delivered'])
      await tell(rxEvent({ ...told, fillWords }));
    expect(await ticket()).toMatchObject({ stage: 'delivered', status: 'closed' });
  });

  it.each([
    ['a short given name', { ...ada, first: 'Addie' }],
    ['another family name', { ...ada, last: 'Meadows' }],
  ])('is moved for %s beside the Rx number and the birth date', async (_, patient) => {
    await ask('metoprolol');
    await tell(rxEvent({ rxNumber: '7501001', fillWords: 'Waiting for Check', patient }));
    expect(await ticket()).toMatchObject({ stage: 'pharmacy_processing' });
  });

  it('an operator’s own words are known by the setting', async () => {
    await ask('metoprolol');
    await tell(rxEvent({ rxNumber: '7501001', fillWords: 'Waiting for Courier', patient: ada }));
    expect(await ticket()).toMatchObject({ stage: 'pharmacy_processing' });
  });
});

describe('what the pharmacy says of a prescription', () => {
  it('discontinued: the record follows, and the ticket is decided again', async () => {
    await ask('metoprolol');
    await tell(rxEvent({ rxNumber: '7501001', rxWords: 'Discontinued', patient: ada }));
    const moved = await gateway.eventually('the ticket to be decided again', async () => {
      const now = await ticket();
      return now.stage === 'pharmacy_submitted' ? null : now;
    });
    expect(moved.stage).not.toMatch(/^(pharmacy|shipped|delivered)/);
    await tell(rxEvent({ rxNumber: '7501001', rxWords: 'Active', patient: ada }));
    expect(await gateway.db.prescription.findFirstOrThrow({ where: { rxNumber: '7501001' } })).toMatchObject({
      status: 'active',
    });
  });

  it('a new one of the medicine that is waited for: the e-script is received', async () => {
    expect(await ask('lisinopril')).toMatchObject({ stage: 'authorization_requested' });
    const rx = {
      DateWritten: `${today.slice(5, 7)}/${today.slice(8)}/${today.slice(0, 4)}`,
      ExpirationDateUTC: '2099-01-01T00:00:00',
      NumberOfRefillsAllowed: '3',
      RefillsRemaining: '3',
      DirectionsTranslatedEnglish: 'Take 1 tablet daily',
      MedicationPrescribed: { WrittenName: 'Lisinopril', DrugStrength: '10 MG', Quantity: '30.0' },
      MedicationDispensed: '',
    };
    const told = { rxNumber: '7501009', event: 'New Rx', rxWords: 'Active', patient: ada, rx };
    expect(await tell(rxEvent(told))).toMatchObject({ state: 'done', outcome: 'record' });
    const moved = await gateway.eventually('the e-script to be received', async () => {
      const now = await ticket();
      return now.stage === 'authorization_requested' ? null : now;
    });
    expect(moved).toMatchObject({ stage: 'pharmacy_submitted', rxNumber: '7501009' });
    expect(moved.events.map(({ type }) => type)).toContain('escript_received');
  });
});

describe('what means nothing here', () => {
  it.each([
    ['words that nobody has explained', { fillWords: 'Waiting for Godot', rxWords: 'Elsewhere' }, 'unknown'],
    [
      'somebody who is not in the roster',
      { patient: { first: 'No', last: 'Body', born: '1/1/1930' } },
      'unmatched',
    ],
    [
      'another name beside the Rx number and the birth date',
      { rxNumber: '7501001', patient: { ...ada, first: 'Zoe', last: 'Nobody' } },
      'unmatched',
    ],
  ])('%s: it is kept as such, and moves nothing', async (_, of, state) => {
    await ask('metoprolol');
    const row = await tell(rxEvent({ rxNumber: '7509999', fillWords: 'Delivered', patient: ada, ...of }));
    expect(row).toMatchObject({ state, ticketIds: [] });
    expect(await ticket()).toMatchObject({ stage: 'pharmacy_submitted' });
  });
});

it('what is logged of all this holds no person, medicine, number or secret', () => {
  const log = withoutIds(logged.join('\n'));
  expect(log).toContain('/webhooks/pharmacy/rx-events/:token');
  expect(log).not.toMatch(/marsh|metoprolol|lisinopril|75010|1951|3456|godot/i);
  for (const secret of [token, basic, btoa(basic)]) expect(log).not.toContain(secret);
});

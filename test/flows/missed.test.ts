import { afterEach, expect, it } from 'vitest';
import { openGateway, type GatewayOptions, type TestGateway } from '../support/gateway.ts';
import { newSid } from '../support/vendors.ts';
import { waitFor } from '../support/wait-for.ts';
import { people } from './people.ts';

let gateway: TestGateway;
afterEach(() => gateway.close());

async function open(options: GatewayOptions = {}): Promise<void> {
  gateway = await openGateway({ patients: people, ...options });
  await listsRead(1);
}

type Counts = {
  received: number;
  stored: number;
  ticketed: number;
  ended: number;
  difference: { stored: number; ended: number };
};
type Stats = {
  arrivals: {
    total: Counts;
    byHour: (Counts & { hour: string; channel: string })[];
    vendorLists: { channel: string; readAt: string }[];
  };
};

function stats(): Promise<Stats> {
  return gateway.get<Stats>('/api/v1/stats');
}

/** Until both lists have been read to their end so many times since the gateway came up. */
async function listsRead(times: number): Promise<void> {
  for (let n = 0; n < times; n += 1) {
    const from = gateway.clock.now().getTime();
    await waitFor('the lists to be read', async () => {
      const lists = await gateway.db.vendorList.findMany();
      return lists.filter(({ readAt }) => readAt.getTime() >= from - 500).length === 2 || null;
    });
  }
}

/** A text that stands in the vendor's list alone, sent so many minutes ago. */
function texted(minutesAgo: number, body: string, from = '+14155550170', numMedia = '0'): string {
  const date = new Date(Date.now() - minutesAgo * 60_000).toUTCString();
  const row = { from, to: gateway.vendor.number, body, num_media: numMedia };
  return gateway.vendor.addMessage({
    ...row,
    direction: 'inbound',
    status: 'received',
    date_sent: date,
    date_created: date,
  }).sid;
}

function stored(): Promise<{ providerId: string; text: string; state: string; receivedAt: Date }[]> {
  return gateway.db.inboundMessage.findMany({ orderBy: { id: 'asc' } });
}

async function storedSoon(count: number): Promise<void> {
  await waitFor(`${count} messages`, async () => ((await stored()).length >= count ? true : null), 30_000);
}

it('600 texts that came while it was down are taken in once each, in their order, and all end', async () => {
  await open();
  const senders = 150;
  const sids = Array.from({ length: 600 }, (_, n) => {
    const from = `+1415555${String(2000 + (n % senders)).padStart(4, '0')}`;
    return texted(11 - n / 60, `refill please ${n}`, from);
  });
  // The account also holds what we sent and what came for another number.
  gateway.vendor.addMessage({ to: '+14155552000', body: 'ours', date_sent: new Date().toUTCString() });
  gateway.vendor.addMessage({
    from: '+14155552001',
    to: '+14155550111',
    body: 'for somebody else',
    direction: 'inbound',
    date_sent: new Date().toUTCString(),
  });
  await gateway.restart();
  // The vendor delivers some of them again at the same moment, and a new one comes in before the list was read.
  const again = sids.slice(-40).map((sid, n) => {
    const from = `+1415555${String(2000 + ((560 + n) % senders)).padStart(4, '0')}`;
    return gateway.text({ sid, from, body: `refill please ${560 + n}` });
  });
  const fresh = await gateway.text({ from: '+14155552999', body: 'refill please' });
  await Promise.all(again);
  await storedSoon(601);
  const unfinished = { state: { in: ['received', 'processing'] as ('received' | 'processing')[] } };
  await waitFor(
    'all to end',
    async () => ((await gateway.db.inboundMessage.count({ where: unfinished })) === 0 ? true : null),
    60_000,
  );
  const { arrivals: closed } = await stats();
  expect(closed.total).toMatchObject({ received: 601, stored: 601, ended: 601 });
  expect(closed.total.difference).toEqual({ stored: 0, ended: 0 });
  const rows = await stored();
  expect(new Set(rows.map(({ providerId }) => providerId))).toEqual(new Set([...sids, fresh.sid]));
  expect(rows).toHaveLength(601);
  for (const row of rows) expect(row.state).toBe('processed');
  // A conversation stands in the order in which it was written.
  const missed = rows.filter(({ text }) => /\d$/.test(text) && Number(text.split(' ')[2]) < 560);
  const byNumber = missed.map(({ text }) => Number(text.split(' ')[2]));
  for (let sender = 0; sender < senders; sender += 1) {
    const own = byNumber.filter((n) => n % senders === sender);
    expect(own).toEqual(own.toSorted((a, b) => a - b));
  }
  // Reading the lists once more finds nothing.
  await gateway.restart();
  await listsRead(1);
  expect(await gateway.db.inboundMessage.count()).toBe(601);
}, 120_000);

it('a text that comes in right after the start does not hide those that were missed hours before', async () => {
  await open();
  const [first, second] = [texted(180, 'the first'), texted(179.99, 'the second')];
  await gateway.db.vendorList.updateMany({ data: { readUpTo: new Date(Date.now() - 200 * 60_000) } });
  gateway.vendor.refuseLists(503);
  await gateway.restart();
  await gateway.text({ from: '+14155550171', body: 'refill please' });
  gateway.vendor.refuseLists(null);
  await gateway.restart();
  await storedSoon(3);
  expect((await stored()).map(({ providerId }) => providerId).slice(0, 2)).toEqual([first, second]);
});

it.each([
  ['ahead', 26 * 60],
  ['behind', -26 * 60],
])('nothing is left behind when our clock was %s for a while', async (_, minutes) => {
  await open();
  gateway.clock.move(minutes);
  const before = texted(1, 'while the clock was wrong');
  await gateway.restart();
  await storedSoon(1);
  gateway.clock.move(-minutes);
  const after = texted(0.5, 'when it was right again', '+14155550172');
  await gateway.restart();
  await storedSoon(2);
  expect(new Set((await stored()).map(({ providerId }) => providerId))).toEqual(new Set([before, after]));
});

it('a list that cannot be read shows in the figures and is read from the same place later', async () => {
  await open();
  gateway.vendor.refuseLists(500);
  await gateway.restart();
  const sid = texted(5, 'refill please');
  gateway.clock.move(90);
  const metrics = await (await fetch(`${gateway.url}/metrics`)).text();
  const age = /refill_vendor_list_age_seconds\{channel="sms"\} (\S+)/.exec(metrics)?.[1];
  expect(Number(age)).toBeGreaterThan(5000);
  gateway.vendor.refuseLists(null);
  await gateway.restart();
  await storedSoon(1);
  expect((await stored())[0]?.providerId).toBe(sid);
});

it('two gateways that read the list at once take each text in once', async () => {
  await open();
  const sids = Array.from({ length: 120 }, (_, n) => texted(5, `refill ${n}`, `+1415555${3000 + n}`));
  await Promise.all([gateway.restart(), gateway.startAnother(), gateway.startAnother()]);
  await storedSoon(120);
  await listsRead(1);
  expect((await stored()).map(({ providerId }) => providerId).sort()).toEqual(sids.sort());
});

it('a photo that was missed is fetched with its words', async () => {
  await open();
  texted(3, 'here is the label', '+14155550173', '2');
  await gateway.restart();
  await storedSoon(1);
  const fetched = await waitFor('the photos', async () => {
    const rows = await gateway.db.attachment.findMany({ orderBy: { position: 'asc' } });
    return rows.length === 2 && rows.every(({ fetchedAt }) => fetchedAt !== null) ? rows : null;
  });
  expect(fetched.map(({ contentType }) => contentType)).toEqual(['image/gif', 'image/gif']);
});

it('a call that nobody answered is called back, when our number takes calls at all', async () => {
  await open();
  const call = { from: '+14155550174', start_time: new Date(Date.now() - 600_000).toUTCString() };
  gateway.vendor.addCall({ ...call, to: gateway.vendor.number, status: 'failed' });
  await gateway.restart();
  await listsRead(1);
  expect(await gateway.db.inboundMessage.count()).toBe(0);
  await gateway.call({ from: '+14155550175', transcript: 'This is a test of the line, thank you' });
  gateway.vendor.addCall({ ...call, to: gateway.vendor.number, status: 'failed' });
  await gateway.db.vendorList.updateMany({ data: { readUpTo: new Date(Date.now() - 3_600_000) } });
  gateway.vendor.calls.splice(1);
  await gateway.restart();
  await storedSoon(2);
  await gateway.settled();
  const message = await gateway.db.inboundMessage.findFirstOrThrow({ where: { from: call.from } });
  expect(message).toMatchObject({ channel: 'voice', from: call.from, state: 'processed' });
  const source = await gateway.db.ticketSource.findFirstOrThrow({
    where: { messageId: message.id },
    include: { ticket: true },
  });
  expect(source.ticket).toMatchObject({ stage: 'review', flags: ['unscreened'] });
  expect(await gateway.db.task.findMany({ where: { messageId: message.id } })).toMatchObject([
    { kind: 'call_back', ticketId: source.ticketId },
  ]);
});

it('what the vendor recorded of a missed call, or of one whose end we were not told, is fetched and heard', async () => {
  await open();
  await gateway.call({ from: '+14155550175', transcript: 'This is a test of the line, thank you' });
  const start_time = new Date(Date.now() - 600_000).toUTCString();
  const missed = gateway.vendor.addCall({ from: '+14155550176', to: gateway.vendor.number, start_time });
  const cut = gateway.vendor.addCall({ from: '+14155550177', to: gateway.vendor.number, start_time });
  const [greeted] = gateway.callbacksOf({ sid: cut.sid, from: cut.from, transcript: null });
  if (greeted) await gateway.callback(greeted);
  gateway.vendor.callRecordings.set(missed.sid, [newSid('RE')]).set(cut.sid, [newSid('RE')]);
  await gateway.db.vendorList.updateMany({ data: { readUpTo: new Date(Date.now() - 3_600_000) } });
  await gateway.restart();
  const home = await gateway.eventually('both recordings', async () => {
    const rows = await gateway.db.attachment.findMany({
      where: { storedIn: 'disk', message: { providerId: { in: [missed.sid, cut.sid] } } },
      include: { message: true },
    });
    return rows.length === 2 ? rows : null;
  });
  expect(home.map(({ message }) => message.from).sort()).toEqual([missed.from, cut.from]);
  const task = await gateway.eventually('the task', () =>
    gateway.db.task.findFirst({ where: { kind: 'hear_recording' } }),
  );
  expect(home.map(({ messageId }) => messageId)).toContain(task.messageId);
  await gateway.restart();
  await listsRead(1);
  expect(await gateway.db.attachment.count()).toBe(3);
});

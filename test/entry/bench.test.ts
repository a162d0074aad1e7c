import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Figures } from '../../src/entry/bench/figures.ts';
import { postRequests } from '../../src/entry/bench/post-requests.ts';
import { reportLines, table } from '../../src/entry/bench/report.ts';
import { signedRequests } from '../../src/entry/bench/signed-requests.ts';
import { readForm } from '../../src/channels/twilio/form.ts';
import { isSignedByTwilio } from '../../src/channels/twilio/signature.ts';

const account = {
  sid: `AC${'0'.repeat(32)}`,
  token: 'a-token',
  number: '+14155550100',
  publicUrl: 'https://bench.example',
};

const bodies: { raw: string; signature: string | null; target: string }[] = [];
const server = createServer((request, response) => {
  let raw = '';
  request.on('data', (chunk: Buffer) => (raw += chunk.toString()));
  request.on('end', () => {
    const signature = request.headers['x-twilio-signature'];
    bodies.push({
      raw,
      signature: typeof signature === 'string' ? signature : null,
      target: request.url ?? '',
    });
    response.writeHead(bodies.length % 5 === 0 ? 503 : 200, { 'content-length': 2 }).end('ok');
  });
});
beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve())));
afterAll(() => server.close());

test('the load is really signed, each request is posted once, and refusals are counted', async () => {
  const { port } = server.address() as AddressInfo;
  const result = await postRequests(`http://127.0.0.1:${port}`, signedRequests(account, 7, 20), 4);
  expect(result).toMatchObject({ accepted: 16, refused: 4 });
  expect(new Set(bodies.map(({ raw }) => readForm(raw).fields['MessageSid'])).size).toBe(20);
  for (const { raw, signature, target } of bodies) {
    const signed = isSignedByTwilio({ target, signature, form: readForm(raw) }, account.publicUrl, [
      account.token,
    ]);
    expect(signed).toBe(true);
  }
});

function figures(changes: Partial<Figures> = {}): Figures {
  const ack = { rate: 1, p50Ms: 1, p99Ms: 1 };
  return {
    machine: { cores: 2, cpu: 'a processor', memoryGb: 4, node: '24', postgres: '18' },
    start: { startMs: 900, residentMb: 200, postgresMb: null },
    reader: [
      {
        furtherNames: 0,
        loadMs: 200,
        textMs: 0.4,
        longTextRatio: 4,
        longReadMs: 250,
        residentMb: 60,
        liveMb: 30,
      },
      {
        furtherNames: 5_000,
        loadMs: 900,
        textMs: 3,
        longTextRatio: 6,
        longReadMs: 900,
        residentMb: 120,
        liveMb: 90,
      },
    ],
    roster: [
      { resources: 10, perSecond: 3_000, heldMb: 200, residentMb: 300 },
      { resources: 40, perSecond: 3_100, heldMb: 240, residentMb: 300 },
    ],
    lookups: {
      patients: 50_000,
      generatedSeconds: 9,
      p50Ms: 3,
      p99Ms: 9,
      kinds: [{ kind: 'name alone', identityMs: 2, dedupMs: 1 }],
    },
    lists: {
      count: 50_000,
      lists: [{ list: 'tickets', combinations: 200, p50Ms: 5, slowestMs: 30, slowest: 'status' }],
    },
    recordings: { calls: 20, seconds: 120, soundMb: 37, restMb: 300, peakMb: 349 },
    clocks: { clocks: 100, fired: 110, seconds: 89, perSecond: 1.2 },
    outbox: { queued: 50_000, done: 2_000, seconds: 20, perSecond: 100, risenMb: 10 },
    acknowledgement: [
      { concurrency: 32, gateway: ack, floor: ack, ratio: 2.01 },
      { concurrency: 1, gateway: ack, floor: ack, ratio: 0.95 },
    ],
    endToEnd: { messages: 10, seconds: 1, perSecond: 130, postedPerSecond: 1000 },
    sending: { replies: 10, seconds: 0.1, perSecond: 100 },
    replies: { p50Ms: 0.2, p99Ms: 1 },
    decisions: { decisions: 100_000, seconds: 1, perSecond: 100_000, rules: 8 },
    ...changes,
  };
}

test('a list that is slow at the median misses its target, whatever its slowest is', () => {
  const list = { list: 'tickets', combinations: 200, p50Ms: 20, slowestMs: 30, slowest: 'status' };
  const slow = reportLines(figures({ lists: { count: 1_000_000, lists: [list, { ...list, p50Ms: 19.9 }] } }));
  const missed = slow.filter(({ pass }) => pass === false);
  expect(missed.map(({ name, value }) => [name, value])).toEqual([
    ['list of tickets among 1000000, 200 combinations of filters', 'p50 20.0 ms, slowest 30.0 ms (status)'],
  ]);
});

test('every target is in the table with its verdict', () => {
  expect(reportLines(figures()).filter(({ pass }) => pass === true)).toHaveLength(23);
  const slow = figures({ endToEnd: { messages: 10, seconds: 1, perSecond: 119, postedPerSecond: 1000 } });
  const missed = reportLines(slow).filter(({ pass }) => pass === false);
  expect(missed.map(({ name }) => name)).toEqual(['end to end, 10 texts']);
  const heavy = {
    furtherNames: 0,
    loadMs: 301,
    textMs: 2.1,
    longTextRatio: 9,
    longReadMs: 1_001,
    residentMb: 81,
    liveMb: 81,
  };
  const over = reportLines(figures({ reader: [heavy] })).filter(({ pass }) => pass === false);
  expect(over.map(({ name, target }) => [name.split(',')[0], target])).toEqual([
    ['reading a text (safety and extraction)', '< 2 ms'],
    ['screening 16', '< 8 ×'],
    ['reading four texts of 10', '< 1000 ms'],
    ['loading the reader', '< 300 ms'],
    ['memory that loading the reader adds', '< 80 MB'],
    ['memory that the reader keeps', '< 80 MB'],
  ]);
  const growing = [
    { resources: 10, perSecond: 2_999, heldMb: 200, residentMb: 300 },
    { resources: 40, perSecond: 3_100, heldMb: 260, residentMb: 300 },
  ];
  const lookups = { ...figures().lookups, p50Ms: 8 };
  const large = reportLines(figures({ roster: growing, lookups })).filter(({ pass }) => pass === false);
  expect(large.map(({ name, target }) => [name, target])).toEqual([
    ['import, 10 resources', '≥ 3000/s'],
    ['memory in use by the larger import against the smaller', '≤ 1.25 ×'],
    ['identity and dedup, 50000 patients', 'p50 < 8 ms'],
  ]);
  const loud = { recordings: { ...figures().recordings, peakMb: 350 } };
  expect(reportLines(figures(loud)).find(({ pass }) => pass === false)?.value).toBe('50 MB above 300 MB');
  const lost = { clocks: { clocks: 100, fired: 99, seconds: 1, perSecond: 99 } };
  expect(reportLines(figures(lost)).find(({ pass }) => pass === false)?.name).toMatch(/^sweeping 100 clocks/);
  expect(table(reportLines(slow))).toMatch(/end to end, 10 texts.*119\/s.*≥ 120\/s\s+MISSED/);
});

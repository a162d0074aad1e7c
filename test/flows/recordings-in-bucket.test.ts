import { afterAll, beforeAll, expect, it } from 'vitest';
import { defaultPolicy } from '../../src/domain/policy.ts';
import { startBucketServer, type BucketServer } from '../support/bucket-server.ts';
import { openGateway, type TestGateway } from '../support/gateway.ts';
import { newSid } from '../support/vendors.ts';
import { mary, people, phoneOf } from './people.ts';

let bucket: BucketServer;
let gateway: TestGateway;
beforeAll(async () => {
  bucket = await startBucketServer();
  gateway = await openGateway({
    patients: people,
    environment: {
      AUDIO_BUCKET_URL: bucket.url,
      AUDIO_BUCKET_KEY_ID: bucket.accessKeyId,
      AUDIO_BUCKET_SECRET: bucket.secretAccessKey,
      AUDIO_BUCKET_REGION: bucket.region,
    },
  });
  await gateway.hastenRetries();
});
afterAll(async () => {
  await gateway.close();
  await bucket.close();
});

/** An MP3 frame header and what might follow it: a coding of which no sample is read here. */
const mp3 = Uint8Array.from([0xff, 0xfb, 0x90, 0x64, ...Array.from({ length: 4000 }, (_, at) => at % 251)]);

function recording(where: object) {
  return gateway.eventually('the recording', () => gateway.db.attachment.findFirst({ where }));
}

async function metrics(): Promise<string> {
  return (await fetch(`${gateway.url}/metrics`)).text();
}

it('an MP3 that nobody could transcribe waits at the vendor while the bucket is away, and is heard by a person', async () => {
  bucket.trouble = 503;
  const callbacks = gateway.callbacksOf({ sid: newSid('CA'), from: phoneOf(mary), transcript: null });
  const sid = callbacks[1]?.fields['RecordingSid'] ?? '';
  const headers = { 'content-type': 'audio/mpeg' };
  gateway.vendor.recordingAnswers.set(sid, () => new Response(mp3, { headers }));
  for (const callback of callbacks) expect([200, 204]).toContain(await gateway.callback(callback));

  await recording({ waitingFor: { not: null } });
  await gateway.settled();
  const ready = await fetch(`${gateway.url}/readyz`);
  expect(await ready.json()).toMatchObject({ recordings: { store: 'trouble', waiting: 1 } });
  expect(await metrics()).toMatch(/refill_recording_store_trouble\{reason="\w+"\} 1/);
  expect(await metrics()).toMatch(/refill_recordings\{place="to_be_fetched"\} 1/);

  const openedBy = gateway.clock.now();
  expect(await gateway.db.ticket.findMany({ include: { tasks: true, clocks: true } })).toMatchObject([
    { stage: 'review', queue: 'concierge', priority: 'urgent', flags: ['unscreened'], status: 'open' },
  ]);
  const ticket = await gateway.db.ticket.findFirstOrThrow({ include: { tasks: true, clocks: true } });
  expect(ticket.tasks).toMatchObject([{ kind: 'hear_recording', state: 'open' }]);
  const first = ticket.clocks.find(({ kind }) => kind === 'first_response');
  expect(Number(first?.dueAt) - openedBy.getTime()).toBeLessThanOrEqual(
    defaultPolicy.clocks.firstResponseHours.urgent.value * 3_600_000,
  );

  bucket.trouble = null;
  const { id } = await recording({ storedIn: 'bucket', waitingFor: null });
  const [sealed] = bucket.objects.values();
  expect(sealed?.includes(Buffer.from(mp3.subarray(100, 300)))).toBe(false);
  expect(await (await fetch(`${gateway.url}/readyz`)).json()).toMatchObject({
    recordings: { store: 'up', waiting: 0 },
  });
  expect(await metrics()).toMatch(/refill_recordings\{place="kept"\} 1/);
  const { messageId } = await gateway.db.attachment.findFirstOrThrow({ where: { id } });
  const authorization = { authorization: `Bearer ${gateway.key}` };
  const heard = await fetch(`${gateway.url}/api/v1/messages/${messageId}/audio`, { headers: authorization });
  expect(heard.headers.get('content-type')).toBe('audio/mpeg');
  expect(new Uint8Array(await heard.arrayBuffer())).toEqual(mp3);
  expect(await gateway.db.ticket.count()).toBe(1);
});

import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { emptyTraffic } from '../support/empty-traffic.ts';
import { openGateway, type TestGateway } from '../support/gateway.ts';
import { mary, people, phoneOf, stranger } from './people.ts';

const logged: string[] = [];
const sound = Uint8Array.from(new TextEncoder().encode('RIFF the voice of a caller'));

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await openGateway({ patients: people, log: (line) => void logged.push(line) });
});
beforeEach(async () => {
  await emptyTraffic(gateway);
  gateway.vendor.refuseDeletion.status = null;
  gateway.vendor.recordingAnswers.clear();
  gateway.vendor.deletedTranscriptions.clear();
});
afterAll(() => gateway.close());

const transcript =
  'This is Mary Johnson, date of birth March fourth nineteen fifty two, I need a refill of my metoprolol fifty milligrams';

function wav(): Response {
  return new Response(sound, { headers: { 'content-type': 'audio/x-wav' } });
}

/** Plays a call; answers the vendor's id of its recording. */
async function ring(answer: () => Response, said = { from: phoneOf(mary), transcript }): Promise<string> {
  const callbacks = gateway.callbacksOf({ sid: newCall(), ...said });
  const sid = callbacks[1]?.fields['RecordingSid'] ?? '';
  gateway.vendor.recordingAnswers.set(sid, answer);
  for (const callback of callbacks) await gateway.callback(callback);
  return sid;
}

/** Plays a call to its end; answers its message, too. */
async function call(answer: () => Response = wav): Promise<{ id: string; sid: string }> {
  const sid = await ring(answer);
  await gateway.settled();
  const { id } = await gateway.db.inboundMessage.findFirstOrThrow();
  return { id, sid };
}

function newCall(): string {
  return `CA${crypto.randomUUID().replaceAll('-', '')}`;
}

/** Until the recording is as far as the condition says. */
function stored(where: object) {
  return gateway.eventually('the recording', () => gateway.db.attachment.findFirst({ where }));
}

function audio(id: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Response> {
  return fetch(`${gateway.url}/api/v1/messages/${id}/audio`, {
    method,
    headers: { authorization: `Bearer ${gateway.key}`, ...headers },
  });
}

async function eventTypes(): Promise<string[]> {
  const events = await gateway.db.ticketEvent.findMany({ orderBy: { sequence: 'asc' } });
  return events.map(({ type }) => type);
}

/** Begins, and then nothing more comes. */
function withoutEnd(): Response {
  return new Response(new ReadableStream({ start: (controller) => controller.enqueue(sound) }));
}

describe('recordings whose vendor never gets to their end', () => {
  it('hold up none that is recorded after them', async () => {
    let hanging = 0;
    for (let nth = 0; nth < 3; nth += 1) {
      let asked = 0;
      await ring(() => {
        asked += 1;
        if (asked === 1) return new Response(null, { status: 404 });
        hanging += 1;
        return withoutEnd();
      });
    }
    await gateway.eventually('two of them to hang', () => (hanging > 1 ? true : null));
    const begunAt = performance.now();
    const sid = await ring(wav);
    await stored({ recordingSid: sid, storedIn: { not: null } });
    expect(performance.now() - begunAt).toBeLessThan(6_000);
  });
});

describe('the recording of a call', () => {
  it('is kept sealed on the disk, and given out as it was to whoever may hear it', async () => {
    const { id } = await call();
    const { id: name } = await stored({ storedIn: 'disk' });
    const folder = join(gateway.dataDir, 'audio');
    expect(await readdir(folder)).toContain(`${name}.sealed`);
    expect((await readFile(join(folder, `${name}.sealed`))).includes(Buffer.from(sound))).toBe(false);

    const heard = await audio(id);
    expect(heard.status).toBe(200);
    expect(Object.fromEntries(heard.headers)).toMatchObject({
      'content-type': 'audio/x-wav',
      'cache-control': 'no-store',
      'accept-ranges': 'bytes',
      'content-length': String(sound.byteLength),
    });
    expect(new Uint8Array(await heard.arrayBuffer())).toEqual(sound);
    expect(await gateway.db.patientRead.findMany({ where: { why: 'file' } })).toMatchObject([
      { subject: 'message', subjectId: id, route: '/api/v1/messages/:id/audio' },
    ]);
    expect(logged.filter((line) => line.includes('recording_read') && line.includes(id))).toHaveLength(1);
  });

  it.each([
    ['GET', 'bytes=0-3', 206, 'RIFF', 'bytes 0-3/26'],
    ['GET', 'Bytes=0-3', 206, 'RIFF', 'bytes 0-3/26'],
    ['GET', 'bytes=-6', 206, 'caller', 'bytes 20-25/26'],
    ['GET', 'bytes=26-', 416, 'range_not_satisfiable', 'bytes */26'],
    ['HEAD', undefined, 200, '', null],
  ])('is given by %s in the range %s: %d', async (method, range, status, body, contentRange) => {
    const { id } = await call();
    await stored({ storedIn: 'disk' });
    const response = await audio(id, range === undefined ? {} : { range }, method);
    expect(response.status).toBe(status);
    expect(response.headers.get('content-range')).toBe(contentRange);
    if (method === 'HEAD') expect(response.headers.get('content-length')).toBe('26');
    const text = await response.text();
    expect(status === 416 ? (JSON.parse(text) as { code: string }).code : text).toBe(body);
  });

  it('is written down as heard also in the console, and of a call of which nobody knows whom it is about', async () => {
    const sid = await ring(wav, { from: stranger, transcript: 'please call me back' });
    await gateway.settled();
    const { messageId } = await stored({ recordingSid: sid, storedIn: 'disk' });
    expect(await gateway.db.inboundMessage.findFirst()).toMatchObject({ identity: { patientId: null } });
    const signedIn = await fetch(`${gateway.url}/console/sign-in`, {
      method: 'POST',
      redirect: 'manual',
      headers: { 'sec-fetch-site': 'same-origin' },
      body: new URLSearchParams({ key: gateway.key }),
    });
    const cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? '';
    const address = `${gateway.url}/console/messages/${messageId}/attachments/0`;
    expect((await fetch(address, { headers: { cookie } })).status).toBe(200);
    const lines = logged.filter((line) => line.includes('recording_read') && line.includes(messageId));
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain('apiKeyId');
  });

  it('is nobody’s without the scope, and not of another facility’s key', async () => {
    const { id } = await call();
    await stored({ storedIn: 'disk' });
    const intake = await gateway.createKey(['intake'], null);
    expect((await audio(id, { authorization: `Bearer ${intake}` })).status).toBe(403);
    expect((await audio(id, { authorization: '' })).status).toBe(401);
    const facility = await gateway.db.facility.create({
      data: { id: crypto.randomUUID(), sourceId: crypto.randomUUID(), name: 'Oak House', contentHash: '' },
    });
    const other = await gateway.createKey(['tickets'], facility.id);
    const refused = await audio(id, { authorization: `Bearer ${other}` });
    expect(refused.status).toBe(404);
    expect(await refused.json()).toMatchObject({ code: 'recording_not_found' });
    expect(await gateway.db.patientRead.count({ where: { why: 'file' } })).toBe(0);
  });

  it('is not there where nothing was recorded', async () => {
    await gateway.text({ from: phoneOf(mary), body: 'refill metoprolol' });
    await gateway.settled();
    const { id } = await gateway.db.inboundMessage.findFirstOrThrow();
    const missing = await audio(id);
    expect([missing.status, missing.headers.get('content-type')]).toEqual([404, 'application/problem+json']);
    expect(await missing.json()).toMatchObject({ code: 'recording_not_found' });
  });

  it('of which a bit was turned is refused, and the log says so', async () => {
    const { id } = await call();
    const { id: name } = await stored({ storedIn: 'disk' });
    const file = join(gateway.dataDir, 'audio', `${name}.sealed`);
    const sealed = await readFile(file);
    sealed[sealed.byteLength - 1] = (sealed.at(-1) ?? 0) ^ 1;
    await writeFile(file, sealed);
    const refused = await audio(id);
    expect(refused.status).toBe(500);
    expect(await refused.json()).toMatchObject({ code: 'recording_unreadable' });
    expect(logged.some((line) => line.includes('recording_unreadable') && line.includes('damaged'))).toBe(
      true,
    );
  });

  it('is told as not readable by a gateway that has lost the key', async () => {
    const { id } = await call();
    await stored({ storedIn: 'disk' });
    await rm(join(gateway.dataDir, 'recordings.key'));
    await gateway.restart();
    const refused = await audio(id);
    expect(refused.status).toBe(500);
    expect(await refused.json()).toMatchObject({ code: 'recording_unreadable' });
    expect(logged.some((line) => line.includes('unknown_key'))).toBe(true);
  });
});

describe('the vendor’s copy of a recording', () => {
  it('is deleted once it is kept here and transcribed there, with proof on the ticket', async () => {
    const { sid } = await call();
    await stored({ storedIn: 'disk' });
    expect(gateway.vendor.deletedRecordings.has(sid)).toBe(false);
    await gateway.restart();
    const row = await stored({ vendorDeletedAt: { not: null } });
    expect(gateway.vendor.deletedRecordings.has(sid)).toBe(true);
    const [proof] = await gateway.db.ticketEvent.findMany({
      where: { type: 'recording_deleted_at_vendor' },
    });
    expect(proof).toMatchObject({ actor: 'system', at: row.vendorDeletedAt });
    expect(proof?.detail).toMatchObject({ recordingSid: sid, answer: 'deleted' });
    const [transcriptionSid = ''] = gateway.vendor.deletedTranscriptions;
    const [words] = await gateway.db.ticketEvent.findMany({
      where: { type: 'transcription_deleted_at_vendor' },
    });
    expect(words?.detail).toMatchObject({ transcriptionSid, answer: 'deleted' });
    const told = await gateway.db.callEvent.findFirstOrThrow({ where: { kind: 'transcription' } });
    expect(told.fact).toMatchObject({ transcriptionSid });
    await gateway.restart();
    expect((await eventTypes()).filter((type) => type === 'recording_deleted_at_vendor')).toHaveLength(1);
  });

  it('is asked for again while the vendor refuses, and is gone when it has it no more', async () => {
    const { sid } = await call();
    await stored({ storedIn: 'disk' });
    gateway.vendor.refuseDeletion.status = 500;
    await gateway.restart();
    await gateway.eventually('the refusal', () =>
      logged.some((line) => line.includes('recording_not_deleted') && line.includes('status_500'))
        ? true
        : null,
    );
    expect(await gateway.db.attachment.count({ where: { vendorDeletedAt: { not: null } } })).toBe(0);
    gateway.vendor.deletedRecordings.add(sid);
    gateway.vendor.refuseDeletion.status = null;
    await gateway.restart();
    await stored({ vendorDeletedAt: { not: null } });
    const events = await gateway.db.ticketEvent.findMany({ where: { type: 'recording_deleted_at_vendor' } });
    expect(events.map(({ detail }) => (detail as { answer: string }).answer)).toEqual(['gone']);
  });

  it('stays for as long as the vendor may still be transcribing it', async () => {
    const callbacks = gateway.callbacksOf({ sid: newCall(), from: phoneOf(mary), transcript });
    for (const callback of callbacks.slice(0, 3)) await gateway.callback(callback);
    await stored({ storedIn: 'disk' });
    gateway.clock.move(5);
    await gateway.restart();
    await gateway.settled();
    expect(await gateway.db.attachment.count({ where: { vendorDeletedAt: { not: null } } })).toBe(0);
    gateway.clock.move(30);
    await gateway.restart();
    await stored({ vendorDeletedAt: { not: null } });
  });

  it('that is gone takes a transcription which comes later with it, once, with proof of its own', async () => {
    const callbacks = gateway.callbacksOf({ sid: newCall(), from: phoneOf(mary), transcript });
    for (const callback of callbacks.slice(0, 3)) await gateway.callback(callback);
    await stored({ storedIn: 'disk' });
    gateway.clock.move(5);
    await gateway.restart();
    await gateway.settled();
    gateway.clock.move(30);
    await gateway.restart();
    await stored({ vendorDeletedAt: { not: null } });
    expect(gateway.vendor.deletedTranscriptions.size).toBe(0);
    for (const callback of callbacks.slice(3)) await gateway.callback(callback);
    await gateway.settled();
    await gateway.restart();
    await stored({ vendorDeletedAt: { not: null } });
    const [transcriptionSid] = gateway.vendor.deletedTranscriptions;
    expect(transcriptionSid).toBe(callbacks[3]?.fields['TranscriptionSid']);
    const ofCall = await gateway.db.ticketEvent.findMany({
      where: { type: { endsWith: '_deleted_at_vendor' } },
      orderBy: { id: 'asc' },
    });
    const words = ofCall.filter(({ type }) => type.startsWith('transcription'));
    const tickets = new Set(words.map(({ ticketId }) => ticketId));
    expect(words).toHaveLength(tickets.size);
    expect(words[0]?.detail).toMatchObject({ transcriptionSid, answer: 'deleted' });
    expect(ofCall.filter(({ type }) => type.startsWith('recording'))).toHaveLength(1);
  });
});

/** Clocks of three months fire meanwhile, so that a version may be stale. */
async function withdrawTickets(): Promise<void> {
  for (const { id } of await gateway.db.ticket.findMany())
    await gateway.eventually('the withdrawal', async () => {
      const { status } = await gateway.work(id, { type: 'withdraw' });
      return status === 200 ? status : null;
    });
}

describe('when its time is over', () => {
  it('a recording is removed with an event, once nobody works on its ticket', async () => {
    const { id } = await call();
    const { id: name } = await stored({ storedIn: 'disk' });
    gateway.clock.move(91 * 24 * 60);
    await gateway.restart();
    await gateway.settled();
    expect((await audio(id)).status).toBe(200);
    await withdrawTickets();
    await gateway.restart();
    await stored({ removedAt: { not: null } });
    expect(await readdir(join(gateway.dataDir, 'audio'))).not.toContain(`${name}.sealed`);
    expect(await eventTypes()).toContain('recording_removed');
    expect((await audio(id)).status).toBe(404);
  });
});

describe('a recording that cannot be kept as it should', () => {
  it('waits while there is no room for it, is shown as waiting, and is kept when there is', async () => {
    const folder = join(gateway.dataDir, 'audio');
    await rm(folder, { recursive: true, force: true });
    await writeFile(folder, 'in the way');
    const { id } = await call();
    await stored({ waitingFor: { not: null } });
    expect(await (await fetch(`${gateway.url}/readyz`)).json()).toMatchObject({
      status: 'ready',
      recordings: { store: 'trouble', waiting: 1 },
    });
    const metrics = await (await fetch(`${gateway.url}/metrics`)).text();
    expect(metrics).toMatch(/refill_recording_store_trouble\{reason="\w+"\} 1/);
    expect(metrics).toMatch(/refill_recordings\{place="to_be_fetched"\} 1/);
    expect((await audio(id)).status).toBe(404);
    await rm(folder);
    await gateway.restart();
    await stored({ storedIn: 'disk', waitingFor: null });
    expect(new Uint8Array(await (await audio(id)).arrayBuffer())).toEqual(sound);
    expect(await (await fetch(`${gateway.url}/readyz`)).json()).toMatchObject({
      recordings: { store: 'up', waiting: 0 },
    });
  });

  it('is named to a person when it is larger than any voicemail, and is not read to its end', async () => {
    let ended = false;
    function endless(): Response {
      const body = new ReadableStream({
        pull(controller) {
          controller.enqueue(new Uint8Array(1024 * 1024));
        },
        cancel() {
          ended = true;
        },
      });
      return new Response(body, { headers: { 'content-type': 'audio/x-wav' } });
    }
    await call(endless);
    await stored({ failure: 'too_large' });
    // What is under way in sockets differs; that nobody takes it any longer does not.
    await gateway.eventually('the sending to be broken off', () => (ended ? true : null));
    expect(await gateway.db.task.count({ where: { kind: 'fetch_attachment' } })).toBe(1);
  });
});

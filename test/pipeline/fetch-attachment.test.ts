import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { collectParts, partsOf } from '../../src/domain/parts.ts';
import { newId } from '../../src/domain/id.ts';
import {
  FetchAgainError,
  fetchAttachment,
  giveUpAttachment,
} from '../../src/pipeline/recordings/fetch-attachment.ts';
import { readRecordingStand } from '../../src/intake/recording-stand-store.ts';
import type { FetchMedia, MediaFailure } from '../../src/systems/telephony/fetch-media.ts';
import type { RecordingStore } from '../../src/domain/recording-store.ts';
import { importAudioKeys } from '../../src/entry/import-audio-keys.ts';
import { createBucketStore } from '../../src/systems/audio-store/bucket-store.ts';
import { createSealedStore } from '../../src/systems/audio-store/sealed-store.ts';
import { startBucketServer, type BucketServer } from '../support/bucket-server.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { insertMessage } from '../support/ticket-rows.ts';

let test: TestDatabase;
let bucket: BucketServer;
let recordings: RecordingStore;
beforeAll(async () => {
  [test, bucket] = await Promise.all([createTestDatabase(), startBucketServer()]);
  recordings = createSealedStore(createBucketStore(bucket), importAudioKeys([secret]));
});
afterAll(() => Promise.all([test.drop(), bucket.close()]));

const secret = new Uint8Array(32).fill(7);

const now = new Date('2026-03-02T20:00:00Z');
const photo = { kind: 'fetched', content: new Uint8Array([1, 2]), contentType: 'image/png' } as const;

type Outcome =
  typeof photo | { kind: 'fetched'; content: Uint8Array<ArrayBuffer>; contentType: string } | MediaFailure;

function answerWith(outcome: Outcome): FetchMedia {
  return async (_, take) => {
    if (outcome.kind !== 'fetched') return outcome;
    const { content, contentType } = outcome;
    return { kind: 'fetched', taken: await take({ content: partsOf(content), bytes: null, contentType }) };
  };
}

function depsWith(outcome: Outcome | null) {
  const fetchMedia = outcome === null ? null : answerWith(outcome);
  return { db: test.database.prisma, clock: { now: () => now }, fetchMedia, recordings };
}

async function attachment(recordingSid: string | null = null): Promise<string> {
  const db = test.database.prisma;
  const { id: messageId } = await insertMessage(db);
  const id = newId(now);
  const url = 'https://api.twilio.com/photo';
  await db.attachment.create({
    data: { id, messageId, position: 0, url, contentType: 'image/gif', recordingSid },
  });
  return id;
}

async function become(id: string) {
  const row = await test.database.prisma.attachment.findUniqueOrThrow({ where: { id } });
  const tasks = await test.database.prisma.task.findMany({ where: { messageId: row.messageId } });
  return {
    content: row.content,
    contentType: row.contentType,
    failure: row.failure,
    tasks: tasks.map(({ kind }) => kind),
  };
}

describe('a photo or recording', () => {
  it('is brought home once, as what the vendor says it is', async () => {
    const id = await attachment();
    await fetchAttachment(depsWith(photo), id);
    await fetchAttachment(depsWith({ kind: 'failed', retry: 'never', reason: 'deleted' }), id);
    expect(await become(id)).toEqual({
      content: photo.content,
      contentType: 'image/png',
      failure: null,
      tasks: [],
    });
  });

  it('that is not there yet is asked for again', async () => {
    const id = await attachment();
    const notYet = fetchAttachment(depsWith({ kind: 'failed', retry: 'later', reason: 'not_found' }), id);
    await expect(notYet).rejects.toThrow(FetchAgainError);
    await fetchAttachment(depsWith(photo), id);
    expect(await become(id)).toMatchObject({ content: photo.content });
  });

  it.each([
    [
      'that the vendor has deleted',
      { kind: 'failed', retry: 'never', reason: 'deleted' } as const,
      'deleted',
    ],
    ['without credentials of the vendor', null, 'no_vendor_credentials'],
  ])('%s becomes a task for a person, once', async (_, outcome, failure) => {
    const id = await attachment();
    await fetchAttachment(depsWith(outcome), id);
    await giveUpAttachment(depsWith(null), id);
    expect(await become(id)).toMatchObject({ failure, tasks: ['fetch_attachment'] });
  });
});

describe('a recording', () => {
  const sound = { kind: 'fetched', content: new Uint8Array([9, 8, 7]), contentType: 'audio/x-wav' } as const;

  function stored(id: string) {
    return test.database.prisma.attachment.findUniqueOrThrow({ where: { id } });
  }

  it('goes sealed into its store, and not into the database', async () => {
    const id = await attachment('RE1');
    await fetchAttachment(depsWith(sound), id);
    expect(await stored(id)).toMatchObject({
      ...{ content: null, storedIn: 'bucket', bytes: 3, contentType: 'audio/x-wav', fetchedAt: now },
    });
    const [object] = [...bucket.objects.values()];
    expect(object?.includes(Buffer.from(sound.content))).toBe(false);
    expect(await collectParts(recordings.read(id))).toEqual(sound.content);
  });

  it('that came to the database before is sealed into the store, too, without the vendor', async () => {
    const id = await attachment('RE2');
    const before = { content: sound.content, contentType: 'audio/x-wav', fetchedAt: now };
    await test.database.prisma.attachment.update({ where: { id }, data: before });
    await fetchAttachment(depsWith({ kind: 'failed', retry: 'never', reason: 'deleted' }), id);
    expect(await stored(id)).toMatchObject({ content: null, storedIn: 'bucket', failure: null });
    expect(await collectParts(recordings.read(id))).toEqual(sound.content);
  });

  it('waits for as long as its store is away, says why, and is kept when that is back', async () => {
    const id = await attachment('RE3');
    bucket.trouble = 503;
    await expect(fetchAttachment(depsWith(sound), id)).rejects.toThrow(FetchAgainError);
    await giveUpAttachment(depsWith(null), id);
    expect(await stored(id)).toMatchObject({ storedIn: null, failure: null, waitingFor: 'status_503' });
    expect(await readRecordingStand(test.database.prisma)).toMatchObject({
      ...{ waiting: 1, trouble: ['status_503'] },
    });
    bucket.trouble = null;
    await fetchAttachment(depsWith(sound), id);
    expect(await stored(id)).toMatchObject({ storedIn: 'bucket', waitingFor: null });
    expect(await readRecordingStand(test.database.prisma)).toMatchObject({ waiting: 0, trouble: [] });
    expect((await become(id)).tasks).toEqual([]);
  });

  it('that is no sound is kept as it came, and a person looks at it', async () => {
    const id = await attachment('RE4');
    await fetchAttachment(depsWith({ ...sound, contentType: 'text/html' }), id);
    expect(await stored(id)).toMatchObject({ storedIn: 'bucket', contentType: 'text/html' });
    expect((await become(id)).tasks).toEqual(['hear_recording']);
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../src/domain/id.ts';
import { FetchAgainError, fetchAttachment, giveUpAttachment } from '../../src/pipeline/fetch-attachment.ts';
import type { MediaOutcome } from '../../src/systems/telephony/fetch-media.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { insertMessage } from '../support/ticket-rows.ts';

let test: TestDatabase;
beforeAll(async () => {
  test = await createTestDatabase();
});
afterAll(() => test.drop());

const now = new Date('2026-03-02T20:00:00Z');
const photo = { kind: 'fetched', content: new Uint8Array([1, 2]), contentType: 'image/png' } as const;

function depsWith(outcome: MediaOutcome | null) {
  const fetchMedia = outcome === null ? null : () => Promise.resolve(outcome);
  return { db: test.database.prisma, clock: { now: () => now }, fetchMedia };
}

async function attachment(): Promise<string> {
  const db = test.database.prisma;
  const { id: messageId } = await insertMessage(db);
  const id = newId(now);
  const url = 'https://api.twilio.com/photo';
  await db.attachment.create({ data: { id, messageId, position: 0, url, contentType: 'image/gif' } });
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

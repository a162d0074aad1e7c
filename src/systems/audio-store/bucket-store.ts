import { AwsClient } from 'aws4fetch';
import { partsOf, streamOf, type Parts } from '../../domain/parts.ts';
import { AudioStoreError, checkAudioName, type AudioStore } from './audio-store.ts';

export type BucketSettings = {
  /** The bucket's own address, such as `https://s3.us-west-2.amazonaws.com/recordings`, without a name behind it. */
  url: string;
  accessKeyId: string;
  secretAccessKey: string;
  region: string;
};

/** For a whole recording, while what it is sent on to may be slow. */
const answerLimitMs = 60_000;

/**
 * A bucket of any service that speaks Amazon's S3 protocol, with requests signed by its version 4
 * (https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-authenticating-requests.html). Retries are the jobs' part.
 */
export function createBucketStore(
  { url, accessKeyId, secretAccessKey, region }: BucketSettings,
  limitMs: number = answerLimitMs,
): AudioStore {
  const client = new AwsClient({ accessKeyId, secretAccessKey, region, service: 's3', retries: 0 });
  const base = url.replace(/\/+$/, '');

  async function ask(name: string, init: RequestInit): Promise<Response> {
    checkAudioName(name);
    const signal = AbortSignal.timeout(limitMs);
    try {
      return await client.fetch(`${base}/${name}`, { ...init, redirect: 'manual', signal });
    } catch (error) {
      throw new AudioStoreError('no_answer', { cause: error });
    }
  }

  return {
    kind: 'bucket',
    async write(name, sealed, bytes) {
      checkAudioName(name);
      const { body, length } = bytes === null ? await gather(sealed) : { body: sealed, length: bytes };
      const headers = { 'content-type': 'application/octet-stream', 'content-length': String(length) };
      const put = { method: 'PUT', body: streamOf(body), duplex: 'half', headers } as const;
      await expect(await ask(name, put), [200, 201, 204]);
    },
    async *read(name) {
      const response = await ask(name, { method: 'GET' });
      if (response.status === 404) {
        await response.body?.cancel();
        throw new AudioStoreError('missing');
      }
      await expect(response, [200], false);
      try {
        yield* response.body ?? [];
      } catch (error) {
        throw new AudioStoreError('no_answer', { cause: error });
      }
    },
    async remove(name) {
      await expect(await ask(name, { method: 'DELETE' }), [200, 204, 404]);
    },
  };
}

/** A bucket takes nothing whose length it is not told first. */
async function gather(sealed: Parts): Promise<{ body: Parts; length: number }> {
  const body: Uint8Array<ArrayBuffer>[] = [];
  for await (const part of sealed) body.push(part);
  return { body: partsOf(...body), length: body.reduce((sum, { byteLength }) => sum + byteLength, 0) };
}

/** @throws AudioStoreError with the status where it is none of these. */
async function expect(response: Response, statuses: readonly number[], last = true): Promise<void> {
  const fits = statuses.includes(response.status);
  if (!fits || last) await response.body?.cancel();
  if (!fits) throw new AudioStoreError(`status_${response.status}`);
}

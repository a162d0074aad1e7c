import { AwsClient } from 'aws4fetch';
import { AudioStoreError, checkAudioName, type AudioStore } from './audio-store.ts';

export type BucketSettings = {
  /** The bucket's own address, such as `https://s3.us-west-2.amazonaws.com/recordings`, without a name behind it. */
  url: string;
  accessKeyId: string;
  secretAccessKey: string;
  region: string;
};

const answerLimitMs = 30_000;

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
    async write(name, sealed) {
      const body = Uint8Array.from(sealed);
      const headers = { 'content-type': 'application/octet-stream' };
      await expect(await ask(name, { method: 'PUT', body, headers }), [200, 201, 204]);
    },
    async read(name) {
      const response = await ask(name, { method: 'GET' });
      if (response.status === 404) {
        await response.body?.cancel();
        return null;
      }
      await expect(response, [200], false);
      try {
        return new Uint8Array(await response.arrayBuffer());
      } catch (error) {
        throw new AudioStoreError('no_answer', { cause: error });
      }
    },
    async remove(name) {
      await expect(await ask(name, { method: 'DELETE' }), [200, 204, 404]);
    },
  };
}

/** @throws AudioStoreError with the status where it is none of these. */
async function expect(response: Response, statuses: readonly number[], last = true): Promise<void> {
  const fits = statuses.includes(response.status);
  if (!fits || last) await response.body?.cancel();
  if (!fits) throw new AudioStoreError(`status_${response.status}`);
}

import type { Parts } from '../../domain/parts.ts';

/**
 * Where sealed recordings are kept. A name is the id of an attachment: letters, digits and hyphens. The store sees
 * nothing but what `sealAudio` made.
 */
export interface AudioStore {
  readonly kind: 'disk' | 'bucket';
  /**
   * Durable when it resolves; replaces what stood there.
   * @param bytes how many will come, where it is known
   * @throws AudioStoreError, and what `sealed` throws
   */
  write(name: string, sealed: Parts, bytes: number | null): Promise<void>;
  /**
   * Part by part; a part holds until the next one is asked for.
   * @throws AudioStoreError, with the reason `missing` where there is none
   */
  read(name: string): Parts;
  /** Resolves also where there was none. @throws AudioStoreError */
  remove(name: string): Promise<void>;
}

/** The store could not do it now; nothing is lost by trying again. `reason` is a word for log and metrics. */
export class AudioStoreError extends Error {
  readonly code = 'audio_store';
  readonly retryable = true;
  readonly reason: string;

  constructor(reason: string, options?: ErrorOptions) {
    super(`the store of recordings: ${reason}`, options);
    this.name = 'AudioStoreError';
    this.reason = reason;
  }
}

const mostNameLength = 100;

/** @throws RangeError for a name that could lead out of the store. */
export function checkAudioName(name: string): void {
  if (name.length > mostNameLength || !/^[a-z0-9][a-z0-9-]*$/i.test(name))
    throw new RangeError('not the name of a recording');
}

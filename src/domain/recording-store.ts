import type { Parts } from './parts.ts';

/** Where recordings are kept, sealed: nobody reads one there without the key. A name is an attachment's id. */
export interface RecordingStore {
  readonly kind: 'disk' | 'bucket';
  /**
   * Durable when it answers `kept`; replaces what stood there.
   * @param bytes how many there are, where that is known before they have come.
   * @throws what `content` throws
   */
  keep(name: string, content: Parts, bytes: number | null): Promise<RecordingKept>;
  /**
   * The recording part by part, each as it was sealed; that it is whole is known when the last one has come.
   * @throws UnreadRecordingError
   */
  read(name: string): Parts;
  /** Also where there was none. */
  remove(name: string): Promise<{ kind: 'removed' } | StoreAway>;
}

/** The store is away, or full: asking again may help. `reason` is a word for log and figures. */
export type StoreAway = { kind: 'away'; reason: string };

export type RecordingKept = { kind: 'kept'; bytes: number } | StoreAway;

/** Why a kept recording did not come back. */
export type Unread =
  | { kind: 'missing' }
  /** It is not as it was sealed, or no key at hand opens it: asking again is of no use. */
  | { kind: 'unreadable'; reason: 'damaged' | 'unknown_key' }
  | StoreAway;

export class UnreadRecordingError extends Error {
  readonly code = 'unread_recording';
  readonly retryable: boolean;
  readonly unread: Unread;

  constructor(unread: Unread, options?: ErrorOptions) {
    super(`a recording did not come back: ${unread.kind}`, options);
    this.name = 'UnreadRecordingError';
    this.retryable = unread.kind === 'away';
    this.unread = unread;
  }
}

/** What came of reading: the result, or why the recording did not come. */
export async function orUnread<T>(reading: Promise<T>): Promise<{ kind: 'read'; result: T } | Unread> {
  try {
    return { kind: 'read', result: await reading };
  } catch (error) {
    if (error instanceof UnreadRecordingError) return error.unread;
    throw error;
  }
}

/** The vendor's own copy of a recording. `failed`: it may still be there; the reason is a word for log and figures. */
export type VendorDeletion = { kind: 'deleted' } | { kind: 'gone' } | { kind: 'failed'; reason: string };

/** What came of asking for a file that came with a message. */
export type FileRead =
  /** `version` names these very bytes: a file that has come home never changes. */
  | { kind: 'file'; content: Uint8Array<ArrayBuffer>; contentType: string; version: string }
  /** No such message or file for whoever asks, or it did not come home, or its time is over. */
  | { kind: 'not_found' }
  | { kind: 'unreadable' }
  | { kind: 'away' };

/** What came of asking for a kept recording. */
export type OpenedRecording =
  | { kind: 'opened'; content: Uint8Array<ArrayBuffer> }
  | { kind: 'missing' }
  /** It is not as it was sealed, or no key at hand opens it: asking again is of no use. */
  | { kind: 'unreadable'; reason: 'damaged' | 'unknown_key' }
  /** The store is away, or full: asking again may be. `reason` is a word for log and figures. */
  | { kind: 'away'; reason: string };

/** Where recordings are kept, sealed: nobody reads one there without the key. A name is an attachment's id. */
export interface RecordingStore {
  readonly kind: 'disk' | 'bucket';
  /** Durable when it answers `kept`; replaces what stood there. */
  keep(
    name: string,
    content: Uint8Array<ArrayBuffer>,
  ): Promise<{ kind: 'kept' } | { kind: 'away'; reason: string }>;
  open(name: string): Promise<OpenedRecording>;
  /** Also where there was none. */
  remove(name: string): Promise<{ kind: 'removed' } | { kind: 'away'; reason: string }>;
}

/** The vendor's own copy of a recording. `failed`: it may still be there; the reason is a word for log and figures. */
export type VendorDeletion = { kind: 'deleted' } | { kind: 'gone' } | { kind: 'failed'; reason: string };

/** What came of asking for a file that came with a message. */
export type FileRead =
  | { kind: 'file'; content: Uint8Array<ArrayBuffer>; contentType: string }
  /** No such message or file for whoever asks, or it did not come home, or its time is over. */
  | { kind: 'not_found' }
  | { kind: 'unreadable' }
  | { kind: 'away' };

/** The systems that hold records of patients. */
type RecordSystem = 'ehr' | 'pharmacy';

const kinds = {
  unavailable: 'is not reachable',
  refused: 'refused the request',
  sign_in_refused: 'does not know our key',
  /** Whoever answered has not the certificate of the settings: nothing was sent to it. */
  certificate: 'showed another certificate than that of the settings',
  /** It answered something that its interface does not describe, or led somewhere else. */
  unreadable: 'gave no answer that can be read',
} as const;
export type RecordFaultKind = keyof typeof kinds;

const names: Record<RecordSystem, string> = { ehr: 'the FHIR server', pharmacy: 'the pharmacy system' };

/** Such a system could not be asked. It carries the status and never the answer's words, which repeat what was sent. */
export class RecordFault extends Error {
  override readonly name = 'RecordFault';
  readonly kind: RecordFaultKind;
  readonly code: `${RecordSystem}_${RecordFaultKind}`;
  readonly retryable: boolean;
  readonly context: { status: number | null };

  constructor(system: RecordSystem, kind: RecordFaultKind, status: number | null = null) {
    super(`${names[system]} ${kinds[kind]}`);
    this.kind = kind;
    this.code = `${system}_${kind}`;
    this.retryable = kind === 'unavailable';
    this.context = { status };
  }
}

/** By the status of an answer that is no success. */
export function faultOfStatus(system: RecordSystem, status: number): RecordFault {
  const later = status === 408 || status === 429 || status >= 500;
  return new RecordFault(system, later ? 'unavailable' : 'refused', status);
}

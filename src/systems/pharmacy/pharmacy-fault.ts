type PharmacyFaultCode =
  | 'pharmacy_unavailable'
  | 'pharmacy_refused'
  /** Whoever answered has not the certificate of the settings: nothing was sent to it. */
  | 'pharmacy_certificate'
  | 'pharmacy_unreadable';

const words: Record<PharmacyFaultCode, string> = {
  pharmacy_unavailable: 'the pharmacy system is not reachable',
  pharmacy_refused: 'the pharmacy system refused the request',
  pharmacy_certificate: 'the pharmacy system showed another certificate than that of the settings',
  pharmacy_unreadable: 'the pharmacy system gave no answer that can be read',
};

/** The pharmacy system could not be asked. It carries the status and never the answer's words. */
export class PharmacyFault extends Error {
  override readonly name = 'PharmacyFault';
  readonly code: PharmacyFaultCode;
  readonly retryable: boolean;
  readonly context: { status: number | null };

  constructor(code: PharmacyFaultCode, status: number | null = null) {
    super(words[code]);
    this.code = code;
    this.retryable = code === 'pharmacy_unavailable';
    this.context = { status };
  }
}

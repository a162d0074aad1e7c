type FhirFaultCode =
  | 'ehr_unavailable'
  | 'ehr_refused'
  | 'ehr_sign_in_refused'
  /** It answered something that is not what FHIR describes, or led somewhere else. */
  | 'ehr_unreadable';

const words: Record<FhirFaultCode, string> = {
  ehr_unavailable: 'the FHIR server is not reachable',
  ehr_refused: 'the FHIR server refused the request',
  ehr_sign_in_refused: 'the FHIR server does not know our key',
  ehr_unreadable: 'the FHIR server gave no answer that can be read',
};

/** A FHIR server could not be asked. It carries the status and never the answer's words, which repeat what was sent. */
export class FhirFault extends Error {
  override readonly name = 'FhirFault';
  readonly code: FhirFaultCode;
  readonly retryable: boolean;
  readonly context: { status: number | null };

  constructor(code: FhirFaultCode, status: number | null = null) {
    super(words[code]);
    this.code = code;
    this.retryable = code === 'ehr_unavailable';
    this.context = { status };
  }
}

/** By the status of an answer that is no success. */
export function faultOf(status: number): FhirFault {
  const later = status === 408 || status === 429 || status >= 500;
  return new FhirFault(later ? 'ehr_unavailable' : 'ehr_refused', status);
}

/**
 * The vendor could not be asked. It carries the answer's status and code and never its words, which repeat phone
 * numbers.
 */
export class TelephonyFault extends Error {
  override readonly name = 'TelephonyFault';
  readonly code: 'telephony_unavailable' | 'telephony_refused';
  readonly retryable: boolean;
  readonly context: { status: number | null; vendorCode: number | null };

  constructor(context: { status: number | null; vendorCode: number | null }) {
    const retryable = context.status === null || context.status === 429 || context.status >= 500;
    super(retryable ? 'the telephone vendor is not reachable' : 'the telephone vendor refused the request');
    this.code = retryable ? 'telephony_unavailable' : 'telephony_refused';
    this.retryable = retryable;
    this.context = context;
  }
}

/** Not this reply's turn, or another worker may have it: the job looks again. */
export class SendAgainError extends Error {
  readonly code = 'send_again';
  readonly retryable = true;
}

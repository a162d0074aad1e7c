/** Why a server has given no answer that can be used. */
export type ServerFailure = {
  reason: 'timeout' | 'no_answer' | 'busy' | 'server_error' | 'request_refused';
  status: number | null;
};

/** The library's exceptions repeat what was sent: only the status goes on. */
export function readServerFailure(error: unknown, timedOut: boolean): ServerFailure {
  const { status: said } = (error ?? {}) as { status?: unknown };
  const status = typeof said === 'number' ? said : null;
  return { reason: timedOut ? 'timeout' : reasonOf(status), status };
}

function reasonOf(status: number | null): ServerFailure['reason'] {
  if (status === null) return 'no_answer';
  if (status === 408 || status === 409 || status === 429) return 'busy';
  return status >= 500 ? 'server_error' : 'request_refused';
}

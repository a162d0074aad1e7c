/** An error without its message: messages of Prisma, PostgreSQL and parsers quote the values that they refused. */
export type ErrorDescription = {
  name: string;
  code?: string | number;
  retryable?: boolean;
  /** The frames of the stack, innermost first. */
  frames?: string[];
  cause?: ErrorDescription;
};

const maxFrames = 12;
const maxCauses = 4;

/** A frame as V8 prints it: `at name (file:line:column)` or `at file:line:column`. */
const frameShape =
  /^\s+at (?:async )?(?:[\w$.<>#[\] ]+ \((?:file:\/\/|node:)?[^\s()]+:\d+:\d+\)|(?:file:\/\/|node:|\/)[^\s()]+:\d+:\d+)$/;

export function describeError(error: unknown, depth = 0): ErrorDescription {
  if (!(error instanceof Error)) return { name: typeof error };
  const { code, retryable } = error as { code?: unknown; retryable?: unknown };
  const frames = readFrames(error);
  return {
    name: isName(error.name) ? error.name : 'Error',
    ...(isErrorCode(code) ? { code } : {}),
    ...(typeof retryable === 'boolean' ? { retryable } : {}),
    ...(frames.length > 0 ? { frames } : {}),
    ...(error.cause instanceof Error && depth < maxCauses
      ? { cause: describeError(error.cause, depth + 1) }
      : {}),
  };
}

function readFrames(error: Error): string[] {
  const stack = error.stack ?? '';
  const end = error.message === '' ? -1 : stack.indexOf(error.message);
  const afterMessage = end < 0 ? stack : stack.slice(end + error.message.length);
  return afterMessage
    .split('\n')
    .filter((line) => frameShape.test(line))
    .slice(0, maxFrames)
    .map((line) => line.trim());
}

function isName(name: string): boolean {
  return /^[A-Za-z]\w{0,79}$/.test(name);
}

/** Such as `P2002` (Prisma), `23505` (SQLSTATE) or `ECONNREFUSED`; or a vendor's number; digits alone only of five places. */
function isErrorCode(code: unknown): code is string | number {
  if (typeof code === 'number') return Number.isInteger(code) && code < 100_000;
  return typeof code === 'string' && /^(?:[A-Za-z][A-Za-z0-9_]{0,79}|[0-9A-Z]{5})$/.test(code);
}

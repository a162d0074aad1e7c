import type { Logger } from '../../logging/logger.ts';
import { HelpdeskAwayError } from '../effects/take-in-helpdesk.ts';
import type { RecordFault } from '../../systems/http/record-fault.ts';

/** Records that could not be read or kept, each of which was passed over: all others were read. */
export class RecordsPassedOver extends Error {
  override readonly name = 'RecordsPassedOver';
  /** Of the first of them. */
  readonly code: string;

  constructor(code: string) {
    super('records of another system were passed over');
    this.code = code;
  }
}

/** So many in a row that nobody answers: the system is away, and not a record odd. */
const mostAway = 3;

type Work<T> = {
  logger: Pick<Logger, 'warn'>;
  system: string;
  work(item: T): Promise<void>;
  /** What names it in the log: ids alone. */
  idsOf(item: T): Record<string, string | null>;
  /** What is left behind of one that could not be read. */
  passOver?(item: T): Promise<void>;
};

/**
 * Works each by itself: one that cannot be read, or kept, stops nothing but itself.
 *
 * @throws the fault of a system that is away, at once when it stays so, else at the end; RecordsPassedOver at the end
 * when there was only another fault
 */
export async function eachByItself<T>(items: Iterable<T>, each: Work<T>): Promise<void> {
  const { logger, system } = each;
  let away = { inARow: 0, fault: null as Error | null };
  let code: string | null = null;
  for (const item of items) {
    try {
      await each.work(item);
      away = { ...away, inARow: 0 };
    } catch (error) {
      if (isAway(error)) {
        away = { inARow: away.inARow + 1, fault: error };
        if (away.inARow >= mostAway) throw error;
      } else {
        code ??= codeOfFault(error);
        await each.passOver?.(item);
      }
      const ids = each.idsOf(item);
      logger.warn({ event: 'record_passed_over', system, ...ids, error }, 'a record was passed over');
    }
  }
  if (away.fault) throw away.fault;
  if (code !== null) throw new RecordsPassedOver(code);
}

/** Does one after the other, each though one before it has failed; the fault that is told is the gravest. */
export async function eachThough(steps: readonly (() => Promise<number>)[]): Promise<number> {
  let count = 0;
  const faults: unknown[] = [];
  for (const step of steps) {
    await step().then(
      (done) => (count += done),
      (fault: unknown) => faults.push(fault),
    );
  }
  if (faults.length > 0) throw faults.find((fault) => !(fault instanceof RecordsPassedOver)) ?? faults[0];
  return count;
}

/** It could not be asked at all, which says nothing of the record. */
function isAway(error: unknown): error is Error {
  if (error instanceof HelpdeskAwayError) return true;
  return isRecordFault(error) && error.kind !== 'unreadable' && error.kind !== 'refused';
}

/** By its name: the pipeline knows the systems by their ports alone. */
function isRecordFault(error: unknown): error is RecordFault {
  return error instanceof Error && error.name === ('RecordFault' satisfies RecordFault['name']);
}

export function codeOfFault(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unexpected';
}

import type { EffectOutcome } from '../effect-target.ts';
import { RecordFault } from '../http/record-fault.ts';

const minuteMs = 60_000;

/**
 * What a fault means for something that was to be written. Without an answer nobody knows whether it was. 429 comes
 * without a time and is over with the minute.
 */
export function outcomeOfFault(error: unknown): Exclude<EffectOutcome, { kind: 'done' | 'gone' }> {
  if (!(error instanceof RecordFault)) throw error;
  const { code, kind, context } = error;
  if (context.status === 429) return { kind: 'retry', code: 'rate_limited', afterMs: minuteMs };
  if (kind === 'unavailable') return { kind: 'unknown', code };
  // Somebody has to register our key, which may be under way.
  if (kind === 'sign_in_refused') return { kind: 'retry', code };
  return { kind: 'refused', code: context.status === null ? code : `${code}_${context.status}` };
}

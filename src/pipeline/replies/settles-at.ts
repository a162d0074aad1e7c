import type { PipelineDeps } from '../pipeline-deps.ts';

/** Until when what is told waits for the rest that happens within seconds; null where nothing waits. */
export function settlesAt(
  { settleSeconds }: Pick<PipelineDeps['settings'], 'settleSeconds'>,
  now: Date,
): Date | null {
  return settleSeconds === 0 ? null : new Date(now.getTime() + settleSeconds * 1_000);
}

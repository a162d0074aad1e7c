import type { Clock } from '../../domain/clock.ts';
import { newId } from '../../domain/id.ts';

/** Keeps a server that does not answer from being asked over and over. */
export type Circuit = {
  /** Whether the server may be asked now; whoever is told yes says afterwards how it went. */
  mayTry(): boolean;
  succeeded(): void;
  /** @param about what was asked about: one and the same that fails again and again says nothing of the server. */
  failed(about?: string): void;
};

export type CircuitLimits = { failures: number; windowMs: number; openMs: number };

/** Five failures within a minute without a success between them; then a minute of rest before one more try. */
export const circuitLimits: CircuitLimits = { failures: 5, windowMs: 60_000, openMs: 60_000 };

/**
 * Opens after so many failures in a row within the window. After its rest a single try is let through: its success
 * closes the circuit, its failure opens it anew.
 */
export function createCircuit(clock: Clock, limits: CircuitLimits = circuitLimits): Circuit {
  let failures: { at: number; about: string }[] = [];
  let openedAt: number | null = null;
  let probing = false;
  return {
    mayTry() {
      if (openedAt === null) return true;
      if (probing || clock.now().getTime() < openedAt + limits.openMs) return false;
      probing = true;
      return true;
    },
    succeeded() {
      failures = [];
      openedAt = null;
      probing = false;
    },
    failed(about = newId()) {
      const at = clock.now().getTime();
      const others = failures.filter((one) => one.at > at - limits.windowMs && one.about !== about);
      failures = [...others, { at, about }];
      if (probing || failures.length >= limits.failures) openedAt = at;
      probing = false;
    },
  };
}

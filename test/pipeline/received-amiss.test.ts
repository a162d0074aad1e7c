import { expect, test } from 'vitest';
import { plainDecision, type PlainKind } from '../../src/pipeline/needs/plain-decision.ts';

test.each<[PlainKind, string]>([
  ['received_wrong', 'PHARMACIST_REVIEW'],
  ['received_short', 'NEEDS_HUMAN'],
])('%s is urgent for %s and names the ticket that was delivered', (plain, code) => {
  const decision = plainDecision({ plain, flags: [], received: 'RG-ABC1234' }, 'v');
  expect(decision).toMatchObject({ code, priority: 'urgent' });
  expect(decision.reasons).toContain('received: ticket RG-ABC1234');
});

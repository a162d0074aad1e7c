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

test('fewer came and none is left: the ticket says that a refill may be wanted now', () => {
  const short = { plain: 'received_short', flags: [] } as const;
  const out = plainDecision({ ...short, flags: ['out_of_medicine'] }, 'v');
  expect(out.reasons.join()).toContain('none is left');
  expect(plainDecision({ ...short, flags: [] }, 'v').reasons.join()).not.toContain('none is left');
});

import { expect, test } from 'vitest';
import ambiguous from '../../../src/domain/drugs/data/ambiguous-names.json' with { type: 'json' };
import derived from '../../../src/domain/drugs/data/drug-terms.json' with { type: 'json' };
import { deriveTerm, deriveTerms } from '../../../src/domain/drugs/derive-terms.ts';
import { drugTable } from '../../../src/domain/drugs/drug-table.ts';

test('what was computed from the drug table is current (`npm run derive-data`)', () => {
  expect(derived.ambiguous).toEqual(ambiguous.rows.map(([written = '']) => deriveTerm(written)));
  expect(derived.drugs).toEqual([...drugTable().values()].map(deriveTerms));
});

import { writeFile } from 'node:fs/promises';
import { deriveTerm, deriveTerms } from '../../domain/drugs/derive-terms.ts';
import { drugTable } from '../../domain/drugs/drug-table.ts';
import ambiguous from '../../domain/drugs/data/ambiguous-names.json' with { type: 'json' };

/** `npm run derive-data`: writes what is computed from the drug table once, so that no start computes it. */
const lines = {
  ambiguous: ambiguous.rows.map(([written = '']) => deriveTerm(written)),
  drugs: [...drugTable().values()].map(deriveTerms),
};
const file = new URL('../../domain/drugs/data/drug-terms.json', import.meta.url);
const parts = Object.entries(lines).map(
  ([name, list]) => `${JSON.stringify(name)}: [\n${list.map((line) => JSON.stringify(line)).join(',\n')}\n]`,
);
await writeFile(file, `{\n${parts.join(',\n')}\n}\n`);

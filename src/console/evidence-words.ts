import { plain } from './words.ts';

/**
 * Why an arrival joined, to be read: rules, scores and reasons as words, such as `same patient and medicine; identity
 * exact, score 0.99, reasons name 1.00, birth date equal`. Ids say nothing to a reader and are left out.
 */
export function evidenceWords(evidence: unknown): string {
  if (typeof evidence !== 'object' || evidence === null) return codeWords(evidence);
  return Object.entries(evidence)
    .filter(([name]) => !name.endsWith('Id') && name !== 'earlier')
    .map(([name, value]) =>
      name === 'rule' ? codeWords(value) : `${plain(name).toLowerCase()} ${inner(value)}`,
    )
    .join('; ');
}

function inner(value: unknown): string {
  if (Array.isArray(value)) return value.map(codeWords).join(', ');
  if (typeof value !== 'object' || value === null) return codeWords(value);
  const { result, ...others } = value as Record<string, unknown>;
  const parts = Object.entries({ ...(result === undefined ? {} : { result }), ...others });
  return parts
    .filter(([name]) => !name.endsWith('Id'))
    .map(([name, part]) =>
      name === 'result' ? codeWords(part) : `${plain(name).toLowerCase()} ${inner(part)}`,
    )
    .join(', ');
}

/** `birth_date:equal` as `birth date equal`. */
function codeWords(value: unknown): string {
  if (typeof value === 'string') return value.replaceAll(/[_:-]+/g, ' ').trim();
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}

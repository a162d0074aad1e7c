import { describe, expect, it } from 'vitest';
import { measure, type Measured } from './synthetic/measure.ts';

const seed = Number(process.env['IDENTITY_SEED'] ?? 2026);
const size = { people: 30_000, claims: 20_000 };

function ratesOf({ right, wrong, known }: Measured) {
  const precision = right / (right + wrong);
  const recall = right / known;
  return { precision, recall, f1: (2 * precision * recall) / (precision + recall) };
}

function tell(what: string, measured: Measured): void {
  const { precision, recall, f1 } = ratesOf(measured);
  const { known, several, none, shown, wrong, failed } = measured;
  const left = several + none;
  process.stdout.write(
    `${what}, seed ${String(seed)}: precision ${precision.toFixed(5)}, found ${recall.toFixed(4)}, F1 ${f1.toFixed(4)}, ` +
      `wrong ${String(wrong)}; left to people ${(left / known).toFixed(4)}, of them shown the right one ` +
      `${(shown / Math.max(left, 1)).toFixed(4)}; ${[...failed].map(([rule, times]) => `${rule} ${String(times)}`).join(', ')}\n`,
  );
}

describe('people who make mistakes about themselves, and others who are not in the roster', () => {
  it('are found by name and birth date alone, four in five, and hardly ever taken for another', () => {
    const measured = measure({ seed, ...size, allFields: false });
    tell('name and birth date', measured);
    const { precision, recall } = ratesOf(measured);
    expect(recall).toBeGreaterThanOrEqual(0.8);
    expect(precision).toBeGreaterThanOrEqual(0.999);
    expect(measured.wrong, measured.wrongLinks.join('\n')).toBeLessThanOrEqual(measured.right / 10_000);
  });

  it('are found with all fields nearly always', () => {
    const measured = measure({ seed, ...size, allFields: true });
    tell('all fields', measured);
    expect(ratesOf(measured).f1).toBeGreaterThanOrEqual(0.99);
    expect(measured.wrong, measured.wrongLinks.join('\n')).toBeLessThanOrEqual(measured.right / 10_000);
  });
});

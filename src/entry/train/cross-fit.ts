import { fitWeights, scoreOf, type Example } from './fit-weights.ts';

/**
 * The score of each text by weights that were fitted without it and without the others of its fold; texts of one hand
 * share a fold, so that a score tells how well somebody new is read.
 */
export function crossFit(examples: readonly (Example & { fold: number })[], slots: number): number[] {
  const scores = examples.map(() => 0);
  for (const fold of new Set(examples.map((example) => example.fold))) {
    const fitted = fitWeights(
      examples.filter((example) => example.fold !== fold),
      slots,
    );
    examples.forEach((example, index) => {
      if (example.fold === fold) scores[index] = scoreOf(fitted, example.row);
    });
  }
  return scores;
}

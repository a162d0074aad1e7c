import { z } from 'zod';

/** Why a figure is what it is. */
export const reason = z.string().trim().min(1).max(500);

/** A figure with the reason why it is what it is; whole, since days, hours and percents are counted. */
export function figure(least: number, most: number) {
  return z.strictObject({ value: z.int().min(least).max(most), reason });
}

import { z } from 'zod';
import { modelFlags, modelIntents } from './language-model.ts';

/** Raised with every change of the shape below. */
export const schemaVersion = '1';

/** The words that a value stands on: exact characters of the text, and which occurrence of them, counted from 1. */
const quoted = { quote: z.string(), occurrence: z.number() };

const Quoted = z.strictObject(quoted);

/**
 * What the model is asked for. Plain on purpose (string, number, enum, null, array, all required): compatible servers
 * know no more than that.
 */
export const Proposal = z.strictObject({
  intents: z.array(z.strictObject({ intent: z.enum(modelIntents), ...quoted })),
  flags: z.array(z.strictObject({ flag: z.enum(modelFlags), ...quoted })),
  medications: z.array(
    z.strictObject({
      ...quoted,
      name: z.string().nullable(),
      asked: z.enum(['wanted', 'mentioned']),
      strength: z.string().nullable(),
      supply_left: z.string().nullable(),
    }),
  ),
  patient_name: Quoted.nullable(),
  birth_date: Quoted.nullable(),
  rx_numbers: z.array(Quoted),
});
export type Proposal = z.infer<typeof Proposal>;

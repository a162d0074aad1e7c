import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { flags } from '../../src/domain/message.ts';

const Hostile = z
  .object({
    id: z.string(),
    kind: z.string(),
    text: z.string().optional(),
    /** Long texts are written as a unit and how many times it stands in a row. */
    unit: z.string().optional(),
    times: z.number().optional(),
    /** To the eye the text is STOP or CANCEL: taking it at its word is no trick. */
    readsAsKeyword: z.boolean().default(false),
    mustFlag: z.array(z.enum(flags)).default([]),
  })
  .transform((line) => ({ ...line, text: line.text ?? (line.unit ?? '').repeat(line.times ?? 0) }));

/** The shipped texts that try to make the gateway do something. */
export const hostileTexts = readFileSync(new URL('./hostile.jsonl', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => Hostile.parse(JSON.parse(line)));

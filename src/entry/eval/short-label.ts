import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { channels, flags, intents } from '../../domain/message.ts';

/** A text of which only wishes, flags and the patient are labelled; one line of a file. */
export const ShortLabel = z.strictObject({
  id: z.string().min(1),
  channel: z.enum(channels),
  language: z.enum(['en', 'es', 'other']),
  synthetic_speech: z.boolean(),
  text: z.string(),
  /** Null: not judged. */
  intents: z.array(z.enum(intents)).nullable(),
  flags: z.array(z.enum(flags)),
  /** Given names, then family names; null where none or only a part is told. */
  name: z.string().nullable(),
  /** A date, `two_ways` where day and month could change places; null where none is told. */
  birthDate: z.string().nullable(),
  /** On what careful people differ: counts neither way, whether it is among the labels or not. */
  either: z
    .strictObject({
      intents: z.array(z.enum(intents)).default([]),
      flags: z.array(z.enum(flags)).default([]),
    })
    .optional(),
});
export type ShortLabel = z.infer<typeof ShortLabel>;

/** All lines of a file; throws with file and line where one is no label. */
export async function readShortLabels(file: string): Promise<ShortLabel[]> {
  const lines = (await readFile(file, 'utf8')).split('\n');
  return lines.flatMap((line, index) => {
    if (line.trim() === '') return [];
    const read = ShortLabel.safeParse(JSON.parse(line));
    if (!read.success) throw new Error(`${file}:${index + 1}: ${z.prettifyError(read.error)}`);
    return [read.data];
  });
}

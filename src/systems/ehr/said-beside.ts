import { z } from 'zod';

/** A concept of FHIR R4, as far as it says words. */
export const Said = z.looseObject({
  text: z.string().nullish(),
  coding: z.array(z.looseObject({ display: z.string().nullish(), code: z.string().nullish() })).nullish(),
});
type Said = z.infer<typeof Said>;

/** What FHIR lets anybody write beside an answer or an order. */
export const SaidBeside = z.looseObject({
  statusReason: Said.nullish(),
  businessStatus: Said.nullish(),
  note: z.array(z.looseObject({ text: z.string().nullish() })).nullish(),
});

/** Words that plainly mean the same as the approval beside which they stand. */
const approval = /^(approved?|authori[sz]ed?|completed?|done|accepted)\.?$/i;

/** Whether nothing is said beside it that may take it back: anything else in words is a person's to read. */
export function saysNothingElse({ statusReason, businessStatus, note }: z.infer<typeof SaidBeside>): boolean {
  const said = [
    ...wordsOf(statusReason),
    ...wordsOf(businessStatus),
    ...(note ?? []).map(({ text }) => text?.trim() || ''),
  ];
  return said.every((words) => words === '' || approval.test(words));
}

/** A code without a word says as much as a word. */
export function wordsOf(concept: Said | null | undefined): string[] {
  const coded = (concept?.coding ?? []).map(({ display, code }) => display ?? code);
  return [concept?.text, ...coded].flatMap((words) => words?.trim() || []);
}

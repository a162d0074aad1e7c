import type { ChainKind } from './chain.ts';

/** In what way a link is broken; the words are for whoever reads the command's answer. */
export const breaks = {
  gap: 'a link is missing before it',
  previous: 'it does not follow from the link before it',
  content: 'its content was changed',
  missing: 'it was recorded and is gone',
  sealed_otherwise: 'it is not what was recorded when it was written',
  unrecorded: 'it was written past the triggers, no seal knows it',
  heads: 'the heads that it sealed are not those that it was made of',
  unsealed_heads: 'heads are left of a seal that is gone',
  not_as_noted: 'it is not the seal that was noted',
  row: 'they are not what its events have made of them',
  eventless: 'it has no events',
  ticketless: 'its events are there and the row is gone',
  guard: 'the trigger is missing or switched off',
} as const;
export type Break = keyof typeof breaks;

/** `id` is the ticket's, the patient's or the trigger's; ids of ours tell nothing of a person. */
export type BrokenLink = {
  kind: ChainKind | 'seal' | 'trigger' | 'row';
  id: string | null;
  sequence: number | null;
  why: Break;
  /** Of a row: its columns that are otherwise. */
  fields?: string[];
};

const names: Record<ChainKind, string> = {
  ticket: 'events of ticket',
  decision: 'decisions of ticket',
  patient: 'reads of patient',
  account: 'events of account',
  policy: 'versions of the policy',
  routing_rules: 'versions of the routing rules',
  pilot: 'versions of the pilot',
};

/** Such as `ticket 0192… link 3: its content was changed`. */
export function describeBreak({ kind, id, sequence, why, fields }: BrokenLink): string {
  if (kind === 'row') return `row of ticket ${id}${fields ? `, ${fields.join(', ')}` : ''}: ${breaks[why]}`;
  const name = kind === 'seal' || kind === 'trigger' ? kind : names[kind];
  const place = sequence === null ? '' : kind === 'seal' ? ` ${sequence}` : `, link ${sequence}`;
  return `${name}${id === null ? '' : ` ${id}`}${place}: ${breaks[why]}`;
}

import type { Label } from './label.ts';
import type { Mark } from './mark.ts';
import type { Scored } from './score-text.ts';

/** `labelled` is how often the value is there, `read` how often one was read; shares are 0 to 1, null without any. */
export type FieldFigures = {
  labelled: number;
  read: number;
  precision: number | null;
  recall: number | null;
  f1: number | null;
};
export type EventFigures = { happened: number; of: number };
export type Figures = {
  texts: number;
  fields: Record<string, FieldFigures>;
  events: Record<string, EventFigures>;
  /** Mean F1 of the intents that are labelled at least once. */
  intentsMacroF1: number | null;
};

/** The texts that a column of the table speaks of. */
export const groups = {
  all: () => true,
  typed: (label: Label) => !label.synthetic_speech,
  transcript: (label: Label) => label.synthetic_speech,
  en: (label: Label) => label.language === 'en',
  es: (label: Label) => label.language === 'es',
  other: (label: Label) => label.language === 'other',
} as const satisfies Record<string, (label: Label) => boolean>;
export type Group = keyof typeof groups;

export function figuresOf(scored: readonly Scored[]): Figures {
  const marks = scored.flatMap((one) => one.marks);
  const fields = Object.fromEntries(
    fieldsOf(marks, 'found').map((field) => [field, countFound(marks, field)]),
  );
  const events = Object.fromEntries(
    fieldsOf(marks, 'event').map((field) => [field, countEvents(marks, field)]),
  );
  const intents = Object.entries(fields)
    .filter(([field, { labelled }]) => field.startsWith('intent ') && labelled > 0)
    .map(([, { f1 }]) => f1 ?? 0);
  return { texts: scored.length, fields, events, intentsMacroF1: mean(intents) };
}

export function figuresByGroup(scored: readonly Scored[]): Record<Group, Figures> {
  const names = Object.keys(groups) as Group[];
  return Object.fromEntries(
    names.map((group) => [group, figuresOf(scored.filter(({ label }) => groups[group](label)))]),
  ) as Record<Group, Figures>;
}

function fieldsOf(marks: readonly Mark[], kind: Mark['kind']): string[] {
  return [...new Set(marks.filter((mark) => mark.kind === kind).map((mark) => mark.field))];
}

function countFound(marks: readonly Mark[], field: string): FieldFigures {
  const own = marks.filter((mark) => mark.kind === 'found' && mark.field === field);
  function count(result: string): number {
    return own.filter((mark) => mark.kind === 'found' && mark.result === result).length;
  }
  const right = count('right');
  const labelled = right + count('missed');
  const read = right + count('wrong');
  return {
    labelled,
    read,
    precision: share(right, read),
    recall: share(right, labelled),
    f1: share(2 * right, labelled + read),
  };
}

function countEvents(marks: readonly Mark[], field: string): EventFigures {
  const own = marks.filter((mark) => mark.kind === 'event' && mark.field === field);
  return { of: own.length, happened: own.filter((mark) => mark.kind === 'event' && mark.happened).length };
}

function share(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}

function mean(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}

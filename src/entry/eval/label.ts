import { z } from 'zod';
import { CalendarDate } from '../../domain/calendar-date.ts';
import {
  channels,
  dangerFlags,
  flags,
  intents,
  type Flag,
  type Intent,
  type Span,
} from '../../domain/message.ts';
import { prescriptionStatuses } from '../../domain/prescription.ts';
import { ShortLabel } from './short-label.ts';

/** Words of the text: by place, or the `nth` time (from 1) that they stand in it. */
const Words = z.object({
  text: z.string().min(1),
  nth: z.int().positive().optional(),
  start: z.int().nonnegative().optional(),
  end: z.int().positive().optional(),
});

const index = z.int().nonnegative().nullable().default(null);

const LabelledMedication = Words.extend({
  name: z.string().nullable().default(null),
  strength: z.string().nullable().default(null),
  quantity: z.int().nullable().default(null),
  rxNumber: z.string().nullable().default(null),
  daysLeft: z.int().nullable().default(null),
  asked: z.boolean().default(true),
  prescription: index,
});

const ProfileRow = z.object({
  drugName: z.string().nullable(),
  text: z.string(),
  strength: z.string().nullable().default(null),
  rxNumber: z.string().nullable().default(null),
  status: z.enum(prescriptionStatuses).default('active'),
});

const Expectation = z.object({
  intents: z.array(z.enum(intents)).default([]),
  flags: z.array(z.enum(flags)).default([]),
  medications: z.array(LabelledMedication).default([]),
  rxNumbers: z.array(Words.extend({ value: z.string(), prescription: index })).default([]),
  patient: z
    .object({
      name: Words.partial().extend({ value: z.string() }).nullable().default(null),
      /** Without readings, a value of null says that there is more than one. */
      birthDate: Words.partial()
        .extend({ value: CalendarDate.nullable(), readings: z.array(CalendarDate).min(1).optional() })
        .nullable()
        .default(null),
    })
    .default({ name: null, birthDate: null }),
  asksForAll: z.boolean().default(false),
  /** Null where it makes no difference, as in a danger. */
  speaksOfAnother: z.boolean().nullable().default(null),
  daysLeft: z.int().nullable().default(null),
  /** Where careful people differ: counts neither for nor against. */
  either: z
    .object({
      intents: z.array(z.enum(intents)).default([]),
      flags: z.array(z.enum(flags)).default([]),
      mentions: z.boolean().default(false),
    })
    .default({ intents: [], flags: [], mentions: false }),
});

/**
 * One labelled text, one line of a file; absent values are null, false or empty. A line that says its wishes without
 * `expect` is judged by these alone: intents, flags and whose medicine it is.
 */
const FullLabel = z
  .object({
    id: z.string().min(1),
    channel: z.enum(channels).default('sms'),
    language: z.enum(['en', 'es', 'other']).default('en'),
    part: z.enum(['tuning', 'held_out']).default('held_out'),
    synthetic_speech: z.boolean().default(false),
    text: z.string(),
    today: CalendarDate.optional(),
    profile: z.array(ProfileRow).default([]),
    judged: z.enum(['all', 'wishes']).default('all'),
    expect: Expectation,
  })
  .transform((label, context) => {
    const { medications, rxNumbers, patient } = label.expect;
    const place = placer(label.text, (message) => context.addIssue({ code: 'custom', message }));
    for (const row of [...medications, ...rxNumbers]) {
      if (row.prescription !== null && row.prescription >= label.profile.length) {
        context.addIssue({ code: 'custom', message: 'prescription is not in the profile' });
      }
    }
    return {
      ...label,
      expect: {
        ...label.expect,
        medications: medications.map(place),
        rxNumbers: rxNumbers.map(place),
        patient: {
          name: patient.name && placeIfTold(patient.name, place),
          birthDate: patient.birthDate && placeIfTold(patient.birthDate, place),
        },
      },
    };
  });
export const Label = z.preprocess(unfolded, FullLabel);
export type Label = z.infer<typeof FullLabel>;
export type LabelledMention = Label['expect']['medications'][number];

/** The short form, as training texts are written, in the full one. */
function unfolded(line: unknown): unknown {
  const short = ShortLabel.safeParse(line);
  if (!short.success) return line;
  const { intents: wished, flags: raised, name, birthDate, either: doubted, ...rest } = short.data;
  const either = eitherOf(raised, doubted);
  return {
    ...rest,
    judged: 'wishes',
    expect: {
      intents: (wished ?? []).filter((intent) => !either.intents.includes(intent)),
      flags: raised.filter((flag) => !either.flags.includes(flag)),
      either,
      speaksOfAnother: null,
      patient: {
        name: name === null ? null : { value: name },
        birthDate: birthDate === null ? null : { value: birthDate === 'two_ways' ? null : birthDate },
      },
    },
  };
}

type Place = <W extends z.infer<typeof Words>>(words: W) => W & Span;

/**
 * What follows from a flag by the conventions of the sets and is not written on each line: with a present danger a
 * clinician reads the text whatever it asks, and a look at it is no mistake; whoever is hostile is angry.
 */
function eitherOf(
  raised: readonly Flag[],
  doubted: ShortLabel['either'],
): { intents: Intent[]; flags: Flag[] } {
  const danger = raised.some((flag) => (dangerFlags as readonly Flag[]).includes(flag));
  return {
    intents: [...(doubted?.intents ?? []), ...(danger ? (['clinical_question', 'unclear'] as const) : [])],
    flags: [
      ...(doubted?.flags ?? []),
      ...(danger ? (['safety_review'] as const) : []),
      ...(raised.includes('hostile') ? (['frustrated'] as const) : []),
    ],
  };
}

/** A value may be labelled without its words. */
function placeIfTold<T extends { text?: string | undefined }>(words: T, place: Place): T {
  const { text } = words;
  return text === undefined ? words : place({ ...words, text });
}

/** Gives words their span, so that whoever writes a label writes the words alone. */
function placer(text: string, refuse: (message: string) => void) {
  return function place<T extends z.infer<typeof Words>>(words: T): T & Span {
    const start = words.start ?? placeOf(text, words.text, words.nth ?? 1);
    const end = start + words.text.length;
    const agrees = words.end === undefined || words.end === end;
    if (start < 0 || !agrees || text.slice(start, end) !== words.text) {
      refuse('labelled words do not stand in the text at that place');
    }
    return { ...words, start, end };
  };
}

/** Where the words stand for the nth time, in UTF-16 units; -1 when they do not. */
function placeOf(text: string, words: string, nth: number): number {
  let start = -1;
  for (let time = 0; time < nth; time++) {
    start = text.indexOf(words, start + 1);
    if (start < 0) return -1;
  }
  return start;
}

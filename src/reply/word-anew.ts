import { countSegments } from './count-segments.ts';
import { joinTexts, makeDraft, makeSection, type SectionSource, type Voice } from './reply-draft.ts';
import { shippedBook } from './template-book.ts';
import { tokensIn } from './template.ts';

export type Words = {
  template: string;
  text: string;
  variant: string;
  segments: number;
  sections: SectionSource[];
  introduces: boolean;
};

export type ToWord = {
  voice: Voice;
  sections: SectionSource[];
  /** The recipient was not greeted in this thread for a day. */
  greet: boolean;
  /** It was composed with the greeting. */
  introduces: boolean;
  /** An SMS, whose segments count. */
  isText: boolean;
};

/** Segments of an answer that is not introduced. */
const fewSegments = 2;

/**
 * A text in other words than the recipient got last, from the wordings in force, greeted when it is the first of the
 * day. One that was composed with a greeting keeps it where it would be too long without. Null where a wording now
 * wants a value that the text was not composed with.
 */
export function wordAnew({ voice, sections, greet, introduces, isText }: ToWord): Words | null {
  const { wordings } = (voice.templates ?? shippedBook)[voice.language];
  const fillable = sections.every(({ template, values }) =>
    wordings[template].texts
      .flatMap(tokensIn)
      .every((token) => token === 'org' || token === 'call' || token in values),
  );
  if (!fillable) return null;
  const made = sections.map(({ template, values, told }) => makeSection(voice, template, values, told));
  const texts = made.map(({ text }) => text);
  const needsRoom = introduces && countSegments(joinTexts(voice, texts, false)) > fewSegments;
  const introduce = greet || needsRoom;
  const of = { sections: made, introduce, isText, disclosure: 'neutral', ticketIds: [] } as const;
  const { template, text, variant, segments } = makeDraft(voice, { ...of, ticketIds: [] });
  return { template, text, variant, segments, sections, introduces: introduce };
}

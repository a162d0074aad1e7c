import type { Language } from '../domain/message.ts';
import { countSegments } from './count-segments.ts';
import { disclosures, mayHear, type Disclosure } from './disclosure.ts';
import { fillTokens, orgTokens, type Org } from './fill-template.ts';
import { lintText, type TextProblem } from './lint-text.ts';
import { joinTexts } from './reply-draft.ts';
import { combineSamples, eventsOfStage, fitsDisclosure, sampleOrgs } from './sample-values.ts';
import { templateSpecs } from './template-specs.ts';
import { shippedBook } from './template-book.ts';
import { introducesItself, tokensIn, type TemplateId } from './template.ts';
import type { TemplateToken, TokenValues } from './token-values.ts';

export type SampleText = {
  /** Which of the variants, from 0. */
  variant: number;
  text: string;
  segments: number;
  disclosure: Disclosure;
  introduced: boolean;
  problems: TextProblem[];
};

/**
 * What a wording makes of sample tickets: each variant with every sample value of its tokens, for every organisation,
 * as a thread's first text and as a later one, for each recipient who may get it, with what the lint says of it.
 */
export function sampleTexts(id: TemplateId, language: Language, texts: readonly string[]): SampleText[] {
  return texts.flatMap((_, variant) =>
    disclosures
      .filter((disclosure) => mayHear(disclosure, templateSpecs[id].disclosure))
      .flatMap((disclosure) => variantSamples({ id, language, texts, variant, disclosure })),
  );
}

type OfVariant = {
  id: TemplateId;
  language: Language;
  texts: readonly string[];
  variant: number;
  disclosure: Disclosure;
};

function variantSamples(of: OfVariant): SampleText[] {
  const text = of.texts[of.variant] ?? '';
  // The schema of the tokens was checked before.
  const tokens = [...new Set(tokensIn(text))] as TemplateToken[];
  const values = combineSamples(tokens.filter((token) => token !== 'org' && token !== 'call'));
  return values
    .filter((each) => fitsDisclosure(each, of.disclosure))
    .flatMap((each) =>
      sampleOrgs.flatMap((org) => introductions(of).map((introduced) => sample(of, each, org, introduced))),
    );
}

/** Keywords, pages, e-mails and calls are never introduced. */
function introductions({ id }: OfVariant): boolean[] {
  const alone = introducesItself(id) || templateSpecs[id].form !== 'text';
  return alone ? [false] : [false, true];
}

function sample(of: OfVariant, values: TokenValues, org: Org, introduced: boolean): SampleText {
  const { id, language, texts, variant, disclosure } = of;
  const set = shippedBook[language];
  const filled = fillTokens(texts[variant] ?? '', { ...values, ...orgTokens(org) }, set);
  const text = joinTexts({ language, org }, [filled], introduced);
  const isText = templateSpecs[id].form === 'text';
  const recorded = values.state ? (eventsOfStage[values.state.stage] ?? []) : [];
  const { tells } = templateSpecs[id];
  const events = tells === null ? recorded : [...recorded, tells];
  const problems = lintText({
    ...{ text, template: id, language, disclosure, isText, events, set, org },
    wordings: [texts[variant] ?? ''],
  });
  return { variant, text, segments: isText ? countSegments(text) : 0, disclosure, introduced, problems };
}

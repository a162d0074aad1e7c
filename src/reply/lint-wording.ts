import { conditionWords } from '../domain/condition-words.ts';
import type { Language } from '../domain/message.ts';
import { givesAdvice } from './advice-phrases.ts';
import { checkProse, type ProseProblem } from './check-prose.ts';
import { bareWords, earlyWords } from './event-words.ts';
import type { TextProblem } from './lint-text.ts';
import { sampleTexts } from './sample-texts.ts';
import { templateSpecs, tokensOf } from './template-specs.ts';
import { isSafetyTemplate, type TemplateId, tokensIn } from './template.ts';
import { templateTokens } from './token-values.ts';

export type WordingProblem =
  | TextProblem
  | ProseProblem
  | 'too_few_variants'
  | 'too_many_variants'
  | 'same_variant'
  | 'untidy'
  | 'unknown_token'
  | 'token_not_allowed'
  | 'missing_token'
  | 'stray_brace'
  | 'names_condition'
  | 'holds_number'
  | 'holds_address'
  | 'gives_advice'
  | 'says_too_little';

/** Which variant (from 0; null for all together) and what is wrong with it. */
export type WordingFinding = { variant: number | null; problem: WordingProblem };

const fewestVariants = 2;
const mostVariants = 5;
const longestWording = 1000;

/** Numbers that a wording may hold by itself: emergency, crisis (in Spanish with the key 2), poison control, 24 hours, 7 days. */
const publicNumbers = /\b(911|988|1-800-222-1222|24|7|2)\b/g;

/**
 * What is wrong with the variants of a template: first their form, then each of them filled with sample tickets. A
 * wording without findings fits its limits and tells nothing that its recipient may not hear.
 */
export function lintWording(id: TemplateId, language: Language, texts: readonly string[]): WordingFinding[] {
  const form = [
    ...countFindings(id, texts),
    ...texts.flatMap((text, variant) =>
      formProblems(id, language, text).map((problem) => ({ variant, problem })),
    ),
  ];
  const prose = texts.flatMap((text, variant) => checkProse(text).map((problem) => ({ variant, problem })));
  const rest = form.length > 0 ? prose : [...prose, ...sampleFindings(id, language, texts)];
  return distinctFindings([...form, ...rest]);
}

function countFindings(id: TemplateId, texts: readonly string[]): WordingFinding[] {
  // A safety text has one wording, so that everybody in danger reads the same.
  const fewest = isSafetyTemplate(id) ? 1 : fewestVariants;
  const distinct = new Set(texts.map(bareWords)).size;
  const checks: [WordingProblem, boolean][] = [
    ['too_few_variants', texts.length < fewest],
    ['too_many_variants', texts.length > mostVariants],
    ['same_variant', distinct < texts.length],
  ];
  return checks.filter(([, found]) => found).map(([problem]) => ({ variant: null, problem }));
}

/** What these must say themselves, so that whoever asked knows that it was heard and how to take it back. */
const mustSay: Partial<Record<TemplateId, Record<Language, RegExp[]>>> = {
  opt_out_confirmed: {
    en: [/\bSTART\b/, /\bno more\b|\bnot (?:get|receive|text)|\bopted out\b|\bunsubscribed\b/i],
    es: [/\bSTART\b/, /\bno (?:le )?(?:mandaremos|enviaremos|escribiremos|recibir)|\bde baja\b/i],
  },
  opted_in: { en: [/\bSTOP\b/], es: [/\bSTOP\b/] },
  help: { en: [/\bSTOP\b/], es: [/\bSTOP\b/] },
};

function formProblems(id: TemplateId, language: Language, text: string): WordingProblem[] {
  const tokens = tokensIn(text);
  const words = text.replace(/\{\w+\}/g, ' ');
  const { required, tells } = templateSpecs[id];
  const known: readonly string[] = templateTokens;
  const allowed: readonly string[] = tokensOf(id);
  const checks: [WordingProblem, boolean][] = [
    ['empty', words.trim() === ''],
    ['untidy', text !== text.trim() || /\p{Cc}| {2}/u.test(text) || !text.isWellFormed()],
    ['too_long', text.length > longestWording],
    ['unknown_token', tokens.some((token) => !known.includes(token))],
    ['token_not_allowed', tokens.some((token) => known.includes(token) && !allowed.includes(token))],
    ['missing_token', required.some((token) => !tokens.includes(token))],
    ['stray_brace', /[{}]/.test(words)],
    [
      'names_condition',
      !isSafetyTemplate(id) &&
        bareWords(words)
          .split(' ')
          .some((word) => conditionWords.has(word)),
    ],
    ['ahead_of_event', earlyWords(words, tells === null ? [] : [tells]).length > 0],
    ['holds_number', /\d/.test(words.replace(publicNumbers, ' '))],
    ['holds_address', /https?:|www\.|@|\p{L}{2,}[./]\p{L}{2,}/iu.test(words)],
    ['gives_advice', !isSafetyTemplate(id) && givesAdvice(words)],
    ['says_too_little', mustSay[id]?.[language].some((said) => !said.test(words)) ?? false],
  ];
  return checks.filter(([, found]) => found).map(([problem]) => problem);
}

function sampleFindings(id: TemplateId, language: Language, texts: readonly string[]): WordingFinding[] {
  return distinctFindings(
    sampleTexts(id, language, texts).flatMap(({ variant, problems }) =>
      problems.map((problem) => ({ variant, problem })),
    ),
  );
}

function distinctFindings(findings: readonly WordingFinding[]): WordingFinding[] {
  return [...new Map(findings.map((each) => [`${String(each.variant)}:${each.problem}`, each])).values()];
}

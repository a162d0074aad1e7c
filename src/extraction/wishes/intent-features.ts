import { normaliseText } from '../../domain/normalise-text.ts';
import type { Span } from '../../domain/message.ts';
import { errands, everyday, type Word } from '../../domain/text/meanings.ts';
import { wordFeatures, type Feature } from '../../domain/text/word-features.ts';
import type { RuleReading } from '../read-by-rules.ts';
import { sentencesOf, wordAt, type Reading } from '../reading.ts';
import { clauseFacts } from './clause-facts.ts';

/** What the wishes of a text are weighed by: its words with what was found in place of each value, and the rules' own findings. */
export function intentFeatures(
  rules: RuleReading,
  slots: number,
  who: 'named' | 'nameless' = 'named',
): Feature[] {
  const words = who === 'named' ? wordsOf(rules) : wordsWithoutWho(rules);
  return wordFeatures(words, factsOf(rules), [everyday, errands], slots);
}

/** Words as they stand, `[medicine]`, `[name]`, `[date]` and `[number]` in the place of values. */
function wordsOf({ reading, values, patient }: RuleReading): Word[] {
  const places = [
    ...values.found.map(({ at, next }) => ({ at, next, word: '[medicine]' })),
    ...values.rxNumbers.map(({ at, next }) => ({ at, next, word: '[number]' })),
    ...tokensOf(reading, patient.name, '[name]'),
    ...tokensOf(reading, patient.birthDate, '[date]'),
  ];
  const words: Word[] = [];
  for (let at = 0; at < reading.tokens.length; at++) {
    const token = reading.tokens[at];
    if (!token) continue;
    const place = places.find((one) => at >= one.at && at < one.next);
    if (place && at > place.at) continue;
    const text = place?.word ?? (token.kind === 'number' ? '#' : wordAt(reading, at));
    if (token.kind !== 'mark' || /[?!\n]/.test(text)) words.push({ text, from: token.from, to: token.to });
  }
  return words;
}

const ofWho =
  /^(?:\[name\]|\[date\]|#|[?!\n]|i|im|am|is|its|it|said|told|you|again|my|name|names|this|here|and|dob|d|o|b|born|birth|birthday|birthdate|date|of|on|patient|hi|hello|mi|nombre|es|soy|yo|dije|le|naci|nacid[oa]|nacimiento|fecha|de|el|me|llamo)$/;

/** Neither names and dates nor the sentences that hold nothing else. */
function wordsWithoutWho(rules: RuleReading): Word[] {
  const words = wordsOf(rules);
  const { reading, patient } = rules;
  const name = normaliseText(patient.name?.text ?? '').split(' ');
  const sentences = sentencesOf(reading).map(({ at, next }) => ({
    from: reading.tokens[at]?.from ?? 0,
    to: reading.tokens[next - 1]?.to ?? 0,
  }));
  const silent = sentences.filter(({ from, to }) => {
    const inside = words.filter((word) => word.from >= from && word.from < to);
    return inside.every(({ text }) => ofWho.test(text) || name.includes(text));
  });
  return words.filter(
    ({ text, from }) =>
      text !== '[name]' && text !== '[date]' && !silent.some((one) => from >= one.from && from < one.to),
  );
}

function tokensOf({ readable, tokens }: Reading, span: Span | null, word: string) {
  if (!span) return [];
  const inside = tokens.map((token) => {
    const start = readable.starts[token.from] ?? 0;
    return start >= span.start && start < span.end;
  });
  return [{ at: inside.indexOf(true), next: inside.lastIndexOf(true) + 1, word }];
}

function factsOf({
  reading,
  intents,
  flags,
  readIntents,
  values,
  mentions,
  asksForAll,
  speaksOfAnother,
}: RuleReading) {
  const days = values.supplies.map((supply) => supply.days);
  return [
    ...intents.map((intent) => `intent ${intent}`),
    ...flags.map((flag) => `flag ${flag}`),
    ...(readIntents.plain ? ['plain'] : []),
    ...(readIntents.change ? ['change'] : []),
    ...(readIntents.kept ? ['kept'] : []),
    ...(mentions.length > 0 ? ['medicine'] : []),
    ...(mentions.length > 1 ? ['medicines'] : []),
    ...(readIntents.wanted.includes(true) ? ['wanted'] : []),
    ...(readIntents.wanted.includes(false) ? ['unwanted'] : []),
    ...(values.rxNumbers.length > 0 ? ['number'] : []),
    ...(asksForAll ? ['all'] : []),
    ...(speaksOfAnother ? ['another'] : []),
    ...(days.some((count) => count <= 14) ? ['little left'] : []),
    ...(days.some((count) => count > 14) ? ['plenty left'] : []),
    ...clauseFacts(reading, values).map((fact) => `clause ${fact}`),
  ];
}

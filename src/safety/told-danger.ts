import { dangerRules, type DangerRule } from './danger-rules.ts';
import type { Danger } from './danger-phrase.ts';
import { deniesHardship } from './lower-danger.ts';
import { readConcepts, type ToldConcept } from './read-concepts.ts';

/** `from` and `to` are words; `review` where a person should look and nobody need be paged. */
export type ToldDanger = { danger: Danger; from: number; to: number; review: boolean };

type Prepared = Omit<DangerRule, 'told' | 'unless'> & { told: string[]; unless: string[]; within: number };

const rulesWith = new Map<string, Prepared[]>();
for (const rule of dangerRules) {
  const told = rule.told.split(' ');
  const prepared = { ...rule, told, unless: rule.unless?.split(' ') ?? [], within: rule.within ?? 0 };
  for (const concept of rule.inOrder ? told.slice(-1) : told)
    rulesWith.set(concept, [...(rulesWith.get(concept) ?? []), prepared]);
}

const denial = new Set(
  'no not never without dont didnt doesnt isnt arent wasnt havent denies denied ni nunca sin'.split(' '),
);

/** Dangers told by notions near each other. One pass: each rule is tried where its last notion is told. */
export function toldDangers(words: readonly string[]): ToldDanger[] {
  const told = readConcepts(words);
  if (told.length === 0) return [];
  const clauses = clauseNumbers(words);
  const present = new Set(told.map((one) => `${clauses[one.word] ?? 0} ${one.concept}`));
  const latest = new Map<string, ToldConcept>();
  const found: ToldDanger[] = [];
  for (const one of told) {
    latest.set(one.concept, one);
    for (const rule of rulesWith.get(one.concept) ?? []) {
      const hit = fits(rule, one, latest, clauses);
      if (!hit) continue;
      const talk = rule.unless.some((concept) => present.has(`${clauses[one.word] ?? 0} ${concept}`));
      if (talk) continue;
      if (rule.danger === 'emergency' && isWishedAway(words, hit)) continue;
      const told = words.slice(hit.from, hit.to + 1);
      const denied = rule.polar ? deniesHardship(told.join(' ')) : told.some((word) => denial.has(word));
      found.push({ danger: rule.danger, ...hit, review: rule.review === true || denied });
    }
  }
  const symptoms = symptomsTold(told, words);
  return symptoms ? [...found, symptoms] : found;
}

const wishedAway =
  / (?:wish|wished|wishing|hope|hoped|hoping|pray|prayed|praying) (?:to god |that )?(?:i|id) (?:[^ .]+ ){0,4}wak(?:e|ing) | (?:ojala|quisiera|deseo) (?:(?:que|yo|ya|un dia) ){0,3}no (?:me )?(?:despertar[a-z]{0,2}|despierte) /;

/** `I wish I did not wake up` is a wish about one's own life: nobody lies there who cannot be woken. */
function isWishedAway(words: readonly string[], { from, to }: { from: number; to: number }): boolean {
  return wishedAway.test(` ${words.slice(Math.max(0, from - 5), to + 1).join(' ')} `);
}

/** Two symptoms in a text that asks for no medicine: no rule says what they mean, a person looks. */
function symptomsTold(told: readonly ToldConcept[], words: readonly string[]): ToldDanger | null {
  if (told.some(({ concept }) => ordinaryTalk.has(concept))) return null;
  const symptoms = told.filter(({ concept }) => concept === 'symptom');
  const first = symptoms[0];
  const second = first && symptoms.find((one) => one.word > first.last && one.word - first.word < 40);
  if (!first || !second || words[first.word] === words[second.word]) return null;
  return { danger: 'emergency', from: first.word, to: second.last, review: true };
}

const ordinaryTalk = new Set([
  'medicineNoun',
  'drugWord',
  'thinner',
  'refill',
  'order',
  'phone',
  'meterWord',
  'bloodThing',
]);

/** Whether the other notions of a rule were told near before `one`, each by words of its own. */
function fits(
  rule: Prepared,
  one: ToldConcept,
  latest: ReadonlyMap<string, ToldConcept>,
  clauses: readonly number[],
): { from: number; to: number } | null {
  let [from, to] = [one.word, one.last];
  const parts: ToldConcept[] = [];
  for (const concept of rule.told) {
    const part = concept === one.concept ? one : latest.get(concept);
    if (!part) return null;
    if (!rule.anywhere && clauses[part.word] !== clauses[one.word]) return null;
    parts.push(part);
    from = Math.min(from, part.word);
    to = Math.max(to, part.last);
  }
  if (rule.inOrder && parts.some((part, at) => at > 0 && part.word <= (parts[at - 1]?.last ?? 0)))
    return null;
  parts.sort((a, b) => a.word - b.word);
  for (const [at, part] of parts.entries()) {
    const before = parts[at - 1];
    if (before && (part.word <= before.last || part.place - before.place > rule.within + 1)) return null;
  }
  return { from, to };
}

function clauseNumbers(words: readonly string[]): number[] {
  let clause = 0;
  return words.map((word) => (word === '.' ? clause++ : clause));
}

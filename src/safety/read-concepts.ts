import { drugTerm } from '../domain/drugs/drug-terms.ts';
import { isNumberWord, readNumber } from '../domain/text/spoken-number.ts';
import { conceptsEn } from './concept-words-en.ts';
import { conceptsEs } from './concept-words-es.ts';
import { otherTalk } from './danger-rules.ts';

/** `word` to `last` are the words that tell the notion, counted with and `place` without the words that tell nothing. */
export type ToldConcept = { concept: string; word: number; last: number; place: number };

const longestPhrase = 5;
const phrases = new Map<string, string[]>();
const beginnings = new Set<string>();
const single = new Set<string>();
for (const listed of [conceptsEn, conceptsEs, otherTalk]) {
  for (const [concept, words] of Object.entries(listed)) {
    for (const phrase of words.split(',').filter(Boolean)) {
      const known = phrases.get(phrase) ?? [];
      if (!known.includes(concept)) phrases.set(phrase, [...known, concept]);
      const parts = phrase.split(' ');
      if (parts.length > 1) beginnings.add(parts[0] ?? '');
      for (const part of parts) single.add(part);
    }
  }
}

/** Words between two notions that say nothing of their own. */
const tellNothing = new Set(
  'um uh er ah i my the a an is are was were and of to in on at it its so just really very like you know kinda kind got has have had been be im ive hes shes well , el la los las un una de del me se le mi su y que en muy esta estoy este eh pues como al lo they we his her our am this that with for from all out up'.split(
    ' ',
  ),
);

/** The notions told by words, in order. A word may tell several. */
export function readConcepts(words: readonly string[]): ToldConcept[] {
  const told: ToldConcept[] = [];
  let place = 0;
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? '';
    if (!tellNothing.has(word)) place++;
    const span = beginnings.has(word) ? longestPhrase : 1;
    let phrase = '';
    for (let last = at; last < Math.min(words.length, at + span); last++) {
      if (words[last] === '.') break;
      phrase = last === at ? word : `${phrase} ${words[last] ?? ''}`;
      for (const concept of phrases.get(phrase) ?? []) {
        if ((concept === 'bleed' || concept === 'symptom') && isNoLoss(words, at)) continue;
        told.push({ concept, word: at, last, place: place + (last - at) });
      }
    }
    const count = countAt(words, at);
    if (count !== null) {
      told.push({ concept: 'count', word: at, last: at, place });
      if (count >= suspiciousCount && count < 1000) told.push({ concept: 'many', word: at, last: at, place });
    }
    if (isDrugWord(word)) {
      told.push({ concept: 'drugWord', word: at, last: at, place });
      told.push({ concept: 'thing', word: at, last: at, place });
      if (/^(?:my|our|his|her|moms|dads|grandmas|grandpas)$/.test(words[at - 1] ?? ''))
        told.push({ concept: 'myDrug', word: at, last: at, place });
    }
  }
  return told;
}

/** Of most medicines nobody takes five at once; a proposal for clinical sign-off. */
const suspiciousCount = 5;
const units = new Set(
  'mg mcg ml cc unit units mgs milligrams day days week weeks month months years hours hour minutes times am pm gramos miligramos unidades dias refills'.split(
    ' ',
  ),
);

/** A number that no unit follows. */
function countAt(words: readonly string[], at: number): number | null {
  const word = words[at] ?? '';
  const spoken = /^[a-z]+$/.test(word) && isNumberWord(word);
  if (!spoken && !/^\d{1,4}$/.test(word)) return null;
  const token = { text: word, from: 0, to: 0, kind: spoken ? ('word' as const) : ('number' as const) };
  const value = readNumber([token], 0)?.value ?? 0;
  return units.has(words[at + 1] ?? '') && value >= suspiciousCount ? null : value;
}

/** Names of medicines, also several of them (`norcos`). */
function isDrugWord(word: string): boolean {
  if (!/^[a-z]{4,20}$/.test(word)) return false;
  const listed = phrases.get(word);
  if (listed && !listed.includes('opioid') && !listed.includes('thinner')) return false;
  return drugTerm(word) !== null || (word.endsWith('s') && drugTerm(word.slice(0, -1)) !== null);
}

/** `blood pressure`, `la pastilla de la sangre`: blood that nobody loses. */
function isNoLoss(words: readonly string[], at: number): boolean {
  const word = words[at] ?? '';
  if (bloodNouns.has(`${word} ${words[at + 1] ?? ''}`)) return true;
  const before = ` ${words.slice(Math.max(0, at - 5), at).join(' ')} `;
  return word === 'sangre' && forBlood.test(before);
}

const forBlood =
  / (?:la|las|los|una|pastillas?|medicinas?|pildoras?|gotas|inyecciones|inyeccion) (?:[a-z]+ )?(?:de|d|del|para|pa) (?:la )?$/;

const bloodNouns = new Set(
  'pressure work test tests draw drawn sugar sugars clot clots type glucose count lab labs meter thinner thinners thin medicine pills pill pressures monitor cuff level levels donor bank cell cells iron disorder thining thinning'
    .split(' ')
    .map((noun) => `blood ${noun}`)
    .concat(['sangre para', 'sangre por']),
);

/** Notions whose words carry a danger: these are also read misspelt. */
const misspelt = new Set(
  'breathe breathing chest droop garbled numb airway swell hives wheeze swallow choke bleed faint seizure confused ambulance vomit thinner pregnant sudden shaky sweat die weapon stockpile tooMuch poisoned drool bruise excess overAmount cutArms fever harm instead wake diabetic opioid ideation burden pain'.split(
    ' ',
  ),
);

/** Their words with at least five letters. */
export function conceptWords(): string[] {
  const told = [...phrases].filter(([, concepts]) => concepts.some((concept) => misspelt.has(concept)));
  const words = told.flatMap(([phrase]) => phrase.split(' '));
  return [...new Set(words)].filter(
    (word) => /^[a-z]{5,}$/.test(word) && !isNumberWord(word) && !common.has(word),
  );
}

/** Words of those phrases that are common in any talk. */
const common = new Set(
  'reaction coming being would could should their there these those minutes times thing whole extra bunch worth weeks months month trouble never still sound words sense making makes makes right wrong going start knows where recognize recognizes someone brick truck again hours supply weight suffering under cargo razon caja todas todos quien quiero manos metio medio lento tiene mundo mucho mucha veces juntas juntos frasco entero tragos presion piedra arde carga unidades horrible crazy lento strip bottle ticker slack heart heavy'.split(
    ' ',
  ),
);

export function isConceptWord(word: string): boolean {
  return single.has(word) || tellNothing.has(word);
}

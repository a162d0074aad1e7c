import type { Found } from './find-mentions.ts';
import { wordAt, wordsBetween, type Reading } from './reading.ts';

/** Words that go with a medicine's name and wish nothing else. */
const neutral = new Set(
  'please pls plz thanks thank you hi hello hey my me the a an and n or also for of on in it its is mg mcg ml milligrams milligram units tablet tablets tab tabs capsule capsules pills pill meds med medicine medication medications rx prescription number numbers no left day days supply once twice daily a.m am pm er xr xl hcl name this i im dob date birth born birthday good morning afternoon evening mom moms dad dads wife husband mother father patient resident both two one again due asap today urgent mi mis el la los las un una de y por favor gracias hola buenos buenas dias tardes soy para miligramos pastilla pastillas medicina medicamento receta numero nombre fecha nacimiento naci nacida nacido llamo se'.split(
    ' ',
  ),
);
const asking =
  /^(?:is|are|was|were|does|do|did|what|whats|why|how|when|where|which|que|cual|como|cuando|donde|porque)$/;

const telling =
  / (?:took|ate|swallowed|trague|tome|tomado|barely|arrete|used|using|gave|given|makes?|making|refus[a-z]+|discontinu[a-z]+|hold|cut|stopp?[a-z]*|why|whats|how|does|should|dijeron|suspend[a-z]+|dio|causa|para que sirve|puedo|years|cost|costs|works?|working) /;

/** Whether a text names its medicines and tells or asks nothing of them: `lisinopril 20mg, Mary Johnson`, a label. */
export function saysLittleElse(reading: Reading, found: readonly Found[]): boolean {
  let others = 0;
  for (let at = 0; at < reading.tokens.length; at++) {
    const token = reading.tokens[at];
    const named = reading.taken[at] || found.some((one) => at >= one.at && at < one.next);
    if (token?.kind !== 'word' || named || neutral.has(wordAt(reading, at))) continue;
    if (at === 0 && asking.test(wordAt(reading, at))) return false;
    others++;
  }
  if (wordAt(reading, reading.tokens.length - 1) === '?') return false;
  return others <= 2 || !telling.test(wordsBetween(reading, 0, reading.tokens.length));
}

import type { Found } from '../medicines/find-mentions.ts';
import { clausePattern } from './clause-grammar.ts';
import type { Range } from './clauses.ts';

const mine = '(?:my|our|his|her|the|mi|mis|nuestr[oa]|su|el|la)';
const others = `(?:he|she|they|${mine} [^ .]+(?: [^ .]+)?)`;
const also = '(?:also |still |just |currently |now |already |recently |am |been |tambien |ahora |ya )*';

/** That a medicine is taken, or who gives it: told, and nothing wished. */
const taking = clausePattern(
  `(?:i|ive|we) ${also}(?:take|taking|took|on|use|using|started(?: taking| on)?) ~2MED`,
  `(?:im|hes|shes) ${also}(?:on|taking|using) ~2MED`,
  `(?<=^ (?:(?:and|but|also|oh|btw|fyi|y|pero|tambien) )*)${also}(?:taking|started(?: taking| on)?) ~2MED`,
  `(?:i|we) ${also}(?:get|gets|got) ~2MED ~2(?:from|at|through|by) ~4`,
  `${others} (?:has|have|had|put|keeps|started) (?:me|him|her|us) on ~2MED`,
  `${others} ${also}(?:takes|uses|is on|is taking) ~2MED`,
  '(?:(?:urgent care|er|hospital|clinic|doctor|dr|dentist)) (?:just )?(?:gave|prescribed) (?:me|him|her) ~2MED',
  `(?:yo )?${also}(?:tomo|estoy tomando|uso|empece(?: a tomar| con)?|ando tomando) ~2MED`,
  `(?:me|le) (?:dieron|dio|recetaron|receto|pusieron|puso) ~2MED`,
  `${others} ${also}(?:toma|usa|esta tomando) ~2MED`,
);
/** More of it is wanted, it has ended, or it is taken no more. */
const besides = clausePattern(
  '(?:need|needs|want|refill|refills|refilled|fill|out|low|left|last|again|more|please|pls|instead|stopped|quit|not|dont|never|no|necesito|ocupo|quiero|surtir|resurtir|mas|queda|quedan|acabo|acaba|ya no)',
);

/** Tells of a medicine that it is taken by somebody, and wishes for none of it. */
export function tellsTaking(tagged: string): boolean {
  return taking.test(tagged) && !besides.test(tagged);
}

type Told = Range & { taking?: true };

/** Beside a medicine that is wanted another is told of that is on no list of theirs: a pharmacist has to know. */
export function tellsOfOther(
  clauses: readonly Told[],
  found: readonly Found[],
  wanted: readonly boolean[],
): boolean {
  if (!wanted.includes(true)) return false;
  const asked = found.flatMap(({ name }, index) => (wanted[index] && name !== null ? [name] : []));
  return clauses.some(
    ({ at, next, taking: told }) =>
      told === true &&
      found.some(
        (one) =>
          one.at >= at &&
          one.at < next &&
          one.name !== null &&
          one.source !== 'profile' &&
          !asked.includes(one.name),
      ),
  );
}

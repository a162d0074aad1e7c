import type { Found } from './find-mentions.ts';
import { endsSentence, wordAt, type Reading } from '../reading.ts';

/** Words that go with a medicine's name and wish nothing else. */
const neutral = new Set(
  'please pls plz thanks thank you hi hello hey my me the a an and n or also for of on in it its is mg mcg ml milligrams milligram units tablet tablets tab tabs capsule capsules pills pill meds med medicine medication medications rx prescription number numbers no left day days supply once twice daily a.m am pm er xr xl hcl name this i im dob date birth born birthday good morning afternoon evening mom moms dad dads wife husband mother father patient resident both two one again due asap today urgent mi mis el la los las un una de y por favor gracias hola buenos buenas dias tardes soy para miligramos pastilla pastillas medicina medicamento receta numero nombre take one two three by mouth qty quantity cantidad every each night bedtime needed hours po bid qd tid qhs prn refills twice once fecha nacimiento naci nacida nacido llamo se'.split(
    ' ',
  ),
);
const asking =
  /^(?:is|are|was|were|does|do|did|what|whats|why|how|when|where|which|que|cual|como|cuando|donde|porque)$/;

const telling =
  / (?:took|ate|swallowed|trague|tome|tomado|barely|arrete|used|using|gave|given|makes?|making|refus[a-z]+|discontinu[a-z]+|hold|cut|stopp?[a-z]*|why|whats|how|does|should|dijeron|suspend[a-z]+|dio|causa|para que sirve|puedo|years|cost|costs|works?|working) /;

/** Names and places that are not known as such may stand beside a bare name. */
const mostOthers = 4;
/** `this is …`, `my name is …`, `I said …`: says who writes, or that it is said again; nothing of the medicine. */
const introduced =
  / (?:(?:this|it|name|number|receta|rx|prescription|birthday|birthdate|dob|birth|one|nombre|nacimiento|numero) (?:is|s|es)|(?:i am|im|soy)(?= [^ ]+ [^ ]+ [,.])|is the one|(?:whenever|when|if) (?:you|u|yall) (?:can|could|would|get a chance|have a chance|have time)|as soon as (?:you can|possible)|if possible|cuando pueda[n]?|si puede[n]?|was born|i was born|(?:like |as )?i (?:already |just )?(?:said|told (?:you|u|yall))(?: that| already)?|(?:ya )?(?:le |les |te |se lo )?dije) /g;
/** Finite verbs and what opens a question or a reason: something is said, not only named. */
const predicate =
  / (?:is|are|was|were|am|im|has|have|had|do|does|did|dont|doesnt|didnt|isnt|wasnt|wont|cant|will|would|could|should|can|may|might|been|be|since|because|after|before|when|while|if|what|why|how|who|where|not|never|i|he|she|they|we|you|es|esta|estan|son|fue|ha|han|hay|tiene|tomo|toma|desde|porque|cuando|si|me|te|se|que|como|nunca|tampoco) /;

/** Whether a text names its medicines and tells or asks nothing of them: `lisinopril 20mg, Mary Johnson`, a label. */
export function saysLittleElse(reading: Reading, found: readonly Found[]): boolean {
  let others = 0;
  let rest = ' ';
  for (let at = 0; at < reading.tokens.length; at++) {
    const token = reading.tokens[at];
    if (isReason(reading, found, at)) {
      while (at < reading.tokens.length && !endsSentence(reading, at) && !found.some((one) => one.at === at))
        at++;
      at--;
      continue;
    }
    if (isRefusal(reading, found, at)) continue;
    rest += `${wordAt(reading, at)} `;
    const named = reading.taken[at] || found.some((one) => at >= one.at && at < one.next);
    if (token?.kind !== 'word' || named || neutral.has(wordAt(reading, at))) continue;
    if (at === 0 && asking.test(wordAt(reading, at))) return false;
    others++;
  }
  if (wordAt(reading, reading.tokens.length - 1) === '?') return false;
  const words = rest.replace(introduced, ' ');
  return others === 0 || (others <= mostOthers && !telling.test(words) && !predicate.test(words));
}

/** Whether the tokens of a clause are medicines, what goes with them, and what was read as a name or a date. */
export function namesAlone(
  reading: Reading,
  found: readonly Found[],
  range: { at: number; next: number },
): boolean {
  for (let at = range.at; at < range.next; at++) {
    const named = reading.taken[at] || found.some((one) => at >= one.at && at < one.next);
    const token = reading.tokens[at];
    if (wordAt(reading, at) === '?') return false;
    if (
      token?.kind === 'word' &&
      !named &&
      !neutral.has(wordAt(reading, at)) &&
      !joins.has(wordAt(reading, at))
    )
      return false;
  }
  return true;
}

/** Words that part clauses end the one before. */
const joins = new Set([
  'also',
  'but',
  'pero',
  'tambien',
  'so',
  'plus',
  'then',
  'just',
  'lol',
  'lmao',
  'haha',
  'jaja',
]);

/** `X for my nerves`, `X para que no le den ataques`: what a medicine is for, to the end of the sentence. */
function isReason(reading: Reading, found: readonly Found[], at: number): boolean {
  // `so ta lol` begins with such a word and is no reason.
  if (!/^(?:for|para|so|contra)$/.test(wordAt(reading, at)) || found.some((one) => one.at === at))
    return false;
  return found.some((one) => one.next <= at && at - one.next <= 2);
}

/** The `not` of `not the X, the Y`. */
function isRefusal(reading: Reading, found: readonly Found[], at: number): boolean {
  return wordAt(reading, at) === 'not' && found.some((one) => one.at > at && one.at - at <= 3);
}

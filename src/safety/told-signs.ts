import { lazyAlternatives, lazyPattern, type LazyPattern } from '../domain/text/lazy-pattern.ts';
import { surroundings } from './clause-places.ts';
import { meaningOf } from './lower-danger.ts';
import { signWords } from './sign-words.ts';

type Sign = {
  told: LazyPattern;
  beside: LazyPattern | null;
  but: LazyPattern | null;
  certain: boolean;
  mild: boolean;
};

const signs = signWords.map(({ told, beside, but, certain, mild }): Sign => ({
  told: lazyPattern(told, '(?<= )(?:', ') '),
  beside: beside ? lazyPattern(beside) : null,
  but: but ? lazyPattern(but) : null,
  certain: certain === true,
  mild: mild === true,
}));

/** Who asks what causes a sign, or tells the cause, has a question that a pharmacist answers; it needs no second look. */
const asksOfCause = lazyAlternatives([
  '(?:is|are|was|would|could|does|will) (?:that|it|this|those|these|the [^ .,]+|[^ .,]+) (?:be )?(?:from|the|normal|common|safe|anything|why|because|make|give|cause|do|help|by)',
  '(?:is|are) (?:it|that|this) (?:from|normal|common|safe|because|the pill)',
  '(?:can|should|do|could) (?:i|he|she|we) (?:take|stop|quit|hold|keep|wait|need to|use|skip|be taking)',
  '(?:how come|what else|something besides|something else|something different|a different one|supposed to be|normal|common|quit it)',
  '(?:since|ever since) (?:(?:i|the|my|his|her|they|we|new) ){0,2}(?:started|starting|taking|began|dose|statin|pills?|new|bumped|raised|upped|increased|last fill|last refill|med|medicine)',
  '(?:makes?|gives?|give|leaves) (?:me|my|him|her|you|u|it)',
  '(?:from|after taking|on|with) (?:the|these|this|that|them|all of em|my) (?:new )?(?:pills?|meds?|medicine|bladder|flomax|statins?|all)',
  '(?:every time|when(?:ever)?) (?:i|he|she) takes? (?:it|the|this|my|his|her|them)',
  '(?:sera|es|sea) (?:(?:que|por|normal|de|a causa) ){0,2}(?:eso|normal|la pastilla|la medicina|esa)',
  'desde (?:que|q) [^ .,]+',
  '(?:me|le) (?:da|dan|dio|deja|dejo|provoca|causa|produce)',
  '(?:puedo|puede|debo|debe|podemos) (?:tomar|dejar|parar|seguir|suspender)',
  'cuando (?:parar|dejar|suspender)',
]);
/** `since crestor`, `con la atorvastatina`: the medicine that causes it is named. */
const namedCause =
  / (?:since|desde|con) (?:(?:the|el|la) )?[^ ,.]{4,}(?:pril|statina?|artan|max|tor|olol|pine|ide)(?: |$)/;
/** `changed for the cough`: why something was done, not what somebody has. */
const cause = / (?:por|x|of|to|because|acct|for|para) (?:(?:la|el|the|that|this|su|mi|my) )?$/;

/**
 * Signs of harm that somebody has now, whatever is asked for beside them: a person looks, or is paged where it may be a
 * stroke. What is denied, over, or a medicine's purpose is none. Places in clause text.
 */
export function toldSigns(text: string): { from: number; to: number; certain: boolean }[] {
  return signs.flatMap(({ told, beside, but, certain, mild }) => {
    const found = told.matches(text);
    if (mild && found.length > 0 && asksAfterCause(text)) return [];
    if (found.length === 0 || (beside && !beside.test(text)) || but?.test(text)) return [];
    return found
      .map((match) => ({ from: match.index, to: match.index + match[0].length, certain }))
      .filter((place) => {
        const around = surroundings(text, place);
        if (cause.test(around.before)) return false;
        const meaning = meaningOf('emergency', around, true);
        return meaning === 'present' || meaning === 'present_of_another';
      });
  });
}

function asksAfterCause(text: string): boolean {
  return asksOfCause.test(text) || namedCause.test(text);
}

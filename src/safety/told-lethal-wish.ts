import { drugTerm } from '../domain/drugs/drug-terms.ts';
import { lazyPattern, type LazyPattern } from '../domain/text/lazy-pattern.ts';

/** `but`: words of the same text that make it another talk; `dosed`: a medicine must stand in the text. */
type Wish = { told: LazyPattern; but?: LazyPattern; dosed?: true };

const gap = '(?:[^ .]+ )';
/** A life or all of it that ends, in words that need no other. */
const asleepForGood =
  '(?:(?:go|going|goes|put me|puts me|fall|drift|drift off|off) to sleep (?:for good|forever|permanently|for ever|and (?:never|not) wake(?: up)?)(?! (?:[0-9]+|a|an|like|at) )|sleep (?:and )?(?:forever|for ever|and never wake|and not wake)|never (?:have to )?wake(?: up)?)';
/** In pain, at three, all night: waking from a bad sleep. */
const notWake =
  '(?:not|dont|wont) (?:ever |have to )?wake(?: up)?(?! (?:in (?:pain|the)|with|to|at|so|every|early|late|tired|my|her|him|the|all|sore|groggy|until|till|hurting|feeling|sick|dizzy|stiff|during|before|[0-9]+) )';
const over =
  '(?:be|im|am|get) (?:all )?done with (?:(?:all of )?(?:it all|everything|life|living|this (?:life|world)|the world)|it for good)';
const deed = `(?:${asleepForGood}|${over}|finish (?:me|myself) off|do me in|take me out|end (?:it(?: all)?|everything|me)(?! (?:this|the) (?:cold|cough|infection))|finish (?:the|this) job (?:this time|for good|once)|kill (?:me|myself))`;
const enough =
  '(?:enough|plenty|sufficient|(?:the )?(?:max|maximum|most|strongest|largest|biggest)|extra|triple|double|as many|a bottle|the whole bottle|a whole bottle|lethal)';
const todas = '(?:tod[oa]s?(?: (?:juntas|junt[oa]s|el frasco|las pastillas))?)';
const dormir =
  '(?:dormir(?:me)? (?:para|por) siempre|(?:ya )?no (?:volver a )?desp(?:ertar[a-z]*|ierte)|descanso (?:para|por) siempre|descansar (?:para|por) siempre|acabar (?:con todo|con mi vida|de una vez)|terminar (?:con todo|con mi vida))';
const all =
  '(?:(?:them|em|these|those|it) all|all (?:of )?(?:them|em|these|those|it|my pills|the pills)|the (?:whole|entire) (?:bottle|box|thing|lot)|every (?:last |single )?(?:one|pill)(?: of (?:them|these|em))?)';
const inOneGo =
  '(?:at once|at one time|in one (?:go|sitting|gulp|swallow|shot)|all together|right now|and (?:be done|thats it|that be it))';
const meant =
  '(?:im |i am |ill |i )?(?:just )?(?:gonna|going to|about to|planning to|plan to|ready to|ill|i will|i want to|wanna|so i can)';
const noHabit =
  '(?! (?:in the|every|each|with|at|before|like|as|when|if|or|because|bc|instead|the same|on)(?= ))';
const place =
  '(?:bridge|overpass|cliff|rooftop|roof|ledge|noose|rope|gun|pistol|train tracks|railroad tracks|tall building|parking garage)';
const puente = '(?:puente|barranco|azotea|soga|pistola|arma|edificio)';
const dead =
  '(?:(?:ever |just |accidentally |all |somehow )*(?:took|take|swallowed|swallow|downed) (?:all|the whole|the entire|every|a whole|a bottle|too many)|od|oded|overdose|overdosed|killed myself|kill myself|ended it|end it|hung myself|jumped|did something|do something|commit(?:ted)? suicide)';

const heirs = `(?:life insurance|(?:family|wife|husband|kids|children|mom|parents|son|daughter|they|sister|brother) ${gap}{0,4}(?:insurance|benefits|policy|payout|money))`;

const wishes: Wish[] = [
  // So much of it as ends a life, by its purpose.
  { told: pattern(`${enough} ${gap}{0,7}(?:to|so|so that|that|and) ${gap}{0,4}?${deed} `) },
  { told: pattern(`(?:enough|plenty|sufficient) ${gap}{0,7}?(?:to|so i|that i|and|so that i) ${notWake} `) },
  {
    told: pattern(
      `(?:so i can|so that i|so i|to|will|would|let me|help me|need to|want to) ${gap}{0,2}?(?:go to sleep (?:for good|forever|permanently)|sleep forever|finish the job this time)(?! (?:[0-9]+|a|an|like) ) `,
    ),
  },
  {
    told: pattern(
      '(?:a |one |the |my )?(?:really |nice |very |one )*(?:long|last|final|eternal|permanent|endless) (?:long )?(?:sleep|nap|rest) (?:[.,] )?(?:the |like |as in |a |i mean )*(?:forever|for ever|permanent|eternal|never ending|for good) ',
    ),
  },
  { told: pattern('(?:forever|permanent|eternal) (?:kind of )?(?:sleep|nap|rest) ') },
  // A dose that is said to be enough.
  {
    told: pattern(
      `(?:is it true|i (?:read|heard|hear|saw)|they say|supposedly|google (?:says|said)) ${gap}{0,4}(?:bottle|box|pack|handful|month|[0-9]+|thirty|sixty|ninety|all|whole) ${gap}{0,5}(?:would|will|could|can|is enough to|enough to) (?:do (?:it|the (?:job|trick)|me in)|finish|end it|be enough) `,
    ),
    dosed: true,
  },
  {
    told: pattern(
      `(?:how (?:many|much)|what (?:amount|dose|number)|whats the (?:amount|dose)) ${gap}{0,6}?(?:(?:do|does|would|will|to|it takes to) )?(?:do|did|does|finish|finishes|take|takes|put|puts) (?:me|you|someone|somebody|a (?:person|man|woman|guy|body)) (?:in|off|out|under for good) `,
    ),
    dosed: true,
  },
  // All of it at one time.
  {
    told: pattern(
      `(?<!(?:not|dont|didnt|should i|can i|do i|wasnt|arent|isnt|never) )${meant} (?:just )?(?:take|swallow|down|eat|pop|drink) ${all} ${inOneGo}${noHabit} `,
    ),
  },
  // A way that is thought out.
  {
    told: pattern(`${place} (?:already |all )*(?:in mind|picked out|picked|chosen|planned) `),
    but: pattern('(?:dentist|dental|tooth|teeth|crown|implant|card|denture) '),
  },
  {
    told: pattern(
      `(?:know|knew|picked|chose|decided) (?:exactly |already )*(?:which|what|the) ${place} (?:i|id|ill|im|to|from) `,
    ),
  },
  { told: pattern(`${puente} (?:ya )?(?:en mente|pensad[oa]|escogid[oa]|elegid[oa]) `) },
  // What is left to others then.
  { told: pattern(`${heirs} ${gap}{0,8}if i ${dead} `) },
  { told: pattern(`if i ${dead} ${gap}{0,8}(?:[,.] )?${gap}{0,4}${heirs} `) },
  {
    told: pattern(
      `si (?:yo )?me (?:tomo|trago|mato|suicido|muero por) ${gap}{0,5}(?:[,.] )?${gap}{0,3}seguro de vida `,
    ),
  },
  { told: pattern(`seguro de vida ${gap}{0,6}si (?:yo )?me (?:tomo ${todas}|trago|mato|suicido) `) },
  // In Spanish.
  {
    told: pattern(
      `(?:suficientes?|bastantes?|el triple|el doble|mas|extra|tod[oa]s?|frasco|cuantas) ${gap}{0,7}(?:[.,] )?(?:para|pa|y|que|quiero|a ver si|ya|asi) ${gap}{0,4}?${dormir} `,
    ),
  },
  { told: pattern('(?:quiero|voy a|necesito|para|pa) dormir(?:me)? (?:para|por) siempre ') },
  {
    told: pattern(
      `(?:me (?:las|los) voy a tomar|voy a tomarme(?:las|los)|me (?:las|los) tomo|quiero tomarme(?:las|los)|me (?:las|los) voy a tragar) tod[oa]s (?:junt[oa]s|de (?:un jalon|una vez|golpe|un trago|un golpe|una)|a la vez|y ya)(?! (?:en la|con|cada|por la|al)) `,
    ),
  },
  // Something done to oneself.
  {
    told: pattern(
      `(?:ill|i will|id|im gonna|gonna|going to|might|could|may|hell|shell|about to|he will|she will|swear) ${gap}{0,2}?do something (?:bad |stupid |drastic |terrible )?to (?:myself|himself|herself) `,
    ),
  },
  { told: pattern('(?:me|se) (?:voy|va) a hacer algo(?= (?:[.,]|si|malo|hoy|esta)) ') },
];

function pattern(source: string): LazyPattern {
  return lazyPattern(source.trimEnd(), '(?<= )(?:', ') ');
}

/**
 * A medicine asked for, or asked about, so that it ends a life: the amount by its purpose (`enough to not wake up`), all of
 * it at one time, a place thought out, what is left to others then. Places in clause text.
 */
export function toldLethalWishes(text: string): { from: number; to: number }[] {
  return wishes.flatMap(({ told, but, dosed }) => {
    const found = told.matches(text);
    if (found.length === 0 || but?.test(text) || (dosed && !isOfMedicine(text))) return [];
    return found.map((match) => ({ from: match.index, to: match.index + match[0].length }));
  });
}

function isOfMedicine(text: string): boolean {
  return (
    / (?:pills?|tablets?|meds|medicine|medication|bottle) /.test(text) ||
    text.split(' ').some((word) => drugTerm(word) !== null)
  );
}

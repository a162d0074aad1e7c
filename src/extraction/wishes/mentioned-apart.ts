import { earlyGrounds } from '../../domain/told.ts';
import { namesAlone } from '../medicines/bare-naming.ts';
import type { Found } from '../medicines/find-mentions.ts';
import { endsSentence, wordsBetween, type Reading } from '../reading.ts';
import { clausePattern } from './clause-grammar.ts';
import { isIn, taggedWords, type Range } from './clauses.ts';
import type { ClauseReading } from './intents.ts';
import { narrowedFrom } from './narrowed.ts';
import { tellsClinician } from './open-beside.ts';
import { toldRules } from './told-words.ts';

type Clause = Range & ClauseReading;

/** How a medicine is mentioned beside another that is ordered: `known` where what is told of it asks nobody for anything. */
export type MentionedApart = 'known' | 'unknown';

/**
 * Which medicines are only mentioned: a clause tells something of them and wishes for nothing, and another clause orders
 * another medicine ("X is from the VA. Refill Y"), or the wish is narrowed to that ("X and Y, no, only Y"). What merely goes on with a list belongs to the clause that it goes
 * on with. Null for every other.
 */
export function mentionedApart(
  reading: Reading,
  found: readonly Found[],
  clauses: readonly Clause[],
  isOrder: (clause: Clause) => boolean,
): (MentionedApart | null)[] {
  const heads = found.map((one) => headOf(reading, found, clauses, one));
  const served = clauses.filter((clause) => tellsServed(reading, found, clause));
  const orders = clauses.filter((clause) => isOrder(clause) && !served.includes(clause));
  const from = narrowedFrom(reading, found);
  if (from > 0) return found.map((one, at) => (at < from && one.name !== found[from]?.name ? 'known' : null));
  if (clauses.some((clause) => pointsBack(reading, clause))) return found.map(() => null);
  const ordered = found.map((one, at) => orders.some((clause) => isIn(one, clause)) || heads[at] === null);
  return found.map((one, at) => {
    const head = heads[at];
    if (!head || ordered[at]) return null;
    const isServed = served.includes(head);
    if (!isServed && (head.intents.length > 0 || goesOn(reading, found, head))) return null;
    const words = taggedWords(reading, head, found);
    const known = isServed || tellsNothingAsked.test(words) || tellsClinician(words);
    if (!known && mayBeWanted(words)) return null;
    const others = found.some(
      (other, place) =>
        ordered[place] === true &&
        (known || heads[place] !== null) &&
        (other.name === null || other.name !== one.name),
    );
    if (!others) return null;
    return known ? 'known' : 'unknown';
  });
}

/** The clause that says of a medicine what is said of it: its own, or that which its list goes on with or leads to. */
function headOf(
  reading: Reading,
  found: readonly Found[],
  clauses: readonly Clause[],
  one: Found,
): Clause | null {
  const own = clauses.findIndex((clause) => isIn(one, clause));
  const clause = clauses[own];
  if (!clause || !isList(reading, found, clause)) return clause ?? null;
  for (let place = own; place > 0 && !ends(reading, clauses[place - 1]); place--) {
    const before = clauses[place - 1];
    if (before && !isList(reading, found, before)) return before;
  }
  for (let place = own; place + 1 < clauses.length && !ends(reading, clauses[place]); place++) {
    const behind = clauses[place + 1];
    if (behind && !isList(reading, found, behind)) return behind;
  }
  return null;
}

function isList(reading: Reading, found: readonly Found[], clause: Clause): boolean {
  if (clause.told || clause.intents.length > 0) return false;
  return namesAlone(reading, found, clause) || listed.test(taggedWords(reading, clause, found));
}

/** It is spoken of like what is wanted, or has come to an end or to grief: nobody leaves it out for a word too few. */
function mayBeWanted(words: string): boolean {
  if (alike.test(words)) return true;
  return endedEarly.some(({ said, not }) => said.test(words) && !not.test(words));
}

const endedEarly = toldRules.filter(({ told }) => earlyGrounds.some((ground) => ground === told));
const alike = clausePattern(
  '(?:also|too|as well|tambien|ademas|igual|igualmente|same|ditto|likewise|what about|how about|que (?:hay|pasa) (?:de|con)|while you)',
  '(?:out|empty|gone|zero|low|acab[a-z]+|termin[a-z]+|vaci[oa]|(?:no|0) refills|sin resurtidos)',
);

const listed =
  /^ (?:(?:MED|[0-9.]+|mg|mcg|ml|tabs?|tablets?|caps?|pills?|and|y|e|or|also|plus|tambien|too|please|pls|the|my|mom|moms|his|her|hers|our|their|its|one|ones|both|el|la|los|las|mi|mis|su|sus|un|una|de|for|para|thanks|thank you|gracias|[,.;:!?&+-]) )*$/;

/** "My X was filled last week": the words of a wish, and none. */
function tellsServed(reading: Reading, found: readonly Found[], clause: Clause): boolean {
  const [only, ...others] = clause.intents;
  if (only !== 'refill' || others.length > 0) return false;
  const words = taggedWords(reading, clause, found);
  return served.test(words) && !wishes.test(words);
}

function ends(reading: Reading, clause: Clause | undefined): boolean {
  return !clause || endsSentence(reading, clause.next - 1);
}

/** "I take X. Refill that and Y", "refill both". */
function pointsBack(reading: Reading, { at, next, intents }: Clause): boolean {
  return intents.includes('refill') && pointing.test(wordsBetween(reading, at, next));
}

const pointing =
  / (?:(?:it|that|this|them|those|these|lo|la|eso|esa|ese|esos|esas) (?:one |ones )?(?:and|y|plus|with|con|too|also|tambien)|both|all (?:of )?(?:them|these|those)|l[ao]s dos|ambos|ambas) /;

/** "Also the X for my nerves": it goes on with what is wished. */
function goesOn(reading: Reading, found: readonly Found[], { at, next }: Clause): boolean {
  return goingOn.test(taggedWords(reading, { at: Math.max(0, at - 1), next }, found));
}

const goingOn =
  /^ (?:(?:and|y|oh|,|[.;!?]) )*(?:also|plus|tambien|ademas|as well as|along with|and|y) (?:(?:the|my|his|her|our|some|a|el|la|los|las|mi|mis|un|una) )*(?:refills? (?:of|on|for) )?MED (?!(?:[0-9.]+ |mg )*(?:is|are|was|were|works?|working|comes?|came|got|gets|has|have|i|he|she|we|they|you|from|at|es|esta|me|ya|lo|la|se|fue|viene|llego|held|on) )/;

const other =
  '(?:another|other|different|separate|mail ?order|online|hospital|clinic|cardiolog[a-z]+|specialist|[a-z]+ologist|va|cvs|walgreens|walmart|costco|amazon|kroger|safeway|publix|otr[ao]|mexico|tijuana)';
const done =
  '(?:filled|refilled|ordered|reordered|delivered|shipped|auto ?shipped|received|picked up|sent|mailed|requested|brought|surtid[oa]|entregad[oa]|pedid[oa])';
const well =
  '(?:great|good|fine|ok|okay|well|right|perfect|perfectly|enough|covered|set|stocked|bien|perfect[oa]|excelente)';

const alreadyServed = [
  `(?:from|at|by|through|via|de|en|the|a|my) ${other}`,
  `${other} ~1(?:sends?|gives?|gave|handles?|handling|fills?|delivers?|takes care|provides?|has|manda|mandan|dio|surte)`,
  '(?:somewhere|someplace) else|elsewhere|en otro lado|otra parte|over the counter|otc|sin receta|samples?|muestras?',
  `(?:already|was|were|got|been|be|just|has been|have been|is|are|me|ya|fue|lo|la) ~1${done}`,
  `MED ~3${done}|${done} ~2MED`,
  '(?:on|by|with) auto ?(?:matic )?(?:refill|ship|fill)|(?:auto|automatically) ~1shipped|automatico',
  '(?:you|u|yall|they) (?:guys )?(?:just )?(?:sent|delivered|filled|shipped) ~6',
  `MED ~2(?:is|are|was|im|i am|seems?|works?|working|doing|va|esta|me cae) ~2${well}`,
  '(?:not|isnt|arent|aint|no) ~2(?:out|low|due|needed|necessary)|no refills? needed|no more needed',
];
/** Told of a medicine that has been seen to, in words that a wish has too. */
const served = clausePattern(...alreadyServed);
const wishes = clausePattern(
  '(?:need|needs|want|wants|please|pls|plz|can|could|would|may|necesito|necesita|ocupo|quiero|favor|porfa|but|except|never|didnt|havent|hasnt|wasnt|werent|forgot|missing|again|another|more|mas|otra|otro|falta|faltan|faltaba|only|until|till|hasta|days|dias)',
);

/** Where it comes from, that it has come or is not due, that it does its work, that it is taken: nobody has to do anything. */
const tellsNothingAsked = clausePattern(
  ...alreadyServed,
  `(?:handles?|handling|takes? care of|taking care of|manages?|managing|delivers?|sends?|buys?|buying|bought|compro|compramos|manda|mandan) ~2MED|MED (?:i|he|she|we|me|se|yo) ~1(?:get|gets|got|buy|buys|lo compro|la compro|compro|la dan|lo dan|dio|dieron)`,
  'MED (?:l[ao]s? |me l[ao]s? |me )~1(?:compro|compramos|consigo|mandan?|traen?|dan|dio|dieron|da)',
  '(?:picked up|got|received|found|brought|recogi|recibi|encontre|llego|llegaron|mandaron|trajeron) ~4(?:MED|yesterday|today|already|last|on|the other|(?:mon|tues|wednes|thurs|fri|satur|sun)day|ayer|la semana|el mes|[0-9]+)',
  'MED (?:[:,] )?(?:got (?:it|that|them|some)|(?:i )?(?:have|got) (?:some|it|plenty|enough|lots)|im (?:good|fine|ok|okay|set|covered)|i am (?:good|fine|ok|okay|set|covered)|next (?:month|time|week)|later)',
  `(?:doing|feeling|good|fine|great|stable|ok|okay|well) ~1(?:on|with) ~2MED|MED ~2(?:works?|working|helps?|helping|funciona|ayuda) ~3`,
  '(?:current|other|home|daily|his|her|my|list of) (?:meds?|medications?|medicines?|list|medicinas?|medicamentos?) ~8MED',
  '(?:take|takes|taking|on|use|uses|using|tomo|toma|uso|usa|continue|continues|continued) ~6MED',
  '(?:have|has|got|tengo|tiene|hay|queda[n]?|left|still) ~4(?:plenty|enough|lots|extra|full|half|bottles?|box|boxes|weeks?|months?|[0-9]+ (?:days|weeks|months)|bastante[s]?|suficiente[s]?|frascos?|llen[oa]|semanas|meses)',
  '(?:levels?|labs?|blood ?work|inr|results?|checked|tested|pending|recheck(?:ed)?|nivel(?:es)?|analisis|laboratorio[s]?)',
  '(?:next (?:month|time|week)|another time|some other time|la proxima|otro dia|el otro mes)',
  '(?:finished|completed|done with|course|taper|termine|acabe con)',
);

import type { Intent } from '../../domain/message.ts';
import { isRefused } from './asked.ts';
import { automaticIntent } from './automatic-words.ts';
import { isIn, clausesOf, taggedWords, type Range } from './clauses.ts';
import { withConsentApart, withStopApart } from './consent-apart.ts';
import { keepsRequest } from './declined-words.ts';
import { leftOutOfAll, withLeftOut } from './left-out-of-all.ts';
import { onlyRetracts, tellsHow } from './delivery-words.ts';
import type { Found } from '../medicines/find-mentions.ts';
import { closesInCapitals, closesWithStop, forbidsTexts, opensWithStop, saysStopApart } from '../keyword.ts';
import { isToMachine, readClause, wholeMessageIntent, type ClauseReading } from './intents.ts';
import { tellsDeath } from './not-theirs.ts';
import { withConditions } from './on-condition.ts';
import { mentionedApart } from './mentioned-apart.ts';
import { isOpenBeside, isPartlyCome, withChosen } from './open-beside.ts';
import { wordAt, wordsBetween, type Reading } from '../reading.ts';
import { meansBoth, refersBack } from './refers-back.ts';
import { asksAside, isOrder } from './orders.ts';
import type { RxNumber } from '../medicines/rx-number.ts';
import { asksWhenItWorks } from './takes-effect.ts';
import { allRefused, betweenCorrected, isHalted, takesBack } from './refused-behind.ts';
import { tellsOfSign } from './signs-beside.ts';
import { exchangesForAnother, namesBeforeStop, tellsOfStop } from './stopped-words.ts';
import { tellsOfOther } from './told-taking.ts';
import type { SupplyLeft } from '../medicines/supply-left.ts';
import { wishesApart, withBareWishes } from './wishes-apart.ts';
import { graverAmiss, type Amiss } from './received-amiss.ts';

export type Values = { found: Found[]; rxNumbers: RxNumber[]; supplies: SupplyLeft[] };

/**
 * What a whole message asks: `wanted[i]` for its medicine i, `refused[i]` where it is said not to be wanted; `change`,
 * another dose or medicine is told of; `stopped`, that a medicine is taken no more, and none is asked for; `plain`, nothing is told, asked or declined of the medicines, so that naming
 * them alone may be a wish; `kept`, a request is said to stand; `ordered`, a clause asks for a refill by its
 * medicine or number and for nothing else, and another one asks a clinician; `arranged`, how, where or when it is to come
 * is said, and nothing is taken back; `takenBack`, all that is named is so as what is not wanted, and whether anything is said
 * beside it; `whole`, the message is a keyword or a command to the machine and nothing else;
 * `amiss`, what came is not as due; `asksOfSupply`, a clause asks how long a medicine lasts here or there, and whether no
 * other says more than who writes; `apart`, the wishes that have a clause each; `namedApart`,
 * a clause of its own holds a medicine's name and nothing else; `asksWhenItWorks`, how soon a medicine does;
 * `tellsOfOther`, that another is taken than what is wanted; `noneWanted`, each medicine that is named is refused;
 * `unknownApart`, of a medicine beside what is ordered something is told that no rule knows;
 * `leavesOut`, all are ordered but one that is named;
 * `tellsOfSign`, how somebody feels or what was measured is told beside a medicine, and nothing is wished.
 */
export type ReadIntents = {
  intents: Intent[];
  wanted: boolean[];
  refused: boolean[];
  change: boolean;
  stopped: boolean;
  plain: boolean;
  kept: boolean;
  ordered: boolean;
  arranged: boolean;
  takenBack: 'alone' | 'beside' | null;
  whole: boolean;
  amiss: Amiss | null;
  apart: Intent[];
  namedApart: boolean;
  asksOfSupply: 'alone' | 'beside' | null;
  asksWhenItWorks: boolean;
  tellsOfOther: boolean;
  noneWanted: boolean;
  leavesOut: boolean;
  tellsOfSign: boolean;
  unknownApart: boolean;
};

const nothingElse = {
  ...{ wanted: [], refused: [] },
  ...{ change: false, stopped: false, plain: false, kept: false, ordered: false, whole: true, amiss: null },
  ...{
    arranged: false,
    takenBack: null,
    apart: [],
    namedApart: false,
    asksOfSupply: null,
    asksWhenItWorks: false,
  },
  ...{ tellsOfOther: false, noneWanted: false, leavesOut: false, tellsOfSign: false, unknownApart: false },
};

type Clause = Range & ClauseReading;

export function readIntents(reading: Reading, values: Values, text: string): ReadIntents {
  const words = wordsBetween(reading, 0, reading.tokens.length);
  const phrase = words
    .replace(/[^\p{L}\p{N} ]/gu, ' ')
    .replace(/ +/g, ' ')
    .trim();
  const named = values.found.length > 0 || values.rxNumbers.length > 0;
  const whole = wholeMessageIntent(phrase, text) ?? automaticIntent(text, named);
  if (whole) return { ...nothingElse, intents: [whole] };
  if (isToMachine(words)) return { ...nothingElse, intents: ['unclear'] };
  if (closesInCapitals(text) && namesBeforeStop(reading, values.found))
    return { ...nothingElse, intents: ['non_clinical'] };
  const ranges = withConsentApart(reading, clausesOf(reading), values);
  const between = betweenCorrected(reading, values.found);
  const silent = { between, nameless: reading.taken.map((one, at) => one || between[at] === true) };
  const each = ranges.map((range) => ({ ...range, ...clauseReading(reading, range, values, silent) }));
  const leftOut = leftOutOfAll(reading, values.found);
  const read = withLeftOut(reading, leftOut, withConditions(reading, each));
  const arranges = read.some(({ arranges: one }) => one) || saysHowInstead(reading, read);
  const arranged = arranges ? read.map((clause) => withoutRetraction(reading, clause)) : read;
  const opens = opensWithStop(text, named);
  const parted = opens ? withStopApart(reading, arranged, values) : arranged;
  const clauses = withChosen(reading, values.found, withBareWishes(reading, values.found, parted));
  const apart = mentionedApart(reading, values.found, clauses, (clause) => isOrder(reading, clause, values));
  const partly = isPartlyCome(reading, values.found);
  const unasked = partly === 'told';
  const wanted = values.found.map(
    (_, index) => !unasked && apart[index] === null && isWanted(reading, values.found, index, clauses),
  );
  const intents = joined(clauses, values.found, wanted).filter((one) => !unasked || !asking.includes(one));
  const refused = values.found.map((_, index) => isSetAside(reading, values.found, index, clauses));
  const halted = values.found.some((one, index) => isHalted(reading, one, values.found[index + 1]));
  if (takesBack(reading, values, refused, intents)) intents.push('withdraw');
  const closes = !named && closesWithStop(words) && tellsDeath(text);
  const stops = closes || opens;
  if (forbidsTexts(words) || stops) withStop(intents);
  if (isStopBeside(intents, values, text)) return { ...nothingElse, intents: ['opt_out'] };
  const open = isOpenBeside(reading, values.found, wanted, ranges);
  return {
    intents,
    wanted,
    refused,
    noneWanted: allRefused(values, refused),
    unknownApart: apart.some((one, index) => one === 'unknown' && refused[index] !== true),
    leavesOut: leftOut.length > 0,
    kept: ranges.some((range) => keepsRequest(taggedWords(reading, range, values.found))),
    ordered: (open || asksAside(clauses)) && clauses.some((clause) => isOrder(reading, clause, values)),
    arranged: arranges && !intents.includes('withdraw'),
    takenBack: allTakenBack(reading, values, clauses),
    whole: false,
    amiss: graverAmiss(clauses.map(({ amiss }) => amiss)) ?? (partly ? 'short' : null),
    apart: wishesApart(clauses, values.found, (clause) => isOrder(reading, clause, values)),
    namedApart: clauses.some((clause) => clause.namesAlone === true),
    asksOfSupply: supplyAsked(reading, values, clauses),
    tellsOfSign: intents.every((one) => one === 'clinical_question') && tellsOfSign(reading, values),
    tellsOfOther: open || tellsOfOther(clauses, values.found, wanted),
    asksWhenItWorks: ranges.some((range) => asksWhenItWorks(taggedWords(reading, range, values.found))),
    change: clauses.some((clause) => clause.change),
    stopped:
      halted ||
      exchangesForAnother(reading, values.found) ||
      (!intents.includes('refill') && tellsOfStop(reading, ranges, values.found)),
    plain:
      !partly && clauses.every((clause) => clause.intents.length === 0 && !clause.told && !clause.declined),
  };
}

/** "Scratch that, send it to my work": what is taken back is only how it was to come. */
function saysHowInstead(reading: Reading, clauses: readonly Clause[]): boolean {
  const words = clauses.map(({ at, next }) => wordsBetween(reading, at, next));
  return words.some(onlyRetracts) && words.some(tellsHow);
}

function withoutRetraction(reading: Reading, clause: Clause): Clause {
  if (!onlyRetracts(wordsBetween(reading, clause.at, clause.next))) return clause;
  return { ...clause, intents: [], declined: false };
}

/**
 * Something is taken back, and no clause asks for anything: a medicine or number beside it says what is taken back,
 * as long as nothing but names stands with it.
 */
function allTakenBack(
  reading: Reading,
  { found }: Values,
  clauses: readonly Clause[],
): ReadIntents['takenBack'] {
  const refused = found.filter((_, index) => isRefused(reading, found, index));
  const back = clauses.filter(
    (clause) =>
      clause.declined ||
      clause.intents.includes('withdraw') ||
      (refused.some((one) => isIn(one, clause)) &&
        forbids.test(wordsBetween(reading, clause.at, clause.next))),
  );
  if (back.length === 0) return null;
  if (clauses.some(({ intents }) => intents.some((intent) => asking.includes(intent)))) return null;
  const others = clauses.filter((clause) => !back.includes(clause));
  const more = others.filter((clause) => !onlyNames.test(taggedWords(reading, clause, found, reading.taken)));
  if (more.some((clause) => found.some((one) => isIn(one, clause)))) return null;
  return more.length > 0 ? 'beside' : 'alone';
}

function supplyAsked(
  reading: Reading,
  { found }: Values,
  clauses: readonly Clause[],
): ReadIntents['asksOfSupply'] {
  if (!clauses.some(({ ofSupply }) => ofSupply)) return null;
  const others = clauses.filter(({ ofSupply }) => !ofSupply);
  return others.every((clause) => onlyNames.test(taggedWords(reading, clause, found, reading.taken)))
    ? 'alone'
    : 'beside';
}

const forbids = / (?:stop|dont|do not|quit|discontinue|suspendan?|paren?) /;

const asking: readonly Intent[] = ['refill', 'new_prescription'];

const onlyNames =
  /^ (?:(?:MED|[0-9.]+|mg|mcg|rx|number|num|numero|the|my|his|her|our|el|la|mi|for|of|de|para|and|y|dob|born|refills?|name|is|its|it|patient|medicine|med|medicina|es|thanks|thank you|gracias|hi|hello|hey|hola|im|i am|this is|[^a-z0-9 ]+) )*$/;

/** What else is asked stands: the request is taken in, and a person calls. */
function withStop(intents: Intent[]): void {
  const again = intents.indexOf('opt_in');
  if (again !== -1) intents.splice(again, 1);
  if (!intents.includes('opt_out')) intents.push('opt_out');
}

/** A STOP beside words that want nothing; beside a medicine it may be about that. */
function isStopBeside(intents: readonly Intent[], { found, rxNumbers }: Values, text: string): boolean {
  const wantsMore = intents.some((intent) => intent !== 'thanks' && intent !== 'help');
  return found.length === 0 && rxNumbers.length === 0 && !wantsMore && saysStopApart(text);
}

/** The intents of all clauses together: what is declined beside a wish is only left out of it. */
function joined(clauses: readonly Clause[], found: readonly Found[], wanted: readonly boolean[]): Intent[] {
  const intents = new Set(clauses.flatMap((clause) => clause.intents));
  const refills = clauses.filter((clause) => clause.intents.includes('refill'));
  if (intents.has('new_prescription') && refills.every((clause) => !found.some((one) => isIn(one, clause)))) {
    intents.delete('refill');
  }
  const asks = intents.has('refill') || intents.has('new_prescription');
  if (!asks && clauses.some((clause) => clause.declined)) {
    intents.add(intents.size === 0 && wanted.includes(true) ? 'refill' : 'withdraw');
  }
  return [...intents];
}

/** `X, ya tengo`: what is declined without a name is the medicine named last. */
function isDeclinedAfter(all: readonly Found[], index: number, clauses: readonly Clause[]): boolean {
  return clauses.some(
    (clause) =>
      clause.declined &&
      !all.some((one) => isIn(one, clause)) &&
      all.filter((one) => one.at < clause.at).length === index + 1,
  );
}

/** Not wanted by the words, or what came, as it should or in the place of another. */
function isSetAside(
  reading: Reading,
  all: readonly Found[],
  index: number,
  clauses: readonly Clause[],
): boolean {
  const found = all[index];
  return (
    isRefused(reading, all, index) ||
    clauses.some(
      (clause) => (clause.amiss === 'wrong' || clause.came) && found !== undefined && isIn(found, clause),
    )
  );
}

function isWanted(
  reading: Reading,
  all: readonly Found[],
  index: number,
  clauses: readonly Clause[],
): boolean {
  const found = all[index];
  if (!found || isSetAside(reading, all, index, clauses)) return false;
  if (clauses.some((clause) => refersBack(reading, clause, all, index))) return true;
  const own = clauses.find((clause) => found.at >= clause.at && found.at < clause.next);
  if (own?.taking && clauses.some((clause) => meansBoth(reading, clause))) return true;
  if (own && own.intents.length === 0 && (own.told || own.declined)) return false;
  if (isDeclinedAfter(all, index, clauses)) return false;
  const said = own && own.intents.length > 0 ? own.intents : clauses.flatMap((clause) => clause.intents);
  return said.length === 0 || said.includes('refill') || said.includes('new_prescription');
}

/** `silent` marks the tokens that say nothing: what was corrected, and that with every value. */
function clauseReading(
  reading: Reading,
  range: Range,
  { found, rxNumbers, supplies }: Values,
  silent: { between: boolean[]; nameless: boolean[] },
): ClauseReading {
  function inside(one: Range): boolean {
    return one.at >= range.at && one.at < range.next;
  }
  const days = supplies.filter(inside).map((supply) => supply.days);
  return readClause({
    words: wordsBetween(reading, range.at, range.next),
    tagged: taggedWords(reading, range, found, silent.between),
    nameless: taggedWords(reading, range, found, silent.nameless),
    named: found.some((one, index) => inside(one) && !isRefused(reading, found, index)),
    rxNumber: rxNumbers.some(inside),
    daysLeft: days.length > 0 ? Math.min(...days) : null,
    question: wordAt(reading, range.next - 1) === '?',
  });
}

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openGateway, type TestGateway } from '../../support/gateway.ts';
import { moveToNoon } from '../../support/move-to-noon.ts';
import { acceptDetails } from './accept-details.ts';
import { afterNews } from './after-news.ts';
import { asking } from './asking.ts';
import { besideAnswers, unwell } from './beside-answers.ts';
import { begun } from './begun.ts';
import { besideWishes, wishedOfIt } from './beside-wishes.ts';
import { type Cast, castOf } from './cast.ts';
import { changing } from './changing.ts';
import { classWords } from './class-words.ts';
import { corrections } from './corrections.ts';
import { couples } from './couples.ts';
import { eachOfThese, everyOne } from './every-one.ts';
import { forAnother } from './for-another.ts';
import { automatic, forPeople } from './for-people.ts';
import { forSomebody } from './for-somebody.ts';
import { greetings } from './greetings.ts';
import { afterDanger, asksOfOne, figures, givenNames, theOther } from './in-light-of.ts';
import { howMuchIsLeft } from './how-much-is-left.ts';
import { inItsPlace } from './in-its-place.ts';
import { interruptions } from './interruptions.ts';
import { labels } from './labels.ts';
import { losses } from './losses.ts';
import { meantOtherwise } from './meant.ts';
import { namedBefore } from './named-before.ts';
import { naming } from './naming.ts';
import { noneWished } from './none-wished.ts';
import { numbers } from './numbers.ts';
import { noIsNotAll, onTerms } from './on-terms.ts';
import { owners } from './owners.ts';
import { people } from './people.ts';
import { pieces } from './pieces.ts';
import { putRight } from './put-right.ts';
import { received } from './received.ts';
import { type Heard, playThread, standsOf } from './run-thread.ts';
import { runningOut } from './running-out.ts';
import { secondThoughts } from './second-thoughts.ts';
import { strengths, twoStrengths } from './strengths.ts';
import { whenAndHowMuch } from './when-it-comes.ts';
import { smallTalk } from './small-talk.ts';
import { spanish } from './spanish.ts';
import { takenBack } from './taken-back.ts';
import { afterTold, besideByUse, besideDanger } from './told-by-use.ts';
import { toldNotTo } from './told-not-to.ts';
import { refillIt, whoseItIs } from './whose-it-is.ts';
import { whoseToStop } from './whose-to-stop.ts';
import { years } from './years.ts';

const groups = {
  'what is missing, asked and answered': asking,
  'what a medicine is for': classWords,
  'what changes afterwards': changing,
  'who asks, and for whom': people,
  'in Spanish': spanish,
  'what comes in the middle': interruptions,
  'whose it is after all': naming,
  'piece by piece': pieces,
  'which strength': strengths,
  'two strengths in one breath': twoStrengths,
  'who it is, put right': corrections,
  'a greeting alone': greetings,
  'two people share a phone': couples,
  'it cannot wait': runningOut,
  'how much is left': howMuchIsLeft,
  'whose each medicine is': owners,
  'second thoughts': secondThoughts,
  'as it began': begun,
  'what people read': forPeople,
  'what nobody wrote': automatic,
  'told in small letters, or by the label': labels,
  'after news, and second wishes': afterNews,
  'what came is not what was due': received,
  'somebody has died': losses,
  'all of them': everyOne,
  'both of these, and no more': eachOfThese,
  'edited, exchanged and cancelled': putRight,
  'a number in place of another': figures,
  'what is said behind a danger': afterDanger,
  'how one of them stands': asksOfOne,
  'the other one': theOther,
  'a given name alone': givenNames,
  'taken back, and not': takenBack,
  'who it is, put onto what waits': whoseItIs,
  'it is what was spoken of': refillIt,
  'for somebody else after all': forAnother,
  'for somebody, and then which': forSomebody,
  'a refill and something else in one text': besideWishes,
  'meant otherwise, or not wanted': meantOtherwise,
  'what is asked beside an answer': besideAnswers,
  'out of it, and unwell': unwell,
  'what is wished of a refill': wishedOfIt,
  'when it comes': whenAndHowMuch,
  'names and Rx numbers that belong together or not': numbers,
  'the year of a birth, put right': years,
  'on what terms': onTerms,
  'a no that is not all': noIsNotAll,
  'in the place of what was told': inItsPlace,
  'what they are told not to do': toldNotTo,
  'whose is to be stopped': whoseToStop,
  'that is all, and since when': smallTalk,
  'two people, and what each of them needs': namedBefore,
  'one more, told by its use': besideByUse,
  'set down beside a danger': besideDanger,
  'said of what was told': afterTold,
};
const threads = [...Object.values(groups).flat(), ...noneWished];
const casts = new Map(threads.map((thread, place) => [thread, castOf(thread, place)]));

let gateway: TestGateway;
beforeAll(async () => {
  const all = [...casts.values()];
  gateway = await openGateway({ patients: all.flatMap(({ roster }) => roster) });
  moveToNoon(gateway);
  for (const cast of all) await acceptDetails(gateway, cast);
});
afterAll(() => gateway.close());

describe.concurrent.each(Object.entries(groups))('%s', (_group, rows) => {
  it.each(rows)('$what', async (thread) => {
    const cast = casts.get(thread);
    if (!cast) throw new Error('a thread without its cast');
    const heard = await playThread(gateway, cast);
    const stands = await standsOf(gateway, cast);
    expect(conversation(cast, heard)).toEqual(
      thread.turns.map((turn) => ({ to: line(cast, turn), said: turn.said, lacks: [] })),
    );
    const { among = [], ...ends } = thread.ends;
    expect(stands).toMatchObject(ends);
    if (thread.references !== undefined) expect(referencesIn(heard)).toHaveLength(thread.references);
    expect(stands.tickets).toEqual(expect.arrayContaining(among));
    expect(heard.flat().filter((text) => tells(cast, text))).toEqual([]);
  });
});

describe.concurrent('all of them are spoken of, and none is wished for', () => {
  it.each(noneWished)('$what', async (thread) => {
    const cast = casts.get(thread);
    if (!cast) throw new Error('a thread without its cast');
    await playThread(gateway, cast);
    const { tickets } = await standsOf(gateway, cast);
    expect(tickets.filter((ticket) => !ticket.startsWith('- '))).toEqual([]);
  });
});

/** By how many references the sender was told of what they asked for. */
function referencesIn(heard: Heard[][]): string[] {
  const told = heard.flat().flatMap(({ text: words }) => words.match(/RG-[A-Z0-9]{7}/g) ?? []);
  return [...new Set(told)];
}

/** What was said to each line, with the words that should stand in it and do not. */
function conversation(cast: Cast, heard: Heard[][]) {
  return cast.thread.turns.map((turn, place) => {
    const said = heard[place] ?? [];
    const all = said.map(({ text }) => text).join('\n');
    const lacks = turn.words.filter((word) =>
      typeof word === 'string' ? !all.includes(word) : !word.test(all),
    );
    return {
      to: line(cast, turn),
      said: said.map(({ template }) => template),
      lacks: lacks.length === 0 ? [] : [...lacks, all],
    };
  });
}

function line({ say }: Cast, { text, call, event, task, photo }: Cast['thread']['turns'][number]): string {
  if (task) return `(${task.kind}: ${String(task.body['type'])})`;
  if (text !== undefined) return `${say(text)}${photo ? ' (photo)' : ''}`;
  return event ? `(${String(event.body['type'])})` : `(call) ${say(call ?? '')}`;
}

/** No text names a person, and only one to somebody who accepted it a medicine. */
function tells({ roster }: Cast, { text, disclosure }: Heard): boolean {
  const names = roster.flatMap(({ given, family }) => [given, family]);
  const medicines = roster.flatMap(({ prescriptions }) =>
    prescriptions.map(({ drug }) => drug.split(' ')[0] ?? ''),
  );
  const kept = disclosure === 'medicine' ? names : [...names, ...medicines];
  return kept.some((word) => text.toLowerCase().includes(word.toLowerCase()));
}

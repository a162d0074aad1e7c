import type { CalendarDate } from '../../domain/calendar-date.ts';
import { toUtc } from '../../domain/calendar-date.ts';
import { normaliseText } from '../../domain/normalise-text.ts';
import { smallNumbers } from '../answers/answer-words.ts';

/** In how many days the medicine is said to run out; null where it is not said when. */
export type RunsOut = { days: number | null };

/** In more words there may be something else that a person has to read. */
const mostWords = 14;

const runningOut =
  /\b(?:(?:run|runs|running) out|(?:will|ll|gonna|going to|i|we|is|are|am) (?:be )?out|(?:only )?lasts? (?:me |us |him |her )?(?:until|till|til|thru|through)|last (?:one|pill|dose|day)|se (?:me |le |nos )?(?:va a |van a )?(?:acab|termin)(?:a|an|ar|ara|aran)(?:me|le|nos)?|(?:acabar|terminar)se(?:me|le|nos)?|(?:solo )?(?:me )?alcanzan? (?:hasta|para)|ultima (?:pastilla|dosis)|me quedo sin)\b/;
const denied =
  /\b(?:wont|won t|will not|dont|don t|do not|doesnt|doesn t|not|never|no se|nunca|until i|if i|if it|cuando se me)\b/;

const soon: [words: RegExp, days: number][] = [
  [/\b(?:day after tomorrow|pasado manana)\b/, 2],
  [/\b(?:tomorrow|tmrw|tmw|tomorow|tommorow|tommorrow|manana)\b/, 1],
  [/\b(?:today|tonight|this (?:morning|afternoon|evening)|hoy|esta (?:noche|tarde))\b/, 0],
];

const inDays =
  /\b(?:in|en|within|para) (?:about |like |unos |como |solo )?(\d{1,3}|[a-z]+) (days?|dias?|weeks?|semanas?)\b/;
const weekdays = [
  ...[/\b(?:sunday|sun|domingo)\b/, /\b(?:monday|mon|lunes)\b/, /\b(?:tuesday|tues?|martes)\b/],
  ...[/\b(?:wednesday|weds?|miercoles)\b/, /\b(?:thursday|thurs?|jueves)\b/, /\b(?:friday|fri|viernes)\b/],
  /\b(?:saturday|sat|sabado)\b/,
];

/** "Yes, I run out tomorrow", "se me acaba el viernes", "I will run out before then"; null where none of it is said. */
export function readRunsOut(text: string, today: CalendarDate): RunsOut | null {
  const words = normaliseText(text);
  if (words.split(' ').length > mostWords || text.includes('?')) return null;
  return runningOut.test(words) && !denied.test(words) ? { days: readWhen(words, today) } : null;
}

/** "Tomorrow", "el viernes", where nothing but the day was asked for. */
export function readDayAlone(text: string, today: CalendarDate): number | null {
  const words = normaliseText(text);
  return words.split(' ').length <= mostWordsOfDay ? readWhen(words, today) : null;
}

const mostWordsOfDay = 4;

function readWhen(words: string, today: CalendarDate): number | null {
  const [, days = null] = soon.find(([said]) => said.test(words)) ?? [];
  return days ?? readCount(words) ?? readWeekday(words, today);
}

function readCount(words: string): number | null {
  const [, count = '', unit = ''] = inDays.exec(words.replace(/\b(?:a )?couple (?:of )?/, '2 ')) ?? [];
  const number = /^(?:a|una)$/.test(count) ? 1 : (smallNumbers.get(count) ?? Number.parseInt(count, 10));
  if (Number.isNaN(number)) return null;
  return number * (/^(?:week|semana)/.test(unit) ? 7 : 1);
}

/** The next day of that name; on the day itself it is not said which. */
function readWeekday(words: string, today: CalendarDate): number | null {
  const named = weekdays.findIndex((weekday) => weekday.test(words));
  if (named < 0) return null;
  const ahead = (named - toUtc(today).getUTCDay() + 7) % 7;
  return ahead === 0 ? null : ahead;
}

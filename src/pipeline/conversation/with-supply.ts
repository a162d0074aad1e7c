import type { CalendarDate } from '../../domain/calendar-date.ts';
import { normaliseText } from '../../domain/normalise-text.ts';
import { sinceWhen } from '../../extraction/answers/answer-words.ts';
import type { Answer } from '../../extraction/answers/read-answer.ts';
import { readDayAlone, readRunsOut } from '../../extraction/medicines/runs-out.ts';
import type { OpenQuestion } from './open-question.ts';
import type { PersonRequest } from '../reading/read-message.ts';

type Asked = { message: { text: string }; question: OpenQuestion | null; today: CalendarDate };

/**
 * "I run out tomorrow", "but I only have 1 left", where we have asked whether it runs out sooner, or how much is left: it
 * is said of that ticket. That it runs out, and not when, is a yes; "since yesterday" it has. A text that names a medicine is read as it stands.
 */
export function withSupply(
  answer: Answer,
  { message: { text }, question, today }: Asked,
  { medicines, extraction }: PersonRequest,
): Answer {
  const asksDays = question?.kind === 'how_much_left';
  if ((question?.kind !== 'running_out' && !asksDays) || medicines.length > 0 || answer.no) return answer;
  const runsOut = readRunsOut(text, today);
  const day = asksDays ? readDayAlone(text, today) : null;
  const out = sinceWhen.test(normaliseText(text)) ? 0 : null;
  const daysLeft = out ?? answer.daysLeft ?? extraction?.daysLeft ?? runsOut?.days ?? day;
  return { ...answer, daysLeft, yes: answer.yes || runsOut !== null || agrees.test(normaliseText(text)) };
}

const agrees = /^(?:yes|yeah|yea|yep|yup|si) (?:i|we|it|he|she) (?:will|am|do|is|does|would|might)(?: be)?$/;

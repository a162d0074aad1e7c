import { handOverAllBlocked } from '../pipeline/conversation/hand-over-blocked.ts';
import { lapseQuestions } from '../pipeline/conversation/lapse-questions.ts';
import type { Sweep } from './run-sweeps.ts';

const mostAtOnce = 200;

/** Ends questions that were not answered in time, and those that nobody is to be texted about any more. */
export function lapsedQuestionsSweep(deps: Parameters<typeof lapseQuestions>[0]): Sweep {
  return {
    name: 'lapsed_questions',
    everyMs: 5_000,
    async run() {
      while ((await lapseQuestions(deps, mostAtOnce)) === mostAtOnce);
      await handOverAllBlocked(deps, mostAtOnce);
    },
  };
}

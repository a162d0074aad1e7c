import type { Language } from '../domain/message.ts';
import { languageOf } from '../http/language-of.ts';
import type { HttpProblem, ProblemCode } from '../http/problem.ts';
import type { RefusalPage } from '../http/refusal-pages.ts';
import { AccountLayout, Alert, page } from './layout.tsx';
import { wordsIn, type Words } from './words.ts';

const wordsOf: Partial<Record<ProblemCode, keyof Words['refused']>> = {
  forbidden: 'forbidden',
  not_found: 'notFound',
  page_outdated: 'outdated',
  payload_too_large: 'tooLarge',
  unavailable: 'unavailable',
  internal_error: 'internal',
  recording_unreadable: 'internal',
};

/** What people read who are refused around signing in, or at the console, which is in English. */
export const refusalsOfAccounts: RefusalPage[] = [
  refusalsUnder('/account', null),
  refusalsUnder('/console', 'en'),
];

function refusalsUnder(under: string, language: Language | null): RefusalPage {
  return {
    under,
    answer: (c, problem) => {
      const words = wordsIn(language ?? languageOf(c));
      // The statuses of our problems are those of HTTP.
      return c.html(page(<Refusal words={words} problem={problem} />), problem.status as 403 | 404 | 413);
    },
  };
}

function Refusal({ words, problem }: { words: Words; problem: HttpProblem }) {
  return (
    <AccountLayout title={words.refused.title} words={words}>
      <Alert>{words.refused[wordsOf[problem.code] ?? 'other']}</Alert>
      <p>
        <a href="/account">{words.yourAccount}</a>
      </p>
    </AccountLayout>
  );
}

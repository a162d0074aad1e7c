import type { Language } from '../domain/message.ts';
import { idleMs } from './session-store.ts';
import { wordsIn } from './words.ts';

/**
 * What warns before the session ends; stands once on each page behind a sign-in. Without scripts the hint says it.
 */
export function SessionWarning({ formToken, language }: { formToken: string; language: Language }) {
  const { warning } = wordsIn(language);
  return (
    <>
      <div
        id="session-warning"
        class="session-warning"
        role="alert"
        hidden
        data-seconds={idleMs / 1000}
        data-token={formToken}
        data-warning={warning.soon}
        data-keep={warning.keep}
        data-ended={warning.ended}
        data-again={warning.again}
      ></div>
      <script type="module" src="/account/session-warning.js"></script>
      <noscript>
        <p class="session-hint">{wordsIn(language).idleHint}</p>
      </noscript>
    </>
  );
}

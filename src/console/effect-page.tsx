import { adviceFor } from '../pipeline/effects/effect-advice.ts';
import type { EffectView } from '../outbox/effect-list-store.ts';
import { Layout } from './layout.tsx';
import { HandButtons } from './systems-page.tsx';
import { localTime, plain, systemWords } from './words.ts';

/** As the API takes it. */
export const mostWords = 20_000;

type EffectPageProps = {
  effect: EffectView;
  /** What it says there, as text; null where it says nothing. */
  words: string | null;
  mayWork: boolean;
  notice: string | null;
  signedInAs: string;
  timeZone: string;
};

/** What is to be said in another system, why it was not taken, and where a person puts it right. */
export function EffectPage({ effect, words, mayWork, notice, signedInAs, timeZone }: EffectPageProps) {
  const failed = effect.state === 'failed';
  const mayChange = mayWork && (failed || effect.state === 'waiting');
  const { remedy, text } = adviceFor(effect.system, effect.lastError);
  return (
    <Layout title="Put right" signedInAs={signedInAs}>
      <p class="links">
        <a href="/console/systems">Other systems</a>{' '}
        <a href={`/console/tickets/${effect.ticketId}`}>Ticket {effect.ticketReference}</a>
      </p>
      <h1>
        {systemWords(effect.system)}: {plain(effect.kind)}
      </h1>
      {notice ? (
        <p class="alert" role="alert">
          {notice}
        </p>
      ) : null}
      <section class="card" aria-labelledby="why">
        <h2 id="why">{plain(effect.state)}</h2>
        <p>
          {effect.lastError ? `${plain(effect.lastError)}, after ` : ''}
          {effect.attempts} {effect.attempts === 1 ? 'try' : 'tries'}, caused{' '}
          {localTime(effect.createdAt, timeZone)}
        </p>
        {failed ? <p>{text}</p> : null}
        {failed ? <WhatElse ticketId={effect.ticketId} /> : null}
        {mayChange ? <HandButtons effect={effect} /> : null}
      </section>
      {mayChange && effect.system === 'ehr' && remedy === 'patient' ? <WhoThere effect={effect} /> : null}
      {words === null ? null : <Words {...{ effect, words, mayChange }} />}
    </Layout>
  );
}

/** What is said is composed of the records as they stand when it is sent. */
function WhatElse({ ticketId }: { ticketId: string }) {
  return (
    <p class="sub">
      It is composed anew each time: a wrong patient, medicine or prescription is put right on{' '}
      <a href={`/console/tickets/${ticketId}`}>the ticket</a>, a wrong name, birth date, prescriber or contact
      of a facility in the roster’s source and its next import.
    </p>
  );
}

function WhoThere({ effect }: { effect: EffectView }) {
  return (
    <section class="card" aria-labelledby="who">
      <h2 id="who">Which patient it is there</h2>
      <form method="post" action={`/console/systems/effects/${effect.id}`}>
        <input type="hidden" name="type" value="name_patient" />
        <label for="patient">The patient’s id in the EHR</label>
        <input id="patient" name="externalId" required maxlength={200} autocomplete="off" />
        <p class="sub">Only somebody of the same birth date is taken.</p>
        <button type="submit">Keep it and send again</button>
      </form>
    </section>
  );
}

type WordsProps = { effect: EffectView; words: string; mayChange: boolean };

function Words({ effect, words, mayChange }: WordsProps) {
  const action = `/console/systems/effects/${effect.id}`;
  return (
    <section class="card" aria-labelledby="words">
      <h2 id="words">What it says there</h2>
      {effect.reworded ? <p class="sub">A person has put it in these words.</p> : null}
      {mayChange ? (
        <form method="post" action={action}>
          <input type="hidden" name="type" value="send_again" />
          <label for="said">In other words, for this one alone</label>
          <textarea id="said" name="words" rows={14} maxlength={mostWords} required>
            {words}
          </textarea>
          <p class="sub">The words, and who has put them so, stand among the ticket’s events.</p>
          <button type="submit">Send again in these words</button>
        </form>
      ) : (
        <p class="said">{words}</p>
      )}
      {mayChange && effect.reworded ? (
        <form method="post" action={action}>
          <input type="hidden" name="type" value="words_as_composed" />
          <button type="submit" class="quiet">
            Send again as it is composed
          </button>
        </form>
      ) : null}
    </section>
  );
}

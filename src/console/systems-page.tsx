import type { EffectView } from '../outbox/effect-list-store.ts';
import type { SystemStand } from '../outbox/outbox-stand-store.ts';
import type { FailingSubscriber } from '../outbox/subscriber-store.ts';
import { Layout } from './layout.tsx';
import { PilotCard, type PilotShown } from './pilot-card.tsx';
import { localTime, plain, systemWords } from './words.ts';

type SystemsPageProps = {
  stands: SystemStand[];
  failed: EffectView[];
  subscribers: FailingSubscriber[];
  pilot: PilotShown;
  mayAdminister: boolean;
  mayWork: boolean;
  notice: string | null;
  signedInAs: string;
  timeZone: string;
};

/** The systems that are kept in step, and what a person has to put right. */
export function SystemsPage(props: SystemsPageProps) {
  const { stands, failed, subscribers, mayWork, notice, signedInAs, timeZone } = props;
  return (
    <Layout title="Systems" signedInAs={signedInAs}>
      <h1>Other systems</h1>
      <p class="links">
        <a href="/console/records">Where pharmacy and EHR disagree</a>
      </p>
      {notice ? (
        <p class="alert" role="alert">
          {notice}
        </p>
      ) : null}
      {stands.length === 0 ? <p class="card">None is kept in step by the gateway.</p> : null}
      <ul class="tasks">
        {stands.map((stand) => (
          <li class={stand.failed > 0 ? 'card task urgent' : 'card task'}>
            <div>
              <h2>{systemWords(stand.system)}</h2>
              <p>
                {stand.waiting} waiting, {stand.failed} failed
              </p>
              {stand.readFailure ? (
                <p class="sub">Not all of it can be read: {plain(stand.readFailure)}.</p>
              ) : null}
              {stand.restsUntil ? (
                <p class="sub">
                  Not asked before {localTime(stand.restsUntil.toISOString(), timeZone)}: it fails or wants a
                  pause.
                </p>
              ) : null}
            </div>
          </li>
        ))}
      </ul>
      <PilotCard {...{ pilot: props.pilot, mayChange: props.mayAdminister, timeZone }} />
      <h2>To be put right</h2>
      {failed.length + subscribers.length === 0 ? <p class="card">Nothing has failed.</p> : null}
      <ul class="tasks">
        {subscribers.map((one) => (
          <FailingOne {...one} />
        ))}
        {failed.map((effect) => (
          <Failed {...{ effect, mayWork, timeZone }} />
        ))}
      </ul>
    </Layout>
  );
}

/** However many events it did not take: they are told again by a replay. */
function FailingOne({ subscriber, name, failed, effectId, lastError }: FailingSubscriber) {
  return (
    <li class="card task">
      <div>
        <h3>Subscriber: {name ?? subscriber}</h3>
        <p>
          {failed} {failed === 1 ? 'event' : 'events'} not taken, the last one:{' '}
          {plain(lastError ?? 'unknown')}
        </p>
        <p class="links">
          <a href={`/console/systems/effects/${effectId}`}>The last one, and what helps</a>
        </p>
      </div>
    </li>
  );
}

type FailedProps = { effect: EffectView; mayWork: boolean; timeZone: string };

function Failed({ effect, mayWork, timeZone }: FailedProps) {
  return (
    <li class="card task">
      <div>
        <h3>
          {systemWords(effect.system)}: {plain(effect.kind)}
        </h3>
        <p>
          {plain(effect.lastError ?? 'unknown')}, after {effect.attempts}{' '}
          {effect.attempts === 1 ? 'try' : 'tries'}, caused {localTime(effect.createdAt, timeZone)}
        </p>
        <p class="links">
          <a href={`/console/tickets/${effect.ticketId}`}>Ticket {effect.ticketReference}</a>{' '}
          <a href={`/console/systems/effects/${effect.id}`}>What it says, and what helps</a>
        </p>
      </div>
      {mayWork ? <HandButtons effect={effect} /> : null}
    </li>
  );
}

/** The ticket is put right on its own page; here it is sent again as it then stands. */
export function HandButtons({ effect }: { effect: EffectView }) {
  const action = `/console/systems/effects/${effect.id}`;
  const field = `external-${effect.id}`;
  return (
    <div class="buttons">
      <form method="post" action={action}>
        <input type="hidden" name="type" value="send_again" />
        <button type="submit">Send again</button>
      </form>
      <form method="post" action={action}>
        <input type="hidden" name="type" value="done_by_hand" />
        <label for={field}>Its number there</label>
        <input id={field} name="externalId" maxlength={200} autocomplete="off" />
        <button type="submit" class="quiet">
          Done by hand
        </button>
      </form>
    </div>
  );
}

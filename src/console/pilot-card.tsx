import { channels, type Channel } from '../domain/message.ts';
import { channelWords, localTime } from './words.ts';

export type PilotShown = {
  version: number;
  facilities: readonly string[];
  channels: readonly Channel[];
  reason: string | null;
  author: string | null;
  at: string | null;
};

/** Of which part other systems are told, and, for whoever may, how it is changed. */
export function PilotCard({
  pilot,
  mayChange,
  timeZone,
}: {
  pilot: PilotShown;
  mayChange: boolean;
  timeZone: string;
}) {
  const { facilities, channels: told, reason, author, at } = pilot;
  const all = facilities.length === 0 && told.length === 0;
  return (
    <section class="card" aria-labelledby="pilot">
      <h2 id="pilot">Pilot</h2>
      <p>
        {all
          ? 'Other systems are told of every ticket.'
          : 'Other systems are told of a part of the tickets: '}
        {all ? null : `${facilities.length > 0 ? facilities.join(', ') : 'every facility'}; `}
        {all
          ? null
          : `${told.length > 0 ? told.map((one) => channelWords[one]).join(', ') : 'every channel'}. What already stands in a system goes on being told there.`}
      </p>
      <p class="sub">
        {author && at ? `${author}, ${localTime(at, timeZone)}: ${reason ?? ''}` : 'As the settings say.'}
      </p>
      {mayChange ? <PilotForm pilot={pilot} /> : null}
    </section>
  );
}

function PilotForm({ pilot }: { pilot: PilotShown }) {
  return (
    <form method="post" action="/console/systems/pilot">
      <input type="hidden" name="basedOn" value={String(pilot.version)} />
      <label for="facilities">
        Facilities by the roster’s ids, one a line (community: of none); empty for all
      </label>
      <textarea id="facilities" name="facilities" rows={3}>
        {pilot.facilities.join('\n')}
      </textarea>
      <fieldset class="choices">
        <legend>Channels; none for all</legend>
        {channels.map((channel) => (
          <label>
            <input
              type="checkbox"
              name="channels"
              value={channel}
              checked={pilot.channels.includes(channel)}
            />{' '}
            {channelWords[channel]}
          </label>
        ))}
      </fieldset>
      <label for="reason">Why</label>
      <input id="reason" name="reason" required maxlength={500} autocomplete="off" />
      <button type="submit">Change the pilot</button>
    </form>
  );
}

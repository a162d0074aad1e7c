import type { ConsentKind } from '../domain/consent.ts';
import type { TicketConsent } from '../reply/ticket-consent-store.ts';
import { blockWords, consentKindWords, consentSourceWords } from './consent-words.ts';
import { localTime } from './words.ts';

type TextingProps = { ticketId: string; consents: TicketConsent[]; mayWork: boolean; timeZone: string };

/** Whether those who asked may be texted, why not, and buttons for what they tell a person. */
export function Texting({ ticketId, consents, mayWork, timeZone }: TextingProps) {
  if (consents.length === 0) return null;
  return (
    <section class="card" aria-labelledby="texting">
      <h2 id="texting">Texting</h2>
      <ul class="plain">
        {consents.map((consent) => (
          <li>
            {consent.number}: {consent.block ? blockWords[consent.block] : 'may be texted'}
            {consent.healthDetails ? ', with health details' : ''}
            {consent.entries.map((entry) => (
              <span class="sub">
                {consentKindWords[entry.kind]}, {consentSourceWords[entry.source]}
                {entry.actor ? ` (${entry.actor})` : ''}, {localTime(entry.at, timeZone)}
              </span>
            ))}
            {mayWork
              ? choices(consent).map((kind) => (
                  <Record ticketId={ticketId} messageId={consent.messageId} kind={kind} />
                ))
              : null}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The opposite of what holds now. */
function choices({ texts, block }: TicketConsent): ConsentKind[] {
  return [texts === 'opt_out' ? 'opt_in' : 'opt_out', block === 'do_not_text' ? 'may_text' : 'do_not_text'];
}

function Record({ ticketId, messageId, kind }: { ticketId: string; messageId: string; kind: ConsentKind }) {
  return (
    <form method="post" action={`/console/tickets/${ticketId}/consents`} class="actions">
      <input type="hidden" name="messageId" value={messageId} />
      <input type="hidden" name="kind" value={kind} />
      <button type="submit" class="secondary">
        {consentKindWords[kind]}
      </button>
    </form>
  );
}

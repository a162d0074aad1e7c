import type { JoinSuggestion } from '../pipeline/needs/suggest-joins.ts';
import { localTime } from './words.ts';

type SuggestionsProps = {
  ticketId: string;
  suggestions: JoinSuggestion[];
  timeZone: string;
};

const ruleWords: Record<JoinSuggestion['rule'], string> = {
  'same-patient-and-medicine': 'same patient, and no other medicine is named',
  'same-medicine-and-claim': 'same medicine, and the same name or birth date is given',
  'same-sender-and-medicine': 'same sender and medicine, and nothing is said against it',
};

/** Tickets that may be the same request, and the way to merge with any other. Whether they are, a person says. */
export function JoinSuggestions({ ticketId, suggestions, timeZone }: SuggestionsProps) {
  return (
    <section class="card" aria-labelledby="suggestions">
      <h2 id="suggestions">Same request?</h2>
      {suggestions.length === 0 ? <p class="sub">No other open ticket looks like it.</p> : null}
      <ul class="plain">
        {suggestions.map(({ ticketId: other, reference, rule, openedAt }) => (
          <li>
            <a href={`/console/tickets/${other}`}>{reference}</a>: {ruleWords[rule]}
            <span class="sub">opened {localTime(openedAt, timeZone)}</span>
            <a href={`/console/tickets/${ticketId}/merge?into=${other}`}>
              What would a merge into {reference} change?
            </a>
          </li>
        ))}
      </ul>
      <form method="get" action={`/console/tickets/${ticketId}/merge`} class="actions">
        <label for="merge-reference">Merge into the ticket with the reference</label>
        <div class="pair">
          <input id="merge-reference" name="reference" required maxlength={40} autocomplete="off" />
          <button type="submit" class="secondary">
            Look at what would change
          </button>
        </div>
      </form>
    </section>
  );
}

import type { PossiblePatient } from '../identity/possible-patient-store.ts';
import type { TicketView } from '../tickets/present-ticket.ts';

type PossiblePatientsProps = { ticket: TicketView; people: PossiblePatient[]; mayWork: boolean };

/** Whom a ticket without a patient may be about, and what speaks for each. Who it is, a person says. */
export function PossiblePatients({ ticket, people, mayWork }: PossiblePatientsProps) {
  return (
    <section class="card" aria-labelledby="possible">
      <h2 id="possible">Who may be meant?</h2>
      <ul class="plain">
        {people.map((person) => (
          <li>
            {person.name}, born {person.birthDate ?? 'unknown'} ({person.sourceId})
            {person.facility === null ? null : `, ${person.facility}`}
            <span class="sub">{agreementWords(person.reasons)}</span>
            {mayWork ? <Choose ticket={ticket} person={person} /> : null}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Choose({ ticket, person }: { ticket: TicketView; person: PossiblePatient }) {
  return (
    <form method="post" action={`/console/tickets/${ticket.id}/identify`} class="actions">
      <input type="hidden" name="version" value={String(ticket.version)} />
      <input type="hidden" name="patientId" value={person.id} />
      <button type="submit" class="secondary">
        It is about {person.name}
      </button>
    </form>
  );
}

const shown = ['given', 'family', 'birth date', 'rx number', 'phone', 'failed'];

/** `given:equal birth_date:near failed:birth_date_differs` as "given equal, birth date near, held back: …". */
function agreementWords(reasons: string[]): string {
  return reasons
    .map((reason) => reason.replaceAll('_', ' ').split(':'))
    .filter(([field = '', value]) => shown.includes(field) && value !== 'unclaimed' && value !== 'none')
    .map(([field = '', value = '']) => (field === 'failed' ? `held back: ${value}` : `${field} ${value}`))
    .join(', ');
}

import { matchPrescription } from '../../extraction/medicines/match-prescription.ts';
import { nameMedicine } from '../../reply/name-medicine.ts';
import { mayTell } from '../reading/identify-people.ts';
import type { Answering } from './answering.ts';
import type { OpenQuestion } from './open-question.ts';
import { requestsOf, type Saying } from './saying.ts';

/** More do not fit a text that is still read. */
const mostChoices = 4;

/**
 * A class word, a near match or a name that fits several: somebody who is verified and accepted texts with health
 * details chooses among their own medicines. Null where nothing may be offered: they are asked for the label's words.
 */
export function offerMedicines(
  { people, sender, served, opened, message }: Answering,
  now: Date,
): { say: Saying; question: OpenQuestion } | null {
  const [outcome, ...others] = opened.outcomes;
  const [person] = people;
  if (!outcome || others.length > 0 || opened.ended.length > 0 || served.statusTickets.length > 0)
    return null;
  const { patient } = outcome.wish.person;
  const accepts = patient !== null && sender.acceptsDetailsOf.includes(patient.id);
  const asksWhich = outcome.stage === 'clarifying' && outcome.decision.code === 'CLARIFY';
  const mention = outcome.wish.medicine?.mention;
  if (!accepts || !asksWhich || !mention || !person || !mayTell(person)) return null;
  const match = matchPrescription(mention, patient.prescriptions);
  const fitting =
    match.kind === 'several' ? match.prescriptions : match.kind === 'one' ? [match.prescription] : [];
  const labels = fitting.map(({ drugName, strength }) =>
    nameMedicine({ medicine: drugName === null ? null : { name: drugName, strength } }, 'medicine'),
  );
  const named = labels.filter((label) => label !== null);
  if (named.length === 0 || named.length < labels.length || named.length > mostChoices) return null;
  const [only] = named;
  const ticketIds = [outcome.ticketId];
  const say: Saying =
    only !== undefined && named.length === 1
      ? { template: 'confirm_medicine', values: { medicine: only }, disclosure: 'medicine', ticketIds }
      : {
          template: 'choose_medicine',
          values: { ...requestsOf(outcome.reference), choices: named },
          disclosure: 'medicine',
          ticketIds,
        };
  const question: OpenQuestion = {
    kind: named.length === 1 ? 'confirm_medicine' : 'choose_medicine',
    asked: ['medication'],
    ticketIds,
    choices: fitting.map(({ id }) => id),
    messageIds: [message.id],
    askedAt: now.toISOString(),
    misses: 0,
  };
  return { say, question };
}

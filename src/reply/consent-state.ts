import type { ConsentFact, ConsentKind, ConsentState, ConsentSubject } from '../domain/consent.ts';

/** What the ledger's rows, in any order, say today: the newest of each pair of opposites counts. */
export function deriveConsent(facts: readonly ConsentFact[], subject: ConsentSubject): ConsentState {
  const texts = newest(
    facts.filter((fact) => isAboutNumber(fact, subject)),
    'opt_out',
    'opt_in',
  );
  const doNotText = subjectsOf(facts, subject).some(
    (own) => newest(own, 'do_not_text', 'may_text') === 'do_not_text',
  );
  return { texts, block: doNotText ? 'do_not_text' : texts === 'opt_out' ? 'opted_out' : null };
}

/** Whether this person has accepted texts with health details at this number: minimal texts otherwise. */
export function acceptsHealthDetails(
  facts: readonly ConsentFact[],
  { number, personId }: { number: string; personId: string },
): boolean {
  const own = facts.filter((fact) => fact.number === number && fact.personId === personId);
  return newest(own, 'phi_accepted', 'phi_declined') === 'phi_accepted';
}

function isAboutNumber(fact: ConsentFact, { number, ours }: ConsentSubject): boolean {
  return fact.number === number && (fact.scope === 'all' || ours === null || fact.ours === ours);
}

/** The rows of the number itself, and those of each person: one person's word does not answer another's. */
function subjectsOf(facts: readonly ConsentFact[], { number, personIds }: ConsentSubject): ConsentFact[][] {
  return [
    facts.filter((fact) => fact.personId === null && fact.number === number),
    ...personIds.map((id) => facts.filter((fact) => fact.personId === id)),
  ];
}

function newest<K extends ConsentKind>(facts: readonly ConsentFact[], ...kinds: K[]): K | null {
  let last: ConsentFact | null = null;
  for (const fact of facts) {
    if (!kinds.some((kind) => kind === fact.kind)) continue;
    if (last === null || isAfter(fact, last)) last = fact;
  }
  return kinds.find((kind) => kind === last?.kind) ?? null;
}

/** By the moment at which it was said; of one moment, by the order of the rows. */
function isAfter(one: ConsentFact, other: ConsentFact): boolean {
  const apart = one.at.getTime() - other.at.getTime();
  return apart === 0 ? one.id > other.id : apart > 0;
}

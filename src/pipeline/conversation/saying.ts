import type { Disclosure } from '../../reply/disclosure.ts';
import type { TemplateId } from '../../reply/template.ts';
import type { TokenValues } from '../../reply/token-values.ts';

/** One text that is said in place of what became of tickets: a question, or what a question led to. */
export type Saying = {
  template: TemplateId;
  values?: TokenValues;
  disclosure: Disclosure;
  ticketIds: string[];
};

/** Asks for all that a refill needs, of somebody of whom nothing is known yet. */
export function askForDetails(reference: string): Saying {
  const values: TokenValues = { ...requestsOf(reference), asked: ['name', 'birth_date', 'medication'] };
  return { template: 'need_info', values, disclosure: 'neutral', ticketIds: [] };
}

/** The reference by which a sender knows a request: the ticket's own only where they may be told of it. */
export function requestsOf(reference: string): Required<Pick<TokenValues, 'requests' | 'references'>> {
  const references = { references: [reference], most: 1 };
  return { requests: references, references };
}

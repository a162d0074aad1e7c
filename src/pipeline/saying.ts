import type { Disclosure } from '../reply/disclosure.ts';
import type { TemplateId } from '../reply/template.ts';
import type { TokenValues } from '../reply/token-values.ts';

/** One text that is said in place of what became of tickets: a question, or what a question led to. */
export type Saying = {
  template: TemplateId;
  values?: TokenValues;
  disclosure: Disclosure;
  ticketIds: string[];
};

/** The reference by which a sender knows a request: the ticket's own only where they may be told of it. */
export function requestsOf(reference: string): Required<Pick<TokenValues, 'requests' | 'references'>> {
  const references = { references: [reference], most: 1 };
  return { requests: references, references };
}

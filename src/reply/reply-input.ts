import type { CalendarDate } from '../domain/calendar-date.ts';
import type { DecisionCode } from '../domain/decision.ts';
import type { Channel, Flag, Language } from '../domain/message.ts';
import type { Priority, TicketStage } from '../domain/ticket.ts';
import type { Org } from './fill-template.ts';
import type { TemplateBook } from './template.ts';
import type { Ask } from './token-values.ts';

export type { Ask } from './token-values.ts';

export type ReplyTicket = {
  id: string;
  reference: string;
  code: DecisionCode;
  stage: TicketStage;
  priority: Priority;
  /** The arrival joined a ticket that was already open. */
  joined: boolean;
  openedAt: Date;
  eligibleOn: CalendarDate | null;
  /** When what is on its way is expected; absent where no day is known. */
  deliveryOn?: CalendarDate | null;
  /** It is asked for beside what is taken back. */
  stillAsked?: true;
  /** What the sender is asked for; read only where outcomes may be told. */
  ask: Ask[];
  /** The vocabulary's name and the strength; said only where `mayNameMedicine`, and never of a sensitive class. */
  medicine?: { name: string; strength: string | null } | null;
};

export type ReplyInput = {
  channel: Channel;
  language: Language;
  /** As the organisation writes them; either may be empty. */
  org: Org;
  /** First text of a thread: the organisation's name and the STOP and HELP line. */
  introduce: boolean;
  flags: Flag[];
  keyword: 'opt_out' | 'opt_in' | 'help' | null;
  /** False: nothing is said to STOP. */
  confirmOptOut: boolean;
  /** The level of disclosure is reached (L2 and above). */
  mayTell: boolean;
  /** The recipient accepted texts with health details after a warning. Counts only together with `mayTell`. */
  mayNameMedicine?: boolean;
  /** A facility asks for its residents, which is told in the sentence that it knows. */
  toFacility?: boolean;
  /** It is for somebody else, of whom nothing is said; what they need is. */
  forAnother?: boolean;
  tickets: ReplyTicket[];
  statusAsked: boolean;
  withdrawn: boolean;
  /** The sender has put right what they asked for: that it was noted is said before what became of it. */
  corrected?: boolean;
  /** A request is taken back that is none of the open ones: said so, whoever asks. */
  withdrawsUnknown?: boolean;
  timeZone: string;
  /** The wordings in force; those that are shipped where it is left out. */
  templates?: TemplateBook;
  /** `variant` of the text that the recipient got last. */
  lastVariant?: string | null;
};

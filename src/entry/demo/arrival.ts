import type { TicketStage } from '../../domain/ticket.ts';

/** What must have become of an arrival for the demonstration to pass. */
export type Expected = {
  /** The stages of the tickets it asks for, in any order. */
  stages: TicketStage[];
  /** The part that the arrival joins to a ticket that was open already. */
  joins?: number;
  /** A template that the answer is made of; null when nothing may be answered. */
  answer?: string | null;
  language?: 'en' | 'es';
  /** The page that goes to the people on call. */
  pages?: boolean;
};

export type DemoResident = {
  name: string;
  birthDate?: string;
  medications?: { name: string; rxNumber?: string; daysLeft?: number }[];
  note?: string;
};

export type Arrival = { title: string; expected: Expected } & (
  | { kind: 'text'; from: string; body: string; photo?: boolean }
  | { kind: 'redelivery'; of: string }
  | { kind: 'forged'; from: string; body: string }
  | { kind: 'call'; from: string; transcript: string | null }
  | { kind: 'form'; facility: string; residents: DemoResident[] }
  | { kind: 'integration'; residents: DemoResident[] }
);

import type { CalendarDate } from '../domain/calendar-date.ts';
import { ticketStages, type TicketEventType, type TicketStage } from '../domain/ticket.ts';
import type { Disclosure } from './disclosure.ts';
import type { Org } from './fill-template.ts';
import { alertKinds, type TemplateToken, type TokenValues } from './token-values.ts';

/** Made-up organisations: usual, the longest name that is said, accents, nothing configured. */
export const sampleOrgs: Org[] = [
  { name: 'Harbor Pharmacy', phone: '(415) 555-0100' },
  { name: 'Harbor and Valley Long Term Care Pharmacies', phone: '+1 (415) 555-0100' },
  { name: 'Farmacia Ávila y Asunción “La Única”', phone: '+1 415-555-0100' },
  { name: '', phone: '' },
];

/** The longest day of each language, and a short one. */
const sampleDays = ['2026-09-30', '2026-05-04'] as CalendarDate[];
const one = ['RG-7KMA4Q9'];
const several = ['RG-7KMA4Q9', 'RG-MMWWQQ4', 'RG-AAAAAAA'];
/** As long as a text has room for. */
export const longMedicine = 'hydrochlorothiazide-triamterene 37.5-25';

type Samples = { [Token in TemplateToken]: Required<TokenValues>[Token][] };

/** Values of every token, the longest that occur among them. */
export const sampleValues: Samples = {
  requests: [
    { references: one, most: 1 },
    { references: several, most: 1 },
    { references: [''], most: 1 },
    { references: one, most: 1, medicine: longMedicine },
  ],
  references: [
    { references: one, most: 1 },
    { references: several, most: 1 },
    { references: [''], most: 1 },
  ],
  // Filled in by the organisation at hand.
  org: [''],
  call: [''],
  date: sampleDays,
  since: sampleDays,
  timeframe: ['urgent', 'routine'],
  state: [
    ...ticketStages.map((stage) => ({ stage, eligibleOn: null })),
    { stage: 'too_early', eligibleOn: sampleDays[0] ?? null },
    { stage: 'shipped', eligibleOn: null, deliveryOn: sampleDays[0] ?? null },
  ],
  asked: [['name'], ['birth_date'], ['medication'], ['name', 'birth_date', 'medication']],
  count: [2, 200],
  alert: [...alertKinds],
  medicine: ['warfarin 5 mg', longMedicine],
  choices: [one.concat('RG-MMWWQQ4'), [...several, 'RG-WWWWWWW'], ['metoprolol 25 mg', 'metoprolol 50 mg']],
  link: ['https://refills.example.org/console/tickets/0190c1d2-7a31-7b04-8c55-9f10a2b3c4d5'],
};

/** The event that made a stage, of those that texts speak of. */
export const eventsOfStage: Partial<Record<TicketStage, TicketEventType[]>> = {
  shipped: ['shipped'],
  delivered: ['delivered'],
  denied: ['provider_denied'],
};

/** The value may be told at this level. */
export function fitsDisclosure(values: TokenValues, disclosure: Disclosure): boolean {
  const named = [values.requests?.medicine, values.medicine, ...(values.choices ?? [])];
  const namesMedicine = named.some((value) => typeof value === 'string' && !value.startsWith('RG-'));
  return disclosure === 'medicine' || !namesMedicine;
}

/** Every combination of the sample values of some tokens. */
export function combineSamples(tokens: readonly TemplateToken[]): TokenValues[] {
  return tokens.reduce<TokenValues[]>(
    (combined, token) =>
      combined.flatMap((values) => sampleValues[token].map((value) => ({ ...values, [token]: value }))),
    [{}],
  );
}

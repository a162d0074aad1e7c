import type { CalendarDate } from './calendar-date.ts';
import type { DoseForm } from './drugs/dose-form.ts';

export const channels = ['sms', 'voice', 'web', 'api'] as const;
export type Channel = (typeof channels)[number];

export const messageStates = ['received', 'processing', 'processed', 'failed'] as const;
export type MessageState = (typeof messageStates)[number];

export const intents = [
  'refill',
  'status',
  'withdraw',
  'new_prescription',
  'clinical_question',
  'non_clinical',
  'opt_out',
  'opt_in',
  'help',
  'thanks',
  'spam',
  'unclear',
] as const;
export type Intent = (typeof intents)[number];

export const flags = [
  'emergency',
  'self_harm',
  'overdose',
  'safety_review',
  'medication_change',
  'out_of_medicine',
  'frustrated',
  'unscreened',
  'hostile',
] as const;
export type Flag = (typeof flags)[number];

/** The flags that page a person at once. */
export const dangerFlags = ['emergency', 'self_harm', 'overdose'] as const satisfies readonly Flag[];

export type Language = 'en' | 'es';

/** The words in the message that a value came from; `start` and `end` count UTF-16 units of its text. */
export type Span = { text: string; start: number; end: number };

/** What a medicine is said to come as: `40 mg tablets`, `10 mg er`. */
export type StatedForm = Span & {
  value: DoseForm | null;
  release: 'extended' | 'delayed' | 'immediate' | null;
};

/** A medicine named in a text. `name` is the vocabulary's, null when unknown or undecided. */
export type MedicationMention = Span & {
  name: string | null;
  /** Names it could be when `name` is null: a look-alike, a tie, a class word, a near miss. Never acted on. */
  candidates: string[];
  /** How it was read: on the patient's own list, in the open vocabulary, or not at all. */
  source: 'profile' | 'vocabulary' | 'unknown';
  /** Normalised, such as `50 mg`, `100 mcg`, `10 mg/5 ml`. */
  strength: string | null;
  quantity: number | null;
  form: StatedForm | null;
  /** How often it is taken, such as `2 per day`, `1 per 12 hours`, `1 per day as needed`. */
  frequency: (Span & { value: string }) | null;
  rxNumber: string | null;
  daysLeft: number | null;
  /** True for a medicine that is wanted, false for one that is only spoken of. */
  asked: boolean;
};

export type NameClaim = Span & { value: string };

/** `value` is null while the words can be read as several dates; all readings stand in `readings`. */
export type BirthDateClaim = Span & { value: CalendarDate | null; readings: CalendarDate[] };

export type Extraction = {
  /** Which reader and version, such as `rules-1`. */
  engine: string;
  language: Language | null;
  intents: Intent[];
  flags: Flag[];
  medications: MedicationMention[];
  patient: { name: NameClaim | null; birthDate: BirthDateClaim | null };
  /** Rx numbers that stand alone, without a medicine's name beside them. */
  rxNumbers: (Span & { value: string })[];
  /** The writer speaks of somebody else's medicine ("my wife's"). */
  speaksOfAnother: boolean;
  /** Days of medicine left, said of no single medicine. */
  daysLeft: number | null;
  /** "all my meds": every active medicine of the patient is meant. */
  asksForAll: boolean;
};

export const relationships = ['patient', 'facility_staff', 'caregiver', 'pharmacy'] as const;
export type Relationship = (typeof relationships)[number];

/** Who sent a structured request. */
export type Requester = {
  name?: string | undefined;
  relationship?: Relationship | undefined;
  phone?: string | undefined;
  email?: string | undefined;
  facilityId?: string | undefined;
};

/** One resident of a structured request, as sent. */
export type Resident = {
  name: string;
  birthDate?: string | undefined;
  phone?: string | undefined;
  medications?: { name: string; rxNumber?: string | undefined; daysLeft?: number | undefined }[] | undefined;
  note?: string | undefined;
  /** The sender says that it cannot wait. */
  urgent?: boolean | undefined;
};

/** What one resident and medicine of a message became. */
export type MessageLine = {
  resident: number;
  medication: number | null;
  patientId: string | null;
  ticketId: string | null;
  problem: string | null;
};

/** An arrival as a channel hands it to intake: complete, verified, not yet understood. */
export type InboundMessage = {
  channel: Channel;
  /** The vendor's id (MessageSid, CallSid); our own id for structured requests. Unique within the channel. */
  providerId: string;
  receivedAt: Date;
  from: string;
  to: string;
  text: string;
  /** The vendor's request as it came, so that nothing is lost by our reading of it. */
  original: string;
  mediaUrls: { url: string; contentType: string }[];
  structured: StructuredRequest | null;
  /** When it was sent, by whoever sent it; absent or null where the channel does not say. */
  originAt?: Date | null;
  /** No processing before then (a call waits for its transcript); null for at once. */
  processAfter: Date | null;
};

export type StructuredRequest = {
  source: 'web' | 'phone' | 'fax' | 'portal' | 'in_person';
  requester: Requester;
  residents: Resident[];
  language: Language | null;
  reference: string;
  apiKeyId: string | null;
  /** The facility that the key or account speaks for; null for a trusted integration. */
  facilityId: string | null;
};

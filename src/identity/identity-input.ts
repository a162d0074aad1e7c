import type { CalendarDate } from '../domain/calendar-date.ts';
import type { Channel, Requester } from '../domain/message.ts';
import type { Patient } from '../domain/patient.ts';

/** What a message says about whose medicine it is, and how it came. */
export type IdentityInput = {
  channel: Channel;
  today: CalendarDate;
  /** The sender's usable number in E.164; null when withheld or when there is none (web). */
  sender: string | null;
  /** `birthDates` holds every reading of the date that was written; empty when none was. */
  claims: { name: string | null; birthDates: CalendarDate[]; rxNumbers: string[] };
  speaksOfAnother: boolean;
  requester: Requester | null;
  /** The authenticated facility: the key's own, or the one that a trusted integration named. */
  facilityId: string | null;
  /** Came by an authenticated API key. */
  trusted: boolean;
  /** Everyone who shares the phone, a birth date or an Rx number with the message. */
  candidates: Patient[];
  /** The message names, without doubt, an active medicine of that person's own list that is not controlled. */
  namesOwnMedicine: (patient: Patient) => boolean;
};

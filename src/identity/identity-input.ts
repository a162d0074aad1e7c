import type { CalendarDate } from '../domain/calendar-date.ts';
import type { Channel, Requester } from '../domain/message.ts';
import type { Patient } from '../domain/patient.ts';

/** What a message says about whose medicine it is, and how it came. */
export type IdentityInput = {
  channel: Channel;
  today: CalendarDate;
  /** The sender's usable number in E.164; null when withheld or when there is none (web). */
  sender: string | null;
  /** The sender's number is a facility's own: it says nothing of who calls. */
  facilityLine: boolean;
  /** The facilities whose own number it is. */
  lineOf: string[];
  /** `birthDates` holds every reading of the date that was written; empty when none was. */
  claims: { name: string | null; birthDates: CalendarDate[]; rxNumbers: string[] };
  speaksOfAnother: boolean;
  requester: Requester | null;
  /** The authenticated facility: the key's own, or the one that a trusted integration named. */
  facilityId: string | null;
  /** Came by an authenticated API key. */
  trusted: boolean;
  /** Everyone whom the message may be about: by phone, Rx number, birth date, or a like name. */
  candidates: Patient[];
  /** The message names, without doubt, an active medicine of that person's own list that is not controlled. */
  namesOwnMedicine: (patient: Patient) => boolean;
  /** Something that the message asks for is, or may be, controlled. */
  asksControlled: (patient: Patient) => boolean;
};

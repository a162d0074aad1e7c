/** An arrival as the vendor's list has it. */
export type Listed = {
  providerId: string;
  from: string;
  to: string;
  /** By the vendor's clock, to the second. */
  sentAt: Date;
};

export type ListedText = Listed & {
  text: string;
  /** Photos and files, listed apart. */
  mediaCount: number;
};

export type ListedCall = Listed;

/** A finished recording, by the address that its webhook would have named. */
export type ListedRecording = { sid: string; url: string };

export type ListedMedia = { url: string; contentType: string };

/** What came in, as the vendor knows it. Each throws a TelephonyFault when the vendor cannot be asked. */
export interface VendorLists {
  /** All texts that came in since then, newest first. */
  texts(since: Date): Promise<ListedText[]>;
  /** All calls that came in since then and are over, newest first. */
  calls(since: Date): Promise<ListedCall[]>;
  /** What was recorded of a call and can be fetched. */
  recordings(callSid: string): Promise<ListedRecording[]>;
  /** The photos and files of a text, with the addresses that its webhook would have named. */
  media(providerId: string): Promise<ListedMedia[]>;
}

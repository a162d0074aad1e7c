import type { MailSender } from '../systems/mail/mail-sender.ts';
import type { CallPlacer } from '../systems/telephony/call-placer.ts';

/** The ways besides a text in which people who work with us are reached; null where there is none. */
export type NoticeWays = {
  mail: MailSender | null;
  calls: CallPlacer | null;
  /** Where links and keys lead: the gateway's address from outside. */
  publicUrl: string;
};

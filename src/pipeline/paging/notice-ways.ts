import type { PageLinks } from '../../domain/page-links.ts';
import type { ChatSender } from '../../systems/chat/slack-webhook.ts';
import type { MailSender } from '../../systems/mail/mail-sender.ts';
import type { CallPlacer } from '../../systems/telephony/call-placer.ts';

/** The ways besides a text in which people who work with us are reached; null where there is none. */
export type NoticeWays = {
  mail: MailSender | null;
  calls: CallPlacer | null;
  chat?: ChatSender | null;
  /** Links by which a page is acknowledged without signing in; without them, only at the console. */
  pageLinks?: PageLinks | null;
  /** Where links and keys lead: the gateway's address from outside. */
  publicUrl: string;
};

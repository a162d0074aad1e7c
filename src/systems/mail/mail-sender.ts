import type { SendOutcome } from '../telephony/text-sender.ts';

export type Mail = {
  /** The same for every attempt, so that the recipient's server can tell a mail that came twice. */
  id: string;
  to: string;
  subject: string;
  text: string;
};

/** E-mail to people who work with us; never to a patient, and never with anything about one. */
export interface MailSender {
  send(mail: Mail): Promise<SendOutcome>;
}

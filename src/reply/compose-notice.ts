/**
 * What is said to people who work with us, by e-mail or by a call: that something waits, and where. Never who, never
 * what, so that it may lie in any mailbox and be heard by anyone.
 */
export type Notice = {
  channel: 'email' | 'call';
  template: 'page' | 'facility_news';
  text: string;
};

type NoticeOf = { orgName: string; reference: string; link: string };

export function composePageMail({ orgName, reference, link }: NoticeOf): Notice {
  const text = [
    `${nameOf(orgName)}: a request needs a person now (${reference}).`,
    '',
    `Open it and acknowledge it: ${link}`,
    '',
    'Until somebody does, this page goes on to the next person on call.',
  ];
  return { channel: 'email', template: 'page', text: text.join('\n') };
}

/** Read out by a voice: no reference, which nobody could note down. */
export function composePageCall({ orgName }: Pick<NoticeOf, 'orgName'>): Notice {
  const text = `This is ${nameOf(orgName)}. A request needs a person now. Press any key to acknowledge it.`;
  return { channel: 'call', template: 'page', text };
}

export function composeFacilityNews({ orgName, reference, link }: NoticeOf): Notice {
  const text = [
    `${nameOf(orgName)}: there is news on a request for one of your residents (${reference}).`,
    '',
    `Sign in to read it: ${link}`,
    '',
    'This mailbox is not read. If something is urgent, please call us.',
  ];
  return { channel: 'email', template: 'facility_news', text: text.join('\n') };
}

/** The subject of a mail, by its template: it is seen on locked screens. */
export function subjectOf(template: string): string {
  return template === 'page' ? 'A request needs a person now' : 'News on a request';
}

function nameOf(orgName: string): string {
  return orgName === '' ? 'Refill Gateway' : orgName;
}

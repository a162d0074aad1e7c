import type { Figure } from './figure.ts';

/** When and how often people are texted, and how often sending is tried. */
export type TextingPolicy = {
  /** Hours of the day in which we text of our own accord, in the recipient's zone: from the first, before the last. */
  fromHour: Figure;
  untilHour: Figure;
  /** An answer to a message no older than this is expected at any hour. */
  freshAnswerMinutes: Figure;
  /** Most texts that we start ourselves, to one number. */
  perDay: Figure;
  perWeek: Figure;
  /** News that waits longer than this for a cap is told by a call as well. */
  callAfterHours: Figure;
  /** More answers than these in so many minutes: whoever answers may be no person. */
  answersAtOnce: Figure;
  /** The same for requests of someone who is identified, for a medicine. */
  requestsAtOnce: Figure;
  answersMinutes: Figure;
  /** Whether the fixed safety texts are tried although the number has opted out. */
  safetyAfterOptOut: { value: boolean; reason: string };
  /** The pause after the first failed attempt; it doubles up to the longest. */
  firstPauseSeconds: Figure;
  longestPauseSeconds: Figure;
  /** As long as nothing leaves the account at all, it is looked at again after so long. */
  operatorPauseSeconds: Figure;
  /** A text that could not be handed to the vendor so often is a person's to tell. */
  mostAttempts: Figure;
  /** A text that the vendor took and the network did not deliver is sent once more after so long. */
  sendAgainMinutes: Figure;
};

export const defaultTexting: TextingPolicy = {
  fromHour: { value: 8, reason: '47 CFR 64.1200(c)(1): not before 8 a.m. at the called party’s location' },
  untilHour: { value: 21, reason: '47 CFR 64.1200(c)(1): not after 9 p.m. at the called party’s location' },
  freshAnswerMinutes: { value: 15, reason: 'whoever wrote a quarter of an hour ago is awake and waits' },
  perDay: { value: 1, reason: '47 CFR 64.1200(a)(9)(iv): one health care message a day' },
  perWeek: { value: 3, reason: '47 CFR 64.1200(a)(9)(iv): three health care messages a week' },
  callAfterHours: {
    value: 24,
    reason: 'news of a request is told within the response time of a routine one',
  },
  answersAtOnce: {
    value: 10,
    reason:
      'people write in fragments; nobody reads ten answers in five minutes. The vendor’s own guard (error 14107) comes at 30',
  },
  requestsAtOnce: {
    value: 60,
    reason:
      'whoever goes through a long list, medicine by medicine, is a person; nobody writes one every five seconds',
  },
  answersMinutes: { value: 5, reason: 'as long as a lively exchange takes' },
  safetyAfterOptOut: {
    value: true,
    reason: 'where to get help in danger matters more than quiet; the vendor may still hold it back',
  },
  firstPauseSeconds: { value: 1, reason: 'most failures of a vendor pass in a moment' },
  longestPauseSeconds: { value: 300, reason: 'after an outage nobody waits longer for the next attempt' },
  operatorPauseSeconds: { value: 180, reason: 'somebody has to change something at the vendor first' },
  mostAttempts: {
    value: 20,
    reason: 'with these pauses about an hour: a call by a person is better than a text still later',
  },
  sendAgainMinutes: {
    value: 5,
    reason: 'handset off or network congested: the vendor advises one more attempt a little later',
  },
};

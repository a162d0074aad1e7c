import type { QueueOptions } from 'pg-boss';

/** The payloads of jobs are ids: what they mean is read from the database when they run. */
export type JobPayloads = {
  'process-message': { messageId: string };
  'send-urgent': { replyId: string };
  'send-reply': { replyId: string };
  'fetch-attachment': { attachmentId: string };
  'fetch-attachment-again': { attachmentId: string };
  'transcribe-recording': { attachmentId: string };
  'delete-recording': { attachmentId: string };
  'read-with-model': { messageId: string };
  'acknowledge-page': { pageId: string };
  'read-helpdesk-ticket': { externalId: string };
  'pharmacy-event': { eventId: string };
};
export type QueueName = keyof JobPayloads;

type QueueDefinition = {
  deadLetter: string;
  /** Jobs taken from the queue in one statement, and how many of them are worked at a time. */
  batchSize: number;
  atOnce: number;
  /** Those who take batches: while one waits for a vendor that hangs, the others go on. */
  workers: number;
  options: QueueOptions;
};

const sending: QueueOptions = {
  retryLimit: 12,
  retryDelay: 2,
  retryBackoff: true,
  retryDelayMax: 600,
  expireInSeconds: 120,
  deleteAfterSeconds: 3600,
};

const fetching: QueueOptions = {
  retryLimit: 10,
  retryDelay: 5,
  retryBackoff: true,
  retryDelayMax: 900,
  expireInSeconds: 300,
  deleteAfterSeconds: 3600,
};

/** Retries grow from a second to minutes: a restart of the database or the vendor's bad hour is waited out. */
export const queues: Record<QueueName, QueueDefinition> = {
  'process-message': {
    deadLetter: 'process-message-dead',
    batchSize: 50,
    atOnce: 6,
    workers: 1,
    options: {
      retryLimit: 6,
      retryDelay: 1,
      retryBackoff: true,
      retryDelayMax: 60,
      expireInSeconds: 300,
      deleteAfterSeconds: 3600,
    },
  },
  // Pages and safety texts have a lane of their own: no ordinary reply is ever in their way.
  'send-urgent': {
    deadLetter: 'send-urgent-dead',
    batchSize: 2,
    atOnce: 2,
    workers: 6,
    options: sending,
  },
  'send-reply': {
    deadLetter: 'send-reply-dead',
    batchSize: 4,
    atOnce: 4, // they wait for the vendor most of the time
    workers: 6,
    options: sending,
  },
  // Each file is asked for once here. One that does not come takes its other tries in a lane of their own, so that those
  // which hang hold up none that has just been recorded.
  'fetch-attachment': {
    deadLetter: 'fetch-attachment-dead',
    batchSize: 1,
    atOnce: 1,
    workers: 2, // each holds a part of a recording, as it came and sealed
    options: fetching,
  },
  'fetch-attachment-again': {
    deadLetter: 'fetch-attachment-again-dead',
    batchSize: 1,
    atOnce: 1,
    workers: 2,
    options: fetching,
  },
  // A server that is away is asked again for an hour and a half by the job, and then by a sweep.
  'transcribe-recording': {
    deadLetter: 'transcribe-recording-dead',
    batchSize: 1,
    atOnce: 1,
    workers: 3,
    options: {
      retryLimit: 30,
      retryDelay: 5,
      retryBackoff: true,
      retryDelayMax: 180, // somebody waits to be understood as soon as the server is back
      expireInSeconds: 300,
      deleteAfterSeconds: 3600,
    },
  },
  // What is not deleted by then is found by a sweep, again and again.
  'delete-recording': {
    deadLetter: 'delete-recording-dead',
    batchSize: 2,
    atOnce: 2,
    workers: 1,
    options: {
      retryLimit: 3,
      retryDelay: 5,
      retryBackoff: true,
      retryDelayMax: 60,
      expireInSeconds: 120,
      deleteAfterSeconds: 3600,
    },
  },
  // One that never ends stays in the list of those that wait, and a sweep starts it again.
  'pharmacy-event': {
    deadLetter: 'pharmacy-event-dead',
    batchSize: 10,
    atOnce: 2,
    workers: 1,
    options: {
      retryLimit: 8,
      retryDelay: 1,
      retryBackoff: true,
      retryDelayMax: 300,
      expireInSeconds: 300,
      deleteAfterSeconds: 3600,
    },
  },
  // What is not read by then is read by the hourly reconciliation.
  'read-helpdesk-ticket': {
    deadLetter: 'read-helpdesk-ticket-dead',
    batchSize: 1,
    atOnce: 1,
    workers: 2,
    options: {
      retryLimit: 6,
      retryDelay: 5,
      retryBackoff: true,
      retryDelayMax: 300,
      expireInSeconds: 120,
      deleteAfterSeconds: 3600,
    },
  },
  'acknowledge-page': {
    deadLetter: 'acknowledge-page-dead',
    batchSize: 1,
    atOnce: 1,
    workers: 1,
    options: {
      retryLimit: 8,
      retryDelay: 1,
      retryBackoff: true,
      retryDelayMax: 60,
      expireInSeconds: 60,
      deleteAfterSeconds: 3600,
    },
  },
  // A model that is away is asked again for about five hours: a danger found late is still found.
  'read-with-model': {
    deadLetter: 'read-with-model-dead',
    batchSize: 2,
    atOnce: 2,
    workers: 2,
    options: {
      retryLimit: 12,
      retryDelay: 15,
      retryBackoff: true,
      retryDelayMax: 3600,
      expireInSeconds: 300,
      deleteAfterSeconds: 3600,
    },
  },
};

export const queueNames = Object.keys(queues) as QueueName[];

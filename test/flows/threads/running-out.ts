import { inSpanish, mary, text, type Thread } from './thread.ts';

/** Told that it is too early, they say that they cannot wait. */
export const runningOut: Thread[] = [
  ...["I'm out of it", 'I am out', 'I lost the bottle', "I'm going on vacation tomorrow"].map(
    (words): Thread => ({
      what: `who they are, the medicine, and then: ${words}`,
      people: [mary],
      turns: [
        text('{me} {born}', 'which_drug'),
        text('omeprazole', 'too_early'),
        text(words, 'provider_requested'),
      ],
      ends: { tickets: ['omeprazole authorization_requested'] },
    }),
  ),
  {
    what: 'all at once, and then a journey',
    people: [mary],
    turns: [
      text('omeprazole {me} {born}', 'too_early'),
      text("I'm going on vacation tomorrow", 'provider_requested'),
    ],
    ends: { tickets: ['omeprazole authorization_requested'] },
  },
  {
    what: 'en español: se me acabó',
    people: [inSpanish],
    turns: [
      text('{me} {nacida}', 'which_drug'),
      text('omeprazol', 'too_early'),
      text('se me acabó', 'provider_requested'),
    ],
    ends: { tickets: ['omeprazole authorization_requested'] },
  },
];

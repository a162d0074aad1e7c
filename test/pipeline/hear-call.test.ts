import { describe, expect, it } from 'vitest';
import type { CalendarDate } from '../../src/domain/calendar-date.ts';
import type { CallTranscript, TranscriptOrigin } from '../../src/intake/call-transcripts.ts';
import { judgeTranscripts } from '../../src/pipeline/recordings/hear-call.ts';
import { spoken } from '../recordings/spoken.ts';

const context = { today: '2026-06-15' as CalendarDate, patientsOfSender: [] };

function by(origin: TranscriptOrigin, text: string, more: Partial<CallTranscript> = {}): CallTranscript {
  return { origin, recordingSid: 'RE1', text, failure: null, language: null, key: `${origin}1`, ...more };
}

const said = spoken.zolpidem;

describe('what was said on the telephone', () => {
  it.each([
    ['is sure when two listeners agree', [by('vendor', said), by('speech', said)], true, []],
    ['is not confirmed by one alone', [by('vendor', said)], false, []],
    [
      'is not confirmed while the other failed',
      [by('vendor', said), by('speech', '', { failure: 'refused' })],
      false,
      [],
    ],
    [
      'is doubtful when they name other medicines',
      [by('vendor', said.replace('zolpidem', 'zonisamide')), by('speech', said)],
      false,
      ['medicine'],
    ],
    [
      'is doubtful when one heard silence where the other wrote words',
      [by('vendor', said), by('speech', '', { failure: 'silent' })],
      false,
      ['words'],
    ],
    [
      'is not contradicted by what the vendor writes down for another language',
      [
        by('vendor', 'sew ya rosa del gado nasi el dough say'),
        by('speech', spoken.metformina, { language: 'es' }),
      ],
      false,
      [],
    ],
  ] as const)('%s', (_, transcripts, confirmed, differing) => {
    expect(judgeTranscripts(transcripts, context).heard).toEqual({ confirmed, differing });
  });

  it('is sure once a person has heard it', () => {
    const transcripts = [
      by('vendor', said.replace('zolpidem', 'zonisamide')),
      by('speech', said),
      by('person', said),
    ];
    expect(judgeTranscripts(transcripts, context)).toEqual({ heard: null, dangers: [] });
  });

  it('is a danger as soon as anybody heard one', () => {
    const transcripts = [
      by('vendor', spoken['chest-pain']),
      by('speech', 'I have just paid and I can not leave'),
    ];
    expect(judgeTranscripts(transcripts, context).dangers).toEqual(['emergency']);
  });
});

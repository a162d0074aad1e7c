import { describe, expect, it } from 'vitest';
import { calendarDate, type CalendarDate } from '../../src/domain/calendar-date.ts';
import { extractRequest } from '../../src/extraction/extract-request.ts';
import { readRevision, type Revision } from '../../src/extraction/answers/read-revision.ts';

const today = calendarDate(2026, 11, 21) as CalendarDate;
const all: Revision = { kind: 'all' };

const rows: [text: string, revision: Revision | null][] = [
  ['no wait, only metformin', { kind: 'but', names: ['metformin'] }],
  ['just the metformin please, not lisinopril', { kind: 'but', names: ['metformin'] }],
  ['I only need the metformin', { kind: 'but', names: ['metformin'] }],
  ['solo la metformina por favor', { kind: 'but', names: ['metformin'] }],
  ['not the metformin', { kind: 'these', names: ['metformin'] }],
  ['no lisinopril', { kind: 'these', names: ['lisinopril'] }],
  ['cancel both', all],
  ['wait dont', all],
  ["wait, don't send it", all],
  ['actually cancel everything', all],
  ['cancel all of them', all],
  ['cancele todo por favor', all],
  ['refill metformin and lisinopril', null],
  ['metformin', null],
  ['cancel the metformin', null],
  ['no more metformin left', null],
  ['dont cancel both', null],
  ['did you cancel both?', null],
  ['is it only metformin?', null],
];

describe('what a text takes back of what was asked for just before', () => {
  it.each(rows)('%s', (text, revision) => {
    const extraction = extractRequest(text, { today, profile: [] });
    expect(readRevision(text, extraction)).toEqual(revision);
  });
});

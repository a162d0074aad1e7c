import { describe, expect, it } from 'vitest';
import { parseOnCall } from '../../src/config/parse-setting.ts';
import type { OnCallTarget } from '../../src/domain/escalation-role.ts';
import { ticketStages, type TicketStage } from '../../src/domain/ticket.ts';
import { escalationRole, pagingOrder } from '../../src/routing/escalation-role.ts';

function role(stage: TicketStage, flags: string[] = [], tags: string[] = []) {
  return escalationRole({ stage, flags, tags });
}

describe('whose an escalation is', () => {
  it.each([
    ['a provider who does not answer', 'authorization_requested', [], [], 'clinical_supervisor'],
    ['an e-script that does not come', 'awaiting_escript', [], [], 'clinical_supervisor'],
    ['a clinical question', 'clinical_review', [], [], 'clinical_supervisor'],
    ['a patient nobody is sure of', 'identity_review', [], [], 'team_lead'],
    ['a text nobody understood', 'review', [], [], 'team_lead'],
    ['someone who is upset', 'authorization_requested', ['frustrated'], [], 'team_lead'],
    ['someone who is hostile', 'review', ['hostile'], [], 'team_lead'],
    ['a question of privacy', 'review', ['frustrated'], ['privacy'], 'compliance'],
    ['a fault of the program', 'review', [], ['bug'], 'it'],
    ['a wish for the program', 'review', [], ['feature'], 'product'],
    [
      'a danger, whatever else was said',
      'review',
      ['frustrated', 'overdose'],
      ['privacy'],
      'clinical_supervisor',
    ],
  ] as const)('%s', (_what, stage, flags, tags, expected) => {
    expect(role(stage, [...flags], [...tags])).toBe(expected);
  });

  it.each(ticketStages)('at %s it is somebody’s', (stage) => {
    expect(role(stage)).toBeTruthy();
  });
});

describe('who is paged when', () => {
  const onCall = targets('sms:+14155550171,team_lead:sms:+14155550172,clinical_supervisor:call:+14155550173');

  function targets(text: string): OnCallTarget[] {
    const read = parseOnCall(text);
    if (!('value' in read)) throw new Error(read.reason);
    return read.value;
  }

  function order(whose: Parameters<typeof pagingOrder>[0]): string[] {
    return pagingOrder(whose, onCall).map(({ address }) => address.slice(-1));
  }

  it('first whose it is, then who is there for everything, then the supervisor, then all others', () => {
    expect(order('clinical_supervisor')).toEqual(['3', '1', '2']);
    expect(order('team_lead')).toEqual(['2', '1', '3']);
    expect(order('compliance')).toEqual(['1', '3', '2']);
  });

  it('without roles in the order in which they are written', () => {
    const plain = targets('sms:+14155550172,sms:+14155550171');
    expect(pagingOrder('it', plain)).toEqual(plain);
  });

  it.each(['chief:sms:+14155550171', 'team_lead:+14155550171', 'team_lead:sms:12'])(
    '%s is refused',
    (text) => {
      expect(parseOnCall(text)).toEqual({ reason: expect.stringContaining('target 1') as string });
    },
  );
});

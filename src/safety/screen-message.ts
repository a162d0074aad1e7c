import type { Flag, Span } from '../domain/message.ts';

export type SafetyFlag = Extract<Flag, 'emergency' | 'self_harm' | 'overdose' | 'safety_review'>;

export type SafetyScreen = { flags: SafetyFlag[]; spans: (Span & { flag: SafetyFlag })[] };

export function screenMessage(text: string): SafetyScreen {
  void text;
  return { flags: [], spans: [] };
}

import { afterEach, expect, test, vi } from 'vitest';
import { createConsoleLogger } from '../../src/logging/console-logger.ts';
import { createLogger } from '../../src/logging/logger.ts';

afterEach(() => vi.restoreAllMocks());

test('a line is the one that the logger of Node writes', () => {
  vi.useFakeTimers({ now: new Date('2026-03-02T20:00:00Z') });
  const lines: string[] = [];
  vi.spyOn(console, 'info').mockImplementation((line: string) => void lines.push(line));
  const fields = { event: 'accepted', text: 'metoprolol for Ophelia Quigley', error: new Error('0142') };
  createConsoleLogger().info(fields, 'accepted');
  createLogger({ write: (line) => lines.push(line) }).info(fields, 'accepted');
  vi.useRealTimers();
  const [ours, nodes] = lines.map((line) => JSON.parse(line) as unknown);
  expect(ours).toEqual(nodes);
  expect(lines[0]).not.toMatch(/metoprolol|Ophelia|0142/);
});

test('lines below the level are left out', () => {
  const info = vi.spyOn(console, 'info').mockImplementation(() => undefined);
  const error = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  createConsoleLogger('error').info({}, 'request');
  createConsoleLogger('error').error({}, 'request failed');
  createConsoleLogger('silent').error({}, 'request failed');
  expect([info.mock.calls.length, error.mock.calls.length]).toEqual([0, 1]);
});

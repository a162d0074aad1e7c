/** One thing wrong with the settings: which one and why, never what was given. */
export type SettingProblem = { name: string; reason: string };

export type Environment = Record<string, string | undefined>;

/** Either what a setting's text means, or why it means nothing. */
export type Reading<T> = { value: T } | { reason: string };

/** Reads settings by name and gathers all problems, so that one start shows them all. */
export type SettingReader = {
  /** The value; `fallback` when unset, empty or bad (a bad one is also a problem). */
  read: <T>(name: string, parse: (text: string) => Reading<T>, fallback: T) => T;
  isSet: (name: string) => boolean;
  refuse: (name: string, reason: string) => void;
  problems: readonly SettingProblem[];
};

export function createSettingReader(environment: Environment): SettingReader {
  const problems: SettingProblem[] = [];
  function textOf(name: string): string {
    return environment[name]?.trim() ?? '';
  }
  function refuse(name: string, reason: string): void {
    problems.push({ name, reason });
  }
  function read<T>(name: string, parse: (text: string) => Reading<T>, fallback: T): T {
    const text = textOf(name);
    if (text === '') return fallback;
    const reading = parse(text);
    if ('value' in reading) return reading.value;
    refuse(name, reading.reason);
    return fallback;
  }
  return { read, refuse, problems, isSet: (name) => textOf(name) !== '' };
}

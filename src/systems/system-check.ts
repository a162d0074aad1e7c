/** One thing that was tried at another system, without changing anything there. */
export type CheckLine = {
  /** Such as `ehr`. */
  system: string;
  /** What was tried, in words for an operator. */
  what: string;
  /** `missing`: the system does not offer it, or has not granted it. `untried`: trying it would change something. */
  result: 'works' | 'missing' | 'fails' | 'untried';
  /** What to do about it, or which permission to ask for; nothing about anybody. */
  hint: string | null;
};

/** Tries something; a fault is told by its code. */
export async function tryOut(
  system: string,
  what: string,
  attempt: () => Promise<Pick<CheckLine, 'result' | 'hint'>>,
): Promise<CheckLine> {
  try {
    return { system, what, ...(await attempt()) };
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unexpected';
    const hint = error instanceof Error && 'code' in error ? `${code}: ${error.message}` : code;
    return { system, what, result: 'fails', hint };
  }
}

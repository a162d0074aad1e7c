/**
 * The same work for everyone who asks. Who asks while it runs waits for the next run, together with the others: never
 * for one that began before the question. A run that fails rejects for those who asked for it.
 */
export function shareRuns(work: () => Promise<void>): () => Promise<void> {
  let underWay: Promise<void> | null = null;
  let next: Promise<void> | null = null;
  function begin(): Promise<void> {
    next = null;
    underWay = work().finally(() => (underWay = null));
    return underWay;
  }
  return () => {
    if (underWay === null) return next ?? begin();
    return (next ??= underWay.then(begin, begin));
  };
}

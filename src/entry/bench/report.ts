import type {
  ClockFigures,
  DecisionFigures,
  Figures,
  ImportFigures,
  ListFigures,
  LookupFigures,
  OutboxFigures,
  ReaderFigures,
  RecordingFigures,
} from './figures.ts';

/** One line of the table; `pass` is null where no target is set. */
export type ReportLine = { name: string; value: string; target: string; pass: boolean | null };

/** The targets, on two cores that gateway, database and load share. */
const targets = {
  ackRatio: { 32: 2, 1: 0.9 },
  perSecond: 120,
  sentPerSecond: 50,
  startMs: 3_000,
  residentMb: 300,
} as const;
/** Of the reader without a model, with the vocabulary as it is. */
const readerTargets = { textMs: 2, longTextRatio: 8, longReadMs: 1_000, loadMs: 300, memoryMb: 80 } as const;
/** From an answer that was read to the text that leaves. */
const replyMs = 5;
/** On one core, so that a million prescriptions are decided within a minute. */
const decisionsPerSecond = 20_000;
/** Memory is flat when four times the resources take hardly more of it. */
const importTargets = { perSecond: 3_000, growth: 1.25 } as const;
/** Also with a million patients. */
const lookupTargets = { p50Ms: 8 } as const;
/** Also with a million tickets. */
const listTargets = { p50Ms: 20 } as const;

/** Above rest, for 20 recordings of two minutes at once. */
const recordingsMb = 50;

/** Also while 50,000 wait. */
const outboxTargets = { perSecond: 20, risenMb: 60 } as const;

/** After a day away everything is due at once. */
const clockTargets = { seconds: 90 } as const;

export function reportLines(figures: Figures): ReportLine[] {
  const { acknowledgement, endToEnd, sending, start, reader, replies } = figures;
  const { decisions, roster, lookups, lists, clocks, outbox, recordings } = figures;
  return [
    ...acknowledgement.flatMap(({ concurrency, gateway, floor, ratio }): ReportLine[] => {
      const target = concurrency === 1 ? targets.ackRatio[1] : targets.ackRatio[32];
      return [
        fact(`acknowledgement, ${concurrency} at once: gateway`, describe(gateway)),
        fact(`acknowledgement, ${concurrency} at once: floor`, describe(floor)),
        goal(
          `acknowledgement, ${concurrency} at once: ratio`,
          `${ratio.toFixed(2)} ×`,
          `≥ ${target} ×`,
          ratio >= target,
        ),
      ];
    }),
    goal(
      `end to end, ${endToEnd.messages} texts`,
      `${endToEnd.perSecond.toFixed(0)}/s (posted at ${endToEnd.postedPerSecond.toFixed(0)}/s)`,
      `≥ ${targets.perSecond}/s`,
      endToEnd.perSecond >= targets.perSecond,
    ),
    goal(
      `sending, ${sending.replies} replies`,
      `${sending.perSecond.toFixed(0)}/s`,
      `≥ ${targets.sentPerSecond}/s`,
      sending.perSecond >= targets.sentPerSecond,
    ),
    goal(
      'start on an existing embedded database',
      `${(start.startMs / 1000).toFixed(2)} s`,
      `< ${targets.startMs / 1000} s`,
      start.startMs < targets.startMs,
    ),
    goal(
      'resident memory at rest',
      `${start.residentMb.toFixed(0)} MB`,
      `< ${targets.residentMb} MB`,
      start.residentMb < targets.residentMb,
    ),
    fact(
      'PostgreSQL at rest, shared memory counted for each process',
      start.postgresMb === null ? 'unknown' : `${start.postgresMb.toFixed(0)} MB`,
    ),
    ...reader.flatMap(readerLines),
    goal(
      'thinking up a reply',
      `${replies.p50Ms.toFixed(2)} ms (99 of 100 below ${replies.p99Ms.toFixed(2)} ms)`,
      `< ${replyMs} ms`,
      replies.p99Ms < replyMs,
    ),
    decisionLine(decisions),
    ...importLines(roster),
    ...lookupLines(lookups),
    ...listLines(lists),
    clockLine(clocks),
    ...outboxLines(outbox),
    recordingLine(recordings),
  ];
}

function decisionLine({ decisions, perSecond, rules }: DecisionFigures): ReportLine {
  return goal(
    `eligibility, ${decisions} decisions on one core`,
    `${perSecond.toFixed(0)}/s by ${rules} rows of the table`,
    `≥ ${decisionsPerSecond}/s`,
    perSecond >= decisionsPerSecond,
  );
}

function outboxLines({ queued, done, perSecond, risenMb }: OutboxFigures): ReportLine[] {
  return [
    goal(
      `tickets to the helpdesk, ${done} of ${queued} that wait`,
      `${perSecond.toFixed(0)}/s`,
      `≥ ${outboxTargets.perSecond}/s`,
      perSecond >= outboxTargets.perSecond,
    ),
    goal(
      `memory that they take, of ${queued} that wait`,
      `${risenMb.toFixed(0)} MB`,
      `< ${outboxTargets.risenMb} MB`,
      risenMb < outboxTargets.risenMb,
    ),
  ];
}

function clockLine({ clocks, fired, seconds, perSecond }: ClockFigures): ReportLine {
  const value = `${seconds.toFixed(0)} s (${fired} fired, ${perSecond.toFixed(0)}/s)`;
  const done = fired >= clocks && seconds < clockTargets.seconds;
  return goal(`sweeping ${clocks} clocks that are due`, value, `< ${clockTargets.seconds} s`, done);
}

function recordingLine({ calls, seconds, soundMb, restMb, peakMb }: RecordingFigures): ReportLine {
  const risen = peakMb - restMb;
  return goal(
    `memory above rest, ${calls} recordings of ${seconds} s at once (${soundMb.toFixed(0)} MB of sound)`,
    `${risen.toFixed(0)} MB above ${restMb.toFixed(0)} MB`,
    `< ${recordingsMb} MB`,
    risen < recordingsMb,
  );
}

function importLines(imports: ImportFigures[]): ReportLine[] {
  const held = imports.map(({ heldMb }) => heldMb);
  const growth = (held.at(-1) ?? 0) / (held[0] ?? 1);
  return [
    ...imports.map(({ resources, perSecond, heldMb, residentMb }) =>
      goal(
        `import, ${resources} resources`,
        `${perSecond.toFixed(0)}/s, ${heldMb.toFixed(0)} MB in use, ${residentMb.toFixed(0)} MB resident`,
        `≥ ${importTargets.perSecond}/s`,
        perSecond >= importTargets.perSecond,
      ),
    ),
    goal(
      'memory in use by the larger import against the smaller',
      `${growth.toFixed(2)} ×`,
      `≤ ${importTargets.growth} ×`,
      growth <= importTargets.growth,
    ),
  ];
}

function lookupLines({ patients, p50Ms, p99Ms, generatedSeconds, kinds }: LookupFigures): ReportLine[] {
  return [
    fact(`making a roster of ${patients} patients`, `${generatedSeconds.toFixed(0)} s`),
    goal(
      `identity and dedup, ${patients} patients`,
      `p50 ${p50Ms.toFixed(1)} ms, p99 ${p99Ms.toFixed(1)} ms`,
      `p50 < ${lookupTargets.p50Ms} ms`,
      p50Ms < lookupTargets.p50Ms,
    ),
    ...kinds.map(({ kind, identityMs, dedupMs }) =>
      fact(`  by ${kind}`, `identity ${identityMs.toFixed(1)} ms, dedup ${dedupMs.toFixed(1)} ms`),
    ),
  ];
}

function listLines({ count, lists }: ListFigures): ReportLine[] {
  return lists.map(({ list, combinations, p50Ms, slowestMs, slowest }) =>
    goal(
      `list of ${list} among ${count}, ${combinations} combinations of filters`,
      `p50 ${p50Ms.toFixed(1)} ms, slowest ${slowestMs.toFixed(1)} ms (${slowest})`,
      `p50 < ${listTargets.p50Ms} ms`,
      p50Ms < listTargets.p50Ms,
    ),
  );
}

/** Each bound of the reader, and how it grows with the vocabulary. */
function readerLines(figures: ReaderFigures): ReportLine[] {
  const { furtherNames, textMs, longTextRatio, longReadMs, loadMs, residentMb, liveMb } = figures;
  const further = furtherNames === 0 ? '' : `, ${furtherNames} further medicines`;
  const lines: [name: string, value: number, digits: number, unit: string, most: number][] = [
    [`reading a text (safety and extraction)${further}`, textMs, 2, 'ms', readerTargets.textMs],
    [
      `screening 16,000 characters against 2,000${further}`,
      longTextRatio,
      1,
      '×',
      readerTargets.longTextRatio,
    ],
    [`reading four texts of 10,000 characters${further}`, longReadMs, 0, 'ms', readerTargets.longReadMs],
    [`loading the reader, with the first text${further}`, loadMs, 0, 'ms', readerTargets.loadMs],
    [`memory that loading the reader adds${further}`, residentMb, 0, 'MB', readerTargets.memoryMb],
    [`memory that the reader keeps${further}`, liveMb, 0, 'MB', readerTargets.memoryMb],
  ];
  return lines.map(([name, value, digits, unit, most]) => {
    const shown = `${value.toFixed(digits)} ${unit}`;
    return furtherNames === 0 ? goal(name, shown, `< ${most} ${unit}`, value < most) : fact(name, shown);
  });
}

function describe({ rate, p50Ms, p99Ms }: { rate: number; p50Ms: number; p99Ms: number }): string {
  return `${rate.toFixed(0)}/s, p50 ${p50Ms.toFixed(1)} ms, p99 ${p99Ms.toFixed(1)} ms`;
}

function fact(name: string, value: string): ReportLine {
  return { name, value, target: '', pass: null };
}

function goal(name: string, value: string, target: string, pass: boolean): ReportLine {
  return { name, value, target, pass };
}

/** The table as text, its columns aligned. */
export function table(lines: ReportLine[]): string {
  const rows = lines.map(({ name, value, target, pass }) => [
    name,
    value,
    target,
    pass === null ? '' : pass ? 'pass' : 'MISSED',
  ]);
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

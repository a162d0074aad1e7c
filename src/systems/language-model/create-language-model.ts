import type { Clock } from '../../domain/clock.ts';
import { createOpenAiAsk, type AskLimits, type AskModel, type ModelServer } from './ask-openai.ts';
import { createCircuit, type Circuit } from './circuit-breaker.ts';
import type { LanguageModel, ModelOutcome, Unavailable } from './language-model.ts';
import { locateQuotes } from './locate-quotes.ts';
import { prompt } from './prompt.ts';
import { Proposal, schemaVersion } from './proposal.ts';
import { parseJson } from './read-body.ts';

/** Nobody waits for the model; this only bounds how long a job is busy with it. */
const readLimitMs = 30_000;

/** The optional reader: one for each process, with its own circuit breaker. */
export function createLanguageModel(
  server: ModelServer,
  { clock, limitMs = readLimitMs, stopping }: { clock: Clock } & Partial<AskLimits>,
): LanguageModel {
  const ask = createOpenAiAsk(server, { limitMs, ...(stopping ? { stopping } : {}) });
  const circuit = createCircuit(clock);
  return {
    engine: `model-${prompt.version}-${schemaVersion}/${server.model}`,
    async read(text) {
      if (!circuit.mayTry()) return { kind: 'unavailable', reason: 'circuit_open', status: null };
      const answer = await askCounted(ask, circuit, text);
      return answer.kind === 'text' ? readProposal(answer.text, text) : answer;
    },
  };
}

async function askCounted(ask: AskModel, circuit: Circuit, text: string): ReturnType<AskModel> {
  const down: Unavailable = { kind: 'unavailable', reason: 'no_answer', status: null };
  const answer = await ask(text).catch(() => down);
  if (answer.kind === 'unavailable') circuit.failed();
  else circuit.succeeded();
  return answer;
}

function readProposal(answer: string, text: string): ModelOutcome {
  const json = parseJson(answer);
  if (json === undefined) return { kind: 'not_json' };
  const proposal = Proposal.safeParse(json);
  return proposal.success
    ? { kind: 'read', reading: locateQuotes(proposal.data, text) }
    : { kind: 'not_schema' };
}

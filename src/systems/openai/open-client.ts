/** A server that speaks the vendor's protocol. */
export type OpenAiServer = {
  apiKey: string;
  /** Of any compatible server; null: OpenAI's own. */
  baseUrl: string | null;
};

const ownAddress = 'https://api.openai.com/v1';

/** The vendor's own library, loaded at the first use: only the settings say who gets what is sent. */
export async function openOpenAiClient({ apiKey, baseUrl }: OpenAiServer, limitMs: number) {
  const { OpenAI: Client } = await import('openai');
  return new Client({
    apiKey,
    // All that the library would else read from the environment.
    baseURL: baseUrl ?? ownAddress,
    adminAPIKey: null,
    organization: null,
    project: null,
    timeout: limitMs,
    maxRetries: 1,
    logLevel: 'off',
    fetchOptions: { redirect: 'error' },
  });
}

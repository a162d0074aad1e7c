import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import type * as Engine from '@prisma/schema-engine-wasm/schema_engine_bg';
import { createMigrationAdapter } from './migration-adapter.ts';

/** What the package's types leave out: the glue must be told of the program it belongs to. */
type EngineModule = typeof Engine & {
  __wbg_set_wasm(exports: WebAssembly.Exports): void;
};

let loaded: Promise<EngineModule> | null = null;

/**
 * Runs `work` with Prisma's schema engine (WebAssembly, the same that stands behind `prisma migrate`) on a database.
 * Its connections are closed afterwards, since an idle one would keep the engine's lock.
 */
export async function withSchemaEngine<T>(
  url: string,
  work: (engine: Engine.SchemaEngine) => Promise<T>,
): Promise<T> {
  const glue = await (loaded ??= loadEngine());
  const { factory, dispose } = createMigrationAdapter(url);
  try {
    const adapter = bindMigrationAwareSqlAdapterFactory(factory);
    const engine = await glue.SchemaEngine.new({ datamodels: undefined }, ignoreEngineLog, adapter);
    try {
      return await work(engine);
    } finally {
      engine.free();
    }
  } finally {
    await dispose();
  }
}

/** The package's own entry imports its WebAssembly as a module, which Node does only behind a flag. */
async function loadEngine(): Promise<EngineModule> {
  const glue = (await import('@prisma/schema-engine-wasm/schema_engine_bg')) as unknown as EngineModule;
  const file = createRequire(import.meta.url)
    .resolve('@prisma/schema-engine-wasm/schema_engine_bg')
    .replace(/\.js$/, '.wasm');
  const imports = { './schema_engine_bg.js': glue as unknown as WebAssembly.ModuleImports };
  const { instance } = await WebAssembly.instantiate(await readFile(file), imports);
  Object.assign(globalThis, { PRISMA_WASM_PANIC_REGISTRY: { set_message: rememberPanic } });
  glue.__wbg_set_wasm(instance.exports);
  (instance.exports['__wbindgen_start'] as () => void)();
  return glue;
}

/** The engine tells here of its steps; what matters comes as a result or an error. */
function ignoreEngineLog(): void {}

/** Without a place for its message a panic of the engine would show only as `unreachable`. */
function rememberPanic(message: string): void {
  process.emitWarning(message, 'SchemaEnginePanic');
}

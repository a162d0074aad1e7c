import { prometheus } from '@hono/prometheus';
import type { MiddlewareHandler } from 'hono';
import { Gauge, Registry } from 'prom-client';

export type GaugeReading = { labels?: Record<string, string>; value: number };

/** Figures of this process in Prometheus' text format. Labels are route patterns, codes and states alone. */
export type Metrics = {
  measure: MiddlewareHandler;
  /** Adds a figure that is read whenever the metrics are asked for, such as the length of a queue. */
  addGauge(name: string, help: string, labelNames: string[], read: () => Promise<GaugeReading[]>): void;
  render(): Promise<{ contentType: string; body: string }>;
};

export function createMetrics(): Metrics {
  const registry = new Registry();
  const { registerMetrics } = prometheus({ registry, collectDefaultMetrics: true });
  return {
    measure: registerMetrics,
    addGauge(name, help, labelNames, read) {
      new Gauge({
        name,
        help,
        labelNames,
        registers: [registry],
        async collect() {
          this.reset();
          // A figure that cannot be read (the database is away) is left out; the others still show.
          const readings = await read().catch(() => []);
          for (const reading of readings) this.set(reading.labels ?? {}, reading.value);
        },
      });
    },
    async render() {
      return { contentType: registry.contentType, body: await registry.metrics() };
    },
  };
}

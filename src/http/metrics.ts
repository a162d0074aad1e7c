import { prometheus } from '@hono/prometheus';
import type { MiddlewareHandler } from 'hono';
import { Counter, Gauge, Histogram, Registry } from 'prom-client';

export type GaugeReading = { labels?: Record<string, string>; value: number };

/** Figures of this process in Prometheus' text format. Labels are route patterns, codes and states alone. */
export type Metrics = {
  measure: MiddlewareHandler;
  /** Adds a figure that is read whenever the metrics are asked for, such as the length of a queue. */
  addGauge(name: string, help: string, labelNames: string[], read: () => Promise<GaugeReading[]>): void;
  /** Adds a figure that only grows; what is answered adds to it. */
  addCounter(
    name: string,
    help: string,
    labelNames: string[],
  ): (labels: Record<string, string>, count: number) => void;
  /** Adds a figure of which the spread matters; `buckets` are its upper bounds. What is answered takes a value. */
  addHistogram(name: string, help: string, buckets: number[]): (value: number) => void;
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
    addCounter(name, help, labelNames) {
      const counter = new Counter({ name, help, labelNames, registers: [registry] });
      return (labels, count) => counter.inc(labels, count);
    },
    addHistogram(name, help, buckets) {
      const histogram = new Histogram({ name, help, buckets, registers: [registry] });
      return (value) => histogram.observe(value);
    },
    async render() {
      return { contentType: registry.contentType, body: await registry.metrics() };
    },
  };
}

import type { Histogram, Registry } from 'prom-client';
import type { AnsweredRequest } from '../request-end.ts';
import { type MetricSource, metricDefinitions } from './metric-definitions.ts';

/** What is served at /metrics. */
export interface MetricsPage {
  /** Counts a request that was answered. */
  readonly observe: (request: AnsweredRequest) => void;
  /** The text exposition format of Prometheus, version 0.0.4. */
  readonly render: (source: MetricSource) => Promise<{ readonly type: string; readonly text: string }>;
}

type Library = typeof import('prom-client');
type Labels = 'method' | 'route' | 'status_code';

/** What of this process is counted on and on. */
interface Standing {
  readonly library: Library;
  readonly registry: Registry;
  readonly requests: Histogram<Labels>;
}

/** So many requests are remembered until the library is there: a hub that nobody watches and few use never loads it. */
const rememberedAtMost = 1_000;

/** A page that has counted nothing yet. */
export function openMetricsPage(): MetricsPage {
  let pending: AnsweredRequest[] = [];
  let opened: Promise<Standing> | null = null;
  let standing: Standing | null = null;
  const open = async () => {
    opened ??= openStanding();
    standing = await opened;
    for (const request of pending) count(standing, request);
    pending = [];
    return standing;
  };
  return {
    observe: (request) => {
      if (standing) return count(standing, request);
      pending.push(request);
      if (pending.length === rememberedAtMost) void open();
    },
    render: async (source) => {
      const { library, registry } = await open();
      const read = new library.Registry();
      for (const definition of metricDefinitions) addMetric(library, read, { definition, source });
      return { type: registry.contentType, text: `${await registry.metrics()}\n${await read.metrics()}` };
    },
  };
}

/** Loaded late: the page answers before. */
async function openStanding(): Promise<Standing> {
  const { default: library } = await import('prom-client');
  const registry = new library.Registry();
  library.collectDefaultMetrics({ register: registry });
  const requests = new library.Histogram<Labels>({
    name: 'http_request_duration_seconds',
    help: 'How long requests took to be answered, by the pattern of their route; streams of events are not in it.',
    labelNames: ['method', 'route', 'status_code'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers: [registry],
  });
  return { library, registry, requests };
}

function count({ requests }: Standing, { method, route, status, seconds }: AnsweredRequest): void {
  requests.observe({ method, route, status_code: String(status) }, seconds);
}

interface Filling {
  readonly definition: (typeof metricDefinitions)[number];
  readonly source: MetricSource;
}

function addMetric(library: Library, registry: Registry, { definition, source }: Filling): void {
  const { name, help, kind, labels, read } = definition;
  const settings = { name, help, labelNames: [...labels], registers: [registry] };
  if (kind === 'counter') {
    const counter = new library.Counter(settings);
    for (const sample of read(source)) counter.inc(sample.labels, sample.value);
    return;
  }
  const gauge = new library.Gauge(settings);
  for (const sample of read(source)) gauge.set(sample.labels, sample.value);
}

import type { RateLimit } from './rate/rate-bucket.ts';
import type { LicenceCount } from './records/licence-count.ts';
import type { SourceAlert } from './records/source-alert.ts';
import type { SourceCompany } from './records/source-company.ts';
import type { SourceDevice } from './records/source-device.ts';
import type { Session } from './session.ts';
import type { SettingField, SettingValues } from './settings/setting-field.ts';
import type { SignIn } from './sign-in/sign-in.ts';
import type { StreamReader } from './source-stream.ts';

/** What a connector reads, by the names that the hub uses. */
export type StreamName = 'companies' | 'devices' | 'licenceCounts' | 'alerts';

/** Whether one list may be read. */
export interface ProbedStream {
  readonly stream: StreamName;
  readonly isPermitted: boolean;
  /** The code of the error that stood in the way; null where none did. */
  readonly code: string | null;
}

/** An address that opens a device. */
export interface ConnectLink {
  readonly url: string;
  /** Whether the address itself signs in whoever holds it: it is made for one click, and never stored, logged or sent on. */
  readonly isBearer: boolean;
}

/** What is known of a device when somebody wants to open it. */
export interface DeviceHandle {
  readonly id: string;
  readonly fields: Readonly<Record<string, string | number | boolean>>;
}

/** What somebody wants to do on a device. */
export type ConnectMode = (typeof connectModes)[number];

/** Every way to open a device. */
export const connectModes = ['desktop', 'terminal', 'files'] as const;

/** Who wants to open a device, and for what. */
export interface ConnectOrder {
  /** Default: desktop. A tool that has one way to open a device ignores it. */
  readonly mode?: ConnectMode;
  /** The person who clicked, as the hub knows them. Tools with accounts of their own open the device for that person's account alone. */
  readonly technician?: { readonly email: string; readonly name: string };
}

/** What somebody did on a device, as the tool tells it. */
export interface DeviceSession {
  /** The same in every read. */
  readonly id: string;
  readonly at: Date;
  /** Whether the session began or ended. */
  readonly what: 'started' | 'ended';
  /** Desktop, terminal, files: in the words of the tool. */
  readonly kind: string;
  /** The tool's account. */
  readonly account: string | null;
}

/** Something that the connector takes for true and that may be otherwise, and where it was read. */
export interface Assumption {
  readonly about: string;
  readonly source: string;
}

/** What a connector of these settings is made of. */
export interface ConnectorDefinition<Fields extends readonly SettingField[]> {
  /** The name of its folder and of its page in docs/connectors. */
  readonly name: string;
  /** What people call the tool. */
  readonly title: string;
  readonly kind: 'rmm' | 'backup' | 'security' | 'file' | 'push';
  readonly signIn: SignIn;
  readonly settings: Fields;
  /** The address below which everything is asked. */
  base(settings: SettingValues<Fields>): URL;
  readonly rateLimit: RateLimit;
  /** Asks each list once, for little, and says which may be read. */
  probe(session: Session, options: { readonly signal?: AbortSignal }): Promise<readonly ProbedStream[]>;
  readonly companies: StreamReader<SourceCompany>;
  readonly devices: StreamReader<SourceDevice>;
  readonly licenceCounts?: StreamReader<LicenceCount>;
  readonly alerts?: StreamReader<SourceAlert>;
  /** The address that opens a device; null where the tool has none for it. */
  connectUrl?(
    session: Session,
    device: DeviceHandle,
    options: { readonly signal?: AbortSignal; readonly order?: ConnectOrder },
  ): Promise<ConnectLink | null>;
  /** What `connectUrl` can be asked for. Absent: the tool has one way, and decides itself. */
  readonly connectModes?: readonly ConnectMode[];
  /** Which sessions began and ended on a device since a moment, where the tool tells. */
  listDeviceSessions?(
    session: Session,
    device: DeviceHandle,
    options: { readonly since: Date; readonly signal?: AbortSignal },
  ): Promise<readonly DeviceSession[]>;
  /** What may be said back to the tool. */
  readonly writeBack?: {
    /** Marks an alert as done. */
    resolveAlert(session: Session, alertId: string, options: { readonly signal?: AbortSignal }): Promise<void>;
  };
  /** After how many days of not being in a proven read something counts as gone; null: what is absent from a complete read is gone. */
  readonly deletions: { readonly notSeenForDays: number | null };
  /** The page for operators, from the root of the checkout. */
  readonly docs: `docs/connectors/${string}.md`;
  readonly assumptions: readonly Assumption[];
}

/** A connector of any settings. */
export type Connector = ConnectorDefinition<readonly SettingField[]>;

/**
 * Defines a connector. It is data with a few small functions: settings as fields, how to sign in, the lists, and what is assumed.
 *
 * ```ts
 * export const acmeRmm = defineConnector({
 *   name: 'acme-rmm',
 *   title: 'Acme RMM',
 *   kind: 'rmm',
 *   settings: [
 *     { name: 'address', label: 'Address', help: 'As in the browser.', type: 'url', required: true, placeholder: 'https://rmm.acme.example' },
 *     { name: 'apiKey', label: 'API key', help: 'Settings > API > New key.', type: 'secret', required: true },
 *   ],
 *   base: ({ address }) => new URL(address),
 *   signIn: apiKeyHeader({ header: 'x-api-key', secret: 'apiKey' }),
 *   rateLimit: { requests: 60, perMs: 60_000 },
 *   probe: probeStreams({ companies: { path: 'customers', query: { limit: '1' } }, devices: { path: 'machines', query: { limit: '1' } } }),
 *   companies,                                  // companies.ts: defineSourceStream({ question, paging, rows, row, record })
 *   devices,                                    // devices.ts
 *   licenceCounts: countDevices(devices),
 *   connectUrl: async (_session, { id }) => ({ url: `https://rmm.acme.example/machines/${encodeURIComponent(id)}`, isBearer: false }),
 *   deletions: { notSeenForDays: null },
 *   docs: 'docs/connectors/acme-rmm.md',
 *   assumptions: [{ about: 'the list of machines has no order that is promised', source: 'the API reference of Acme' }],
 * });
 * ```
 */
export function defineConnector<const Fields extends readonly SettingField[]>(
  definition: ConnectorDefinition<Fields>,
): ConnectorDefinition<Fields> {
  return definition;
}

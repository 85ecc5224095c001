import type { Connector, StreamName } from '../define-connector.ts';
import { ConnectorError } from '../errors/connector-error.ts';
import { type OpenSessionOptions, openSession } from '../open-session.ts';
import { compareShapes, type ShapeDifference } from './compare-shapes.ts';

/** What the first answers of a list showed. */
export interface StreamFinding {
  readonly stream: StreamName;
  /** Rows of the first page. */
  readonly rows: number;
  readonly refused: number;
  /** The code of the error that stood in the way; null where none did. */
  readonly code: string | null;
  readonly differences: readonly ShapeDifference[];
}

/**
 * Reads the first page of each list and compares it with what the connector assumes: what a person runs once against the live service,
 * since no test here has. Nothing is written, and nothing of the rows is in the result.
 */
export async function checkSource(connector: Connector, options: OpenSessionOptions): Promise<readonly StreamFinding[]> {
  const findings: StreamFinding[] = [];
  for (const stream of ['companies', 'devices', 'licenceCounts', 'alerts'] as const) {
    const read = connector[stream];
    if (!read) continue;
    const differences: ShapeDifference[] = [];
    const session = openSession(connector, {
      ...options,
      onRows: (rows, assumed) => differences.push(compareShapes(assumed, rows)),
    });
    let [rows, refused, code]: [number, number, string | null] = [0, 0, null];
    try {
      for await (const page of read(session)) {
        rows = page.records.length + page.refused.length;
        refused = page.refused.length;
        break;
      }
    } catch (error) {
      if (!(error instanceof ConnectorError)) throw error;
      code = error.code;
    }
    findings.push({ stream, rows, refused, code, differences });
  }
  return findings;
}

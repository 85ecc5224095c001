import type { ConnectorErrorDetail } from './connector-error.ts';

/** The tool as a sentence names it: by its title where that is known. */
export function toolOf(detail: ConnectorErrorDetail): string {
  return detail.tool ?? 'the tool';
}

import { type Connector, file as fileConnector, fileOf, openSession, type SourceFile, type SourcePage } from '../../src/index.ts';
import { VirtualClock } from '../../src/kit/testing/virtual-clock.ts';

type Stream = 'companies' | 'devices' | 'licenceCounts';

/** Opens a session of the file connector with a file. */
export function openFile(file: SourceFile | string, settings: object) {
  const connector: Connector = fileConnector;
  const network = {
    fetch: () => {
      throw new Error('a file asks nobody');
    },
  };
  const handed = typeof file === 'string' ? fileOf('rows.csv', Buffer.from(file)) : file;
  return openSession(connector, { settings, network, file: handed, clock: new VirtualClock() });
}

/** Reads one list of a file to its end. */
export async function readFile(file: SourceFile | string, settings: object, stream: Stream = 'devices') {
  const pages: SourcePage<object>[] = [];
  const read = fileConnector[stream];
  if (read === undefined) throw new Error('no such list');
  for await (const page of read(openFile(file, settings))) pages.push(page);
  return {
    pages,
    records: pages.flatMap(({ records }) => records as readonly Record<string, unknown>[]),
    refused: pages.flatMap(({ refused }) => refused),
  };
}

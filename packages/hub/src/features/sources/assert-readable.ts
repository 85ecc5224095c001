import { InvalidInputError } from '../../foundation/errors/invalid-input.ts';
import { SourceNotFoundError } from '../../foundation/errors/source-not-found.ts';
import { findSource } from './find-source.ts';
import type { SourceDeps } from './source-deps.ts';
import { connectorOf } from './source-input.ts';

/** Says before a read goes on in the background whether it can begin. @throws SourceNotFoundError, InvalidInputError */
export async function assertReadable(
  deps: SourceDeps,
  { source, hasFile }: { readonly source: string; readonly hasFile: boolean },
): Promise<void> {
  const row = await findSource(deps, source);
  if (row.state === 'removed') throw new SourceNotFoundError(row.name, []);
  const { kind } = await connectorOf(deps, 'source.ingest', row.connector);
  if (kind === 'file' && !hasFile) throw new InvalidInputError('source.ingest', 'a source that reads files is given a file');
}

import type { ServerResponse } from 'node:http';
import type { Instance } from '../instance.ts';

/** The connection dies at once; what was asked is done only after `ms` of the sandbox's clock: an answer that never came, and a commit that came late. */
export async function lateCommit(
  halo: Instance,
  ms: number,
  late: { response: ServerResponse; commit: () => Promise<void> },
): Promise<void> {
  late.response.destroy();
  await halo.clock.sleep(ms);
  await late.commit();
}

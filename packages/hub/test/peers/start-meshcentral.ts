import { installPeer } from '../../../../scripts/install-peer.ts';
import { RunningMeshcentral } from './running-meshcentral.ts';

/** A MeshCentral that runs, or why there is none, for `context.skip`. */
export async function startMeshcentral(): Promise<RunningMeshcentral | string> {
  if (process.platform !== 'linux' || process.arch !== 'x64')
    return 'the agent of MeshCentral in this test is the one for Linux on x64';
  const peer = await installPeer('meshcentral');
  return 'missing' in peer ? peer.missing : RunningMeshcentral.start(peer.folder);
}

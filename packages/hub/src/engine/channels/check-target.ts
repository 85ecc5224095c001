import type { NetworkPolicy } from '@sundog/halo';
import { assertReachable, HaloError, HostNotFoundError, PrivateAddressError } from '@sundog/halo';
import { TargetRefusedError } from '../../foundation/errors/target-refused.ts';
import type { ChannelTarget } from './channel-kind.ts';

/** The host and port of a target: `hooks.example.test:443`. IPv6 in brackets. */
export function hostPortOfTarget({ url }: ChannelTarget): string {
  const port = url.port || (url.protocol === 'http:' ? '80' : url.protocol === 'https:' ? '443' : '25');
  return `${url.hostname.replace(/\.$/, '')}:${port}`;
}

/** Refuses what the form of a target shows: an unusual port, or words in the clear, where the operator has not allowed that very host and port. @throws TargetRefusedError */
export function checkTarget(target: ChannelTarget, allowHosts: readonly string[]): void {
  const hostPort = hostPortOfTarget(target);
  if (allowHosts.includes(hostPort)) return;
  if (target.isPlain) throw new TargetRefusedError(hostPort, 'would travel unencrypted');
  if (!target.usualPorts.includes(Number(hostPort.split(':').at(-1))))
    throw new TargetRefusedError(hostPort, `is not on a usual port (${target.usualPorts.join(', ')})`);
}

/**
 * The same, and every address that the name has at this moment. Each try is checked anew, at the very address of its connection.
 * @throws TargetRefusedError
 */
export async function checkTargetAddress(
  target: ChannelTarget,
  { allowHosts, network }: { readonly allowHosts: readonly string[]; readonly network: NetworkPolicy },
): Promise<void> {
  checkTarget(target, allowHosts);
  const hostPort = hostPortOfTarget(target);
  try {
    // The scheme says only how the address is read; that it may be plain was looked at above.
    await assertReachable(new URL(`https://${hostPort}`), { ...network, allowPrivateHosts: allowHosts });
  } catch (error) {
    throw refusalOf(error, hostPort) ?? error;
  }
}

/** The refusal that an error of the network is; null: it is none. */
export function refusalOf(error: unknown, hostPort: string): TargetRefusedError | null {
  if (error instanceof PrivateAddressError) return new TargetRefusedError(hostPort, `has the private address ${error.address}`);
  if (error instanceof HostNotFoundError) return new TargetRefusedError(hostPort, 'has a name that cannot be found');
  return error instanceof HaloError && error.code === 'plain-http'
    ? new TargetRefusedError(hostPort, 'would travel unencrypted')
    : null;
}

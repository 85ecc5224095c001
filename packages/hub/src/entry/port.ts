import { createServer } from 'node:net';
import { PortTakenError } from '../foundation/errors/port-taken.ts';

/** Whether a port can be listened on now; 0 always can. @throws PortTakenError */
export async function assertPortIsFree(host: string, port: number): Promise<void> {
  if (!(await isPortFree(host, port))) throw new PortTakenError(host, port);
}

/** Whether a port can be listened on now. */
export async function isPortFree(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen({ host, port, exclusive: true }, () => server.close(() => resolve(true)));
  });
}

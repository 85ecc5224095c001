import { defineDiagnosis, fine } from '../../engine/doctor/diagnosis.ts';
import { durationText } from '../../foundation/duration-text.ts';

const mayDifferMs = 60_000;
/** A person waits. */
const patienceMs = 15_000;

/** Whether HaloPSA lets a connection in now, how its last check ended, and whether both agree on the time. Costs a request. */
export const signIn = defineDiagnosis({
  name: 'sign-in',
  of: 'connection',
  look: async ({ connection, halo }) => {
    const name = `"${connection.name}"`;
    const client = await halo();
    const signal = AbortSignal.timeout(patienceMs);
    await client.signIn({ signal });
    const { serverTime } = await client.get('Agent/me', {}, { priority: 'interactive', signal });
    const skewMs = serverTime === null ? 0 : serverTime - Date.now();
    const checked = connection.checkedAt?.toISOString().slice(0, 10) ?? 'never';
    const found = [];
    if (Math.abs(skewMs) > mayDifferMs)
      found.push({
        name: 'halo-clock',
        outcome: 'warn' as const,
        sentence: `The clock of the HaloPSA of ${name} is ${durationText(skewMs)} ${skewMs > 0 ? 'ahead of' : 'behind'} this machine's.`,
        remedy: 'let this machine set its clock by the network (NTP).',
      });
    if (connection.state === 'failed')
      found.push({
        name: 'sign-in',
        outcome: 'fail' as const,
        sentence: `The last check of ${name} failed (${checked}), although HaloPSA lets it in now.`,
        remedy: `see what it says: npx sundog check ${name}`,
      });
    else found.push(fine('sign-in', `HaloPSA lets ${name} in; last checked ${checked}, ${connection.state}.`));
    return found;
  },
});

import type { StandingAlarm } from './standing-alarm.ts';

/** A secret with the day it ends, as a person said. */
export interface EndingSecret {
  readonly connectionId: number;
  readonly connection: string;
  readonly expiresAt: Date;
}

const dayMs = 86_400_000;
/** Days ahead at which a person is told, and told again. */
const stages: readonly number[] = [30, 14, 7, 1, 0];

/** The warnings of secrets that end within 30 days: told again at 14, 7 and 1 days, and when the day has come. */
export function secretWarnings(secrets: readonly EndingSecret[], now: number): readonly StandingAlarm[] {
  return secrets.flatMap(({ connectionId, connection, expiresAt }) => {
    const days = (expiresAt.getTime() - now) / dayMs;
    const stage = stages.findLastIndex((ahead) => days <= ahead);
    if (stage < 0) return [];
    const day = expiresAt.toISOString().slice(0, 10);
    const left = days <= 0 ? 'ended' : days <= 1 ? 'ends within a day' : `ends in ${Math.ceil(days)} days`;
    return [
      {
        connectionId,
        flow: 'secret-expiry',
        cause: 'secret-ends',
        stage,
        severity: days <= 1 ? ('fail' as const) : ('warn' as const),
        sentence: `The secret of "${connection}" ${left} (${day}).`,
        meaning: 'Without a new secret nothing is read from this HaloPSA from that day on.',
        causes: ['its expiry was set to this day when it was entered'],
        remedy: `Make a new secret in HaloPSA and give it here with: npx sundog connection rotate "${connection}" --secret-expires <date>`,
      },
    ];
  });
}

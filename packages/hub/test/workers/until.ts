import { setTimeout as delay } from 'node:timers/promises';

/** Waits until something is true. @returns seconds that it took @throws Error, naming `what`, when it takes longer than `seconds` */
export async function until(what: string, seconds: number, isTrue: () => Promise<boolean>): Promise<number> {
  const began = performance.now();
  while (!(await isTrue())) {
    if (performance.now() - began > seconds * 1000) throw new Error(`${what}: not within ${seconds} s`);
    await delay(100);
  }
  return (performance.now() - began) / 1000;
}

export { systemClock } from '@sundog/halo';

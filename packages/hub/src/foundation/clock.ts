export { type Clock, systemClock } from '@sundog/halo';

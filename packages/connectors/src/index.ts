export { ninjaone } from './ninjaone/connector.ts';

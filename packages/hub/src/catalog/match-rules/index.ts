export { asset } from './asset.ts';
export { company } from './company.ts';
export { user } from './user.ts';

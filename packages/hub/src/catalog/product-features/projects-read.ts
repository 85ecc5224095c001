import { defineProductFeature } from '../../engine/xray/define-right.ts';
import { project } from '../entities/project.ts';
import { tablesOf, toRead } from './needs.ts';

const reads = [project];

/** Read projects. */
export const projectsRead = defineProductFeature({
  name: 'projects-read',
  title: 'Read projects',
  purpose: 'Mirrors projects, for work in hand beside tickets.',
  writes: false,
  entities: tablesOf(reads),
  needs: [...toRead(reads, 'mandatory', 'no projects are read')],
});

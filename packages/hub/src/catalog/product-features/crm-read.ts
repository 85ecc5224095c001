import { defineProductFeature } from '../../engine/xray/define-right.ts';
import { crmNote } from '../entities/crm-note.ts';
import { tablesOf, toRead } from './needs.ts';

const reads = [crmNote];

/** Read CRM notes. */
export const crmRead = defineProductFeature({
  name: 'crm-read',
  title: 'Read CRM notes',
  purpose: 'Mirrors the notes on clients and prospects, for the history of an account.',
  writes: false,
  entities: tablesOf(reads),
  needs: [...toRead(reads, 'mandatory', 'no CRM notes are read')],
});

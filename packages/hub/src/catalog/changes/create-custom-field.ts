import { defineChange } from '../../engine/plan/change-definition.ts';
import { customFieldShape } from './shapes/custom-field-shape.ts';

/** Makes a custom field. Its name finds it again: a plan chooses one that nobody else has. */
export const createCustomField = defineChange({
  name: 'create-custom-field',
  title: 'Create custom field',
  act: 'create',
  shape: customFieldShape,
  requires: ['name'],
  marker: { field: 'name', isName: true, isInList: true, searches: ({ values }) => [{ typeid: String(values['usage'] ?? 5) }] },
  revert: { by: 'delete-custom-field' },
});

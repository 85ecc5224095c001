import { defineChange } from '../../engine/plan/change-definition.ts';
import { customButtonShape } from './shapes/custom-button-shape.ts';

/** Makes a custom button. Its name finds it again: a plan chooses one that nobody else has. */
export const createCustomButton = defineChange({
  name: 'create-custom-button',
  title: 'Create custom button',
  act: 'create',
  shape: customButtonShape,
  requires: ['name'],
  marker: { field: 'name', isName: true, isInList: true, searches: ({ values }) => [{ typeid: String(values['usage'] ?? 5) }] },
  revert: { by: 'delete-custom-button' },
});

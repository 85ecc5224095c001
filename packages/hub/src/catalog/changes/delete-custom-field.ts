import { defineChange } from '../../engine/plan/change-definition.ts';
import { customFieldShape } from './shapes/custom-field-shape.ts';

/** Deletes the definition of a custom field, and with it its values. Undoing what made it uses this. */
export const deleteCustomField = defineChange({
  name: 'delete-custom-field',
  title: 'Delete custom field',
  act: 'delete',
  shape: customFieldShape,
  revert: { cannot: 'HaloPSA gives a custom field that is made anew another number, and what referred to the old one is lost.' },
});

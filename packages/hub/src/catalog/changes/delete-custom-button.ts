import { defineChange } from '../../engine/plan/change-definition.ts';
import { customButtonShape } from './shapes/custom-button-shape.ts';

/** Deletes a custom button. Undoing what made it uses this. */
export const deleteCustomButton = defineChange({
  name: 'delete-custom-button',
  title: 'Delete custom button',
  act: 'delete',
  shape: customButtonShape,
  revert: { cannot: 'HaloPSA gives a custom button that is made anew another number, and what referred to the old one is lost.' },
});

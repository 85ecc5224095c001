import { defineChange } from '../../engine/plan/change-definition.ts';
import { customButtonShape } from './shapes/custom-button-shape.ts';

/** Changes a custom button, such as the address that it leads to. */
export const updateCustomButton = defineChange({
  name: 'update-custom-button',
  title: 'Update custom button',
  act: 'update',
  shape: customButtonShape,
  revert: { by: 'update-custom-button' },
});

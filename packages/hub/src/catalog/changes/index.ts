import type { ChangeDefinition } from '../../engine/plan/change-definition.ts';
import { createAsset } from './create-asset.ts';
import { createAssetType } from './create-asset-type.ts';
import { createCustomButton } from './create-custom-button.ts';
import { createCustomField } from './create-custom-field.ts';
import { deleteAsset } from './delete-asset.ts';
import { deleteAssetType } from './delete-asset-type.ts';
import { deleteCustomButton } from './delete-custom-button.ts';
import { deleteCustomField } from './delete-custom-field.ts';
import { deleteWebhook } from './delete-webhook.ts';
import { registerWebhook } from './register-webhook.ts';
import { updateAsset } from './update-asset.ts';
import { updateCustomButton } from './update-custom-button.ts';

/** Every kind of write to HaloPSA. */
export const changes: readonly ChangeDefinition[] = [
  createAsset,
  updateAsset,
  deleteAsset,
  createAssetType,
  deleteAssetType,
  createCustomButton,
  updateCustomButton,
  deleteCustomButton,
  createCustomField,
  deleteCustomField,
  registerWebhook,
  deleteWebhook,
];

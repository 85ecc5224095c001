import { HubError } from './hub-error.ts';

/** No tool of the workspace can open this asset. */
export class DeviceNotLinkedError extends HubError {
  readonly code = 'device-not-linked';
  readonly disposition = 'tell-user';
  readonly causes = [
    'the asset is linked to no device of a tool',
    'the tool does not know the device any more',
    'the tool has no way to open devices',
  ];
  readonly remedy = 'Link the asset to its device, and read the source again.';

  constructor(assetId: number) {
    super(`Asset ${assetId} cannot be opened by this tool.`);
  }
}

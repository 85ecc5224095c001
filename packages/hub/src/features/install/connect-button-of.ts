/** The name of our button: HaloPSA finds it again by it. */
export const connectButtonName = 'sundog_connect';

/** The Connect button of a connection, in our names of its fields. API.md 3.26: usage 5 is the asset, and `{$ID}` its number. */
export function connectButtonOf(publicUrl: string, connectionId: number): Readonly<Record<string, string | number | boolean>> {
  return {
    name: connectButtonName,
    label: 'Connect to device',
    usage: 5,
    icon: 'desktop',
    url: `${addressOf(publicUrl, connectionId)}/{$ID}`,
    opensNewTab: true,
    sequence: 10,
  };
}

/** Where the button of an asset leads. */
export function connectAddress(publicUrl: string, connectionId: number, assetId: number): string {
  return `${addressOf(publicUrl, connectionId)}/${assetId}`;
}

function addressOf(publicUrl: string, connectionId: number): string {
  return `${publicUrl.replace(/\/+$/, '')}/connect/${connectionId}`;
}

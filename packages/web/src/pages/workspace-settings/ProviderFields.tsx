import { Checkbox, PasswordInput, TextInput } from '@mantine/core';
import type { ProviderDraft } from './provider-draft.ts';

interface ProviderFieldsProps {
  readonly draft: ProviderDraft;
  readonly onChange: (draft: ProviderDraft) => void;
  /** Whether the hub keeps a secret; it stays as long as issuer and client id do. */
  readonly hasSecret: boolean;
}

/** Who the provider is, and how the hub shows it who asks. */
export function ProviderFields({ draft, onChange, hasSecret }: ProviderFieldsProps) {
  const text = (field: 'name' | 'issuer' | 'clientId' | 'clientSecret') => ({
    value: draft[field],
    autoComplete: 'off',
    spellCheck: false,
    onChange: ({ currentTarget }: { readonly currentTarget: HTMLInputElement }) =>
      onChange({ ...draft, [field]: currentTarget.value }),
  });
  return (
    <>
      <TextInput
        label="Name"
        description="Stands on the sign-in page: Sign in with …"
        placeholder="Entra ID"
        required
        maxLength={60}
        {...text('name')}
      />
      <TextInput
        label="Issuer"
        description="Its address, as it stands in its .well-known/openid-configuration."
        placeholder="https://login.example.test/tenant/v2.0"
        type="url"
        required
        maxLength={500}
        {...text('issuer')}
      />
      <TextInput label="Client id" required maxLength={300} {...text('clientId')} />
      <PasswordInput
        label="Client secret"
        description={hasSecret ? 'Left blank, it stays, as long as issuer and client id do.' : 'Kept encrypted, and never shown.'}
        required={!hasSecret}
        maxLength={1000}
        {...text('clientSecret')}
        autoComplete="new-password"
      />
      <Checkbox
        label="This provider stands in a private network"
        description="Lets the hub ask this very host although its address is private."
        checked={draft.allowPrivateHost}
        onChange={({ currentTarget }) => onChange({ ...draft, allowPrivateHost: currentTarget.checked })}
      />
    </>
  );
}

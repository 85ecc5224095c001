import { Checkbox, Collapse, NumberInput, PasswordInput, Stack, TextInput, UnstyledButton } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { ChevronDown, ChevronRight } from '../../ui/icons.ts';
import type { ConnectionDraft } from './connection-draft.ts';

interface ConnectionFormProps {
  readonly draft: ConnectionDraft;
  readonly onChange: (draft: ConnectionDraft) => void;
  /** Which fields. Default: all. */
  readonly part?: 'address' | 'credentials' | 'all';
  /** What is said under the secret. */
  readonly secretHint?: ReactNode;
}

/** The fields of a connection. The three addresses that follow from the one that was pasted stand under Advanced, each to be changed. */
export function ConnectionForm({ draft, onChange, part = 'all', secretHint }: ConnectionFormProps) {
  const [isAdvanced, setAdvanced] = useState<boolean | null>(null);
  // What was found out is shown, so that it can be looked over and changed.
  const isOpen = isAdvanced ?? (draft.resourceServer !== '' && part === 'all');
  const text = (field: 'name' | 'url' | 'tenant' | 'clientId' | 'secret' | 'resourceServer' | 'authServer') => ({
    value: draft[field],
    onChange: ({ currentTarget }: { readonly currentTarget: { readonly value: string } }) =>
      onChange({ ...draft, [field]: currentTarget.value }),
    autoComplete: 'off',
    spellCheck: false,
  });
  const Arrow = isOpen ? ChevronDown : ChevronRight;
  return (
    <Stack gap={12}>
      {part === 'credentials' ? null : (
        <>
          <TextInput label="Name" description="What it is called here." placeholder="acme" required {...text('name')} />
          <TextInput
            label="Address of HaloPSA"
            description="Any address of yours: copy it from the browser while you are in HaloPSA."
            placeholder="https://acme.halopsa.com"
            required
            {...text('url')}
          />
          <UnstyledButton onClick={() => setAdvanced(!isOpen)} aria-expanded={isOpen} fz="sm" fw={600}>
            <Arrow size={14} aria-hidden /> Advanced
          </UnstyledButton>
          <Collapse expanded={isOpen}>
            <Stack gap={12}>
              <TextInput label="Resource server" description="Blank: found out from the address." {...text('resourceServer')} />
              <TextInput label="Authorisation server" description="Blank: found out from the address." {...text('authServer')} />
              <TextInput label="Tenant" description='Blank: found out. "none" where yours has none.' {...text('tenant')} />
              <Checkbox
                label="This HaloPSA stands in a private network"
                description="Lets the hub ask these very hosts although their addresses are private."
                checked={draft.allowPrivateHost}
                onChange={({ currentTarget }) => onChange({ ...draft, allowPrivateHost: currentTarget.checked })}
              />
              <NumberInput
                label="Requests in five minutes"
                description="Of the limit that all integrations of this HaloPSA share. HaloPSA's own is 300."
                min={1}
                max={100_000}
                value={draft.requestLimit}
                onChange={(value) => onChange({ ...draft, requestLimit: Number(value) || 250 })}
              />
            </Stack>
          </Collapse>
        </>
      )}
      {part === 'address' ? null : (
        <>
          <TextInput
            label="Client ID"
            description="Of the application in HaloPSA: Configuration > Integrations > HaloPSA API."
            required
            {...text('clientId')}
          />
          <PasswordInput
            label="Client secret"
            description={secretHint ?? 'Kept sealed, and never shown again.'}
            {...text('secret')}
          />
        </>
      )}
    </Stack>
  );
}

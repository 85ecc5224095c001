import { Group, PasswordInput, TextInput } from '@mantine/core';
import { Section } from '../../../ui/Section.tsx';

/** What was typed of an application with an administrator's rights. It stays in the fields and goes when the page does. */
export interface LentRights {
  readonly clientId: string;
  readonly secret: string;
}

/** Nothing is lent. */
export const blankRights: LentRights = { clientId: '', secret: '' };

/** As the hub takes it: all or nothing. */
export const toAdministrator = ({ clientId, secret }: LentRights) =>
  clientId !== '' && secret !== '' ? { administrator: { clientId, secret } } : {};

interface LentRightsFieldsProps {
  readonly rights: LentRights;
  readonly onChange: (rights: LentRights) => void;
}

/** Fields for rights that are lent for this once. */
export function LentRightsFields({ rights, onChange }: LentRightsFieldsProps) {
  return (
    <Section
      title="Rights for this once"
      lead="Buttons need an administrator’s rights in HaloPSA; daily work does not. Lend an application that has them. The hub uses it for the one call, and keeps and shows it nowhere. Left blank, the connection’s own rights are used."
    >
      <Group gap={12} align="start">
        <TextInput
          label="Client ID"
          autoComplete="off"
          spellCheck={false}
          value={rights.clientId}
          onChange={({ currentTarget }) => onChange({ ...rights, clientId: currentTarget.value })}
        />
        <PasswordInput
          label="Client secret"
          autoComplete="new-password"
          miw={220}
          value={rights.secret}
          onChange={({ currentTarget }) => onChange({ ...rights, secret: currentTarget.value })}
        />
      </Group>
    </Section>
  );
}

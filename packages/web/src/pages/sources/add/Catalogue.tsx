import { Stack, Text, TextInput, Title, UnstyledButton } from '@mantine/core';
import { textOf, useUrlState } from '../../../frame/url-state.ts';
import { NoMatch } from '../../../ui/EmptyStates.tsx';
import { ChevronRight, Search } from '../../../ui/icons.ts';
import { kindWords } from '../source-words.ts';
import type { ConnectorDefinition } from '../sources.queries.ts';
import classes from './Catalogue.module.css';

interface CatalogueProps {
  readonly connectors: readonly ConnectorDefinition[];
  readonly onChoose: (name: string) => void;
}

/** Every tool that can be read, by kind. What is searched for is in the address. */
export function Catalogue({ connectors, onChoose }: CatalogueProps) {
  const [search, change] = useUrlState();
  const words = (textOf(search, 'q') ?? '').toLowerCase().split(/\s+/).filter(Boolean);
  const found = connectors.filter(({ title, name, kind }) =>
    words.every((word) => `${title} ${name} ${kindWords[kind]}`.toLowerCase().includes(word)),
  );
  const kinds = (Object.keys(kindWords) as ConnectorDefinition['kind'][]).filter((kind) =>
    found.some((one) => one.kind === kind),
  );
  return (
    <Stack gap={18}>
      <TextInput
        type="search"
        maw={360}
        aria-label="Search the tools"
        placeholder="Search the tools"
        leftSection={<Search size={14} aria-hidden />}
        value={textOf(search, 'q') ?? ''}
        onChange={({ currentTarget }) => change({ q: currentTarget.value || undefined }, 'typing')}
      />
      {found.length === 0 ? <NoMatch total={connectors.length} onClear={() => change({ q: undefined })} /> : null}
      {kinds.map((kind) => (
        <section key={kind} aria-label={kindWords[kind]}>
          <Title order={2} fz="md" mb={8}>
            {kindWords[kind]}
          </Title>
          <ul className={classes['tools']}>
            {found
              .filter((one) => one.kind === kind)
              .map(({ name, title, settings }) => (
                <li key={name}>
                  <UnstyledButton className={classes['tool'] ?? ''} onClick={() => onChoose(name)}>
                    <span>
                      <b>{title}</b>
                      <Text component="span" display="block" fz="sm" c="dimmed">
                        {neededOf(settings)}
                      </Text>
                    </span>
                    <ChevronRight size={16} aria-hidden />
                  </UnstyledButton>
                </li>
              ))}
          </ul>
        </section>
      ))}
    </Stack>
  );
}

/** What has to be at hand: `Region, Client ID, Client secret`. */
function neededOf(settings: ConnectorDefinition['settings']): string {
  const needed = settings.filter(({ required }) => required).map(({ label }) => label);
  return needed.length === 0 ? 'Needs nothing to begin.' : `Needs: ${needed.join(', ')}`;
}

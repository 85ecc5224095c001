import { Alert, Skeleton, Stack, Tabs } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { textOf, useUrlState } from '../../frame/url-state.ts';
import { Page } from '../../ui/Page.tsx';
import { ProblemPanel } from '../../ui/ProblemPanel.tsx';
import { ApiKeys } from './ApiKeys.tsx';
import { type Me, meQuery } from './account.queries.ts';
import { PasswordSection } from './PasswordSection.tsx';
import { ProfileSection } from './ProfileSection.tsx';
import { ProviderLink } from './ProviderLink.tsx';
import { SecondFactor } from './SecondFactor.tsx';
import { Sessions } from './Sessions.tsx';

const tabs = [
  ['profile', 'Profile'],
  ['security', 'Security'],
  ['sessions', 'Sessions'],
  ['keys', 'API keys'],
] as const;

/** One's own account: how one is called, how one signs in, where one is signed in, and keys for programs. The tab is in the address. */
export function AccountPage() {
  const { data, error, refetch } = useQuery(meQuery);
  const [search, change] = useUrlState();
  const tab = tabs.find(([name]) => name === textOf(search, 'tab'))?.[0] ?? 'profile';
  return (
    <Page title="Your account" lead={data?.email}>
      {error ? <ProblemPanel error={error} onRetry={() => void refetch()} /> : null}
      <Tabs
        value={tab}
        onChange={(next) => change({ tab: next === 'profile' ? undefined : (next ?? undefined) })}
        keepMounted={false}
      >
        <Tabs.List mb={16}>
          {tabs.map(([name, title]) => (
            <Tabs.Tab key={name} value={name}>
              {title}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {tabs.map(([name, title]) => (
          <Tabs.Panel key={name} value={name}>
            {data ? <Part name={name} me={data} /> : null}
            {!data && !error ? <Skeleton height={180} radius="md" aria-label={`${title} is on its way`} /> : null}
          </Tabs.Panel>
        ))}
      </Tabs>
    </Page>
  );
}

function Part({ name, me }: { readonly name: (typeof tabs)[number][0]; readonly me: Me }) {
  if (name === 'keys') return <ApiKeys />;
  if (me.signedInBy !== 'password') return <ByProvider />;
  if (name === 'sessions') return <Sessions />;
  return (
    <Stack gap={16}>
      {name === 'profile' ? (
        <>
          <ProfileSection me={me} />
          <ProviderLink />
        </>
      ) : (
        <>
          <PasswordSection me={me} />
          <SecondFactor me={me} />
        </>
      )}
    </Stack>
  );
}

/** Whoever decides in one workspace who is who does not decide over the account. */
function ByProvider() {
  return (
    <Alert color="sun" title="You are signed in by single sign-on" maw={720}>
      The account itself is changed by whoever is signed in by its password. Your name, your password and your second factor at
      the provider are changed there.
    </Alert>
  );
}

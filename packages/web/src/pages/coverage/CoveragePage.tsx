import { ForConnection } from '../../definition-views/ForConnection.tsx';
import type { MirrorPlace } from '../../definition-views/mirror.queries.ts';
import { MayPage } from '../../frame/MayPage.tsx';
import { textOf, useUrlState } from '../../frame/url-state.ts';
import { Page } from '../../ui/Page.tsx';
import { CoverageCounts } from './CoverageCounts.tsx';
import { uncoveredKinds } from './coverage.queries.ts';
import { DuplicateList } from './DuplicateList.tsx';
import { UncoveredTable } from './UncoveredTable.tsx';

/** What sources and HaloPSA have that the other does not, what nobody has seen for long, and what is there twice. */
export function CoveragePage() {
  return (
    <MayPage needs="read-data" title="Coverage">
      <Page
        title="Coverage"
        lead="What is in a source and not in HaloPSA, in HaloPSA and nowhere else, not seen for 30 days, and there twice. Companies count once they are mapped."
      >
        <ForConnection>{(place) => <OneCoverage place={place} />}</ForConnection>
      </Page>
    </MayPage>
  );
}

/** The counts, or the rows behind one of them: `kind` and `client` in the address. */
function OneCoverage({ place }: { readonly place: MirrorPlace }) {
  const [search] = useUrlState();
  const wanted = textOf(search, 'kind');
  const client = textOf(search, 'client');
  const clientId = client !== undefined && /^\d{1,9}$/.test(client) ? Number(client) : undefined;
  const ofClient = clientId === undefined ? {} : { clientId };
  const kind = uncoveredKinds.find((one) => one === wanted);
  if (kind) return <UncoveredTable place={place} kind={kind} {...ofClient} />;
  return wanted === 'duplicates' ? <DuplicateList place={place} {...ofClient} /> : <CoverageCounts place={place} />;
}

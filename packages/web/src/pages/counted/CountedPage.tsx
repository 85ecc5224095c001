import { ForConnection } from '../../definition-views/ForConnection.tsx';
import { MayPage } from '../../frame/MayPage.tsx';
import { Page } from '../../ui/Page.tsx';
import { CountedTable } from './CountedTable.tsx';

/** What sources count beside what recurring invoices bill. */
export function CountedPage() {
  const title = 'Counted and billed';
  return (
    <MayPage needs="read-data" title={title}>
      <Page title={title} lead="What sources count of each product, beside what recurring invoices bill the client.">
        <ForConnection>{(place) => <CountedTable place={place} />}</ForConnection>
      </Page>
    </MayPage>
  );
}

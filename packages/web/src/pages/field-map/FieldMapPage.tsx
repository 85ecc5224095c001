import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { MayPage } from '../../frame/MayPage.tsx';
import { useWorkspace } from '../../frame/workspace.ts';
import { Page } from '../../ui/Page.tsx';
import { FieldMapTab } from './FieldMapTab.tsx';
import { fieldMapQuery } from './field-map.queries.ts';

/** The fields of one source, by an address of their own. */
export function FieldMapPage() {
  return (
    <MayPage needs="read-data" title="Fields">
      <OneFieldMap />
    </MayPage>
  );
}

function OneFieldMap() {
  const { id: workspaceId } = useWorkspace();
  const { sourceId } = useParams({ strict: false });
  const place = { workspaceId, sourceId: Number(sourceId) };
  const { data } = useQuery(fieldMapQuery(place));
  return (
    <Page title={data ? `Fields of ${data.source}` : 'Fields'} lead="What of its devices goes where in HaloPSA.">
      <FieldMapTab key={place.sourceId} sourceId={place.sourceId} />
    </Page>
  );
}

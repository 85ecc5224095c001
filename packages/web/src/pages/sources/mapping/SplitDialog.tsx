import { Button, Group, Modal, Skeleton, Stack, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../../api/call.ts';
import { ProblemPanel } from '../../../ui/ProblemPanel.tsx';
import { Section } from '../../../ui/Section.tsx';
import type { SourcePlace } from '../sources.queries.ts';
import { companySitesQuery, type MappedRecord, type MappingTarget, mappingKey } from './mapping.queries.ts';
import { SiteSelect } from './SiteSelect.tsx';
import { TargetSearch } from './TargetSearch.tsx';

interface SplitDialogProps {
  readonly place: SourcePlace;
  readonly record: MappedRecord;
  readonly onClose: () => void;
}

/** Sends the devices of some of a company's sites to other clients. What is not split goes with the company. */
export function SplitDialog({ place, record, onClose }: SplitDialogProps) {
  const { data: sites, error } = useQuery(companySitesQuery(place, record.sourceKey));
  return (
    <Modal opened onClose={onClose} title={`Split ${record.name} by its sites`} size="lg">
      <Stack gap={12}>
        <Text fz="sm">Devices of a site that is split off go to another client, or to another site of the same.</Text>
        {error ? <ProblemPanel error={error} /> : null}
        {sites === undefined && !error ? <Skeleton height={80} aria-label="The sites are on their way" /> : null}
        {sites?.length === 0 ? <Text fz="sm">The tool names no sites of its devices.</Text> : null}
        {sites?.map(({ name, devices }) => (
          <SplitSite key={name} place={place} record={record} site={{ name, devices }} />
        ))}
        <Group justify="end">
          <Button variant="default" onClick={onClose}>
            Done
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

interface SplitSiteProps {
  readonly place: SourcePlace;
  readonly record: MappedRecord;
  readonly site: { readonly name: string; readonly devices: number };
}

function SplitSite({ place, record, site }: SplitSiteProps) {
  const queryClient = useQueryClient();
  const split = record.splits.find(({ siteName }) => siteName === site.name);
  const [isOpen, setOpen] = useState(false);
  const [target, setTarget] = useState<MappingTarget | null>(null);
  const [siteId, setSiteId] = useState<number | null | undefined>(undefined);
  const key = { kind: 'company', sourceKey: record.sourceKey, siteName: site.name } as const;
  const settle = () => queryClient.invalidateQueries({ queryKey: mappingKey(place) });
  const link = useMutation({
    mutationFn: (haloKey: number) =>
      call('mapping.link', {
        params: place,
        body: { links: [{ ...key, haloKey, ...(siteId === undefined ? {} : { siteId }) }] },
      }),
    onSuccess: settle,
  });
  const unlink = useMutation({
    mutationFn: () => call('mapping.unlink', { params: place, body: { keys: [key] } }),
    onSuccess: settle,
  });
  const error = link.error ?? unlink.error;
  const now = link.isSuccess ? target?.name : unlink.isSuccess ? null : split?.haloName;
  return (
    <Section
      title={site.name}
      lead={`${site.devices.toLocaleString()} devices; ${now == null ? 'with the company' : `at ${now}`}`}
      actions={
        <>
          {now == null ? null : (
            <Button size="xs" variant="default" loading={unlink.isPending} onClick={() => unlink.mutate()}>
              Back to the company
            </Button>
          )}
          <Button size="xs" variant="default" onClick={() => setOpen(!isOpen)} aria-expanded={isOpen}>
            Split off …
          </Button>
        </>
      }
    >
      {isOpen ? (
        <Stack gap={10}>
          <TargetSearch place={place} kind="company" label={`Client for ${site.name}`} first={site.name} onChoose={setTarget} />
          {target ? (
            <>
              <SiteSelect place={place} clientId={target.id} siteId={siteId} onChoose={setSiteId} />
              <Group justify="end">
                <Button size="xs" loading={link.isPending} onClick={() => link.mutate(target.id)}>
                  Split off to {target.name ?? `#${target.id}`}
                </Button>
              </Group>
            </>
          ) : null}
        </Stack>
      ) : null}
      {error ? <ProblemPanel error={error} /> : null}
    </Section>
  );
}

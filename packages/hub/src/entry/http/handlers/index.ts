import type { ApiRoutes } from '@sundog/api';
import type { HandlersOf } from '../api/api-request.ts';
import { accountHandlers } from './account.ts';
import { apiKeyHandlers } from './api-keys.ts';
import { auditHandlers } from './audit.ts';
import { catalogHandlers } from './catalog.ts';
import { channelHandlers } from './channels.ts';
import { connectHandlers } from './connect.ts';
import { connectionHandlers } from './connections.ts';
import { coverageHandlers } from './coverage.ts';
import { exportHandlers } from './exports.ts';
import { fieldMapHandlers } from './field-map.ts';
import { installHandlers } from './install.ts';
import { issueHandlers } from './issues.ts';
import { jobHandlers } from './jobs.ts';
import { linkHandlers } from './links.ts';
import { mappingHandlers } from './mapping.ts';
import { overviewHandlers } from './overview.ts';
import { peopleHandlers } from './people.ts';
import { permissionHandlers } from './permissions.ts';
import { planHandlers } from './plans.ts';
import { provenanceHandlers } from './provenance.ts';
import { pushHandlers } from './push.ts';
import { recordHandlers } from './records.ts';
import { searchHandlers } from './search.ts';
import { signInHandlers } from './sign-in.ts';
import { sourceHandlers } from './sources.ts';
import { syncHandlers } from './syncs.ts';
import { viewHandlers } from './views.ts';
import { webhookHandlers } from './webhooks.ts';
import { workspaceSettingsHandlers } from './workspace-settings.ts';
import { workspaceHandlers } from './workspaces.ts';

/** Every handler, by the name of its route. One that is absent does not compile. */
export const handlers: HandlersOf<ApiRoutes> = {
  ...signInHandlers,
  ...accountHandlers,
  ...workspaceSettingsHandlers,
  ...peopleHandlers,
  ...apiKeyHandlers,
  ...workspaceHandlers,
  ...connectionHandlers,
  ...connectHandlers,
  ...linkHandlers,
  ...permissionHandlers,
  ...syncHandlers,
  ...issueHandlers,
  ...webhookHandlers,
  ...auditHandlers,
  ...channelHandlers,
  ...catalogHandlers,
  ...recordHandlers,
  ...searchHandlers,
  ...overviewHandlers,
  ...viewHandlers,
  ...exportHandlers,
  ...jobHandlers,
  ...planHandlers,
  ...pushHandlers,
  ...sourceHandlers,
  ...mappingHandlers,
  ...fieldMapHandlers,
  ...provenanceHandlers,
  ...coverageHandlers,
  ...installHandlers,
};

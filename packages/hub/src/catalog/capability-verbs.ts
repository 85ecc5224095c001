import type { Capability } from '@sundog/api';

/**
 * Which verbs each capability of a role opens. A verb that stands nowhere is for the command line and the schedule alone; a test looks that
 * every verb is either here or in `operatorVerbs`.
 */
export const capabilityVerbs: Readonly<Record<Capability, readonly string[]>> = {
  'read-data': ['view.remove', 'view.save'],
  'export-data': ['export.cancel', 'export.request'],
  'view-sync': [],
  'manage-sync': [
    'sync.schedule',
    'sync.confirm-deletions',
    'drift.acknowledge',
    'webhook.create',
    'webhook.remove',
    'webhook.rotate',
  ],
  'resolve-issues': ['issue.dismiss', 'issue.reopen', 'issue.replay', 'issue.retry'],
  'manage-sources': ['source.add', 'source.check', 'source.edit', 'source.ingest', 'source.remove'],
  'push-records': ['source.push'],
  'manage-mapping': [
    'device-plan.build',
    'device-plan.merge',
    'field-lock.release',
    'field-map.set',
    'map.confirm',
    'map.ignore',
    'map.import',
    'map.link',
    'map.refresh',
    'map.restore',
    'map.set',
    'map.undo',
    'map.unlink',
    'plan.build',
  ],
  'connect-devices': ['device.offer', 'device.open'],
  approve: ['plan.apply', 'plan.approve', 'plan.choose', 'plan.discard', 'plan.revert'],
  'manage-connections': [
    'connection.check',
    'connection.connect',
    'connection.edit',
    'connection.grant',
    'connection.locate',
    'connection.keep-next-secret',
    'connection.leave-link',
    'connection.remove',
    'connection.rotate',
    'connection.secret-expiry',
    'connection.take-link',
    'connection.use-next-secret',
    'features.choose',
    'install.plan-connect',
    'install.plan-removal',
    'install.read-receipt',
    'plan.set-policy',
    'plan.unfreeze',
    'xray.run',
    'trial.run',
  ],
  'link-connections': ['connection.link', 'connection.unlink'],
  'manage-governance': [
    'backup.schedule',
    'backup.unschedule',
    'client.erase',
    'history.choose-retention',
    'retention.clear',
    'retention.set',
  ],
  'manage-channels': ['channel.add', 'channel.edit', 'channel.remove', 'channel.resend', 'channel.rotate', 'channel.test'],
  'manage-people': [
    'group.change',
    'group.create',
    'group.remove',
    'invitation.withdraw',
    'person.change-role',
    'person.end-sessions',
    'person.invite',
    'person.limit',
    'person.remove',
  ],
  'read-audit': [],
  'manage-workspace': [
    'address-list.set',
    'channel.allow-host',
    'identity-provider.remove',
    'identity-provider.set',
    'source.allow-host',
    'workspace.rename',
  ],
};

/** Verbs that no role opens: the operator at the command line and the schedule do them. */
export const operatorVerbs: readonly string[] = [
  'account.disable',
  'account.enable',
  'account.keep-demo-owner',
  'account.reset-second-factor',
  'device.follow',
  'history.delete-old',
  'key.rotate',
  'owner.make-link',
  'retention.apply',
  'watch.look',
];

/** What stands above as a right within a verb: without it the verb goes on, but for that one wish. */
export const rightsWithinVerbs: readonly string[] = ['channel.allow-host', 'source.allow-host'];

/** The verbs that these capabilities open. */
export function verbsOf(capabilities: Iterable<Capability>): ReadonlySet<string> {
  return new Set([...capabilities].flatMap((capability) => capabilityVerbs[capability]));
}

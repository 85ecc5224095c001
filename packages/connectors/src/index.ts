export { connectors } from './connectors.ts';
export { file } from './file/connector.ts';
export { FileUnreadableError } from './file/errors/file-unreadable.ts';
export { type ProfileProposal, proposeProfile } from './file/propose-profile.ts';
export type { Clock } from './kit/clock.ts';
export {
  type Assumption,
  type ConnectLink,
  type ConnectMode,
  type ConnectOrder,
  type Connector,
  type ConnectorDefinition,
  connectModes,
  type DeviceHandle,
  type DeviceSession,
  defineConnector,
  type ProbedStream,
  type StreamName,
} from './kit/define-connector.ts';
export { ConnectorError, type Disposition } from './kit/errors/connector-error.ts';
export { SettingsRefusedError } from './kit/errors/settings-refused.ts';
export { fileAt } from './kit/file-at.ts';
export { fileOf } from './kit/file-of.ts';
export type { DoorEvent } from './kit/http/door-event.ts';
export { type FetchReply, type FetchRequest, type Network, networkOver } from './kit/http/network.ts';
export { type OpenSessionOptions, openSession } from './kit/open-session.ts';
export { createRateBucket, type RateBucket, type RateLimit } from './kit/rate/rate-bucket.ts';
export type { FieldValues } from './kit/records/field-values.ts';
export type { LicenceCount } from './kit/records/licence-count.ts';
export { type AlertSeverity, alertSeverities, type SourceAlert } from './kit/records/source-alert.ts';
export type { SourceCompany } from './kit/records/source-company.ts';
export { type DeviceClass, deviceClasses, type SourceDevice } from './kit/records/source-device.ts';
export { Secret } from './kit/secret.ts';
export type { Session } from './kit/session.ts';
export { parseSettings } from './kit/settings/parse-settings.ts';
export type { AnySettingValues, SettingField, SettingValues } from './kit/settings/setting-field.ts';
export { checkSource, type StreamFinding } from './kit/shapes/check-source.ts';
export { compareShapes, type ShapeDifference } from './kit/shapes/compare-shapes.ts';
export type { SourceFile } from './kit/source-file.ts';
export type { ReadOptions, RefusedRow, SourcePage } from './kit/source-page.ts';
export type { StreamReader } from './kit/source-stream.ts';
export { type Push, type PushedList, parsePush } from './push/parse-push.ts';
export { pushBody } from './push/push-body.ts';
export { PushRefusedError } from './push/push-refused.ts';

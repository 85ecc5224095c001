export type { AddressSource } from './address/address-source.ts';
export { type AddressEvidence, type DiscoverOptions, discoverAddress } from './address/discover-address.ts';
export type { BudgetReading, Priority, RateBudget } from './budget/rate-budget.ts';
export { createRollingBudget, type RollingBudgetOptions, unlimitedBudget } from './budget/rolling-budget.ts';
export { WaitingLine } from './budget/waiting-line.ts';
export { type Clock, systemClock } from './clock.ts';
export { type CreateHaloOptions, createHalo } from './create-halo.ts';
export type { HaloCredentials } from './credentials.ts';
export { compileDecoder, compileListDecoder, type DecodedList, type DecodedRow } from './decode/compile-decoder.ts';
export { decodeRecord } from './decode/decode-record.ts';
export type { FieldNote, FieldProblem } from './decode/field-note.ts';
export { type JsonType, type Shape, shapeOf } from './decode/shape-of.ts';
export * from './entities/index.ts';
export {
  defineHaloEntity,
  type HaloEntity,
  type HaloFields,
  type HaloIncremental,
  type HaloList,
  type HaloRecord,
  type HaloSource,
} from './entity.ts';
export { AddressNotUnderstoodError } from './errors/address-not-understood.ts';
export { AnswerCutOffError } from './errors/answer-cut-off.ts';
export { AnswerTooLargeError } from './errors/answer-too-large.ts';
export { AnswerTooSlowError } from './errors/answer-too-slow.ts';
export { ApiOnlyAgentError } from './errors/api-only-agent.ts';
export { ApplicationInactiveError } from './errors/application-inactive.ts';
export { BlockedBeforeSignInError } from './errors/blocked-before-sign-in.ts';
export { BrokenProtocolError } from './errors/broken-protocol.ts';
export { CertificateChainError } from './errors/certificate-chain.ts';
export { CertificateExpiredError } from './errors/certificate-expired.ts';
export { CertificateNameError } from './errors/certificate-name.ts';
export { CertificateNotYetValidError } from './errors/certificate-not-yet-valid.ts';
export { CertificateSelfSignedError } from './errors/certificate-self-signed.ts';
export { CertificateUntrustedError } from './errors/certificate-untrusted.ts';
export { ClientClosedError } from './errors/client-closed.ts';
export { ConnectionRefusedError } from './errors/connection-refused.ts';
export { ConnectionResetError } from './errors/connection-reset.ts';
export { ConnectionTimedOutError } from './errors/connection-timed-out.ts';
export { CredentialsStoppedWorkingError } from './errors/credentials-stopped-working.ts';
export { ForeignOriginError } from './errors/foreign-origin.ts';
export { GrantNotAllowedError } from './errors/grant-not-allowed.ts';
export { type Disposition, HaloError, type HaloErrorDetail } from './errors/halo-error.ts';
export { HostNotFoundError } from './errors/host-not-found.ts';
export { LoginPageError } from './errors/login-page.ts';
export { NeedsSignInError } from './errors/needs-sign-in.ts';
export { NoAgentChosenError } from './errors/no-agent-chosen.ts';
export { NoDetailError } from './errors/no-detail.ts';
export { NoIdsOnlyError } from './errors/no-ids-only.ts';
export { NotAListError } from './errors/not-a-list.ts';
export { NotAnsweringError } from './errors/not-answering.ts';
export { NotFoundError } from './errors/not-found.ts';
export { NotHaloError } from './errors/not-halo.ts';
export { NotPermittedError } from './errors/not-permitted.ts';
export { NotWritableError } from './errors/not-writable.ts';
export { PageInsteadOfJsonError } from './errors/page-instead-of-json.ts';
export { PagesRepeatError } from './errors/pages-repeat.ts';
export { PlainHttpError } from './errors/plain-http.ts';
export { PortRefusedError } from './errors/port-refused.ts';
export { PrivateAddressError } from './errors/private-address.ts';
export { RateLimitedError } from './errors/rate-limited.ts';
export { RedirectRefusedError } from './errors/redirect-refused.ts';
export { RequestRefusedError } from './errors/request-refused.ts';
export { SecretNotGivenError } from './errors/secret-not-given.ts';
export { ServerFailedError } from './errors/server-failed.ts';
export { TlsFailedError } from './errors/tls-failed.ts';
export { TokenRefusedError } from './errors/token-refused.ts';
export { TokenUnreadableError } from './errors/token-unreadable.ts';
export { TooManyPagesError } from './errors/too-many-pages.ts';
export { UnexpectedShapeError } from './errors/unexpected-shape.ts';
export { UnknownScopeError } from './errors/unknown-scope.ts';
export { UnreadableRowError } from './errors/unreadable-row.ts';
export { UserInsteadOfAgentError } from './errors/user-instead-of-agent.ts';
export { type RefusedField, ValidationRefusedError } from './errors/validation-refused.ts';
export { WriteUncertainError } from './errors/write-uncertain.ts';
export { WrongClientError } from './errors/wrong-client.ts';
export { WrongPasswordError } from './errors/wrong-password.ts';
export { WrongTenantError } from './errors/wrong-tenant.ts';
export { type Decimal, type FieldKind, field, type HaloField, type Instant } from './fields/field.ts';
export type { Halo, HaloAddress, HaloAnswer, HaloWriter, ListOptions, RequestOptions, TokenFacts } from './halo.ts';
export type { HaloEvent } from './halo-event.ts';
export type { Id, IdTarget } from './id.ts';
export type { NetworkPolicy, ResolvedAddress } from './network/network-policy.ts';
export { openTransport } from './network/transport.ts';
export type { Transport, WireReply } from './network/wire.ts';
export { recutRow } from './paging/read-rows.ts';
export type { HaloPage, HaloRow } from './row.ts';
export { withoutFreeText } from './without-free-text.ts';

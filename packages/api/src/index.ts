export { type Capability, capabilities, capabilitiesOfRole, capabilityTitles, type Role, roles } from './capabilities.ts';
export type {
  Answer,
  EventsAnswer,
  FileAnswer,
  Permission,
  RouteAnswer,
  RouteDefinition,
  RouteEvent,
  RouteInput,
  RouteParsed,
} from './define-route.ts';
export { describeRoutes } from './openapi.ts';
export { type Problem, problem, problemType } from './problem.ts';
export {
  type FilterOperator,
  type RecordFilter,
  type RecordQuestion,
  recordQuestion,
} from './record-question.ts';
export { type ApiRoutes, apiRoutes } from './routes.ts';

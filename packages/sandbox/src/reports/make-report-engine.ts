import { type MakeReportEngine, noReports } from './report-engine.ts';

/** The engine behind the reports of a sandbox. */
export const makeReportEngine: MakeReportEngine = noReports;

import { fixedRows } from '../define-rows.ts';
import { DAY, isoDate } from '../layout/iso-instant.ts';

interface SavedReport {
  readonly name: string;
  readonly group: readonly [id: number, name: string];
  readonly description: string;
  readonly sql: string;
  readonly columns: readonly string[];
}

const SERVICE = [1, 'Service Desk'] as const;
const BILLING = [2, 'Billing'] as const;
const ASSETS = [3, 'Assets'] as const;

const SAVED_REPORTS: readonly SavedReport[] = [
  {
    name: 'Open tickets by team',
    group: SERVICE,
    description: 'How many tickets are open with each team.',
    sql: 'SELECT [sectio_] AS [Team], COUNT(*) AS [Open Tickets] FROM FAULTS WHERE datecleared IS NULL AND RequestTypeNew NOT IN (5, 7) GROUP BY [sectio_] ORDER BY [Open Tickets] DESC',
    columns: ['Team', 'Open Tickets'],
  },
  {
    name: 'Tickets logged in the last 30 days',
    group: SERVICE,
    description: 'One row per ticket.',
    sql: 'SELECT f.Faultid AS [Ticket], f.Symptom AS [Summary], a.aareadesc AS [Client], s.tstatusdesc AS [Status], f.dateoccured AS [Logged] FROM FAULTS f JOIN AREA a ON a.aarea = f.Areaint JOIN TSTATUS s ON s.tstatus = f.Status WHERE f.dateoccured > DATEADD(day, -30, GETDATE()) ORDER BY f.Faultid',
    columns: ['Ticket', 'Summary', 'Client', 'Status', 'Logged'],
  },
  {
    name: 'Time to close by ticket type',
    group: SERVICE,
    description: 'Average hours from logging to closing.',
    sql: 'SELECT r.rtdesc AS [Type], COUNT(*) AS [Closed], AVG(DATEDIFF(hour, f.dateoccured, f.datecleared)) AS [Hours] FROM FAULTS f JOIN REQUESTTYPE r ON r.rtid = f.RequestTypeNew WHERE f.datecleared IS NOT NULL GROUP BY r.rtdesc ORDER BY [Closed] DESC',
    columns: ['Type', 'Closed', 'Hours'],
  },
  {
    name: 'Invoiced by month',
    group: BILLING,
    description: 'Net and tax per month.',
    sql: 'SELECT CONVERT(varchar(7), IHInvoiceDate, 120) AS [Month], SUM(IHRevenue) AS [Net], SUM(IHTax) AS [Tax] FROM INVOICEHEADER GROUP BY CONVERT(varchar(7), IHInvoiceDate, 120) ORDER BY [Month]',
    columns: ['Month', 'Net', 'Tax'],
  },
  {
    name: 'Contracts ending soon',
    group: BILLING,
    description: 'Running contracts that end within 90 days.',
    sql: 'SELECT CHcontractRef AS [Contract], CHarea AS [Client Id], CHenddate AS [Ends] FROM CONTRACTHEADER WHERE CHenddate BETWEEN GETDATE() AND DATEADD(day, 90, GETDATE()) ORDER BY CHenddate',
    columns: ['Contract', 'Client Id', 'Ends'],
  },
  {
    name: 'Assets out of warranty',
    group: ASSETS,
    description: 'Active assets whose warranty has ended.',
    sql: 'SELECT TOP 500 d.dinvno AS [Tag], x.tdesc AS [Type], d.DWarrantyEnd AS [Warranty End] FROM DEVICE d JOIN XTYPE x ON x.ttypenum = d.dtype WHERE d.dinactive = 0 AND d.DWarrantyEnd < GETDATE() ORDER BY d.DWarrantyEnd',
    columns: ['Tag', 'Type', 'Warranty End'],
  },
  {
    name: 'Old report of a removed table',
    group: ASSETS,
    description: 'Fails to load: its table is gone.',
    sql: 'SELECT * FROM REMOVEDTABLE',
    columns: [],
  },
];

/** Saved reports with their SQL, in Halo's dialect. */
export const report = fixedRows('report', (world) =>
  SAVED_REPORTS.map((one, index) => ({
    id: index + 1,
    name: one.name,
    group_id: one.group[0],
    group_name: one.group[1],
    description: one.description,
    type: 0,
    datasource_id: 0,
    restrictaccess: false,
    systemreportid: 0,
    mainentity: one.group[0] === 3 ? 'asset' : one.group[0] === 2 ? 'invoice' : 'ticket',
    canbeaccessedbyallusers: true,
    apiquery_id: 0,
    sql: one.sql,
    reportingperiod: 0,
    reportingperiodstartdate: isoDate(world.now - 30 * DAY),
    reportingperiodenddate: isoDate(world.now),
    reportingperioddatefield: '',
    charttype: 0,
    is_published: false,
    builtinid: false,
    client_id: 0,
    columns: one.columns.map((name, place) => ({
      id: index * 100 + place,
      report_id: index + 1,
      name,
      sequence: place + 1,
      hidden: false,
    })),
  })),
);

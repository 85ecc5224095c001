import type { Row } from '../tables/table.ts';

/** How a value stands in a report table. `date` without its offset, `flag` as 0 or 1. */
export type ColumnKind = 'number' | 'text' | 'date' | 'flag';

/** One column of a table of Halo's database: its name there, the member of our rows, and how it is kept. */
export interface ReportColumn {
  readonly name: string;
  readonly member: string;
  readonly kind: ColumnKind;
}

/** A table that reports can read. */
export interface ReportTable {
  readonly name: string;
  /** The entities whose rows stand in it. */
  readonly entities: readonly string[];
  readonly columns: readonly ReportColumn[];
  /** The rows of one record: itself where absent, its lines for INVOICEDETAIL. */
  readonly rowsOf?: (row: Row) => readonly Row[];
}

/** `Name=member`, a letter behind a colon where it is not a number: t text, d date, f flag. */
function columns(...declared: readonly string[]): ReportColumn[] {
  const kinds: Readonly<Record<string, ColumnKind>> = { t: 'text', d: 'date', f: 'flag' };
  return declared
    .join(' ')
    .split(/\s+/)
    .map((one) => {
      const [name = '', rest = ''] = one.split('=');
      const [member = '', kind = ''] = rest.split(':');
      return { name, member, kind: kinds[kind] ?? 'number' };
    });
}

const linesOf = (row: Row): readonly Row[] => (Array.isArray(row['lines']) ? (row['lines'] as Row[]) : []);
const scheduleOf = (row: Row): readonly Row[] =>
  typeof row['schedule'] === 'object' && row['schedule'] !== null
    ? [{ ...row['schedule'], invoice_id: row['id'], client_id: row['client_id'] }]
    : [];

/**
 * The tables of Halo's database that reports of a sandbox can read. FAULTS, AREA and ACTIONS with Faultid, Symptom, Areaint, aarea,
 * aareadesc, Status, dateoccured, datecleared and actionnumber are known from clients (API.md 3.5 and 3.22); every other name of a
 * column is our own choice in the style of those and may differ from a real HaloPSA.
 */
export const REPORT_TABLES: readonly ReportTable[] = [
  {
    name: 'FAULTS',
    entities: ['ticket', 'opportunity', 'project'],
    columns: columns(
      'Faultid=id Symptom=summary:t Symptom2=details:t Areaint=client_id sitenumber=site_id userid=user_id username=user_name:t Status=status_id',
      'RequestTypeNew=tickettype_id seriousness=priority_id slaid=sla_id Assignedtoint=agent_id sectio_=team:t category2=category_1:t',
      'dateoccured=dateoccurred:d datecleared=dateclosed:d datereported=dateoccurred:d flastactiondate=lastactiondate:d flastupdate=last_update:d',
      'frespondbydate=respondbydate:d fresponsedate=responsedate:d ffixbydate=fixbydate:d cleartime=timetaken fcontractid=contract_id',
      'fonhold=onhold:f fdeleted=inactive:f fclosurenote=closure_note:t finventorynumber=inventory_number:t fsource=source',
    ),
  },
  {
    name: 'AREA',
    entities: ['client'],
    columns: columns(
      'aarea=id aareadesc=name:t aref=ref:t aisinactive=inactive:f atoplevel=toplevel_id aaccountsid=accountsid:t awebsite=website:t adatecreated=datecreated:d alastupdate=alastupdate:d amainsite=main_site_id',
    ),
  },
  {
    name: 'SITE',
    entities: ['site'],
    columns: columns(
      'ssitenum=id sdesc=name:t sarea=client_id sisinactive=inactive:f sphone=phonenumber:t stimezone=timezone:t sdatecreated=datecreated:d slastupdate=slastupdate:d',
    ),
  },
  {
    name: 'USERS',
    entities: ['user'],
    columns: columns(
      'uid=id uusername=name:t ufirstname=firstname:t ulastname=surname:t uemail=emailaddress:t uextn=phonenumber:t umobile=mobilenumber:t usite=site_id uarea=client_id uinactive=inactive:f uisserviceaccount=isserviceaccount:f udatecreated=datecreated:d ulastupdate=ulastupdate:d',
    ),
  },
  {
    name: 'UNAME',
    entities: ['agent'],
    columns: columns(
      'unum=id uname=name:t usmtp=email:t ufirstname=firstname:t ulastname=surname:t ujobtitle=jobtitle:t usection=team:t uisdisabled=isdisabled:f uisapiagent=isapiagent:f ucost=costprice',
    ),
  },
  {
    name: 'ACTIONS',
    entities: ['action'],
    columns: columns(
      'Faultid=ticket_id actionnumber=id whe_=datetime:d actiondatecreated=actiondatecreated:d alastupdated=last_updated:d actoutcomenum=outcome_id actoutcome=outcome:t note=note:t timetaken=timetaken nonbilltime=nonbilltime',
      'whoagentid=who_agentid actionbyagentid=actionby_agent_id actionbyuserid=actionby_user_id hiddenfromuser=hiddenfromuser:f actisbillable=actisbillable:f actioncode=chargerate actionchargehours=actionchargehours actionchargeamount=actionchargeamount',
      'actioncontractid=actioncontractid actionoldstatus=old_status actionnewstatus=new_status emailto=emailto:t emailfrom=emailfrom:t emailsubject=emailsubject:t',
    ),
  },
  {
    name: 'REQUESTTYPE',
    entities: ['ticket-type'],
    columns: columns(
      'rtid=id rtdesc=name:t rtgroup=group_id rtgroupdesc=group_name:t rtdefaultsla=default_sla rtdefaultpriority=default_priority rtvisible=visible:f',
    ),
  },
  {
    name: 'TSTATUS',
    entities: ['status'],
    columns: columns('tstatus=id tstatusdesc=name:t tshortname=shortname:t tstatustype=type tsequence=sequence tcolour=colour:t'),
  },
  {
    name: 'DEVICE',
    entities: ['asset'],
    columns: columns(
      'did=id dinvno=inventory_number:t dserialno=key_field2:t dmodel=key_field3:t dtype=assettype_id dsite=site_id darea=client_id dstatus=status_id dinactive=inactive:f dusername=username:t',
      'DWarrantyStart=warranty_start:d DWarrantyEnd=warranty_end:d dpurchasedate=supplier_purchasedate:d dsupplier=supplier_id dcontract=contract_id dlastupdate=dlastupdate:d dnotes=notes:t',
    ),
  },
  {
    name: 'XTYPE',
    entities: ['asset-type'],
    columns: columns('ttypenum=id tdesc=name:t tgroup=assetgroup_id tgroupdesc=assetgroup_name:t tmonthlycost=monthlycost'),
  },
  {
    name: 'INVOICEHEADER',
    entities: ['invoice'],
    columns: columns(
      'IHid=id IHaarea=client_id IHname=client_name:t IHsite=sitenumber IHInvoiceNumber=invoicenumber:t IHInvoiceDate=invoice_date:d IHDueDate=duedate:d IHDatePaid=datepaid:d IHDatePosted=dateposted:d IHPosted=posted:f IHPaymentStatus=paymentstatus',
      'IHRevenue=revenue IHTax=tax_total IHTotal=total IHAmountPaid=amountpaid IHAmountDue=amountdue IHType=invoicetype IHContractID=contract_id IHRecurringInvoiceId=recurring_invoice_id IHSOID=salesorder_id IHCreditInvoiceId=creditlinkedtoinvoiceid',
    ),
  },
  {
    name: 'INVOICEDETAIL',
    entities: ['invoice'],
    rowsOf: linesOf,
    columns: columns(
      'IDid=id IDIHid=ihid IDItemID=_itemid IDItemCode=item_code:t IDItemShortDescription=item_shortdescription:t IDQtyOrder=qty_order IDUnitPrice=unit_price IDUnitCost=unit_cost IDNetAmount=net_amount IDTaxAmount=tax_amount IDTaxRate=tax_rate',
      'IDNominalCode=nominal_code:t IDIsGroupDesc=isgroupdesc:f IDContractID=contract_id IDRecurringInvoiceLineId=recurring_invoice_line_id',
    ),
  },
  {
    name: 'CONTRACTHEADER',
    entities: ['client-contract'],
    columns: columns(
      'CHid=id CHcontractRef=ref:t CHarea=client_id CHsite=site_id CHstartdate=start_date:d CHenddate=end_date:d CHstatus=status CHactive=active:f CHexpired=expired:f CHperiodchargeamount=periodchargeamount CHslaid=sla_id CHlastmodified=last_modified:d',
    ),
  },
  {
    name: 'ITEM',
    entities: ['item'],
    columns: columns(
      'Iid=id Idesc=name:t Icode=internalreference:t Igroup=assetgroup_id Isupplier=supplier_id Ibaseprice=baseprice Icostprice=costprice Irecurringprice=recurringprice Irecurringcost=recurringcost Iisrecurring=isrecurringitem:f Iquantityinstock=quantity_in_stock',
    ),
  },
  {
    name: 'KBENTRY',
    entities: ['kb-article'],
    columns: columns(
      'KBid=id KBname=name:t KBdescription=description:t KBresolution=resolution:t KBinactive=inactive:f KBdatecreated=date_created:d KBdateedited=date_edited:d KBviewcount=view_count KBcreator=creator_id',
    ),
  },
  {
    name: 'STDREQUEST',
    entities: ['recurring-invoice'],
    rowsOf: scheduleOf,
    columns: columns(
      'StdID=id StdName=name:t StdPeriod=period StdStartDate=startdate:d StdLastCreated=lastcreated:d StdNextCreationDate=nextcreationdate:d StdDisabled=disabled:f StdInvoiceId=invoice_id StdArea=client_id',
    ),
  },
  {
    name: 'APPOINTMENT',
    entities: ['appointment'],
    columns: columns(
      'APid=id APsubject=subject:t APstartdate=start_date:d APenddate=end_date:d APunum=agent_id APareaid=client_id APsite=site_id APuserid=user_id APfaultid=ticket_id APcompletestatus=complete_status',
    ),
  },
  {
    name: 'COMPANY',
    entities: ['supplier'],
    columns: columns(
      'CNum=id CDesc=name:t CEmail=email_address:t CPhone=phone_number:t CWebsite=website:t CAccountsId=accounts_id:t CInactive=inactive:f CLastModified=last_modified:d',
    ),
  },
];

/** Names of columns that hold text and are not the name of a number elsewhere, lower case. */
export const TEXT_COLUMNS: ReadonlySet<string> = new Set(
  REPORT_TABLES.flatMap((table) =>
    table.columns.filter((column) => column.kind === 'text').map((column) => column.name.toLowerCase()),
  ),
);

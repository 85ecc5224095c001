import { defineMatchRule } from './define-match-rule.ts';
import { emptyValues } from './empty-values.ts';
import { nicknames } from './nicknames.ts';

const list = (text: string): string[] => text.split(/\s+/).filter((word) => word !== '');

/** Users of a tool to users of a client. */
export const user = defineMatchRule({
  id: 'user',
  kind: 'user',
  title: 'Users to users',
  prior: { share: 0.5, atLeast: 20 },
  thresholds: { auto: 0.98, suggest: 0.01, margin: 4, candidates: 3 },
  emptyValues,
  comparisons: {
    address: {
      equal: { m: 0.85, u: 1e-5 },
      'same-local-part': { m: 0.05, u: 2e-3 },
      'fits-name': { m: 0.5, u: 0.01 },
      different: { m: 0.12, u: 0.99 },
    },
    name: {
      equal: { m: 0.7, u: 2e-4 },
      nickname: { m: 0.08, u: 4e-4 },
      initial: { m: 0.05, u: 4e-3 },
      near: { m: 0.08, u: 2e-3 },
      'one-word': { m: 0.02, u: 0.03 },
      different: { m: 0.03, u: 0.95 },
    },
    phone: { equal: { m: 0.5, u: 1e-3 }, different: { m: 0.3, u: 0.99 } },
  },
  sharedMailboxes: list(`
    info admin administrator office sales support help helpdesk service contact hello mail accounts accounting invoices invoice billing finance payroll hr jobs
    careers marketing team reception frontdesk scanner scan printer copier fax backup alerts monitoring noreply no-reply donotreply postmaster webmaster root it
    itsupport guest user test shared boardroom meetingroom conference warehouse shop store orders buero kontakt rechnung buchhaltung verkauf einkauf empfang
    contacto ventas administracion compras facturacion accueil direction comptabilite facturation boekhouding verkoop inkoop receptie amministrazione segreteria`),
  nicknames,
  titles: list(
    'mr mrs ms miss dr prof sir dame herr frau dipl ing mag mme mlle monsieur madame sr sra sig dott dottssa mba phd md dds cpa esq rn',
  ),
  suffixes: list('jr junior sr senior ii iii iv'),
});

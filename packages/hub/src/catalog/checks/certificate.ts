import { defineCheck } from '../../engine/preflight/check.ts';

const day = 86_400_000;

/** The certificate chain, as this machine trusts it (API.md 1.1; PERMISSIONS.md, on-premises: the full chain). */
export const certificate = defineCheck({
  name: 'certificate',
  title: 'Certificate',
  needs: [],
  cost: () => 0,
  run: async (probe) => {
    const reading = await probe.certificate();
    if (!reading) return [{ outcome: 'not-tested', sentence: 'No certificate: the address begins with http.' }];
    if (reading.problem !== null)
      return [
        {
          outcome: 'failed',
          sentence: `The certificate of the host is not trusted (${reading.problem}).`,
          causes: causesOf(reading.problem),
          remedy:
            'Install the full certificate chain on the web server of HaloPSA, or give the certificate of your own authority by --ca-file.',
          mayBeSavedWhenCauseIsOutside: true,
        },
      ];
    const daysLeft = reading.validTo === null ? null : Math.floor((reading.validTo - probe.now) / day);
    if (daysLeft !== null && daysLeft < 21)
      return [
        {
          outcome: 'warning',
          sentence: `The certificate of the host ends in ${daysLeft} days.`,
          causes: ['it has not been renewed yet'],
          remedy: 'Renew it before then; the connection stops working on that day.',
        },
      ];
    return [
      {
        outcome: 'passed',
        sentence: `The certificate is trusted${daysLeft === null ? '' : ` and valid for ${daysLeft} more days`}.`,
      },
    ];
  },
});

function causesOf(problem: string): readonly string[] {
  if (problem === 'CERT_HAS_EXPIRED') return ['it has expired', "this machine's clock is wrong"];
  if (problem === 'ERR_TLS_CERT_ALTNAME_INVALID') return ['it was issued for another name', 'the address names the wrong host'];
  if (problem === 'UNABLE_TO_VERIFY_LEAF_SIGNATURE' || problem === 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY')
    return ['the web server does not send the intermediate certificate', 'it comes from an authority of your own'];
  if (problem === 'DEPTH_ZERO_SELF_SIGNED_CERT' || problem === 'SELF_SIGNED_CERT_IN_CHAIN')
    return ['it is signed by an authority of your own', 'something between here and the host inspects the traffic'];
  return ['the chain cannot be verified', 'something between here and the host inspects the traffic'];
}

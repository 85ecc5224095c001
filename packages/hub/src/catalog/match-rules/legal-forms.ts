const list = (text: string): string[] => text.split(',').map((form) => form.trim());

/**
 * Legal forms of companies by family, as they stand at the end of names (some at the beginning), without dots. What belongs to one family is
 * written now this way and now that; two families are two companies. `any` says nothing of its own: it stands beside all others.
 */
export const legalForms: Readonly<Record<string, string[]>> = {
  any: list(
    'company, co, cie, compagnie, in liquidation, il, in administration, head office, main office, main site, headquarters, hq, hauptsitz, zentrale, siege social, hoofdkantoor, sede central, sede',
  ),
  limited: list(
    'limited, ltd, ltd co, co ltd, company limited, limited company, pty ltd, pty limited, proprietary limited, pte ltd, pte limited, private limited, pvt ltd, pvt limited, pty, pte, pvt, ltda, limitada, limitee, ltee, sdn bhd, bhd, berhad, cyf, teoranta, teo, tapui limited, wll, lda, unipessoal lda, ltd sti, limited sirketi, eood, ood',
  ),
  plc: list('plc, public limited company, ccc, public company limited, pcl, public limited'),
  incorporated: list('inc, incorporated, corp, corporation, co inc, incorporee, chartered, corp inc'),
  llc: list(
    'llc, lc, limited liability company, limited liability co, l l c, pllc, professional limited liability company, pte llc, fze, fz llc, fzco',
  ),
  partnership: list('llp, limited liability partnership, lp, limited partnership, lllp, gp, general partnership'),
  professional: list('pc, pa, professional corporation, professional association, apc, plc pc, aplc'),
  nonprofit: list('cic, community interest company, cio, nfp'),
  gmbh: list(
    'gmbh, mbh, gesellschaft mbh, gesellschaft mit beschrankter haftung, ggmbh, gesmbh, ges mbh, ug, ug haftungsbeschrankt, unternehmergesellschaft, sarl gmbh',
  ),
  kg: list(
    'gmbh and co kg, gmbh co kg, gmbh and co, gmbh and cokg, co kg, and co kg, kg, kommanditgesellschaft, ag and co kg, ag co kg, gmbh and co kgaa, kgaa, ug and co kg, ug co kg, gmbh and co ohg',
  ),
  ag: list('ag, aktiengesellschaft, se, societas europaea'),
  ohg: list('ohg, offene handelsgesellschaft, gbr, gesellschaft burgerlichen rechts, og, partg, partg mbb, partgmbb, part mbb'),
  ek: list('ek, e k, eingetragener kaufmann, e kfm, eu, einzelunternehmen, inh'),
  ev: list('ev, e v, eingetragener verein'),
  eg: list('eg, genossenschaft, eingetragene genossenschaft'),
  bv: list('bv, besloten vennootschap, bvba, srl bv, bv ba, flex bv'),
  nv: list('nv, naamloze vennootschap'),
  vof: list('vof, v o f, vennootschap onder firma, cv, commanditaire vennootschap, maatschap'),
  stichting: list('stichting, asbl, vzw, association sans but lucratif'),
  sarl: list('sarl, s a r l, eurl, selarl, societe a responsabilite limitee, sarlu'),
  sas: list('sas, sasu, selas, societe par actions simplifiee'),
  sa: list('sa, s a, societe anonyme, sociedad anonima, sociedade anonima, sa de cv, sau, sab de cv, sca, sicav, spolka akcyjna'),
  snc: list('snc, sci, scp, scop, gie, societe civile, scrl, societe en nom collectif'),
  srl: list(
    'srl, srls, societa a responsabilita limitata, sl, slu, slp, sociedad limitada, sociedad de responsabilidad limitada, s de rl, s de rl de cv, srl de cv, srl unipersonale',
  ),
  spa: list('spa, societa per azioni, sapa'),
  sas2: list('soc coop, societa cooperativa, scarl, scrl coop, coop, cooperative, cooperativa, sociedad cooperativa'),
  aps: list('aps, anpartsselskab, ivs'),
  as: list('as, a s, asa, aktieselskab, aksjeselskap, allmennaksjeselskap'),
  ab: list('ab, aktiebolag, ab publ, aktiebolaget, hb, handelsbolag, kb, kommanditbolag'),
  oy: list('oy, oyj, osakeyhtio, oy ab, ky, tmi'),
  hf: list('hf, ehf, ohf'),
  ou: list('ou, osauhing'),
  sia: list('sia, uab, mb, ab uab'),
  sro: list('sro, spol sro, spol s ro, s r o, spolecnost s rucenim omezenym, s ro'),
  czas: list('akciova spolecnost, akc spol'),
  doo: list('doo, d o o, dd, jdoo'),
  kft: list('kft, korlatolt felelossegu tarsasag, bt, betéti tarsasag'),
  zrt: list('zrt, nyrt, rt'),
  zoo: list(
    'sp zoo, sp z oo, sp zo o, spz oo, sp zo, sp z o, sp z o o, spzoo, spolka z oo, spolka z ograniczona odpowiedzialnoscia, sp k, sp j, sp zoo sp k',
  ),
  ooo: list('ooo, zao, oao, pao, ip, tov, zat, ооо, зао, оао, пао, тов'),
  jsc: list('jsc, ojsc, cjsc, pjsc, joint stock company, public joint stock company'),
  oe: list('epe, ae, ike, oe, ee'),
  as2: list('anonim sirketi, a s tic, san ve tic as, san ve tic ltd sti'),
  kk: list('kk, kabushiki kaisha, kabushikigaisha, gk, godo kaisha, yk, yugen kaisha'),
  pt: list('pt, tbk, persero'),
  ohada: list('sarlau, spas'),
};

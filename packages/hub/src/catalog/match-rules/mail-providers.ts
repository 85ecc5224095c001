const list = (text: string): string[] => text.split(/\s+/).filter((word) => word !== '');

/** Domains where anybody can have an address, and beginnings of domains that a provider gives to each customer. They identify no company. */
export const mailProviders: string[] = list(`
  gmail.com googlemail.com outlook.com hotmail.com hotmail.co.uk hotmail.fr hotmail.de hotmail.it hotmail.es live.com live.co.uk live.fr live.nl msn.com
  outlook.de outlook.fr outlook.es outlook.com.au yahoo.com yahoo.co.uk yahoo.fr yahoo.de yahoo.it yahoo.es yahoo.ca yahoo.com.au ymail.com rocketmail.com aol.com
  icloud.com me.com mac.com proton.me protonmail.com pm.me tutanota.com tuta.io zoho.com zohomail.com fastmail.com hey.com mail.com email.com inbox.com
  gmx.de gmx.net gmx.at gmx.ch gmx.com web.de t-online.de freenet.de arcor.de online.de vodafone.de posteo.de mailbox.org 1und1.de
  btinternet.com btconnect.com btopenworld.com sky.com virginmedia.com talktalk.net ntlworld.com blueyonder.co.uk tiscali.co.uk plusnet.com
  orange.fr wanadoo.fr free.fr sfr.fr laposte.net bbox.fr neuf.fr libero.it tin.it alice.it virgilio.it tiscali.it fastwebnet.it
  comcast.net verizon.net att.net sbcglobal.net bellsouth.net cox.net charter.net earthlink.net frontier.com optonline.net centurylink.net windstream.net
  rogers.com shaw.ca bell.net sympatico.ca telus.net bigpond.com bigpond.net.au optusnet.com.au iinet.net.au tpg.com.au xtra.co.nz
  ziggo.nl kpnmail.nl planet.nl home.nl xs4all.nl hetnet.nl telenet.be skynet.be proximus.be bluewin.ch hispeed.ch sunrise.ch a1.net aon.at chello.at
  telia.com online.no mail.dk hotmail.dk hotmail.se wp.pl o2.pl onet.pl interia.pl seznam.cz centrum.cz freemail.hu citromail.hu mail.ru yandex.ru yandex.com
  qq.com 163.com 126.com naver.com rediffmail.com uol.com.br bol.com.br terra.com.br terra.es telefonica.net
  onmicrosoft.com microsoft.com google.com facebook.com linkedin.com wixsite.com wordpress.com squarespace.com myshopify.com business.site localhost local localdomain lan
  example.com example.org example.net test.com domain.com company.com noemail.com none.com`);

const list = (text: string): readonly string[] => text.trim().split(/\s+/);

/** Words of an invented world. They were written down without looking at what the rules know. */
export const worldWords = {
  surnames: list(`Abernathy Achterberg Ainsworth Albrecht Almeida Andersen Arkwright Ashdown Aubertin Bainbridge Barlow Baumgartner Beauchamp Bellamy Bergström Biermann Blackwood
    Bonnefoy Brandt Brennan Bruneau Cabrera Calloway Carrington Castellano Chadwick Christiansen Clarke Cordero Cunningham Dahlberg Delacroix Demir Deschamps Drummond Dubois Eckhart
    Ekström Ellsworth Escobar Fairchild Farnsworth Ferreira Fitzgerald Forsyth Fournier Gallagher García Gebhardt Gillespie Girard González Grünwald Gustafsson Haas Halvorsen Hartley
    Hawthorne Heidrich Hernández Hillman Holloway Huber Iversen Jankowski Jensen Johansen Johnson Kaczmarek Kavanagh Keller Kessler Kowalczyk Krüger Lachance Lambert Larsen Leclerc
    Lindqvist Lockwood López Lundgren MacKenzie Maddox Marchetti Martin Mazur McAllister Meier Mercier Montague Moreau Müller Murphy Nakamura Nielsen Novák O'Brien O'Donnell Olsson
    Ortega Osborne Pappas Patel Pearce Petersen Pfeiffer Pruitt Quigley Radcliffe Ramírez Reinhardt Rhodes Rivera Rosenberg Rossi Sanderson Schäfer Schneider Schröder Serrano Shaw
    Sinclair Smith Sørensen Stafford Steiner Sullivan Svoboda Tanaka Thibault Thompson Thornton Tremblay Underhill Vandenberg Vasquez Vogel Wagner Wainwright Walsh Weber Whitaker
    Williams Winslow Wójcik Yamamoto Zieliński Zimmermann`),
  brands: list(`Aurex Bluefin Brightwater Cedarline Cobalt Corvane Driftwood Emberly Evergreen Fernwick Foxglove Glenmoor Granite Greystone Harborline Helix Highfield Ironbridge Juniper
    Kestrel Larkspur Lumina Maplecroft Meridian Mosaic Nimbus Northstar Oakhurst Onyx Pinnacle Quantum Quarry Redwood Riverbend Rosewood Saffron Sagebrush Silverlake Skyline Solstice
    Sterling Stonegate Summit Tamarack Thistle Trident Vantage Velora Vertex Westbrook Whitestone Willowmere Windrose Zenith Zephyr Ardent Basalt Calypso Dovetail Eclipse Falcon Harvest
    Keystone Lantern Monarch Nautilus Orchard Paragon Quill Rampart Sentinel Tundra Umbra Vanguard Wayfarer Yarrow`),
  halves: list('Aber Balm Cind Dros Ebb Flor Gild Hask Ing Jass Kirr Lodd Murr Nell Ospr Pirr Quen Rovv Sill Trub Urd Vock Wrenn Yast Zorr Bri Cal Dor Ex Fen Gra Hal Ill Jor Kel Lum Mav Nor Oct Pel Quo Ril Sar Tov Ul Ven Wex Xan Yor Zel Am Bex Cyr Del Eon'),
  ends: list('danta vora lix dyne tera nova quil mont sys bria cora tix lane zen pact rada mira phor gent vance'),
  trades: [
    'Dental Care', 'Plumbing', 'Law', 'Accounting', 'Construction', 'Logistics', 'Bakery', 'Engineering', 'Architects', 'Insurance', 'Veterinary Clinic', 'Electrical', 'Manufacturing', 'Motors', 'Farms',
    'Property Management', 'Physiotherapy', 'Landscaping', 'Printing', 'Opticians', 'Recruitment', 'Brewing', 'Packaging', 'Roofing', 'Transport', 'Orthodontics', 'Wealth Management', 'Interiors', 'Foods', 'Chemicals',
    'Analytics', 'Freight', 'Joinery', 'Aviation', 'Pharmacy', 'Marine Supplies', 'Upholstery', 'Surveyors', 'Glazing', 'Flooring',
  ],
  fillers: ['Group', 'Services', 'Solutions', 'Holdings', 'Partners', 'Associates', 'Consulting', 'Industries', 'International', 'Technologies', 'Enterprises', 'Systems'],
  towns: [
    ['Aldermere', 'AL4 2QT', 'UK'], ['Bexcombe', 'BX1 7RD', 'UK'], ['Carrow', 'CW9 3LP', 'UK'], ['Dunmarsh', 'DM2 8HA', 'UK'], ['Elverton', 'EV5 1NB', 'UK'], ['Fairhollow', '30412', 'US'], ['Grand Pines', '55217', 'US'],
    ['Hartsburg', '62044', 'US'], ['Ironwood Falls', '80231', 'US'], ['Jasper Creek', '97119', 'US'], ['Kirchfeld', '86152', 'DE'], ['Lindenau', '04177', 'DE'], ['Mühlbach', '70376', 'DE'], ['Neustadt', '67434', 'DE'],
    ['Oosterwijk', '5061 HG', 'NL'], ['Papendal', '6816 VD', 'NL'], ['Quimperville', '29000', 'FR'], ['Rochemont', '07400', 'FR'], ['Sant Pau', '08025', 'ES'], ['Torrealba', '28230', 'ES'], ['Uldum', '7171', 'DK'],
    ['Vestby', '1540', 'NO'], ['Wrocin', '50-123', 'PL'], ['Yarraville', '3013', 'AU'], ['Zillertal', '6280', 'AT'],
  ] as const,
  streets: list('Mill Church Station Park Victoria Queen Garden Bridge School Forest Lake Castle Market Chapel Orchard River Meadow Hill Spring Union Linden Birch Harbour Foundry Priory Abbey Canal Quarry Granary Tannery'),
  forms: { UK: ['Ltd', 'Limited', 'PLC', 'LLP'], US: ['Inc', 'LLC', 'Inc.', 'Corp'], DE: ['GmbH', 'AG', 'GmbH & Co. KG', 'e.K.'], NL: ['B.V.', 'BV', 'N.V.'], FR: ['SARL', 'SAS', 'S.A.'], ES: ['S.L.', 'S.A.'], DK: ['ApS', 'A/S'], NO: ['AS'], PL: ['Sp. z o.o.', 'S.A.'], AU: ['Pty Ltd'], AT: ['GmbH', 'OG'] } as Readonly<Record<string, readonly string[]>>,
  /** How the same form is written elsewhere. */
  formSpellings: { Ltd: ['Limited', 'LTD', 'Ltd.'], Limited: ['Ltd', 'Ltd.'], Inc: ['Incorporated', 'Inc.', 'INC'], 'Inc.': ['Inc', 'Incorporated'], LLC: ['L.L.C.', 'llc'], Corp: ['Corporation', 'Corp.'], GmbH: ['G.m.b.H.', 'GMBH', 'gmbh'], 'GmbH & Co. KG': ['GmbH & Co KG', 'GmbH + Co. KG'], 'B.V.': ['BV', 'bv'], BV: ['B.V.'], 'S.L.': ['SL', 'S.L'], 'S.A.': ['SA'], 'Sp. z o.o.': ['Sp. z o. o.', 'sp.zo.o.', 'SP Z OO'], 'A/S': ['AS', 'a/s'], 'Pty Ltd': ['Pty. Ltd.', 'Pty Limited'], PLC: ['plc', 'P.L.C.'], LLP: ['L.L.P.'], SARL: ['S.A.R.L.', 'Sarl'], SAS: ['S.A.S.'], 'e.K.': ['eK', 'e. K.'] } as Readonly<Record<string, readonly string[]>>,
  /** How people shorten words. */
  shortened: { Services: 'Svcs', Solutions: 'Solns', Manufacturing: 'Mfg', International: "Int'l", Associates: 'Assoc', Management: 'Mgmt', Construction: 'Constr.', Engineering: 'Eng', Technologies: 'Tech', Industries: 'Ind.', Insurance: 'Ins', Brothers: 'Bros', Enterprises: 'Ent.', Group: 'Grp', Holdings: 'Hldgs', Partners: 'Ptnrs', Consulting: 'Cons.', Accounting: 'Acctg' } as Readonly<Record<string, string>>,
  firstNames: list('Ada Bruno Celia Dmitri Elena Felix Greta Hugo Ines Jonas Katrin Leon Mina Nils Olga Pavel Rosa Stefan Tilda Ulf Vera Wanda Yusuf Zoe Marcus Priya Kwame Ingrid Mateo Sofia'),
} as const;

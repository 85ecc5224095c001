/** Two companies that are not one, however much they look it. */
export interface Trap {
  readonly why: string;
  readonly left: string;
  readonly right: string;
}

const trap = (why: string) => (pair: string): Trap => {
  const [left = '', right = ''] = pair.split(' | ');
  return { why, left, right };
};

const numbered = [
  'Corvane 1 | Corvane 2', 'Corvane Ltd 1 | Corvane Ltd 2', 'Corvane1 | Corvane2', 'Corvane I | Corvane II', 'Corvane II Inc | Corvane III Inc', 'Corvane One | Corvane Two', 'Unit 4 Joinery | Unit 5 Joinery',
  'Studio 54 Films | Studio 45 Films', 'Corvane 10 | Corvane 100', 'Second Street Dental | Third Street Dental', '1st Choice Glazing | 2nd Choice Glazing', 'Corvane #3 | Corvane #8', 'Corvane Store 0012 | Corvane Store 0013',
  'Level 7 Interiors | Level 9 Interiors', 'Corvane | Corvane 2', 'Corvane (1) Ltd | Corvane Ltd', 'Ward Six Brewing | Ward Seven Brewing', 'Corvane IV | Corvane VI', 'Filiale 12 Kestrel GmbH | Filiale 21 Kestrel GmbH', 'Kestrel 2019 Ltd | Kestrel 2020 Ltd',
];
const directed = [
  'Quarry North | Quarry South', 'North Quarry Ltd | Quarry Ltd', 'Eastgate Dental East | Eastgate Dental West', 'Quarry Nord GmbH | Quarry Süd GmbH', 'Upper Mill Farms | Lower Mill Farms', 'Northern Lights Glazing | Southern Lights Glazing',
  'Quarry Norte SL | Quarry Sur SL', 'Quarry Northeast | Quarry Northwest', 'Quarry Junior School | Quarry Senior School', 'Quarry Downtown Clinic | Quarry Uptown Clinic', 'Quarry A | Quarry B', 'Quarry Unit A Ltd | Quarry Unit C Ltd', 'West Quarry | East Quarry', 'Quarry Noord BV | Quarry Zuid BV',
];
const placed = [
  'Tamarack Leeds Ltd | Tamarack York Ltd', 'Tamarack UK Ltd | Tamarack France SAS', 'Tamarack Deutschland GmbH | Tamarack Austria GmbH', 'Tamarack Boston | Tamarack Chicago', 'Tamarack (Ireland) Ltd | Tamarack (Scotland) Ltd', 'Tamarack EMEA | Tamarack APAC',
  'Tamarack USA Inc | Tamarack Canada Inc', 'Tamarack Berlin | Tamarack Hamburg', 'Leeds Dental Care | Bath Dental Care', 'Tamarack Texas LLC | Tamarack Florida LLC', 'Bank of Aldermere | Bank of Bexcombe', 'City of Fairhollow | City of Hartsburg', 'University of Carrow | University of Elverton',
];
const sisters = [
  'Thistle Plumbing Ltd | Thistle Electrical Ltd', 'Thistle Holdings | Thistle Properties', 'Thistle Ltd | Thistle Property Management Ltd', 'Thistle Logistics | Thistle Shipping', 'Thistle Verwaltungs GmbH | Thistle Vertriebs GmbH', 'Thistle Group Holdings | Thistle Group Services',
  'Thistle | Thistle Capital', 'Thistle Foundation | Thistle Ventures', 'Thistle Motors | Thistle Motor Finance', 'Thistle Foods | Thistle Farms', 'Thistle Dental | Thistle Rental', 'Thistle Medical | Thistle Media', 'Thistle Law | Thistle Lawns', 'Thistle Design | Thistle Designer Kitchens',
  'Thistle Insurance Brokers | Thistle Mortgage Brokers', 'Thistle Care Homes | Thistle Home Care Agency', 'Thistle Immobilien GmbH | Thistle Bau GmbH', 'Thistle Hotel | Thistle Hostel', 'Thistle Recruitment | Thistle Training', 'Thistle Marine | Thistle Mining',
];
const surnames = [
  'Hansen Ltd | Hanson Ltd', 'Meier GmbH | Maier GmbH', 'Meyer GmbH | Mayer GmbH', 'Smith & Jones | Smith & James', 'Clark Motors | Clarke Motors', 'Peterson Law | Petersen Law', 'Brown & Sons | Braun & Sons', 'Stuart Homes | Stewart Homes', 'J Smith Ltd | K Smith Ltd', 'JB Smith | JD Smith',
  'Bauch, Anderson and Schiller | Bauch, Anderson and Kuhn', 'Reed LLP | Reid LLP', 'Gray Optical | Grey Optical', 'Phillips Farms | Philips Farms', 'Johnston Roofing | Johnson Roofing', 'Carr & Co | Kerr & Co', 'Lee Dental | Leigh Dental', 'Marten Foods | Martin Foods', 'Allan Print | Alan Print', 'Harris Law | Harries Law',
];
const near = [
  'Orbit Ltd | Orbis Ltd', 'Lumina Ltd | Lumino Ltd', 'Nexus IT | Nexis IT', 'Vertex Ltd | Vortex Ltd', 'Cobalt Inc | Cobolt Inc', 'Zenit AG | Zenith AG', 'Aurora Ltd | Aurera Ltd', 'Delta Co | Delia Co', 'Solaris | Solari', 'Primo Foods | Prime Foods', 'Sonora | Sonara', 'Helix | Felix',
  'Global Services Group | National Services Group', 'The Law Firm | The Tax Firm', 'Family Dental | Family Medical', 'First Consulting | Best Consulting', 'IT Solutions Ltd | IT Systems Ltd', 'ABC Ltd | ABD Ltd', 'ABC Services | ACB Services', 'AB Ltd | BA Ltd', 'XY Group | XZ Group', 'KPG | KPJ',
];
const legal = [
  'Saffron GmbH | Saffron AG', 'Saffron Ltd | Saffron LLP', 'Saffron SARL | Saffron SA', 'Saffron B.V. | Saffron N.V.', 'Saffron Inc | Saffron LLC', 'Saffron S.p.A. | Saffron S.r.l.', 'Saffron e.V. | Saffron GmbH', 'Saffron KG | Saffron AG', 'Saffron AB | Saffron Oy', 'Saffron PLC | Saffron CIC', 'Saffron ApS | Saffron A/S', 'Stichting Saffron | Saffron BV',
];
const recorded = [
  'Juniper Ltd | OLD - Juniper Ltd', 'Juniper Ltd | Juniper Ltd (inactive)', 'Juniper | Juniper TEST', 'Juniper | zz Juniper', 'Juniper Ltd | Juniper Ltd - archived', 'Juniper Ltd | DUPLICATE Juniper Ltd', 'Juniper | Juniper Demo', 'Juniper Ltd | Juniper Ltd (closed)', 'Template | Template 2', 'Juniper | Juniper (prospect)',
];
const disguised = [
  'Acme Ltd | Аcme Ltd', 'Paypal | Paypa1', 'Google | G00gle', 'Modern Homes | Modem Homes', 'Apple Farms | Appie Farms', 'Cosco | Соѕсо', 'Bank One | Bаnk One', 'Vvestern Foods | Western Foods', 'Oracle | 0racle', 'Bellamy | BelIamy', 'Kestrel | Kes\u200btrel', 'Kestrel | 𝐊estrel', 'Kestrel | Кеstrel', 'Onyx | Оnyx', 'Tamarack | Tamarаck', 'Lark | Ⅼark', 'Alpha Omega | Αlpha Omega', 'Ixora | lxora', 'Kestrel\u202e Ltd | Kestrel Ltd', 'Fernwick | Fermwick Ferrnwick',
];
const empty = ['N/A | N/A', 'None | None', 'Unknown | Unknown', 'The Company | The Company Ltd', '- | -', 'Test | Test', 'Default | Default', 'Ltd | Ltd', '... | ...', 'Services | Services'];
const initials = ['Northern Metal Works | NMW', 'International Box Makers | IBM', 'Bright Blue Cars | BBC', 'ABC | A Better Clinic'];

/** Pairs of names; nothing else is known of the two. */
export const companyTraps: readonly Trap[] = [
  ...numbered.map(trap('siblings that a number tells apart')),
  ...directed.map(trap('siblings that a direction tells apart')),
  ...placed.map(trap('branches in two places')),
  ...sisters.map(trap('sister companies')),
  ...surnames.map(trap('two people of nearly one name')),
  ...near.map(trap('two words, not a slip of the pen')),
  ...legal.map(trap('two legal persons')),
  ...recorded.map(trap('a record that is not the company any more')),
  ...disguised.map(trap('made to look alike')),
  ...empty.map(trap('a name that says nothing')),
  ...initials.map(trap('initials are no name')),
];
